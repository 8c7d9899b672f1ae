"""The words of English by which sentences about the time to come are told."""

from functools import cache
from typing import Final

from workbench.annotate.forecasts.forecast import Band
from workbench.annotate.forecasts.lexicon import Lexicon, Phrase
from workbench.annotate.times.expressions import Unit


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


def _phrases(*phrases: str) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


# Source of the bands: ICD 203; "no doubt", "bound to" and the like stand beside its "almost certain", "hardly" beside "unlikely".
_HEDGES: Final = {
    Band.ALMOST_NO_CHANCE: "almost no chance|no chance|little or no chance|a remote chance|remote chance|remote|next to no chance",
    Band.VERY_UNLIKELY: "very unlikely|highly unlikely|most unlikely|extremely unlikely|highly improbable|very improbable|"
    "very doubtful|highly doubtful|little chance|scant chance|slim chance",
    Band.UNLIKELY: "unlikely|improbable|not likely|less likely|not probable|hardly|scarcely|doubtful|doubt that|doubts that|"
    "doubt whether|doubts whether|small chance",
    Band.ROUGHLY_EVEN: "roughly even|even chance|even odds|fifty - fifty|50 - 50|fifty fifty|as likely as not|a coin toss|evens",
    Band.LIKELY: "likely|probable|probably|more likely than not|more likely|good chance|in all probability|presumably|every chance",
    Band.VERY_LIKELY: "very likely|highly likely|most likely|extremely likely|very probably|most probably|highly probable|"
    "in all likelihood|quite likely",
    Band.ALMOST_CERTAIN: "almost certain|almost certainly|nearly certain|virtually certain|virtually certainly|no doubt|"
    "without doubt|without a doubt|undoubtedly|certainly|certain to|sure to|bound to|inevitably|inevitable|surely|"
    "almost surely|all but certain|all but inevitable|doubtless|unavoidable",
    Band.POSSIBLE: "possible|possibly|perhaps|maybe|conceivable|conceivably|cannot be ruled out|can not be ruled out|"
    "cannot be excluded|can not be excluded|not impossible",
}


@cache
def english() -> Lexicon:
    """Return the words of English."""
    return Lexicon(
        will=_words("will"),
        shall=_words("shall"),
        may=_words("may might"),
        might=_words("might"),
        could=_words("could"),
        would=_words("would"),
        should=_words("should"),
        modals=_words("will shall may might could would should can cannot must"),
        can=_words("can"),
        contracted=_words("ll won d"),
        contracted_be=_words("re m"),
        be=_words("be"),
        be_now=_words("is are am be"),
        be_past=_words("was were been"),
        past_auxiliaries=_words("was were been had did"),
        have=_words("have has had"),
        to=_words("to"),
        that=_words("that"),
        than=_words("than"),
        not_=_words("not never cannot"),
        only=_words("only"),
        negative_subjects=_words("nobody no none neither nothing few nowhere"),
        first_persons=_words("i we"),
        second_persons=_words("you your"),
        anaphors=_words("it this that these those they he she such all"),
        determiners=_words(
            "a an the this that these those my your his her its our their some any every each no 's another such one two three",
        ),
        prepositions=_words(
            "of in on at by for from with into to under over between against about among during since until before after as",
            "through than because via within without",
        ),
        conjunctions=_words("and or but nor so yet while although though because since whereas"),
        adverbs=_words(
            "not never no also still then now soon once again ever even just only yet well almost all but most very highly",
            "perhaps maybe always hardly scarcely rather quite both thus therefore however first one day doubt sooner later",
            "more less likely unlikely longer nearly rarely seldom often already further next , –",
            "probably possibly presumably certainly surely inevitably eventually ultimately finally gradually quickly shortly",
            "immediately undoubtedly doubtless conceivably virtually simply really actually merely increasingly",
            "subsequently initially formally officially reportedly apparently generally necessarily easily seriously",
            "significantly substantially effectively largely mostly briefly fully currently temporarily permanently",
        ),
        adverb_ending="ly",
        no_adverbs=_words("rely apply supply reply fly comply multiply rally ally bully tally imply family only"),
        past_ending="ed",
        past_letters_min=4,
        progressive_ending="ing",
        comparative_ending="er",
        irregular_participles=_words(
            "put cut hit set let shut sent built lost found held kept met paid said sold told taught thought brought bought",
            "caught fought made laid led left won broken chosen drawn driven eaten fallen forgotten given known shown spoken",
            "stolen taken thrown worn written done gone seen begun torn sunk shot struck split spent sprung cast become been had come run got gotten felt read heard",
        ),
        question_words=_words("what whether how why"),
        relatives=_words("which where who when whom whose if"),
        asking=_words(
            "know knows knew ask asked asks wonder wondered see tell told say decide determine unclear clear sure about on of",
            "over question guess explain learn understand certain uncertain predict saying matter",
        ),
        asking_where=_words("where when"),
        purposes=_words("so lest order whatever whoever wherever however whichever whenever"),
        hedges={tuple(phrase.split()): band for band, phrases in _HEDGES.items() for phrase in phrases.split("|")},
        expected=_words(
            "expected likely unlikely set due scheduled slated poised bound sure certain about projected forecast predicted",
            "planned going destined liable fated tipped supposed anticipated estimated",
        ),
        expected_alone=_words("expected"),
        duties=_words("supposed"),
        going=_words("going"),
        going_places=_words(
            "school work bed church war sea jail prison court market town hell press university college"
        ),
        aims=_words(
            "aim aims goal goals purpose purposes idea ideas task tasks job point trick way ways question objective objectives",
            "mission intention intentions hope duty role difficulty step alternative choice key answer thing best only",
            "problem plan strategy policy challenge desire wish ambition dream temptation secret solution approach need",
            "priority order orders responsibility function remedy rule lesson habit effect tendency all first",
            "errand what there who how where whose easier harder better worse enough proposal suggestion demand option",
        ),
        idle=_words("blame say thank let"),
        comparing=_words("more less"),
        likely_words=_words(
            "likely unlikely probable improbable possible inevitable certain doubtful conceivable expected"
        ),
        likely_to=_words("likely unlikely probable improbable"),
        seeming=_words("seems looks appears remains seem look appear remain"),
        expects=_words(
            "expect expects expected expecting anticipate anticipates anticipated predict predicts predicted forecast forecasts",
            "foresee foresees foresaw envisage envisages",
        ),
        expects_now=_words(
            "expect expects expecting anticipate anticipates predict predicts foresee foresees envisage envisages"
        ),
        not_a_subject=_words(
            "than as is are am be was were been to of in on at by for from with into under over between against about among",
            "a an the this that these those my your his her its our their some any every each no 's another such",
        ),
        plans=_words("plans plan intends intend"),
        planned=_words("planned scheduled expected"),
        chances=_words("chance risk danger possibility probability prospect likelihood odds"),
        there=_words("there"),
        otherwise=_words("but instead never although until"),
        departures=_words(
            "leaves goes arrives begins starts ends opens closes takes meets returns departs flies expires resumes votes comes",
            "travels launches visits hosts reopens lapses",
        ),
        said=_words(
            "said says say saying told tells tell announced announces announce warned warns warn promised promises promise",
            "declared declares declare predicted predicts predict believed believes believe thought thinks think suggested",
            "suggests suggest insisted insists insist argued argues argue claimed claims claim added adds add stated states",
            "replied replies answered wrote writes estimated estimates reckoned reckons reckon vowed vows pledged pledges",
            "assured assures indicated indicates hinted hints confirmed confirms reported reports acknowledged maintained",
            "maintains concluded concludes noted notes explained explains expects expected expect hoped hopes hope fears",
            "feared fear anticipates anticipated cautioned cautions threatened threatens forecast forecasts testified",
            "informed informs agreed agrees stressed stresses doubts doubted signalled signaled conceded guaranteed",
        ),
        according=_words("according"),
        auxiliaries=_words("do does did has have had not never"),
        nobody=_words("which that what there this to who nobody few none"),
        will_as_noun_before=_words(
            "a the his her their its our my your free good ill political popular last 's of strong national iron own sheer",
            "against collective general human living moral stronger public royal that's divine common to with without",
        ),
        will_as_noun_after=_words("to of was on upon power is ; : !"),
        habitual=_words("usually normally generally typically often always whenever sometimes each everytime default"),
        announced=_words(
            "forget remember mourn miss begin start see look discuss explain show use cover go call return focus describe assume turn need take get define",
            "refer consider skip leave add mention note walk create write keep stick try want talk",
        ),
        as_well=_words("so nor neither than as"),
        shown_to_you=_words("find see notice need hear recall remember understand know want"),
        states_of_mind=_words(
            "know want think believe seem look sound appear wonder ask imagine mean like love hate feel hear remember recall",
            "sense own contain belong resemble consist account depend explain include represent reflect say call refer",
            "indicate suggest argue add note wish care hope need understand matter",
        ),
        present_states=_words(
            "so true right wrong that because why one a an said here sure too due two three four five six seven eight nine",
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty",
            "seventy eighty ninety hundred",
        ),
        coming_states=_words("able about forced necessary needed ready going unable"),
        coming_adverbs=_words("soon eventually someday ultimately later day yet finally sooner shortly"),
        abilities=_words(
            "see hear feel find afford remember say tell explain understand think imagine manage believe foresee know smell",
            "speak read write talk recall",
        ),
        able_subjects=_words("nobody no none neither nothing few nowhere who which as than anyone"),
        polite=_words(
            "like rather prefer love say argue think suggest imagine seem appear mean advise recommend add hope hate call",
            "require involve you better know",
        ),
        glad=_words(
            "happy glad grateful interesting hard helpful useful great fun ideal interested nice delighted pleased curious better surprised willing ashamed honored"
        ),
        refusing=_words(
            "give say comment discuss confirm name budge let talk answer tell disclose reveal elaborate listen hear"
        ),
        conditions=_phrases(
            "if",
            "even if",
            "unless",
            "in the event of",
            "in the event that",
            "in case of",
            "in case",
            "provided that",
            "provided",
            "providing",
            "as long as",
            "so long as",
            "on condition that",
            "assuming",
            "assuming that",
            "on the condition that",
            "only if",
            "with or without",
            "in the absence of",
        ),
        whether=_words("ask asks asked asking wonder wonders wondered know knows knew see unsure as doubt whether"),
        counterfactual=_words("were had was did"),
        in_that_case=_phrases(
            "in that case",
            "in this case",
            "in these conditions",
            "under these conditions",
            "in such a case",
            "in that event",
            "then",
            "under those conditions",
            "in those conditions",
            "under such conditions",
            "in these circumstances",
            "in such circumstances",
            "otherwise",
            "in this scenario",
            "in that scenario",
            "under this scenario",
        ),
        deadlines=_words("by before until till within"),
        befores=_words("before until till"),
        within=_words("within in"),
        lengths=_words("within in for another more"),
        before_times=_words("the a an about around early as at least late some roughly perhaps"),
        ending=_words("end"),
        this=_words("this end year late later"),
        over=_words("out over"),
        units={Unit.WEEK: _words("week"), Unit.MONTH: _words("month"), Unit.YEAR: _words("year")},
        appeals=_words(
            "newsletter newsletters subscribe subscriber subscribers subscription inbox email emails e-mail donate donation",
            "donations cookies cookie click sign-up unsubscribe password login log-in registration register membership",
            "paywall patreon paypal advert advertisement ads checkout refund coupon shipping notifications notification app",
        ),
        betting=_phrases(
            "i bet",
            "my guess is",
            "my bet is",
            "mark my words",
            "i predict",
            "my prediction",
            "i suspect",
            "wanna bet",
        ),
        impersonal=_phrases(
            "cannot be ruled out",
            "can not be ruled out",
            "cannot be excluded",
            "can not be excluded",
            "should be surprised if",
        ),
    )
