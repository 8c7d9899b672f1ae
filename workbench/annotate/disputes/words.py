"""Words of contradiction and of consent in several languages: comments are in any."""

from typing import Final

Phrase = tuple[str, ...]


def _by_first_word(*lists: str) -> dict[str, tuple[Phrase, ...]]:
    """Return phrases by the word they begin with, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrases in lists:
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


# As words folded to small letters without accents, apostrophes dropped.
DENIALS: Final = _by_first_word(
    "wrong|false|falsehood|incorrect|inaccurate|untrue|not true|not so|not quite|not correct|not right|not the case|nonsense|"
    "rubbish|bullshit|bs|baloney|hogwash|garbage|lie|lies|lying|liar|liars|propaganda|ridiculous|absurd|laughable|impossible|"
    "mistaken|misleading|mistake|error|on the contrary|in fact|actually|quite the opposite|the opposite|exaggerated|"
    "i doubt|i disagree|disagree|dont agree|do not agree|cannot agree with|dont believe|do not believe|no way|far from|hardly|contradicts|contradict|wishful|wishing|"
    "since when|says who|seriously|not even close|couldnt be|made up|invented|debunked|myth|fake|far too|never happened|"
    "not at all|of course not|no it|no they|no he|no she|no sir|no you|where is the proof|without proof|no evidence|speak for",
    "falsch|stimmt nicht|unsinn|gelogen|luge|quatsch|faux|cest faux|mensonge|nimporte quoi|pas vrai|"
    "falso|mentira|no es cierto|no es verdad|incorrecto|nao e verdade|non e vero",
    "неправда|ложь|вранье|не правда|неверно|чушь|ерунда|بل|غير صحيح|كذب|خطا",
)
# A denial where they are all that a sentence says: "Really?"
ALONE: Final = frozenset(["really", "seriously", "huh", "sure", "ja", "vraiment"])
NEGATIONS: Final = frozenset(
    [
        "no",
        "not",
        "never",
        "nobody",
        "none",
        "nothing",
        "neither",
        "nor",
        "nowhere",
        "without",
        "cant",
        "cannot",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "dont",
        "doesnt",
        "didnt",
        "hasnt",
        "havent",
        "hadnt",
        "wont",
        "wouldnt",
        "couldnt",
        "shouldnt",
        "aint",
        "but",
        "however",
        "although",
        "though",
        "nein",
        "nicht",
        "nie",
        "kein",
        "keine",
        "aber",
        "ne",
        "pas",
        "jamais",
        "mais",
        "nunca",
        "nada",
        "pero",
        "sino",
        "nadie",
        "нет",
        "не",
        "никогда",
        "никто",
        "но",
        "لا",
        "ليس",
        "لم",
        "لن",
        "ليست",
        "لكن",
    ]
)
# At the beginning of a reply.
CONSENT: Final = _by_first_word(
    "exactly|agree|agreed|i agree|i fully agree|i totally agree|yes|yep|true|so true|very true|how true|too true|right on|"
    "quite right|very right|indeed|great|well said|well put|well done|good point|good article|good news|good to|love|amen|"
    "absolutely|correct|bravo|precisely|brilliant|excellent|wonderful|beautiful|perfect|finally|spot on|kudos|this is why|"
    "this is so|this is exactly|this so much|hear hear|my favourite|my favorite|best",
    "genau|richtig|stimmt|oui|exact|si|cierto|exacto|asi es|verdad|да|верно|точно|правда|نعم|صحيح",
)
# Wherever they stand, whoever says so agrees, "not" or no "not".
THANKS: Final = _by_first_word(
    "thank|thanks|thankyou|grateful|couldnt agree more|could not agree more|cant agree more|no doubt|no wonder|not surprised|"
    "not surprising|well said|so true|danke|merci|gracias|спасибо|شكرا",
)
