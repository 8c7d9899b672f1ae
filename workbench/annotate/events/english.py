"""The words of English by which a sentence says that something did not happen, or is only said to have."""

from functools import cache

from workbench.annotate.events.lexicon import Lexicon


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


@cache
def english() -> Lexicon:
    """Return the words of English."""
    return Lexicon(
        not_=_words("not never cannot"),
        not_alone=_words("never cannot"),
        parting=_words("but while whereas"),
        auxiliaries=_words(
            "is are am was were be been has have had do does did will would shall should can could may might must",
        ),
        negative_subjects=_words("nobody no none neither nothing nowhere few hardly scarcely"),
        there=_words("there"),
        idle_after_no=_words("fewer less more doubt sooner later wonder matter other small mean"),
        done=_words("do did does done doing said says say"),
        nothing=_words("nothing"),
        prepositions=_words(
            "in on at by for during since until till after before from within over through throughout of"
        ),
        denials=_words("denied denies deny denying disclaimed disclaims"),
        failures=_words("failed fails fail failing neglected neglects declined declines"),
        to=_words("to"),
        subordinators=_words(
            "that who whom whose which what where when why how if whether because although though while unless until",
            "since as so lest after before than",
        ),
        past_ending="ed",
        past_letters_min=4,
        past_verbs=_words(
            "told came went took gave made got began left met held sent saw shot struck broke fell flew",
            "fought kept led lost put read ran rose set sank spoke stood wrote won cut hit let brought built bought drew drove",
            "found knew paid sold taught thought threw grew",
        ),
        hedges=_words(
            "reportedly allegedly apparently supposedly purportedly presumably seemingly possibly perhaps maybe probably",
            "ostensibly rumored rumoured alleged purported unconfirmed unverified unsubstantiated rumours rumors",
        ),
        hedge_phrases=tuple(
            tuple(phrase.split())
            for phrase in [
                "it is said that",
                "it was said that",
                "it is reported that",
                "it was reported that",
                "it is rumored that",
                "it is rumoured that",
                "it is believed that",
                "it was believed that",
                "it is thought that",
                "is said by some",
                "according to rumors",
                "according to rumours",
                "appears to have",
                "appear to have",
                "appeared to have",
                "seems to have",
                "seem to have",
                "seemed to have",
                "claimed that",
                "claims that",
                "claim that",
                "so it is said",
                "by some accounts",
                "by unconfirmed accounts",
                "if confirmed",
                "if true",
                "not been confirmed",
                "could not be confirmed",
                "could not be verified",
                "not independently verified",
                "not be independently verified",
            ]
        ),
        said_to_be=_words(
            "said reported believed thought understood alleged rumored rumoured suspected presumed supposed assumed claimed",
        ),
        possible=_words("may might could"),
        have=_words("have"),
    )
