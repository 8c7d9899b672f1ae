"""A small world for profiles: its registry, and a library of articles that name whom they are told to."""

from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.jobs import JobContext
from workbench.model import DateClaim, DateState

ACTORS = """\
norland\tstate\tNorland\t\t\t\t\t\t\tcldr - -
norland-army\tarmed\tNorland Army\tnorland\t\t\t\t\t\tunchecked - unchecked
sudland\tstate\tSudland\t\t\t\t\t\t\tunchecked - -
harbour-guard\tarmed\tHarbour Guard\t\t\t2016\t\triver-guard\t\tunchecked unchecked -
river-guard\tarmed\tRiver Guard\t\t\t2012\t2015\t\t\tunchecked unchecked -
ilse-marn\tperson\tIlse Marn\t\t\t\t\t\t\tunchecked - -
"""
NAMES = """\
norland\tnorland\tsame\t\t\t\tcldr\tNorland
vik\tnorland\tcapital\t\t\t\tunchecked\tVik
norland army\tnorland-army\tsame\t\t\t\tunchecked\tNorland Army
sudland\tsudland\tsame\t\t\t\tunchecked\tSudland
harbour guard\tharbour-guard\tsame\t\t\t\tunchecked\tHarbour Guard
river guard\triver-guard\tsame\t\t\t\tunchecked\tRiver Guard
river guard\tharbour-guard\tsuccessor\ta\t\t\tunchecked\tRiver Guard
ilse marn\tilse-marn\tsame\t\t\t\tunchecked\tIlse Marn
"""
TERMS = "ilse-marn\tnorland\tprime-minister\t2014-03\t..\tunchecked"


def make_registry(kind=Registry):
    return kind(ACTORS, NAMES, TERMS)


def fill(library, registry, articles):
    """Store articles of day (EDTF, "" for none) and body, of their own sources where a third value names one."""
    for number, (day, body, *source) in enumerate(articles, 1):
        published = DateClaim(day, DateState.STATED, "") if day else DateClaim()
        facts = {"source": source[0]} if source else {}
        add(library, f"{day} {number}".encode(), make_document(f"Report {number}", body, published=published, **facts))
    annotate_pending(JobContext(), library, registry)
