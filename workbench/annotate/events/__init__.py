"""Events: sentences with a time, and what they say happened then.

event.py      what an event is
dated.py      the sentences of an article that name a time, with whom and where else they name
moods.py      whether a sentence says that something did not happen, or that it is only said to have
english.py ... the words of each language for that
finding.py    the door: which event each of these sentences is
"""
