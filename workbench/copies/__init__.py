"""Copies and revisions of articles: found by what their texts share, put into groups, and compared sentence by sentence.

shingles.py signatures.py addresses.py    what is kept of a text, and of where it stood
shelf.py weighing.py sharing.py           all signatures as arrays; what a shared stretch is worth; who shares how much with whom
judging.py grouping.py                    which of those pairs are copies, and what belongs together
aligning.py pairing.py diffing.py         two texts sentence by sentence and word by word
marks.py facts.py                         numbers, names, times, hedges, negations and quotations of a sentence, and what became of them
signing.py service.py                     what makes all that follow the library, and what command line and window ask
"""
