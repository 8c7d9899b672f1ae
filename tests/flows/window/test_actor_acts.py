"""What the user says of actors in the whole window, key by key: it holds everywhere at once, and is taken back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.desk import deciding_actors
from ui.dialogs.actor_here import ActorHereDialog
from ui.dialogs.actor_name import GiveNameDialog, RenameDialog
from ui.dialogs.actor_note import ActorNoteDialog
from ui.dialogs.between import BetweenDialog
from ui.dialogs.choose_actor import ChooseActorDialog
from ui.dialogs.pick import PickDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.same_actors import SameActorsDialog
from workbench import actor_acts as acts
from workbench.annotate.findings import ActorKind
from workbench.library.decisions import undo
from workbench.library.renamed import waiting
from workbench.library.store import Library
from workbench.own_registry import registry_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TOLLIVER, SYLVESTER = "~person:Amos Tolliver", "~person:Arthur Sylvester"


def listed(window):
    model = window.desk.actors.model
    return {model.row(n).actor.id: model.row(n) for n in range(model.rowCount())}


def go_to(window, actor, query="tolliver"):
    """Select an actor of the search in the panel, with the keyboard there."""
    window.search(query)
    window.ctrl(Qt.Key.Key_3)
    if window.desk.actors.scope != "search":
        window.desk.actors.toggle_scope()
    window.wait(lambda: window.desk.actors.select_actor(actor))


def undo_all(window, times=1):
    """Take back the last decisions by the key, each once the one before is taken back."""
    window.come_back()
    for _ in range(times):
        window.wait(lambda: window.desk.actions["library.undo"].isEnabled() and window.desk.writing_runner.is_idle)
        window.ctrl(Qt.Key.Key_Z)
        window.wait(lambda: window.desk.writing_runner.is_idle)


def test_a_suggestion_is_confirmed_by_one_key_and_the_key_is_taken_back(window, library):
    go_to(window, TOLLIVER)
    assert listed(window)[TOLLIVER].is_suggested
    window.press(Qt.Key.Key_Y)
    window.wait(lambda: not listed(window)[TOLLIVER].is_suggested)
    assert window.desk.actors.current_actor().id == TOLLIVER
    with Library.open(library) as opened:
        assert registry_of(opened).is_confirmed(TOLLIVER)
    undo_all(window)
    window.wait(lambda: listed(window)[TOLLIVER].is_suggested)


def test_who_is_no_actor_leaves_and_comes_back(window):
    go_to(window, TOLLIVER)
    row = window.desk.actors.view.currentIndex().row()
    window.press(Qt.Key.Key_Delete)
    window.wait(lambda: TOLLIVER not in listed(window))
    last = window.desk.actors.model.rowCount() - 1
    assert window.desk.actors.view.currentIndex().row() == min(row, last)
    undo_all(window)
    window.wait(lambda: TOLLIVER in listed(window))


def test_two_are_made_one_and_parted_again_everywhere(window, walk):
    go_to(window, TOLLIVER)

    def choose(dialog):
        if not isinstance(dialog, ChooseActorDialog):
            return False
        QTest.keyClicks(dialog._field, "fidel cas")
        return True

    def take(dialog):
        if dialog._field.text() != "fidel cas" or not dialog.rows.currentIndex().isValid():
            return False
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)
        return True

    waiting = walk(choose, take)
    window.ctrl(Qt.Key.Key_M)
    assert waiting == []
    window.come_back()
    window.wait(lambda: TOLLIVER not in listed(window) and "fidel-castro" in listed(window))
    window.wait(lambda: getattr(window.desk.actors.current_actor(), "id", "") == "fidel-castro")
    # The open article and a search for the one have the other, too.
    window.wait(
        lambda: TOLLIVER not in {one.count.actor.id for one in window.desk.reading.article.actors},
    )
    window.search('actor:"Amos Tolliver"')
    window.wait(lambda: [actor.id for actor in window.desk.search.found.actors] == ["fidel-castro"])
    window.ctrl(Qt.Key.Key_3)
    window.wait(lambda: window.desk.actors.select_actor("fidel-castro"))

    def part(dialog):
        if not isinstance(dialog, PickDialog) or not dialog.rows.model().rowCount():
            return False
        QTest.keyClick(dialog.rows, Qt.Key.Key_1)
        return True

    waiting = walk(part)
    window.press(Qt.Key.Key_M, CTRL | SHIFT)
    assert waiting == []
    window.wait(lambda: TOLLIVER in listed(window))
    undo_all(window, 2)
    window.wait(lambda: TOLLIVER in listed(window))


def test_a_new_actor_is_made_of_what_is_selected_and_found_everywhere(window, walk):
    window.search("jupiter")
    wanted = window.desk.search.found.ids[0]
    window.desk.article.open(wanted)
    reader = window.desk.reader
    window.wait(lambda: reader.content is not None and reader.content.article.id == wanted)
    text = window.desk.reading.article.content.document.text
    name = "Jupiter"
    start = text.index(name, text.index("\n"))
    page = reader._page
    window.ctrl(Qt.Key.Key_2)
    window.wait(lambda: page.position_of(start) is not None)
    cursor = page.textCursor()
    cursor.setPosition(page.position_of(start))
    cursor.setPosition(page.position_of(start) + len(name), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    window.wait(lambda: "Selection" in window.desk.actors._names)

    def make(dialog):
        if not isinstance(dialog, ActorHereDialog):
            return False
        QTest.keyClick(dialog.rows, Qt.Key.Key_1)
        return True

    waiting = walk(make)
    window.press(Qt.Key.Key_A)
    assert waiting == []
    made = f"own:{name}"
    window.wait(lambda: made in {one.count.actor.id for one in window.desk.reading.article.actors})
    # What is selected stays so: only the marks of the page are other ones.
    assert reader.at_hand.selected_text() == name
    window.come_back()
    window.ctrl(Qt.Key.Key_3)
    window.desk.actors.toggle_scope()
    window.wait(lambda: made in listed(window) and listed(window)[made].article_count > 1)
    undo_all(window)
    window.wait(lambda: made not in listed(window))


def test_one_mention_is_somebody_else(window, walk):
    go_to(window, TOLLIVER)
    article = window.desk.search.found.ids[0]
    window.desk.article.open(article)
    window.wait(lambda: window.desk.reading.article.content.article.id == article)
    window.press(Qt.Key.Key_F3, Qt.KeyboardModifier.AltModifier)
    window.wait(lambda: window.desk.reader.current_mention() is not None)

    def nobody(dialog):
        if not isinstance(dialog, ChooseActorDialog):
            return False
        dialog.accept()
        dialog.nobody_chosen.emit()
        return True

    def count():
        actors = window.desk.reading.article.actors
        return sum(len(one.mentions) for one in actors if one.count.actor.id == TOLLIVER)

    before = count()
    waiting = walk(nobody)
    window.ctrl(Qt.Key.Key_3)
    window.press(Qt.Key.Key_A, SHIFT)
    assert waiting == []
    window.wait(lambda: window.desk.reading.article.content.article.id == article and count() == before - 1)
    undo_all(window)
    window.wait(lambda: count() == before)


def test_questions_are_answered_by_one_key_each(window, walk, library):
    with Library.open(library) as opened:
        acts.set_pair(opened, TOLLIVER, SYLVESTER, "open")

    def pairs(dialog):
        return [{one.one.id, one.other.id} for one in dialog._rows or ()]

    def apart(dialog):
        # What the user keeps as a question comes first.
        if not isinstance(dialog, SameActorsDialog) or pairs(dialog)[:1] != [{TOLLIVER, SYLVESTER}]:
            return False
        QTest.keyClick(dialog._lines, Qt.Key.Key_N)
        return True

    def close(dialog):
        if {TOLLIVER, SYLVESTER} in pairs(dialog) or not window.desk.writing_runner.is_idle:
            return False
        dialog.reject()
        return True

    waiting = walk(apart, close)
    window.desk.actions.run("actor.questions")
    assert waiting == []
    with Library.open(library) as opened:
        assert undo(opened).kind == "actor-pair"
    assert QApplication.activeModalWidget() is None


def test_what_is_more_than_a_few_articles_is_counted_by_a_child_at_start_and_later(open_window, library, monkeypatch):
    with Library.open(library) as opened:
        acts.make_actor(opened, "Jupiter", ActorKind.ORGANISATION)
        assert waiting(opened.connection) is not None
    window = open_window(library)
    go_to(window, "own:Jupiter", "jupiter")
    window.wait(lambda: not window.desk.upkeep.is_running)
    monkeypatch.setattr(deciding_actors, "_RECOUNTED_MAX", 0)
    window.desk.deciding_actors.make("Guantanamo", ActorKind.PLACE)
    go_to(window, "own:Guantanamo", "guantanamo")
    with Library.open(library) as opened:
        assert waiting(opened.connection) is None


def test_a_profile_watches_renames_and_leads_on_to_what_is_said_between_two(window, walk):
    go_to(window, "turkey", "jupiters")
    seen = []

    def watch(dialog):
        if not isinstance(dialog, ProfileDialog) or dialog.mentions.current is None:
            return False
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Watch").click()
        return True

    def ask_for_name(dialog):
        buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
        if "Watched" in buttons:
            # It returns when the dialog that it opens is answered, which is the next step.
            QTimer.singleShot(0, buttons["Rename…"].click)
        return "Watched" in buttons

    def rename(dialog):
        if not isinstance(dialog, RenameDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._field, "Republic of Turkey")
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)
        return True

    def lead_on(dialog):
        buttons = {one.text(): one for one in dialog.findChildren(QPushButton)}
        if "Watched" not in buttons or dialog.actor.name != "Republic of Turkey":
            return False
        dialog.sections.choice.choose(1)
        seen.append(dialog.sections.company.id)
        buttons["Between…"].click()
        return True

    def close(dialog):
        if not isinstance(dialog, BetweenDialog) or dialog._other is None:
            return False
        seen.append((dialog._one.id, dialog._other.id))
        dialog.reject()
        return True

    waiting_steps = walk(watch, ask_for_name, rename, lead_on, close)
    window.ctrl(Qt.Key.Key_I)
    assert waiting_steps == []
    assert seen[1] == ("turkey", seen[0])
    window.wait(lambda: listed(window)["turkey"].is_watched)


def test_who_is_watched_comes_first_and_who_is_hidden_leaves(window):
    go_to(window, TOLLIVER)
    window.press(Qt.Key.Key_W)
    window.wait(lambda: next(iter(listed(window))) == TOLLIVER)
    assert listed(window)[TOLLIVER].is_watched
    window.press(Qt.Key.Key_X)
    window.wait(lambda: TOLLIVER not in listed(window))
    window.press(Qt.Key.Key_X, SHIFT)
    assert listed(window)[TOLLIVER].is_hidden
    undo_all(window, 2)
    window.wait(lambda: not listed(window)[TOLLIVER].is_watched)


def said_of(row):
    return row.actor, row.names, row.note, row.wholes


def test_a_note_name_kind_and_whole_are_said_in_a_row_and_taken_back(window, walk):
    go_to(window, TOLLIVER)
    before = said_of(listed(window)[TOLLIVER])

    # Before a dialog is the active window, keys do not reach its buttons.
    def write(dialog):
        if not isinstance(dialog, ActorNoteDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._text, "Met on the quay.")
        QTest.keyClick(dialog._text, Qt.Key.Key_Return, CTRL)
        return True

    def name(dialog):
        if not isinstance(dialog, GiveNameDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClicks(dialog._field, "the Harbour Master")
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)
        return True

    def kind(dialog):
        if not isinstance(dialog, PickDialog) or not dialog.isActiveWindow():
            return False
        QTest.keyClick(dialog.rows, Qt.Key.Key_2)
        return True

    def whole(dialog):
        if not isinstance(dialog, ChooseActorDialog) or not dialog.isActiveWindow():
            return False
        if not dialog._field.text():
            QTest.keyClicks(dialog._field, "united nations")
        if dialog.rows.currentIndex().isValid():
            QTest.keyClick(dialog._field, Qt.Key.Key_Return)
        return not dialog.isVisible()

    waiting_steps = walk(write, name, kind, whole)
    for key in (Qt.Key.Key_E, Qt.Key.Key_A, Qt.Key.Key_K, Qt.Key.Key_P):
        window.press(key)
        window.come_back()
    assert waiting_steps == []
    window.wait(lambda: listed(window)[TOLLIVER].wholes == ("united-nations",))
    row = listed(window)[TOLLIVER]
    assert (row.note, row.actor.kind) == ("Met on the quay.", ActorKind.ARMED)
    undo_all(window, 4)
    window.wait(lambda: said_of(listed(window)[TOLLIVER]) == before)
