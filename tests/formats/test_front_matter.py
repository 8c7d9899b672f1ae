"""Front matter of notes, as clippers, Obsidian, Hugo, Jekyll and Pandoc write it. Confirmed by PyYAML's own safe loader."""

import re

import pytest
import yaml

from workbench.importing.front_matter import split_front_matter
from workbench.importing.markdown import read_markdown
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.model import Zone

PROSE = "The harbour master said on Thursday that two foreign freighters had been told to wait in the outer roads."
CLIPPED = """---
title: "Ships: why they wait"
source: "https://wire.example/ships"
author:
  - "[[Ada Busch]]"
  - "[[T. Field, Jr.]]"
published: 1962-10-22
created: 2023-05-02
description: >
  Two freighters
  wait.
tags:
  - "clippings"
---
"""
HUGO = """+++
title = "Ships wait"
date = 1962-10-22T23:30:00-05:00
lastmod = 1962-10-24
authors = ["Ada Busch", "T. Field"]
[params]
source = "Cape Wire"
link = "https://wire.example/ships"
+++
"""
PANDOC = """---
title: |
  Ships
  wait
author:
  - name: Ada Busch
    affiliation: Cape Wire
  - given: T.
    family: Field
date: October 22, 1962
lang: en
...
"""
JEKYLL = """---
layout: post
title: It's a wait
author: {name: Ada Busch, url: "https://a.example"}
date: 1962-10-22 23:30:00 -0500
categories: [ships, harbour]
---
"""


@pytest.mark.parametrize(("front", "title", "authors", "url"), [
    (CLIPPED, "Ships: why they wait", ("Ada Busch", "T. Field, Jr."), "https://wire.example/ships"),
    (HUGO, "Ships wait", ("Ada Busch", "T. Field"), "https://wire.example/ships"),
    (PANDOC, "Ships wait", ("Ada Busch", "T. Field"), None),
    (JEKYLL, "It's a wait", ("Ada Busch",), None),
    ("---\ntitle: Ships: why they wait\nauthor: @ada\nauthors:\n  - Ada Busch\ndate: 1962-10-22\n---\n", "Ships: why they wait", ("@ada",), None),
    ("---\r\ntitle: 'Ships ''wait'''\r\nauthor: [[Ada Busch]]\r\ndate: 1962-10-22\r\n---\r\n", "Ships 'wait'", ("Ada Busch",), None),
])  # fmt: skip
def test_front_matter_of_every_make(front, title, authors, url):
    document = read_document(SavedFile(f"{front}\n{PROSE}\n".encode(), "note.md"))
    assert (document.title, document.authors, document.url) == (title, authors, url)
    assert (document.published.edtf, document.published.basis) == ("1962-10-22", "front matter")
    assert document.zone_text(Zone.BODY) == PROSE


def test_the_day_of_clipping_is_not_that_of_publishing():
    draft = read_markdown(CLIPPED.replace("published: 1962-10-22\n", "published:\n") + PROSE)
    assert (draft.published.edtf, draft.saved) == (None, "2023-05-02")
    assert read_markdown(f"---\ncreated: 2023-05-02\n---\n{PROSE}").published.edtf == "2023-05-02"


def test_hugo_says_what_changed_and_where_it_came_out():
    draft = read_markdown(HUGO + PROSE)
    assert (draft.updated.edtf, draft.source) == ("1962-10-24", "Cape Wire")


@pytest.mark.parametrize("front", [CLIPPED, PANDOC, JEKYLL])
def test_a_second_reader_finds_the_same_keys(front):
    found, rest = split_front_matter(front + PROSE)
    stated = yaml.safe_load(re.split(r"^(?:---|\.\.\.)\n", front, flags=re.MULTILINE)[1])
    assert set(found.values) == set(stated)
    assert rest == PROSE


@pytest.mark.parametrize("text", [
    f"---\n\n{PROSE}\n\n---\n\n{PROSE}\n",
    f"---\n{PROSE}\n{PROSE}\n---\n",
    f"---\n- one\n- two\n---\n{PROSE}\n",
    f"+++\n{PROSE}\n+++\n{PROSE}\n",
])  # fmt: skip
def test_a_note_that_begins_with_a_rule_stays_whole(text):
    assert split_front_matter(text)[1] == text


@pytest.mark.parametrize("front", ["---\n---\n", "---\n\n---\n"])
def test_empty_front_matter_is_none_of_the_text(front):
    assert read_markdown(front + PROSE).blocks[0].text == PROSE


def test_toml_tells_markdown_without_a_name():
    data = (HUGO + f"## The first day\n\n- one\n- two\n\n{PROSE}\n").encode()
    assert read_document(SavedFile(data, "note")).format == "markdown"
