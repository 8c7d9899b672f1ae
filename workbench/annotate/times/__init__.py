"""Times: the expressions of time in an article's text, found once, and bound to the calendar as often as is asked.

Two steps. `expressions_of(document)` finds what was said, "March 5", "two weeks later", "the next half year", and knows nothing of
the day of publication; it reads the whole text. `resolve(expressions, publication)` binds that to the calendar; it reads
no text, so that another publication date can be tried at once and what would change be counted. `times_of` does both:

    times_of(document, first_day, last_day, narrative=None, day_first=None) -> Times

first_day and last_day are what is known of the publication, counted from 1970-01-01, both None if nothing is: then nothing is bound
that needs it; a comment counts from its own day where that is known. `Times.times` are disjoint and in order, one for each expression, as TIMEX3 has them; `Times.ranges` are the stretches
that two of them bound. `narrative` says whether the text is a history, where "in March" is of the year that was last spoken of; it
is found out from the years that the text names unless given.

expressions.py   what a text says (Calendar, Relative, Weekday ...), and what it comes to (Time, TimeRange, Times)
symbols.py       the alphabet of the grammar, and how patterns over it are written
lexicon.py lexing.py grammar.py finding.py    words to letters, letters to expressions, and what stands around these
calendar_builders.py numeric_builders.py relative_builders.py length_builders.py clock_builders.py    what a rule's tokens say; the same for every language
word_builders.py common_rules.py common_guards.py    for languages with what English lacks: words of several; rules and doubts that most share
english/ russian/ ...    words, rules and guards of each language: data, but for the guards
openings.py      the dateline that a report opens with
calendar_days.py periods.py feasts.py         the calendar: day numbers, stretches with TIMEX3 and EDTF, days with a name
references.py years.py habits.py reckoning.py resolution.py ranges.py    what is spoken of; which year; binding; ranges
reading.py languages.py    the door for documents; languages are loaded when first needed

Another language is a package beside english/: rows of words, what it writes in its own way (Writing), the common rules and its own
over the same symbols with the same builders, guards where needed, a function in languages.py and a line in GRAMMARS of reading.py.
Some names of rules mean something to those who bind, which all languages have to use alike: today, year, bare_old_year, the_weekend,
soon, former, future_of, that_time, at_the_time, that_period, previously, turn_of_year, quarter_ended, and in habits.py those of days (day_month, month_day ...).
"""
