"""Where one is led from outside of the panes: by what is chosen in the palette or on a notice, dropped on the window, or wanted by an empty library."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Slot

from ui.commands import Place
from ui.desk.article import UNDO, ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.going import Destination, ToActor, ToArticle, ToSearch, ToSource, ToTag, ToTime
from ui.desk.import_records import ImportRecords
from ui.desk.imports import REPORT, ImportDesk
from ui.desk.marking import DRAFT, MarkingDesk
from ui.desk.program import ProgramDesk
from ui.desk.search import SearchDesk
from ui.desk.shelf import ShelfDesk
from ui.desk.tasks import TABLE, TaskDesk
from ui.desk.zones import RULE, ZoneDesk
from ui.floating.notices import Notices
from ui.panels.welcome import Welcome
from ui.window import Window
from workbench import query_terms


class LeadingDesk(QObject):
    """Knows which part of the desk each of these is for."""

    def __init__(
        self,
        window: Window,
        welcome: Welcome,
        notices: Notices,
        program: ProgramDesk,
        search: SearchDesk,
        shelf: ShelfDesk,
        article: ArticleDesk,
        imports: ImportDesk,
        records: ImportRecords,
        tasks: TaskDesk,
        deciding: Deciding,
        marking: MarkingDesk,
        zones: ZoneDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._shelf, self._article = window, search, shelf, article
        self._imports, self._records, self._tasks = imports, records, tasks
        self._deciding, self._marking, self._zones = deciding, marking, zones
        program.destination_chosen.connect(self._on_destination_chosen)
        notices.action_chosen.connect(self._on_notice_action)
        window.dropped.connect(self._on_dropped)
        welcome.folder_wanted.connect(imports.choose_folder)
        welcome.paste_wanted.connect(imports.paste)
        welcome.paths_dropped.connect(self._on_paths_dropped)
        welcome.text_dropped.connect(self._on_text_dropped)

    @Slot(object)
    def _on_destination_chosen(self, where: Destination) -> None:
        query = self._search.query
        match where:
            case ToArticle(article):
                self._article.open(article)
                self._window.focus(Place.READER)
            case ToActor(actor):
                self._search.set_query(query_terms.with_term("", "actor", actor.name))
            case ToSource(name):
                self._search.set_query(query_terms.with_term("", "source", name))
            case ToTag(name):
                self._search.set_query(query_terms.with_term("", "tag", name))
            case ToSearch(name):
                self._shelf.open(name)
            case ToTime(edtf):
                self._search.set_query(query_terms.with_term(query, "date", edtf))

    @Slot(object)
    def _on_notice_action(self, payload: object) -> None:
        match payload:
            case (str(act), int(seq)) if act == UNDO:
                self._deciding.undo(seq)
            case (str(act), int(article), str(key)) if act == DRAFT:
                self._marking.go_on_writing(article, key)
            case (str(act), int(article), int(start)) if act == RULE:
                self._zones.make_rule(article, start)
            case str(act) if act == REPORT:
                self._records.show_imports(only_refused=True)
            case str(act) if act == TABLE:
                self._tasks.show_table()

    @Slot(object)
    def _on_dropped(self, mime: QMimeData) -> None:
        self._imports.take_mime(mime)

    @Slot(object)
    def _on_paths_dropped(self, paths: Sequence[Path]) -> None:
        self._imports.take_paths(paths)

    @Slot(object)
    def _on_text_dropped(self, text: bytes) -> None:
        self._imports.take_text(text)
