"""The words by which lines of a pasted page give themselves away as furniture, in the languages of our readers.

Phrases are compared with a line's key: lower case, numbers as "#", no marks at either end. One phrase a line or, parted
by "|", several. To teach the reader a new phrase, add it here.
"""

import re
from functools import cache

# A line that is nothing but one of these.
_FURNITURE = """
weitere informationen|externer inhalt|jetzt registrieren|jetzt anmelden|bild anzeigen|otras noticias|newsticker
lo más visto|jetzt bestellen|buch bestellen|mehr anzeigen|alle anzeigen|bild schließen|bild anzeigen bild schließen
register now|get started|buy now|order now|szukaj|udostępnij|drukuj|więcej|czytaj także|czytaj też|podziel się
zobacz także|zaloguj|polecamy|hírlevél|megosztás|nyomtatás|share|tweet|e-mail|email|print|pin|pin it|whatsapp
telegram|facebook|twitter|x|linkedin|reddit|tumblr|pinterest|instagram|youtube|messenger|bluesky|mastodon|flipboard
pocket|xing|vk|viber|rss|copy link|follow us|like this|more|save|bookmark|listen|read more|continue reading
advertisement|advertisements|ad|ads|sponsored|promoted|log in|login|sign in|register|menu|search|home|next|previous
next post|previous post|next article|previous article|back to top|back|loading|view more|view all|show more|see more
learn more|click here|close|open|skip|play|share this|share article|share this article|contact|contact us|about
about us|subscribe|subscribe now|newsletter|newsletters|subscriptions|donate|donate now|support us|my account
account|cart|shop|archive|archives|categories|category|tags|topics|sections|careers|jobs|help|faq|sitemap|legal
imprint|privacy|terms|accessibility|advertise|advertise with us|latest news|most read|most popular|trending
trending now|top stories|recent posts|breaking news|related|related articles|related posts|related stories
related news|related topics|you may also like|you might also like|recommended|recommended for you|editor's picks
read next|more stories|more news|more from this author|read also|see also|also read|in this article|follow|following
sign up|sign up now|join|join us|photos|photo|video|videos|gallery|podcast|podcasts|weather|updated|published|posted
file photo|image|caption|hide caption|toggle caption|enlarge|download|apps|rate this|views|shares|werbung|anzeige
teilen|drucken|merken|kommentieren|mehr|weiterlesen|mehr lesen|mehr erfahren|startseite|suche|suchen|menü|anmelden
einloggen|abmelden|registrieren|abonnieren|abo|impressum|datenschutz|agb|kontakt|über uns|mediadaten|nach oben
weitere artikel|weitere beiträge|weitere meldungen|ähnliche artikel|ähnliche beiträge
das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|lesen sie auch|mehr zum thema
zum thema|meistgelesen|schlagwörter|schlagworte|themen|rubriken|kategorien|archiv|neueste beiträge|spenden
jetzt spenden|folgen sie uns|bild|bilder|fotostrecke|zurück|weiter|artikel teilen|diesen artikel teilen
diesen beitrag teilen|teile diesen beitrag|zur startseite|zum inhalt springen|partager|partager cet article|imprimer
envoyer|s'abonner|se connecter|connexion|s'inscrire|mon compte|accueil|recherche|rechercher|menu principal
lire aussi|à lire aussi|lire la suite|en savoir plus|publicité|suivez-nous|contactez-nous|mentions légales
sur le même sujet|dans la même rubrique|les plus lus|articles liés|mots-clés|faire un don|soutenez-nous
retour en haut|voir plus|compartir|compartir nota|comparte|imprimir|suscribirse|suscríbete|iniciar sesión
registrarse|inicio|buscar|publicidad|leer más|seguir leyendo|lea también|te puede interesar|le puede interesar
más leídas|lo más leído|noticias relacionadas|relacionadas|etiquetas|temas relacionados|contacto|aviso legal
síguenos|ver más|donar|haz una donación|últimas noticias|facebook messenger|condividi|stampa|abbonati|accedi|cerca
leggi anche|leggi tutto|pubblicità|contatti|chi siamo|seguici|delen|abonneren|lees ook|zoeken|поделиться|печать
читать далее|читайте также|читать также|подписаться|подписка|войти|вход|регистрация|поиск|меню|главная|реклама
контакты|о нас|о проекте|все новости|новости партнеров|популярное|самое читаемое|похожие статьи|материалы по теме
по теме|теги|поддержать|поддержите нас|вконтакте|одноклассники|телеграм|наверх|ещё|еще|подробнее|распечатать
скопировать ссылку|مشاركة|شارك|شاركها|طباعة|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|المزيد|اشترك|تسجيل الدخول|بحث|القائمة
الرئيسية|إعلان|اتصل بنا|من نحن|مواضيع ذات صلة|ذات صلة|الأكثر قراءة|آخر الأخبار|تابعنا|فيسبوك|تويتر|واتساب|تلغرام
تيليجرام|نسخ الرابط|تبرع|ادعمنا|كلمات مفتاحية|paylaş|yazdır|devamını oku|ayrıca okuyun|abone ol|giriş yap|üye ol|ara
ana sayfa|reklam|iletişim|hakkımızda|künye|ilgili haberler|en çok okunanlar|son dakika|son haberler|bizi takip edin
bağış yap|destek ol|etiketler|gizlilik politikası
compartilhar|compartilhe|imprimir notícia|leia mais|leia também|veja também|veja mais|publicidade|entrar|assine|cadastre-se
mais lidas|últimas notícias|notícias relacionadas|voltar ao topo|contato|quem somos|siga-nos|conteúdo patrocinado
articoli correlati|ultime notizie|più letti|torna su|registrati|meer lezen|lees verder|inloggen|aanmelden
advertentie|printen|terug|gerelateerde artikelen|over ons|reklama|zaloguj się|kontakt|o nas|strona główna|najnowsze
najpopularniejsze|tagi|podobne artykuły|sdílet|tisknout|přihlásit|související články|dela|skriv ut|logga in|annons
läs mer|läs också|del|skriv ud|log ind|læs mere|læs også|annonse|les mer|les også|jaa|tulosta|kirjaudu|lue lisää|lue myös
mainos|distribuie|citește și|citește mai mult|publicitate|κοινοποίηση|διαβάστε επίσης|διαφήμιση|σύνδεση|μενού|αναζήτηση
שתף|הדפס|פרסומת|התחבר|קרא עוד|اشتراک گذاری|چاپ|بیشتر بخوانید|تبلیغات|ورود|جستجو|شیئر کریں|مزید پڑھیں|اشتہار
शेयर करें|साझा करें|और पढ़ें|यह भी पढ़ें|ये भी पढ़ें|विज्ञापन|लॉग इन|होम|खोजें|शेयर|শেয়ার করুন|শেয়ার|আরও পড়ুন|আরো পড়ুন
আরও খবর|বিজ্ঞাপন|লগইন|প্রচ্ছদ|প্রিন্ট|সর্বশেষ|সর্বাধিক পঠিত|分享|分享到|打印|广告|廣告|登录|登入|注册|註冊|首页|首頁|搜索|搜尋
相关阅读|相关新闻|相關新聞|延伸阅读|延伸閱讀|推荐阅读|热门|返回顶部|关于我们|联系我们|シェア|ツイート|印刷|広告|ログイン|会員登録
関連記事|おすすめ記事|ランキング|もっと見る|続きを読む|ホーム|検索|공유|공유하기|인쇄|광고|로그인|회원가입|관련기사|더보기|홈|검색
chia sẻ|quảng cáo|đăng nhập|tin liên quan|xem thêm|đọc thêm|bagikan|cetak|iklan|masuk|baca juga|berita terkait|terpopuler
"""
# A line that begins with one of these and is short.
_FURNITURE_STARTS = """
follow us|follow the|follow me|folgt mir|folgt uns|folg uns|gib deine e-mail|enter your email|get our|get the latest
lesen sie hier|weiterlesen|lea además|vea también|ver también|czytaj także|czytaj też|zobacz także|czytaj więcej
latest posts by|see all posts|more articles by|view all posts|hier anmelden|hier kostenlos|jetzt anmelden
jetzt kostenlos|jetzt abonnieren|jetzt für|jetzt bestellen|submit a letter|we want to hear|share on|share this
share via|share with|tweet this|follow @|sign up|subscribe to|subscribe for|log in to|sign in to|skip to|jump to
back to|related:|related articles|related posts|related stories|recommended|you may also|you might also|more from
more on|most read|most popular|tags:|tagged|filed under|posted in|categories:|category:|see also:|read also
also read|read more|read next|recommended reading|loading|view all|show all|click to|click here|download our
join our|become a|image credit|image source|file under|print this|email this|text size|listen to this
this entry was posted|bookmark the permalink|proudly powered|powered by|teilen auf|teile diesen|auf facebook
auf twitter|bei facebook|folgen sie|folge uns|lesen sie auch|lesen sie mehr|mehr zu|mehr aus|schlagwörter:
schlagworte:|kategorie:|kategorien:|themen:|zum inhalt|zur navigation|veröffentlicht in|newsletter|partager sur
partagez|suivez|abonnez-vous|je m'abonne|lire aussi|à lire|mots clés|mots-clés|inscrivez-vous|rubrique|compartir en
comparte en|síguenos|suscríbete|suscribete|lea también|lee también|etiquetas:|temas:|regístrate|condividi su
leggi anche|iscriviti|поделиться в|подписывайтесь|читайте также|читать также|теги:|рубрика:|рубрики:|метки:|شارك على
اشترك في|تابعونا|اقرأ أيض|مشاركة على|paylaş:|takip edin|abone olun|etiketler:|ayrıca oku
weitere beiträge|weitere artikel|weitere meldungen|mehr zum thema|das könnte|das thema könnte|vorheriger artikel
nächster artikel|vorheriger beitrag|nächster beitrag|sharen mit|teilen mit|abgelegt unter|previous article|next article
previous post|next post|article précédent|article suivant|artículo anterior|artículo siguiente|articolo precedente
articolo successivo|más sobre|más información:|más noticias|también te puede|mira también|mire también|lee además
veja também|leia também|leia mais|saiba mais|compartilhe|siga-nos|assine|inscreva-se|вам может быть интересно
смотрите также|следите за|lees verder|lees meer|volg ons|läs också|läs mer|les også|lue myös|olvassa el|kapcsolódó
a post shared by|ein beitrag geteilt von|una publicación compartida|une publication partagée|un post condiviso da
uma publicação compartilhada|публикация от|view this post on|sieh dir diesen beitrag|ver esta publicación
voir cette publication|visualizza questo post|ver essa foto
"""
# What a page puts under an article: nothing after one of these is the article's.
_AFTER_ARTICLE = """
about the author|about the authors|about the writer|author bio|about us|related|related articles|related posts
related stories|related news|related topics|related content|you may also like|you might also like|read next
recommended|recommended for you|more stories|more news|more from this author|most read|most popular|trending
trending now|recent posts|latest news|top stories|editor's picks|see also|further reading|über den autor
über die autorin|über die autoren|zum autor|zur autorin|ähnliche artikel|ähnliche beiträge
das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|mehr zum thema|weitere artikel
weitere beiträge|weitere meldungen|weitere themen|meistgelesen|verwandte artikel|passende artikel
mehr aus diesem ressort|neueste beiträge|lesen sie auch|mehr zu diesem thema|weitere news|sur le même sujet
dans la même rubrique|les plus lus|articles liés|à lire aussi|à propos de l'auteur|articles similaires
sur le même thème|noticias relacionadas|relacionadas|temas relacionados|te puede interesar|le puede interesar
más leídas|lo más leído|sobre el autor|artículos relacionados|también te puede interesar|otras noticias|lo más visto
leggi anche|articoli correlati|potrebbe interessarti|похожие статьи|материалы по теме|по теме|читайте также
читать также|новости партнеров|популярное|самое читаемое|об авторе|ещё по теме|مواضيع ذات صلة|ذات صلة|الأكثر قراءة
اقرأ أيضا|اقرأ أيضاً|عن الكاتب|أخبار ذات صلة|ilgili haberler|en çok okunanlar|yazar hakkında|benzer haberler
diğer haberler|czytaj także|zobacz także|polecamy|powiązane artykuły|lees ook|gerelateerd
notícias relacionadas|leia também|veja também|mais lidas|articoli correlati|potrebbe interessarti anche|più letti
gerelateerde artikelen|podobne artykuły|najpopularniejsze|související články|läs också|læs også|les også|lue myös
citește și|διαβάστε επίσης|بیشتر بخوانید|مزید پڑھیں|यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|আরও পড়ুন|আরো পড়ুন|আরও খবর
相关阅读|相关新闻|相關新聞|延伸阅读|延伸閱讀|推荐阅读|関連記事|おすすめ記事|관련기사|tin liên quan|baca juga|berita terkait
"""
# Those of them that stand between the paragraphs as well.
_READ_ALSO = """
read also|also read|see also|lesen sie auch|mehr zum thema|auch interessant|zum thema|lire aussi|à lire aussi|à lire
lea también|lee también|leggi anche|leia também|leia mais|veja também|lees ook|czytaj także|zobacz także|läs också|læs også
les også|lue myös|citește și|διαβάστε επίσης|читайте также|читать также|ayrıca okuyun|اقرأ أيضا|اقرأ أيضاً|بیشتر بخوانید
مزید پڑھیں|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|相关阅读|延伸阅读|延伸閱讀|関連記事|관련기사|baca juga|xem thêm|đọc thêm
"""
# Where one of these stands anywhere in a line of less than some forty words, the line is the house's, not the author's.
_HOUSE_WORDS = """
cookie|cookies|privacy policy|terms of use|terms of service|terms and conditions|all rights reserved|datenschutz\\w*
impressum|gdpr|opt-out|opt out|manage preferences|ad blocker|adblocker|ad-blocker|subscribe to our|subscribe to the
sign up for|sign up to|newsletter|newsletters|join our|download our|unlimited access|already a subscriber
alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|все права защищены
جميع الحقوق محفوظة|tüm hakları saklıdır|infolettre|abonnez-vous|suscríbete|подпишитесь|подписывайтесь|çerez\\w*|куки
ملفات تعريف الارتباط|your browser|javascript|enable javascript|politique de confidentialité|política de privacidad
wird in neuem fenster geöffnet|opens in new window|se abre en una ventana nueva|ouvre dans une nouvelle fenêtre
si apre in una nuova finestra|abre em nova janela|wordt in een nieuw venster geopend|otwiera się w nowym oknie
открывается в новом окне|yeni pencerede açılır|e-mail benachrichtig\\w*|notifications of new posts
recevoir des notifications|recibir notificaciones
todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena
alla rättigheter förbehållna|toate drepturile rezervate|版权所有|版權所有|著作権|無断転載|무단전재|সর্বস্বত্ব সংরক্ষিত|सर्वाधिकार सुरक्षित
تمام حقوق|تمام حقوق محفوظ|كافة الحقوق محفوظة
"""
_GIVING_WORDS = """
paypal|patreon|gumroad|ko-fi|kofi|donate|donating|donation|donations|donorbox|liberapay|buy me a coffee|buymeacoffee
boosty|subscribestar|donationalerts|crowdfunding|spende|spenden|spendenkonto|donación|donaciones|faire un don
donazione|iban|bitcoin|пожертв\\w*|поддержать проект|донат|تبرع|تبرعات|bağış|bağışlar|btc|eth|bch|usdt|monero|wallet
steady|tipeee|if every reader|if everyone reading this|if everyone who reads this|reader-funded|wenn jeder leser|wenn alle leser
si chaque lecteur|si tous les lecteurs|si cada lector|se ogni lettore|se cada leitor|если каждый читатель|her okur
"""
_GIVING_STARTS = """
support|help|donate to|back|unterstütze|unterstützen sie|unterstützt|hilf|soutenez|soutenir|apoya|apoye|sostieni
поддержите|поддержи|ادعم|ادعموا|destekle|destekleyin
"""
# A line that is nothing but one of these belongs to a comment plugin.
_COMMENT_CHROME = """
comment|comments|kommentar|kommentare|commentaire|commentaires|comentario|comentarios|commenti|reacties|комментарии
комментарий|تعليق|التعليقات|تعليقات|yorum|yorumlar|# comments|# comment|# kommentare|# kommentar|# commentaires
# commentaire|# comentarios|# comentario|# commenti|# replies|# reply|# responses|# response|# комментариев
# комментария|# комментарий|# تعليقات|# تعليق|# yorum|comments (#|comments #|comments: #|kommentare (#
commentaires (#|comentarios (#|комментарии (#|التعليقات (#|yorumlar (#|comment (#|leave a comment|post a comment
add a comment|add comment|write a comment|leave a reply|post comment|submit comment|reply to this|notify of|newest
oldest|newest first|oldest first|most voted|newest most voted|newest oldest|newest oldest most voted
oldest most voted|inline feedbacks|view all comments|load more comments|show more comments|please login to comment
connect with|label|{}|[+]|name*|email*|website|subscribe|would love your thoughts, please comment
would love your thoughts, please comment.x|x|(#x|(x|#x|reply|replies|report|report abuse|flag|permalink|edit|like
likes|# likes|# like|# points|# point|# upvotes|view replies|hide replies|show replies|upvote|downvote|vote up
vote down|best|sort by best|sort by newest|sort by|top rated|recommend|recommend #|login|disqus|add disqus
in reply to|guest|anonymous|log in to reply|log in to leave a comment|# people reacted|view # replies|view # reply
hide # replies|reply share|antworten|antwort|zitieren|melden|kommentar melden|gefällt mir|kommentar schreiben
kommentar verfassen|schreibe einen kommentar|kommentar hinterlassen|schreiben sie einen kommentar
alle kommentare anzeigen|mehr kommentare|neueste zuerst|älteste zuerst|beste zuerst|benachrichtigen bei|neueste
älteste|meiste bewertungen|inline-feedbacks|alle kommentare ansehen|alle anzeigen|anmelden um zu kommentieren
répondre|signaler|citer|laisser un commentaire|ajouter un commentaire|poster un commentaire|votre commentaire
voir tous les commentaires|le plus récent|le plus ancien|le plus populaire|notifier de|commentaires en ligne
voir plus de commentaires|j'aime|responder|reportar|denunciar|deja un comentario|dejar un comentario
deja una respuesta|añadir comentario|ver todos los comentarios|notificar de|más nuevo|más viejo|más votado
comentarios en línea|me gusta|el más reciente|más recientes|ответить|пожаловаться|цитировать|оставить комментарий
добавить комментарий|написать комментарий|показать все комментарии|сначала новые|сначала старые|уведомить о|новые
старые|популярные|межтекстовые отзывы|посмотреть все комментарии|нравится|رد|الرد|أبلغ|اترك تعليقا|اترك تعليقاً
أضف تعليقا|أضف تعليق|أضف تعليقك|عرض كل التعليقات|الأحدث|الأقدم|إعجاب|عرض جميع التعليقات|yanıtla|cevapla|şikayet et
beğen|yorum yap|yorum yaz|bir yorum yaz|bir cevap yazın|tüm yorumları gör|tüm yorumları göster|en yeni|en eski
en yeniler|en eskiler|en çok oylanan
comentários|comentário|# comentários|# comentário|comentários (#|deixe um comentário|deixe uma resposta|curtir|denunciar
commento|# commento|commenti (#|commenti: #|lascia un commento|mi piace|segnala|reactie|# reacties|# reactie|reacties (#
geef een reactie|reageer|reageren|vind ik leuk|rapporteren|komentarze|komentarz|# komentarzy|# komentarze|komentarze (#
dodaj komentarz|odpowiedz|zgłoś|lubię to|komentáře|# komentářů|přidat komentář|odpovědět|kommentarer|# kommentarer
kommentarer (#|svara|svar|rapportera|gilla|kommentoi|kommentit|# kommenttia|vastaa|hozzászólások|# hozzászólás|válasz
comentarii|# comentarii|răspunde|lasă un comentariu|σχόλια|# σχόλια|απάντηση|תגובות|# תגובות|הגב|نظرات|# نظر|پاسخ
تبصرے|جواب دیں|टिप्पणियां|टिप्पणियाँ|# टिप्पणियां|टिप्पणी करें|जवाब दें|মন্তব্য|# মন্তব্য|মন্তব্য করুন|উত্তর দিন|জবাব দিন
评论|評論|留言|# 评论|#条评论|# 条评论|#則留言|#条留言|发表评论|發表評論|回复|回覆|举报|点赞|赞|コメント|# コメント|コメント#件|コメント (#
#件のコメント|コメントする|返信|通報|いいね|댓글|댓글 #|댓글#|# 댓글|댓글 쓰기|답글|신고|좋아요|bình luận|# bình luận|trả lời|thích
komentar|# komentar|balas|tulis komentar
"""
_COMMENT_CHROME_STARTS = """
join the conversation|join the discussion|leave a comment|leave a reply|post a comment
your email address will not be|save my name|i allow to create an account|view replies|last edited|sort by
community guidelines|reply to|log in to|you must be logged in|please log in to|notify me of|# people
required fields are marked|comments are closed|schreibe einen kommentar|schreiben sie einen kommentar
deine e-mail-adresse|ihre e-mail-adresse|erforderliche felder|benachrichtige mich|du musst angemeldet|antwort auf
zuletzt bearbeitet|votre adresse|enregistrer mon nom|laisser un commentaire|en réponse à|tu dirección de correo
guarda mi nombre|en respuesta a|in reply to|als antwort auf|in antwort auf|write a reply|ваш адрес email|ваш e-mail|сохранить моё имя|ответ на|لن يتم نشر|احفظ اسمي|ردا على
e-posta hesabınız|adımı, e-posta|daha sonraki
para comentar|to comment|um zu kommentieren|pour commenter|per commentare|чтобы оставить комментарий|yorum yapmak için
"""
# These open a comment section when prose stands before them.
_COMMENT_HEADS = """
comments|comment|one comment|un commentaire|ein kommentar|un comentario|un commento|um comentário|один комментарий|kommentare|commentaires|comentarios|commenti|комментарии|التعليقات|تعليقات|yorumlar|notify of
newest most voted|inline feedbacks|view all comments|benachrichtigen bei|notifier de|notificar de|уведомить о
reader comments|leserkommentare|# comments|# comment|# kommentare|# kommentar|# commentaires|# commentaire
# comentarios|# comentario|# commenti|# responses|# replies|# комментариев|# комментария|# комментарий|# تعليقات
# تعليق|# yorum|comments (#|comments #|comments: #|kommentare (#|commentaires (#|comentarios (#|комментарии (#
التعليقات (#|yorumlar (#|leave a comment|leave a reply|post a comment|join the discussion|comment (#
schreibe einen kommentar|laisser un commentaire|deja un comentario|оставить комментарий|اترك تعليقا|اترك تعليقاً
yorum yap|vos commentaires|vos réactions|réactions|ihre meinung|meinungen|user comments|all comments|alle kommentare
comentários|# comentários|# comentário|comentários (#|# commento|commenti (#|commenti: #|# reacties|# reactie|reacties
reacties (#|komentarze|# komentarzy|# komentarze|komentarze (#|komentáře|# komentářů|kommentarer|# kommentarer
kommentarer (#|kommentit|# kommenttia|hozzászólások|# hozzászólás|comentarii|# comentarii|σχόλια|# σχόλια|תגובות|# תגובות
نظرات|تبصرے|टिप्पणियां|टिप्पणियाँ|# टिप्पणियां|মন্তব্য|# মন্তব্য|评论|評論|留言|# 评论|#条评论|# 条评论|#則留言|#条留言|全部评论|网友评论
コメント|# コメント|コメント#件|#件のコメント|コメント (#|댓글|댓글 #|댓글#|bình luận|# bình luận|komentar|# komentar
"""
_COMMENT_HEAD_STARTS = """
# comments on|# thoughts on|# responses to|# replies to|# comments to|one thought on|one comment on|one response to
# gedanken zu|# kommentare zu|# antworten zu|# antworten auf|ein kommentar zu|ein gedanke zu|# réponses à
# commentaires sur|# réflexions sur|# réflexion sur|une réflexion sur|# respuestas a|# comentarios en
# comentarios sobre|un comentario en|# pensamientos sobre|# комментари|diskutieren sie mit|reader comments
join the conversation|comments on this|# yorum|# تعليق|# comments /|# comment on|# kommentar zu
schreiben sie einen kommentar|what do you think|a comment on
"""
# Heads the replies in a thread; by itself, and anywhere else, it is a button.
_REPLY_HEADS = """
replies|all replies|# replies|# reply|answers|# answers|# answer|responses|# responses|# response|antworten|# antworten|alle antworten
réponses|# réponses|# réponse|respuestas|# respuestas|# respuesta|risposte|# risposte|respostas|# respostas|antwoorden|# antwoorden
odpowiedzi|# odpowiedzi|odpovědi|# odpovědí|svar|# svar|ответы|# ответов|# ответа|відповіді|# відповідей|yanıtlar|# yanıt
cevaplar|# cevap|الردود|# ردود|ردود|پاسخ‌ها|# پاسخ|回复|# 回复|回答|# 回答|# 个回答|# 件の回答|답변|# 답변|trả lời|# trả lời
"""
# These end a comment section: the form below it, or what of the page comes after.
_COMMENT_ENDS = """
leave a reply|leave a comment|post a comment|write a comment|add a comment|cancel reply
your email address will not be|related posts|related articles|related stories|recent posts|recent comments|about us
about the author|archives|categories|schreibe einen kommentar|schreiben sie einen kommentar|kommentar schreiben
kommentar hinterlassen|antworten abbrechen|antwort abbrechen|hinterlasse einen|hinterlasse eine|neueste beiträge
neueste kommentare|kategorien|archiv|impressum|deine e-mail-adresse|laisser un commentaire|annuler la réponse
votre adresse|articles récents|deja un comentario|deja una respuesta|cancelar la respuesta|tu dirección de correo
entradas recientes|добавить комментарий|оставить комментарий|отменить ответ|ваш адрес email|свежие записи|اترك تعليق
إلغاء الرد|لن يتم نشر|bir cevap yazın|yanıtı iptal et|e-posta hesabınız|son yazılar|would love your thoughts
you must be logged in|©|copyright|comments are closed|kommentare sind geschlossen|post navigation|beitragsnavigation
previous post|next post|ältere kommentare
deixe um comentário|deixe uma resposta|o seu endereço de e-mail|posts recentes|lascia un commento|il tuo indirizzo email
annulla risposta|geef een reactie|reactie annuleren|het e-mailadres wordt niet|dodaj komentarz|anuluj pisanie odpowiedzi
twój adres e-mail|napsat komentář|vaše e-mailová adresa|lämna ett svar|lämna en kommentar|din e-postadress|skriv en kommentar
legg igjen|vastaa|sähköpostiosoitettasi ei|vélemény, hozzászólás|lasă un răspuns|αφήστε μια απάντηση|כתיבת תגובה
دیدگاهتان را بنویسید|प्रातिक्रिया दे|মন্তব্য করুন|发表评论|发表回复|發表評論|發佈留言|コメントを残す|コメントする|댓글 남기기
trả lời hủy|tinggalkan balasan
"""
# Opens the line that names the author.
_BYLINE_STARTS = """
by|written by|posted by|published by|author|authors|reported by|story by|text by|words by|article by|a story by
from our correspondent|submitted by|created by|contributed by
von|text|text von|autor|autorin|autoren|ein beitrag von|beitrag von|artikel von|ein artikel von|geschrieben von
gepostet von|blogbeitrag von|blog beitrag von
verfasst von|erstellt von|veröffentlicht von|ein gastbeitrag von|gastbeitrag von|eingestellt von|interview von
ein interview von|kommentar von|ein kommentar von|eine analyse von|bericht von
par|publié par|écrit par|rédigé par|propos recueillis par|article de|texte de|un article de|posté par|auteur
por|escrito por|publicado por|texto de|redactado por|autora|redação|texto
di|scritto da|pubblicato da|a cura di|articolo di|autore
door|geschreven door|geplaatst door|gepubliceerd door|tekst
autor tekstu|napisał|napisała|opracował|opracowała|tekst i
автор|автор статьи|автор текста|авторы|текст|опубликовал|опубликовала
بقلم|كتب|كتبت|الكاتب|كتبه|تحرير|إعداد
yazan|yazar|haber|yazarı|haberi yazan
skriven av|av|skrevet av|skrevet|skriver|teksti|kirjoittanut|írta|szerző|tác giả
লেখক|লিখেছেন|লেখা|लेखक|द्वारा|文|作者|記者|记者|文・|執筆|筆者|撰文|기자
"""
# Opens the line of a date.
_DATE_STARTS = """
published|posted|date|first published|published on|posted on|publication date|release date|released|issued
veröffentlicht|erstellt|datum|veröffentlichung|pressemitteilung vom|meldung vom|artikel vom|beitrag vom|stand vom
erschienen|erstveröffentlichung|gepostet
publié|paru|mis en ligne|posté|écrit le|date de publication|publiée
publicado|fecha|fecha de publicación|publicada|publicação|data|data de publicação|postado
pubblicato|pubblicata|data di pubblicazione|gepubliceerd|geplaatst|publicatiedatum
опубликовано|дата|дата публикации|размещено
نشر في|تاريخ النشر|نشر بتاريخ|نُشر|تاريخ
yayınlanma|yayın tarihi|tarih|yayınlandı|opublikowano|data publikacji|opublikowany|dodano
publicerad|publicerat|publisert|julkaistu|megjelent|প্রকাশ|প্রকাশিত|প্রকাশের সময়|प्रकाशित|发布时间|发布于|发表于|公開|公開日|投稿日|更新日
"""
# Opens the line of the day on which the page was changed.
_UPDATE_STARTS = """
updated|last updated|last modified|modified|aktualisiert|zuletzt aktualisiert
geändert|stand|letztes update|letzte änderung|letzte aktualisierung|mis à jour|modifié|dernière mise à jour|actualizado|última actualización|atualizado|última atualização
aggiornato|ultimo aggiornamento|bijgewerkt|laatst bijgewerkt|oppdatert|uppdaterad|päivitetty|frissítve|আপডেট|अपडेट|更新|更新时间|最終更新|обновлено|изменено|آخر تحديث|تم التحديث|güncelleme|son güncelleme|güncellendi|aktualizacja
"""
# Opens what stands under a picture.
_CAPTION_STARTS = """
photo|photos|photograph|image|picture|foto|bild|photo by|image by|picture by|photo credit|photo courtesy|credit
file photo|caption|archivbild|symbolbild|symbolfoto|bildquelle|imagen|crédit photo|фото|صورة|الصورة|fotoğraf
illustration|grafik|video|quelle
foto di|foto por|foto van|imagem|crédito|crédits|zdjęcie|fot|fot.|zdj|fotografie|kuva|valokuva|fotó|fotografi|bilde|εικόνα|φωτογραφία
תמונה|عکس|تصویر|फोटो|तस्वीर|ছবি|图片|图片来源|圖片來源|图|写真|사진|ảnh|hình ảnh
"""
# The fields of the form in which readers write.
_FORM_FIELDS = """
name|your name|e-mail|email|mail|your email|website|your comment|captcha|δ|name (required|mail (will not be published
comment text
dein name|ihr name|deine e-mail|ihre e-mail|e-mail-adresse|webseite|dein kommentar|ihr kommentar|name (erforderlich
e-mail (erforderlich|gib hier deinen kommentar ein|meinen namen|nom|votre nom|votre e-mail|site web|nombre
correo electrónico|web
имя|ваше имя|комментарий *|сайт|الاسم|البريد الإلكتروني|الموقع الإلكتروني|ad|isim|e-posta|internet sitesi|cancel reply
nome|seu nome|o seu nome|e-mail *|naam|uw naam|imię|twoje imię|podpis|adres e-mail|jméno|namn|navn|nimi|nume|όνομα|שם|نام|नाम|নাম
姓名|名字|昵称|邮箱|電子郵件|名前|メールアドレス|이름|이메일|tên|nama
"""
# The button under a comment.
_REPLY = """
reply|antworten|répondre|responder|rispondi|beantwoorden|ответить|رد|الرد|yanıtla|cevapla|reply to this|zitieren
citer
odpowiedz|odpovědět|odpovedať|svara|svar|vastaa|válasz|răspunde|απάντηση|הגב|השב|پاسخ|جواب دیں|जवाब दें|উত্তর দিন|জবাব দিন
回复|回覆|返信|답글|trả lời|balas|відповісти|відповідь
"""
# A verb of a theme behind a commenter's name.
_SAYS = """
says|said|writes|wrote|commented|replied|schreibt|schrieb|sagt|sagte|meint|dit|a dit|écrit|a écrit|dice|dijo
escribió|scrive|ha scritto|пишет|написал|написала|говорит|сказал|сказала|يقول|تقول|كتب|dedi ki|diyor ki|yazdı
disse|diz|escreveu|comentou|commenta|dice che|zegt|schreef|schrijft|zei|pisze|mówi|napisał|napisała|skriver|säger|skrev
sanoo|kirjoitti|říká|napsal|napsala|spune|λέει|אומר|אומרת|کہتے ہیں|می گوید|कहते हैं|বলেছেন|说道|說道
"""

_NUMBERS = re.compile(r"\d[\d.,\u00a0]*")
# What a phrase itself may begin or end with is not among them: "follow @", "# comments", "image:".
_EDGES = " \t.!?…»«›‹\"'“”„)]|·•–—-→←↑↓>+*/,\u200f\u200e"


def _phrases(table: str) -> frozenset[str]:
    return frozenset(p.strip() for row in table.strip().splitlines() for p in row.split("|") if p.strip())


def _starts(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_phrases(table), key=len, reverse=True)))})(?!\w)")


def _words(table: str) -> re.Pattern[str]:
    # The table's own \w* is a pattern; everything else in it is plain.
    rows = sorted(_phrases(table), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(r.replace('.', re.escape('.')) for r in rows)})(?![\w-])")


def line_key(text: str) -> str:
    """Return the form of a line that phrases are compared with."""
    return _NUMBERS.sub("#", text.casefold().replace("’", "'")).strip(_EDGES).rstrip(":")


class Lexicon:
    """The phrases, ready for use; made once, at the first call."""

    def __init__(self) -> None:
        self._wholes = {
            "furniture": _phrases(_FURNITURE),
            "chrome": _phrases(_COMMENT_CHROME),
            "head": _phrases(_COMMENT_HEADS),
            "replies": _phrases(_REPLY_HEADS),
            "reply": _phrases(_REPLY),
            "field": _phrases(_FORM_FIELDS),
            "after": _phrases(_AFTER_ARTICLE),
            "also": _phrases(_READ_ALSO),
            "by": _phrases(_BYLINE_STARTS),
        }
        self._starts = {
            "furniture": _starts(_FURNITURE_STARTS),
            "giving": _starts(_GIVING_STARTS),
            "chrome": _starts(_COMMENT_CHROME_STARTS),
            "head": _starts(_COMMENT_HEAD_STARTS),
            "end": _starts(_COMMENT_ENDS),
            "byline": _starts(_BYLINE_STARTS),
            "date": _starts(_DATE_STARTS),
            "update": _starts(_UPDATE_STARTS),
            "caption": _starts(_CAPTION_STARTS),
        }
        self.house = _words(_HOUSE_WORDS)
        self.giving = _words(_GIVING_WORDS)
        openings = "|".join(map(re.escape, sorted(_phrases(_BYLINE_STARTS), key=len, reverse=True)))
        # In front, behind a date, or between bars: "July 24, 2019 by Ruth Ambrose", "Home | By Ruth Ambrose". Pages without
        # blanks between their elements have "ByRuth Ambrose".
        self.byline = re.compile(
            rf"(?:^\W{{0,3}}|\d,? |[|·•/–—-] )(?i:{openings})(?: ?[:：] ?| |(?<=\w{{2}})(?<![A-ZА-Я])(?=[A-ZА-ЯÄÖÜÉ]))"
        )
        self.says = re.compile(
            rf"^(?P<name>.{{1,60}}?)\s(?:{'|'.join(map(re.escape, _phrases(_SAYS)))})\s?:?$", re.IGNORECASE
        )

    def is_whole(self, kind: str, key: str) -> bool:
        """Tell whether a line's key is a phrase of this kind, from end to end."""
        return key in self._wholes[kind]

    def starts(self, kind: str, key: str) -> int:
        """Return the length of the phrase of this kind that the key begins with, 0 for none."""
        found = self._starts[kind].match(key)
        return found.end() if found else 0


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; compiling it takes some milliseconds, which imports shall not pay."""
    return Lexicon()
