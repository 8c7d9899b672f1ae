"""Relations: sentences that name two actors, and what they say of these.

relation.py   what a relation is
lexicon.py    what a language brings; english.py has the words
sentence.py   a sentence with its names, and which stand before and after a word
verbs.py      who does it to whom, by a verb; nouns.py by a noun, by_words.py by a hyphen or a single word
moods.py      whether it is denied, hearsay, and who says it
finding.py    the door
"""
