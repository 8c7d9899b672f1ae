"""What stands at either end of an article without being of it: what to read next, calls, rights, dates of the page.

The words are few and by language; what a line says of itself counts only at the ends of a body, and where it is short.
"""

import re

from workbench.importing.pasted.lexicon import lexicon, line_key
from workbench.importing.shown_dates import find_day

_LINE_CHARS = 80
_CALL_CHARS = 400
_RIGHTS_CHARS = 300
_HOUSE_LINE_CHARS = 200
_DATE_LINE_CHARS = 60
_DATE_LINE_WORDS = 8
# Opens the heading or line above what else there is to read.
_NEXT = """
more on|more about|more from|more stories|more news|read next|read more|read also|also read|see also|you may also|
you might also|related|recommended|don't miss|up next|most read|most popular|trending|latest news|also on|what to read
mehr zum|mehr zu|mehr aus|mehr über|mehr themen|mehr artikel|mehr lesen|weitere artikel|weitere themen|weitere beiträge|weitere news|
weitere meldungen|auch auf|auch interessant|das könnte|lesen sie auch|lesen sie mehr|
lies auch|passend dazu|passend zum|top-themen|meistgelesen|ähnliche|schon gelesen|das thema könnte|unsere empfehlung
à lire|lire aussi|sur le même|dans la même|articles similaires|voir aussi|les plus lus|pour aller plus loin|plus d'articles|en savoir plus
lea también|lee también|le puede interesar|te puede interesar|más sobre|más noticias|más leídas|noticias relacionadas|vea también|mira lo que|mira también
lo más|otras noticias|leggi anche|potrebbe interessarti|ti potrebbe|articoli correlati|altri articoli|leia também|leia mais|veja também
mais lidas|notícias relacionadas|lees ook|meer over|gerelateerd|czytaj też|czytaj także|zobacz też|zobacz także|czytaj więcej|polecamy
przeczytaj|podobne|čtěte také|mohlo by vás|související|läs också|läs mer|les også|les mer|læs også|lue myös|olvassa el|citește și
читайте также|читать также|по теме|ещё по теме|похожие|материалы по теме|смотрите также|самое читаемое|читайте також|більше новин
اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|ذات صلة|الأكثر قراءة|قد يهمك|شاهد أيضا|ilgili haberler|ayrıca okuyun|benzer haberler
بیشتر بخوانید|আরও পড়ুন|আরো পড়ুন|यह भी पढ़ें|ये भी पढ़ें|相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|更多|関連記事|あわせて読みたい|관련기사
baca juga|xem thêm|tin liên quan|διαβάστε επίσης|קרא גם
"""
# Stands in the last lines of pages whatever the article: who may copy, who pays, where to follow.
_HOUSE = """
subscribe|subscriber|subscribers|subscription|sign up|signup|newsletter|newsletters|follow us|join us|donate|donation|donations
copyright|all rights reserved|patreon|paypal|telegram channel|whatsapp channel|youtube channel
abonnieren|abonnent|abonnenten|newsletter-anmeldung|spenden|unterstützen sie|unterstütze|folgen sie|folge uns|alle rechte vorbehalten
abonnez-vous|abonné|abonnés|infolettre|suivez-nous|tous droits réservés|faire un don|soutenez
suscríbete|suscribirse|suscriptores|síguenos|hazte miembro|todos los derechos|dona|iscriviti|abbonati|seguici|tutti i diritti
assine|inscreva-se|siga-nos|todos os direitos|subskrypcji|subskrybuj|prenumeraty|prenumeratę|wszelkie prawa|prawem autorskim
подпишитесь|подписывайтесь|поддержите|все права|اشترك|تابعنا|جميع الحقوق|abone ol|bizi takip|tüm hakları|订阅|关注我们|版权所有|購読|구독
"""
# How long reading takes, as a page sets it above a text.
_READING_TIME = re.compile(
    r"\d+ ?(?:min(?:ute[sn]?|\.)?|мин\w*|dakika|دقائق|دقيقة)[ -](?:read|lesezeit|de lecture|de lectura|di lettura|leitura|чтения|okuma)|"
    r"(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|"
    r"czas czytania|ten tekst przeczytasz|время чтения|وقت القراءة|okuma süresi)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def _alternatives(table: str) -> str:
    phrases = {p.strip() for row in table.strip().splitlines() for p in row.split("|") if p.strip()}
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_NEXT_START = re.compile(rf"(?:{_alternatives(_NEXT)})(?!\w)|(?:相关|更多|関連|관련|推荐)")
_HOUSE_WORD = re.compile(rf"(?<!\w)(?:{_alternatives(_HOUSE)})(?!\w)|订阅|关注我们|版权所有|購読|구독")


def leads_on(text: str) -> bool:
    """Tell a short line that opens what else there is to read."""
    return len(text) <= _LINE_CHARS and _NEXT_START.match(line_key(text.lstrip("»›→>¡¿[( *"))) is not None


def is_of_house(text: str) -> bool:
    """Tell a short paragraph in which the house speaks for itself: calls, rights, where to follow it."""
    if len(text) > _CALL_CHARS:
        return False
    if len(text) <= _RIGHTS_CHARS and _RIGHTS.match(text):
        return True
    key = line_key(text)
    if _HOUSE_WORD.search(key):
        return True
    # These words are a browser's and a lawyer's as well; an article may speak of them at length.
    return len(text) <= _HOUSE_LINE_CHARS and lexicon().house.search(key) is not None


def is_page_date(text: str) -> bool:
    """Tell a line that is nothing but the date of the page, or how long it takes to read."""
    if len(text) > _DATE_LINE_CHARS:
        return False
    if _READING_TIME.search(text):
        return True
    return len(text.split()) <= _DATE_LINE_WORDS and find_day(text) is not None
