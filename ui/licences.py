"""What Dateline is made of, with the licence of each part, as far as the installed packages, fonts and tables say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import resources

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(?i)(?:^|/)(?:licen[cs]e|copying|notice|authors)[^/]*$")
_PROGRAM = "dateline"
# Packages under this licence come without its text, which has to go with them; it is an addition to the GPL.
_LGPL = "LGPL-3.0-only"
_LGPL_TEXTS = ("licences/LGPL-3.txt", "licences/GPL-3.txt")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `kind` is Program, Libraries, Fonts or Data; `text` is its licence in full where it came with it."""

    kind: str
    name: str
    version: str
    licence: str
    text: str


def parts() -> list[Part]:
    """Return the program, the libraries it runs on, the fonts, the tables of names and the model that finds more."""
    return [*_packages(), *_fonts(), *_data()]


def _packages() -> Iterator[Part]:
    known: dict[str, Distribution] = {}
    pending = [_PROGRAM]
    while pending:
        name = pending.pop(0)
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in known:
            continue
        try:
            found = known[key] = distribution(name)
        except PackageNotFoundError:
            # Required on other systems only.
            continue
        for requirement in found.requires or ():
            match = _NAME.match(requirement)
            if match and "extra ==" not in requirement:
                pending.append(match[0])
    program = known.pop(_PROGRAM, None)
    if program is not None:
        yield _package("Program", "Dateline", program)
    for _, found in sorted(known.items()):
        yield _package("Libraries", found.metadata["Name"], found)


def _package(kind: str, name: str, found: Distribution) -> Part:
    files = sorted((str(file), file) for file in found.files or () if _LICENCE_FILE.search(str(file)))
    texts = []
    for _, file in files:
        try:
            texts.append(file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError):
            continue
    licence = _short(found)
    if _LGPL in licence:
        texts += [resources.read_text(name).strip() for name in _LGPL_TEXTS]
    home = next((url.partition(",")[2].strip() for url in found.metadata.get_all("Project-URL") or ()), "")
    text = "\n\n\n".join(dict.fromkeys(texts)) or f"{licence}\n\nIts text did not come with the package. {home}".strip()
    return Part(kind, name, found.version, licence, text)


def _short(found: Distribution) -> str:
    """Return a licence's short name: from its own field, or from the classifiers, or from the first line of the text."""
    expressions = found.metadata.get_all("License-Expression")
    if expressions:
        return str(expressions[0])
    classified = [
        str(line).rpartition(" :: ")[2]
        for line in found.metadata.get_all("Classifier") or ()
        if str(line).startswith("License ::") and not str(line).endswith("OSI Approved")
    ]
    if classified:
        return ", ".join(classified)
    written = "".join(found.metadata.get_all("License") or ()).strip()
    return written.partition("\n")[0] or "see its text"


def _fonts() -> Iterator[Part]:
    """Read the table of resources/fonts/README.md, which a person keeps."""
    folder = resources.path("fonts")
    for line in resources.read_text("fonts/README.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        link = re.search(r"\[([^\]]+)\]\(\1\)", line)
        if link:
            licence = cells[-1].partition(", [")[0]
            yield Part("Fonts", cells[0], "", licence, (folder / link[1]).read_text(encoding="utf-8"))


def _data() -> Iterator[Part]:
    notice = resources.read_text("gazetteer/NOTICE.txt")
    yield Part("Data", "Cities and capitals: GeoNames", "", "CC-BY-4.0", notice)
    yield Part("Data", "Names of states: Unicode CLDR", "", "Unicode-3.0", notice)
    texts = (f"{resources.TAGGER}/NOTICE.txt", "licences/Apache-2.0.txt", f"{resources.TAGGER}/MODEL_CARD.md")
    model = "\n\n\n".join(resources.read_text(name).strip() for name in texts)
    yield Part("Data", "Names in texts: a model", "", "CC-BY-SA-4.0, Apache-2.0", model)
