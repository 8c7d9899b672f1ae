"""The words of English that say what two actors do to or with each other."""

from functools import cache
from typing import Final

from workbench.annotate.events.english import english as events_english
from workbench.annotate.forecasts.english import english as forecasts_english
from workbench.annotate.relations.lexicon import Form, Lexicon, Noun, Verb
from workbench.annotate.relations.relation import RelationClass

# Verbs by their base; "+" doubles the last letter ("bar+": barred), past forms that are not regular follow a slash.
_CONFLICT: Final = """
  abduct accuse ambush annex antagonise antagonize arrest assassinate assault attack avenge ban+ bar+ beat/beat/beaten behead
  besiege betray blackmail blacklist blockade bomb bombard boycott burn capture censure challenge coerce combat confiscate
  confront conquer convict counterattack criminalise crush defeat defy deport destroy detain displace disrupt dismiss embargo encircle
  evict execute exile fire expel+ harass hit/hit humiliate imprison indict insult intercept intimidate invade jail kidnap+ kill loot
  massacre mock murder occupy offend oppress oust overrun/overran/overrun overthrow/overthrew/overthrown
  penalise penalize persecute plunder pound pressure provoke pummel punish raid ram+ ransack recall repel+ restrict retaliate
  ridicule sabotage block obstruct isolate deceive scold snub shun berate chide disarm hammer torch raze recapture retake/retook/retaken intervene meddle
  interfere disavow quarantine stab+ outlaw sanction seize shell shoot/shot sink/sank/sunk/sunken starve storm strafe strike/struck/stricken sue
  suppress surround suspect target terrorise terrorize threaten topple torture undermine vilify violate warn wound injure
"""
_CONFLICT_JUDGING: Final = """
  blame condemn criticise criticize decry denounce deplore lambast oppose protest rebuff rebuke reject repudiate resist
  slam+ veto complain
"""
_CONFLICT_MUTUAL: Final = "argue battle clash feud fight/fought quarrel skirmish duel"
_COOPERATION: Final = """
  advise aid applaud arm assist back bankroll bless bolster commend compensate congratulate defend deliver donate embrace
  equip+ evacuate export extradite feed/fed finance forgive/forgave/forgiven free fund furnish give/gave/given grant guarantee help
  honor honour lend/lent loan nurture pardon pay/paid pledge praise promise protect provide rearm rebuild/rebuilt recognise
  recognize reconstruct reinforce release repatriate rescue reward salute save sell/sold send/sent sent shelter shield ship+ sponsor
  subsidise subsidize supply support thank train reassure obey smuggle channel funnel transfer+ dispatch airlift hand join reimburse shore
"""
_COOPERATION_MUTUAL: Final = """
  agree ally collaborate conclude cooperate coordinate normalise normalize partner+ ratify reconcile sign trade unite co-operate
"""
_COOPERATION_TAKING: Final = "accept acquire borrow buy/bought import obtain purchase"
_TALK: Final = """
  appeal ask beg+ brief call contact convince encourage exhort fly/flew/flown greet host implore inform interview invite lobby notify
  offer persuade petition phone press propose question receive remind reply request respond summon telephone tell/told travel travel+ urge
  visit write/wrote/written answer demand approach
"""
_TALK_MUTUAL: Final = """
  confer+ consult debate discuss mediate meet/met negotiate parley speak/spoke/spoken talk
"""
_VERBS: Final = (
    (_CONFLICT, Verb(RelationClass.CONFLICT)),
    (_CONFLICT_JUDGING, Verb(RelationClass.CONFLICT, is_judging=True)),
    (_CONFLICT_MUTUAL, Verb(RelationClass.CONFLICT, is_mutual=True)),
    (_COOPERATION, Verb(RelationClass.COOPERATION)),
    (_COOPERATION_MUTUAL, Verb(RelationClass.COOPERATION, is_mutual=True)),
    (_COOPERATION_TAKING, Verb(RelationClass.COOPERATION, is_taking=True)),
    (_TALK, Verb(RelationClass.TALK)),
    (_TALK_MUTUAL, Verb(RelationClass.TALK, is_mutual=True)),
    ("welcome hail", Verb(RelationClass.COOPERATION, is_judging=True)),
)

# Nouns; what has another plural than in -s stands there with it.
_NOUNS: Final = (
    (
        """
        abduction accusation aggression airstrike allegation ambush annexation arrest assassination assault attack ban blockade
        bombardment bombing bombardments boycott campaign condemnation coup crackdown criticism cyberattack denunciation detention
        embargo embargoes execution expulsion quarantine intervention interference fire hacking harassment incursion insurgency intimidation invasion jihad kidnapping
        killing lawsuit massacre murder occupation offensive onslaught opposition ouster overthrow persecution plot pressure protest
        provocation raid rebellion reprisal resistance retaliation revolt sabotage sanction seizure shelling siege espionage strike
        tariff threat ultimatum uprising veto violence warning airstrikes hostility
        """,
        Noun(RelationClass.CONFLICT),
    ),
    (
        """
        battle clash clashes conflict confrontation dispute enmity feud fight fighting friction quarrel rift rivalry row skirmish
        skirmishes standoff tension war
        """,
        Noun(RelationClass.CONFLICT, is_mutual=True),
    ),
    ("adversary adversaries enemy enemies foe rival", Noun(RelationClass.CONFLICT, is_mutual=True, is_kin=True)),
    (
        """
        aid ammunition arms assistance backing blessing concession credit credits donation donations export financing funding funds
        gift grant guarantee help investment loan money payment praise protection recognition shipment solidarity subsidy
        subsidies supplies support training weapons
        """,
        Noun(RelationClass.COOPERATION, of_agent=True),
    ),
    (
        """
        accord agreement alliance armistice ceasefire collaboration compact cooperation deal friendship memorandum normalisation
        normalization pact partnership peace rapprochement reconciliation settlement trade treaty treaties truce
        """,
        Noun(RelationClass.COOPERATION, is_mutual=True),
    ),
    ("ally allies friend friends partner", Noun(RelationClass.COOPERATION, is_mutual=True, is_kin=True)),
    (
        """
        appeal cable demand invitation letter message mission note offer proposal question request telegram trip visit
        """,
        Noun(RelationClass.TALK, of_agent=True),
    ),
    (
        """
        call consultation contact conversation dialogue discussion meeting negotiation summit talk talks mediation
        """,
        Noun(RelationClass.TALK, is_mutual=True),
    ),
)
_VOWELS: Final = frozenset("aeiou")


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


def _verb_forms(entry: str) -> dict[str, Form]:
    """Return the forms of a verb that is written as in the lists above."""
    base, *irregular = entry.split("/")
    doubles = base.endswith("+")
    base = base.removesuffix("+")
    stem = base + base[-1] if doubles else base
    if base.endswith("e"):
        past, ing = f"{base}d", f"{base.removesuffix('e')}ing"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        past, ing = f"{base[:-1]}ied", f"{base}ing"
    else:
        past, ing = f"{stem}ed", f"{stem}ing"
    forms = {base: Form.BASE, _plural(base): Form.PRESENT, ing: Form.ING}
    # "hit" and "beat" are taken for the past, whose passive has to be seen.
    return {**forms, **dict.fromkeys(irregular or [past], Form.PAST)}


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z")) else f"{word}s"


@cache
def english() -> Lexicon:
    """Return the words of English."""
    events, forecasts = events_english(), forecasts_english()
    auxiliaries = events.auxiliaries | _words("being having got ever")
    be = _words("is are am was were be been being got gets get")
    no = _words("no neither nor without none")
    and_ = _words("and or nor & – - /")
    relatives = _words("which who whom that")
    pronouns = _words("it they he she we i")
    possessives = _words("its their his her")
    determiners = forecasts.determiners | _words(
        "all such both several many more most new four five six seven eight nine ten"
    )
    prepositions = forecasts.prepositions | _words(
        "inside across near towards toward despite along alongside like upon"
    )
    boundaries = _words(
        "which who whom whose that when where while because although though whereas but until unless if as than since"
    )
    adverbs = frozenset(word for word in forecasts.adverbs if word.isalpha()) - _words("but all one day no")
    adverbs |= _words("twice thrice together jointly each allegedly openly secretly repeatedly")
    return Lexicon(
        verbs={
            form: (verb, how)
            for entries, verb in _VERBS
            for entry in entries.split()
            for form, how in _verb_forms(entry).items()
        },
        nouns={form: noun for words, noun in _NOUNS for word in words.split() for form in (_plural(word), word)},
        leanings={"anti": RelationClass.CONFLICT, "pro": RelationClass.COOPERATION},
        ending=_words(
            "cancel cancels cancelled canceled canceling cancelling cut cuts cutting drop drops dropped ease eases eased easing end ends ended",
            "ending freeze freezes froze frozen halt halts halted halting lift lifts lifted lifting loosen loosened revoke revokes",
            "revoked scrap scraps scrapped sever severs severed severing stop stops stopped suspend suspends suspended suspending",
            "terminate terminated withdraw withdraws withdrew withhold withheld broke broken break breaks breaking",
        ),
        exchanging=_words("exchange exchanges exchanged exchanging"),
        mending=_words(
            "restore restores restored restoring renew renews renewed resume resumes resumed establish established establishes",
            "strengthen strengthens strengthened deepen deepens deepened",
        ),
        bonds=_words("ties relations links contacts"),
        be=be,
        auxiliaries=auxiliaries,
        modals=forecasts.modals,
        possible=events.possible,
        not_=events.not_,
        no=no,
        denials=events.denials
        | events.failures
        | _words("denying refused refuses refuse refusing decline failing rejected rejects"),
        to=events.to,
        by=_words("by"),
        from_=_words("from"),
        of=_words("of"),
        with_=_words("with"),
        between=_words("between among"),
        against=_words("against"),
        beside=_words("alongside"),
        inside=_words("in inside"),
        at=_words("at"),
        on=_words("on upon for against"),
        have=_words("has have had having"),
        and_=and_,
        relatives=relatives,
        pronouns=pronouns,
        possessives=possessives,
        determiners=determiners,
        prepositions=prepositions,
        to_patient=_words("to on upon against into toward towards for of from"),
        to_friend=_words("to toward towards for of into"),
        of_subject=_words("of from for to among behind"),
        addressing=_words("on upon for with") | {""},
        boundaries=boundaries,
        conditions=_words("if unless whether should"),
        # "not only A" denies nothing; "did not wait and attacked" denies the first alone.
        idle_after_not=_words("only least just"),
        going_on=_words("and but"),
        what=_words("what"),
        each_other=frozenset((("each", "other"), ("one", "another"))),
        said_to_be=events.said_to_be,
        ruling_out=frozenset((word, "out") for word in ("rule", "rules", "ruled", "ruling")),
        accusing=_words("accuse accuses accused accusing suspect suspects suspected suspecting charge charges charged"),
        # What is maintained is a safe house as often as an opinion.
        said=(forecasts.said | _words("denied denies")) - _words("maintained maintains"),
        past_verbs=events.past_verbs
        | _words("let lets became becomes wants want wanted plays sees makes takes took goes knows says has begins"),
        no_verbs=_words(
            "armed united allied combined alleged wounded retired displaced occupied disputed so-called embattled besieged",
            "indeed hundred breed creed speed",
        ),
        adverbs=adverbs,
        small=prepositions | determiners | possessives | and_ | boundaries | pronouns,
        before_verbs=auxiliaries | forecasts.modals | adverbs | events.not_ | no | be | _words("out off up down"),
        before_bases=events.to | forecasts.modals | events.not_ | pronouns | relatives | _words("do did does"),
        without_object=and_ | _words("of from in inside"),
        of_object=_words("of from for"),
    )
