"""What a user would have done before a picture is taken: tags, kept searches, dates, words about actors."""

from pathlib import Path


def show_half_known(desk) -> None:
    """Have the timeline show what the sample's own articles do not say: open ends, and days with two readings."""
    from dataclasses import replace

    from ui.commands import Place
    from workbench.dated import OPEN_FIRST, OPEN_LAST, TextDate
    from workbench.timeline import day_of

    placing = desk.around._placing
    charted = placing._search
    until, since = day_of("1962-10-16"), day_of("1962-11-06")
    either, other = day_of("1962-10-09"), day_of("1962-09-10")
    lanes = placing._lanes(charted)
    made = (
        TextDate(1, 0, 4, OPEN_FIRST, until, (lanes[0][0],), "../1962-10-16"),
        TextDate(1, 5, 9, since, OPEN_LAST, (lanes[1][0],), "1962-11-06/..", basis="year inferred"),
        TextDate(1, 10, 14, either, either, (lanes[1][0],), "[1962-10-09,1962-09-10]"),
        TextDate(1, 15, 19, other + 9, other + 9, (lanes[0][0],), "[1962-09-19,1962-11-21]"),
    )
    desk.timeline.show_data(replace(charted.timeline, dates=(*charted.timeline.dates, *made)), lanes)
    desk.window.focus(Place.TIMELINE)
    desk.timeline.show_day(either)
    for _ in range(2):
        desk.timeline.zoom_in()


def confirm_first(dialog) -> None:
    """Confirm the first sentence of which something is known, as who works with them would have done."""
    from workbench.annotate.relations.relation import RelationClass

    at = next(n for n, one in enumerate(dialog._rows) if one.relation.relation is not RelationClass.UNCLEAR)
    dialog._lines.go_to(at)
    if dialog._current().verdict is None:
        dialog._confirm()


def ask_about_some(stage) -> None:
    """Keep some pairs as questions: the sample has no two actors of whom nobody could say whether they are one."""
    from workbench.annotate.findings import Actor, ActorKind

    desk = stage.desk
    for pair in (
        (("anatoly-dobrynin", "Anatoly Dobrynin"), ("~person:Andrei Dobrynin", "Andrei Dobrynin")),
        (("united-states-armed-forces", "United States Armed Forces"), ("~armed:Air Force", "Air Force")),
        (("robert-f-kennedy", "Robert Kennedy"), ("john-f-kennedy", "John F. Kennedy")),
    ):
        one, other = (Actor(id_, name, ActorKind.PERSON) for id_, name in pair)
        desk.deciding_actors.set_pair(one, other, "open")
    stage.wait(lambda: desk.writing_runner.is_idle)
    stage.rest(1)


def say_of_actors(stage, place) -> None:
    """Watch one actor, hide one, and list those of the search with their parts."""
    desk = stage.desk
    desk.actors.toggle_scope()
    for actor, act in (("u-thant", desk.deciding_actors.watch), ("nato", desk.deciding_actors.hide)):
        if desk.actors.select_actor(actor):
            act(desk.actors.current_actor(), is_on=True)
    stage.wait(lambda: desk.writing_runner.is_idle)
    stage.rest(1.5)
    for _ in range(2):
        desk.notices.close_newest()
    desk.window.focus(place)
    desk.actors.select_actor("united-states")


def import_some(stage) -> None:
    """Import what people have: a zipped folder, a list of references, a page, and files that are none."""
    import tempfile
    import zipfile

    from workbench.library.store import Library

    desk = stage.desk
    folder = Path(tempfile.mkdtemp()) / "Saved in November"
    folder.mkdir()
    for number in range(4):
        write_log_page(folder / f"log of the day {number + 20}.html", number)
    with zipfile.ZipFile(folder / "from the old computer.zip", "w") as archive:
        for number in range(4, 9):
            page = folder / "page.html"
            write_log_page(page, number)
            archive.write(page, f"2019/harbour/log {number}.html")
            page.unlink()
        archive.writestr("2019/harbour/crane.png", b"\x89PNG\r\n\x1a\n0000")
    (folder / "notes of a colleague.html").touch()
    (folder / "reading list.bib").write_text(
        "@article{vask, title = {Who counted the ships}, author = {Vask, Ortun}, journal = {Meridian Wire}, year = 1962,"
        " url = {https://meridian.example/1962/ships}, keywords = {harbour, counting}}\n"
        "@misc{lind, title = {A quay of one's own, or how the harbour of a small town came by its second crane and what it had to do with the quarantine},"
        " url = {https://harbour.example/quay}, keywords = {harbour}}\n"
        "@misc{arab, title = {\u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0641\u064a \u0623\u064a\u0627\u0645 \u0627\u0644\u062d\u0635\u0627\u0631}, url = {https://mina.example/1}}\n",
        encoding="utf-8",
    )
    desk.imports.take_paths([folder])
    stage.wait(lambda: desk.imports.is_running)
    stage.wait(lambda: not desk.imports.is_running)
    with Library.open(desk.folder) as opened, opened.write() as connection:
        # Where they lay for the picture is nobody's business.
        for table, column in (("import_run", "paths"), ("import_item", "path"), ("wanted", "path")):
            connection.execute(
                f"UPDATE {table} SET {column} = replace({column}, ?, 'Documents')", (str(folder.parent),)
            )
    stage.rest(1)
    for _ in range(3):
        desk.notices.close_newest()


def name_watched(dialog) -> None:
    """List two folders as watched, such as people have."""
    dialog.show_folders(("Documents/Downloads", "Documents/Shared with the desk/Saved pages of the whole team"))


def select_a_sentence(reader) -> None:
    """Select the first sentence of the text."""
    from PySide6.QtGui import QTextCursor

    reader.hits.next()
    page = reader._page
    cursor = page.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def delete_some(stage) -> None:
    """Delete articles of the list, some of them long ago, one in Arabic."""
    from workbench.library.store import Library

    desk = stage.desk
    titles = ("الحياد", "Two Letters", "Pentagon", "OAS Backs", "Dozen Soviet", "Red Quay", "Bombers")
    with Library.open(desk.folder) as opened:
        known = {row["title"]: row["id"] for row in opened.connection.execute("SELECT id, title FROM article")}
    gone = [known[name] for title in titles for name in known if title in name][: len(titles)]
    for article in gone:
        desk.deciding.delete(article)
    stage.wait(lambda: desk.writing_runner.is_idle)
    with Library.open(desk.folder) as opened, opened.write() as connection:
        for article, days in zip(gone[-2:], (33, 61), strict=True):
            connection.execute(
                "UPDATE article SET deleted_at = strftime('%Y-%m-%dT%H:%M:%SZ', deleted_at, ?) WHERE id = ?",
                (f"-{days} days", article),
            )
    stage.rest(1)
    for _ in gone:
        desk.notices.close_newest()


def decide_some(stage) -> None:
    """Decide this and that, and take some of it back."""
    desk = stage.desk
    tag_some(stage)
    found = list(desk.search.found.ids)
    for act in (
        lambda: desk.deciding.set_date(found[5], "1962-10-27"),
        lambda: desk.deciding.toggle_star(found[1]),
        lambda: desk.deciding.delete(found[3]),
        desk.deciding.undo,
        lambda: desk.deciding.toggle_queue(found[2]),
        lambda: desk.deciding.toggle_archive(found[5]),
        lambda: desk.deciding.tag(found[4], "war/at sea", is_on=True),
        desk.deciding.undo,
    ):
        act()
        stage.wait(lambda: desk.writing_runner.is_idle)
    stage.rest(1)
    for _ in range(9):
        desk.notices.close_newest()


def tag_some(stage) -> None:
    """Tag what is read and others of the list, one with a long name."""
    desk = stage.desk
    names = ("Blockade", "black sea fleet", "To be read again before the briefing on Thursday", "أزمة الصواريخ")
    for place, article in enumerate(dict.fromkeys([desk.reading.id, *desk.search.found.ids[:4]])):
        for name in names[: 4 - place % 3]:
            desk.deciding.tag(article, name, is_on=True)
            stage.wait(lambda: desk.writing_runner.is_idle)
    for article in desk.search.found.ids[4:9]:
        desk.deciding.tag(article, "Blockade", is_on=True)
    stage.wait(lambda: desk.writing_runner.is_idle)
    desk.searching.refresh()
    stage.rest()


def keep_some(stage) -> None:
    """Keep searches and alerts, some with something new."""
    from workbench.library.searches import SavedSearch, save_search
    from workbench.library.store import Library

    moment = "1962-10-24T10:00:00Z"
    with Library.open(stage.desk.folder) as library:
        for name, query, is_alert, seen in (
            ("Turkish bases", "actor:Turkey (jupiters OR bases)", True, 20),
            ("كوبا", "كوبا OR موسكو", True, 30),
            ("Nothing new", "zeppelin", True, 0),
            (
                "Letters between the two heads of state, with all that was written about them",
                "letter khrushchev kennedy",
                False,
                0,
            ),
        ):
            save_search(library, SavedSearch(name, query, None, moment, is_alert, seen, moment))
    stage.desk.search.set_history(["quarantine line", "beets", "missiles date:1962-10"])
    stage.desk.shelf.look()
    stage.wait(lambda: stage.desk.shelf.shelf.alerts)
    stage.rest()


def write_log_page(file: Path, number: int) -> None:
    """Write one of the pages whose import is in the picture."""
    paragraph = (
        "The harbour office logged the usual traffic, and nothing that the watch thought worth a telephone call. "
    )
    file.write_text(
        f"<html><head><title>Harbour log, sheet {number}</title></head><body><article><h1>Harbour log, sheet {number}</h1>"
        f"<p>{paragraph * 4}</p><p>Sheet {number}. {paragraph * 5}</p></article></body></html>",
        encoding="utf-8",
    )


def mark_some_read(library: Path) -> None:
    """Have read what an analyst would have read by now: a list in which everything is new says nothing."""
    from workbench.library import read_marks
    from workbench.library.store import Library

    with Library.open(library) as opened:
        ids = [row[0] for row in opened.connection.execute("SELECT id FROM article ORDER BY published, id")]
        read_marks.set_read(opened, ids[: len(ids) * 2 // 3], True)
    hide_paths(library)


def hide_paths(library: Path) -> None:
    """Have all articles come from one folder."""
    from workbench.library.store import Library

    # Where the pages lie on the machine that takes the pictures is nobody's business.
    with Library.open(library) as opened, opened.write() as connection:
        for article, path in connection.execute("SELECT id, path FROM article").fetchall():
            named = f"Saved pages/{Path(path).name}"
            connection.execute("UPDATE article SET path = ? WHERE id = ?", (named, article))


def mark_paragraph(reader, words: str) -> None:
    """Stand on the second paragraph of the article's own text, or on the one with these words."""
    from workbench.model import Zone

    document = reader.content.document
    blocks = [block for block in document.in_page_order() if block.zone is Zone.BODY]
    named = (block for block in blocks if words and words in document.text[block.start : block.end])
    block = next(named, blocks[min(1, len(blocks) - 1)])
    reader.go_to(block.start, block.start + 1)


def make_some_rules(stage) -> None:
    """Make rules as who has read some pages of these sources would have: of what was left out already, of a caption, of a line of text."""
    from workbench.library.decisions import set_zone_rule
    from workbench.library.store import Library
    from workbench.model import Zone

    with Library.open(stage.desk.folder) as library:
        for source, words, zone in (
            (
                "Meridian Wire",
                "sign up for our morning letter, read by 00,000 people every day of the week.",
                Zone.BOILERPLATE,
            ),
            ("Meridian Wire", "photograph: meridian wire, 00 october 0000", Zone.CAPTION),
            (
                "Harbor Ledger",
                "this report was first published on 0 october 0000 and has been corrected since.",
                Zone.BOILERPLATE,
            ),
            ("الحياد", "اشترك في نشرتنا اليومية", Zone.BOILERPLATE),
        ):
            set_zone_rule(library, source, words, zone)
