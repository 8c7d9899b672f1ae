"""The one table of what a user can do: menus, context menus, shortcuts, palette and the sheet of keys are made from it."""

from dataclasses import dataclass
from enum import Flag, StrEnum, auto


class Place(StrEnum):
    """Where a command's keys act: in the whole window, or only while the focus is in a pane."""

    WINDOW = "Anywhere"
    LIST = "List"
    READER = "Reader"
    BESIDE = "Second article"
    ACTORS = "Actors"
    TIMELINE = "Timeline"
    FILTERS = "Filters"
    MARKS = "Marks"
    NETWORK = "Network"


class Menu(StrEnum):
    """The menu that a command stands in."""

    LIBRARY = "Library"
    SEARCH = "Search"
    ARTICLE = "Article"
    TEXT = "Text"
    MARKS = "Marks"
    ZONES = "Zones"
    GO = "Go"
    TABS = "Tabs"
    ACTOR = "Actor"
    NETWORK = "Network"
    TIMELINE = "Timeline"
    VIEW = "View"
    HELP = "Help"


class Needs(Flag):
    """What must be so for a command to make sense; one that lacks it is disabled and says why."""

    NOTHING = 0
    LIBRARY = auto()
    RESULTS = auto()
    ARTICLE = auto()
    HITS = auto()
    ZONES = auto()
    CLEAN = auto()
    ACTOR = auto()
    TIMELINE = auto()
    FILTER = auto()
    NETWORK = auto()
    BACK = auto()
    FORWARD = auto()
    TABS = auto()
    CLOSED_TAB = auto()
    BESIDE = auto()
    EITHER_SIDE = auto()
    UNDO = auto()
    REDO = auto()
    IMPORT_RUNNING = auto()
    MARKS = auto()


# What a disabled command says of each need, as the reason in its tooltip and in the palette.
REASONS = {
    Needs.LIBRARY: "no library is open",
    Needs.RESULTS: "the list is empty",
    Needs.ARTICLE: "no article is open",
    Needs.HITS: "nothing is searched for in this article",
    Needs.ZONES: "the original is not shown",
    Needs.CLEAN: "in the original this key says what a paragraph is",
    Needs.ACTOR: "no actor is named here",
    Needs.TIMELINE: "the timeline is empty",
    Needs.FILTER: "there is nothing to narrow by",
    Needs.NETWORK: "no network is shown",
    Needs.BACK: "there is nothing to go back to",
    Needs.FORWARD: "there is nothing to go forward to",
    Needs.TABS: "no other tab is open",
    Needs.CLOSED_TAB: "no tab was closed",
    Needs.BESIDE: "no second article is shown",
    Needs.EITHER_SIDE: "no article is open",
    Needs.UNDO: "nothing was decided yet",
    Needs.REDO: "nothing was undone",
    Needs.IMPORT_RUNNING: "no import is running",
    Needs.MARKS: "no mark is listed",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a user can do.

    `keys` are those of the default layout, in Qt's notation; `vim` those that the Vim layout adds. The title is an
    imperative; `asks` adds the ellipsis that says that a question follows. Only what `repeats` is done again and again while its
    key is held: whoever leans on Del loses one article and not all. In the Vim layout one that `is_elsewhere_in_vim` has no key of the default layout:
    its letter means something else there.
    """

    id: str
    title: str
    help: str
    menu: Menu
    keys: tuple[str, ...] = ()
    vim: tuple[str, ...] = ()
    places: tuple[Place, ...] = (Place.WINDOW,)
    needs: Needs = Needs.NOTHING
    icon: str = ""
    asks: bool = False
    repeats: bool = False
    is_elsewhere_in_vim: bool = False

    @property
    def label(self) -> str:
        """The title as menus and the palette show it."""
        return f"{self.title}…" if self.asks else self.title


_LIST_READER = (Place.LIST, Place.READER, Place.BESIDE)
_ARTICLE = Needs.LIBRARY | Needs.ARTICLE
_ZONES = _ARTICLE | Needs.ZONES
_CLEAN = _ARTICLE | Needs.CLEAN
_READER = (Place.READER, Place.BESIDE)
_MARKS = Needs.LIBRARY | Needs.MARKS

COMMANDS: tuple[Command, ...] = (
    # Library
    Command("library.import", "Import files", "Take saved pages and texts into the library.", Menu.LIBRARY,
            ("Ctrl+O",), needs=Needs.LIBRARY, icon="import", asks=True),
    Command("library.import-folder", "Import a folder", "Take in a folder with everything below it.", Menu.LIBRARY,
            ("Ctrl+Shift+I",), needs=Needs.LIBRARY, icon="folder", asks=True),
    Command("library.paste", "Import what was copied", "Take in the page, text or files on the clipboard.", Menu.LIBRARY,
            ("Ctrl+Shift+V",), needs=Needs.LIBRARY, icon="paste"),
    Command("library.watch", "Watch folders", "New files in them are imported while the window is open, and when it opens.", Menu.LIBRARY,
            needs=Needs.LIBRARY, icon="folder", asks=True),
    Command("library.stop-import", "Stop the import", "What came in so far stays.", Menu.LIBRARY,
            needs=Needs.IMPORT_RUNNING, icon="close"),
    Command("library.report", "Show the imports", "What came in when, what became of each file, and why some were refused.", Menu.LIBRARY,
            needs=Needs.LIBRARY, icon="file", asks=True),
    Command("library.wanted", "Show what is wanted", "What bookmarks and lists of references name and nobody has saved yet.", Menu.LIBRARY,
            needs=Needs.LIBRARY, icon="bookmark", asks=True),
    Command("library.decisions", "Decisions", "What you decided, when and about what; any of it can be taken back.", Menu.LIBRARY,
            needs=Needs.LIBRARY, icon="history", asks=True),
    Command("library.trash", "Trash", "What was deleted, since when; to be restored, or removed for good.", Menu.LIBRARY,
            needs=Needs.LIBRARY, icon="trash", asks=True),
    Command("library.open", "Open a library", "Choose a recent library, or another folder.", Menu.LIBRARY,
            ("Ctrl+Shift+Y",), icon="library", asks=True),
    Command("library.new", "Make a library", "Start an empty library in a folder of your choice.", Menu.LIBRARY,
            icon="plus", asks=True),
    Command("library.sample", "Open the sample library", "44 pages about October 1962, made by invented outlets.",
            Menu.LIBRARY, icon="book"),
    Command("library.undo", "Undo", "Take back the last decision: a date, a star, a tag.", Menu.LIBRARY,
            ("Ctrl+Z",), needs=Needs.UNDO, icon="undo"),
    Command("library.redo", "Redo", "Decide again what was undone last.", Menu.LIBRARY,
            ("Ctrl+Shift+Z", "Ctrl+Y"), needs=Needs.REDO, icon="refresh"),
    Command("library.settings", "Settings", "Appearance, keys, reading.", Menu.LIBRARY, ("Ctrl+,",), icon="settings", asks=True),
    Command("library.quit", "Quit", "Close the window; everything is saved already.", Menu.LIBRARY, ("Ctrl+Q",)),
    # Search
    Command("search.focus", "Search", "Go to the search field; again: what was searched before.", Menu.SEARCH,
            ("Ctrl+L", "Ctrl+K"), ("/",), needs=Needs.LIBRARY, icon="search"),
    Command("search.everything", "Search everything", "Search comments, left-out parts and your notes too.", Menu.SEARCH,
            ("Ctrl+Shift+F",), needs=Needs.LIBRARY, icon="world"),
    Command("search.history", "Show the search history", "What was searched before, the latest first.", Menu.SEARCH,
            ("Ctrl+H",), needs=Needs.LIBRARY, icon="history"),
    Command("search.clear-history", "Clear the search history", "Forget what was searched before; what you have saved stays.",
            Menu.SEARCH, needs=Needs.LIBRARY, icon="trash"),
    Command("search.save", "Save the search", "Keep it under a name, to come back to it.", Menu.SEARCH,
            ("Ctrl+S",), needs=Needs.LIBRARY, icon="search", asks=True),
    Command("search.save-alert", "Save the search as an alert", "Be told what comes in that matches.", Menu.SEARCH,
            ("Ctrl+Shift+S",), needs=Needs.LIBRARY, icon="view", asks=True),
    Command("search.saved", "Show saved searches", "Those that you keep, and what is new in your alerts.", Menu.SEARCH,
            ("Ctrl+Shift+H",), needs=Needs.LIBRARY, icon="view"),
    Command("search.delete-saved", "Delete a saved search", "Keep it no longer; can be undone.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="trash", asks=True),
    Command("search.export", "Export the results", "All of them as a table (CSV), as data (JSON) or as references (RIS, BibTeX).",
            Menu.SEARCH, ("Ctrl+Shift+G",), needs=Needs.LIBRARY | Needs.RESULTS, icon="file", asks=True),
    Command("search.batch", "Search a list", "A table of what each query of a file finds, one a line.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="articles", asks=True),
    Command("search.events", "Events", "What happened when, by these articles' own words, and what several of them tell of.",
            Menu.SEARCH, ("F4",), needs=Needs.LIBRARY | Needs.RESULTS, icon="calendar", asks=True),
    Command("search.forecasts", "Forecasts", "What these articles foretell, how surely, when it is due, and what became of it.",
            Menu.SEARCH, ("Ctrl+F4",), needs=Needs.LIBRARY | Needs.RESULTS, icon="calendar", asks=True),
    Command("search.disputes", "Disputes", "Comments that repeat a sentence and contradict it, both sides.",
            Menu.SEARCH, ("Ctrl+Shift+Q",), needs=Needs.LIBRARY | Needs.RESULTS, icon="comment", asks=True),
    Command("search.copies", "Show copies one by one, or in one row", "Copies and revisions of one article each in a row of their own; again: in one.",
            Menu.SEARCH, ("Shift+F2",), needs=Needs.LIBRARY, icon="copies"),
    Command("search.explain", "Explain this search", "Says in words what is searched, and what each part finds alone.",
            Menu.SEARCH, ("Ctrl+Shift+W",), needs=Needs.LIBRARY, icon="info", asks=True),
    Command("search.clear", "Clear the search", "Show all articles again.", Menu.SEARCH,
            ("Ctrl+Shift+L",), needs=Needs.LIBRARY, icon="close"),
    Command("search.undated", "Show undated articles", "Only articles without a publication date.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="undated"),
    Command("search.starred", "Show starred articles", "Only articles with your star.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="star"),
    Command("search.unread", "Show unread articles", "Only articles that you have not read.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="unread"),
    Command("search.queue", "Show the queue", "What you put there to be read, what has waited longest first; again: all.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="queue"),
    Command("search.archived", "Show archived articles", "Only articles that you put away.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="archive"),
    Command("search.inbox", "Leave out what is archived", "Only articles that you have not put away.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="articles"),
    Command("search.sort-relevance", "Sort best first", "By how well articles match.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-newest", "Sort newest first", "By publication date, undated at the end.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-oldest", "Sort oldest first", "By publication date, undated at the end.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-source", "Sort by source", "By the name of the source, the newest of each first.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-unread", "Sort unread first", "What you have not read, then what you have, the newest first.",
            Menu.SEARCH, needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-event", "Sort by date in the text",
            "By the first full date in the text; articles without one come last.", Menu.SEARCH, needs=Needs.LIBRARY, icon="sort"),
    Command("search.sort-queue", "Sort in queue order", "What was put into the queue first comes first; what is not in it last.",
            Menu.SEARCH, needs=Needs.LIBRARY, icon="sort"),
    # Article
    Command("article.open", "Read", "Go from the list into the reader.", Menu.ARTICLE,
            (), ("O",), (Place.LIST,), Needs.RESULTS, "enter"),
    Command("article.next", "Next article", "Open the next article of the list.", Menu.ARTICLE,
            ("Ctrl+Down",), ("J",), _LIST_READER, Needs.RESULTS, "down", repeats=True),
    Command("article.previous", "Previous article", "Open the article before it.", Menu.ARTICLE,
            ("Ctrl+Up",), ("K",), _LIST_READER, Needs.RESULTS, "up", repeats=True),
    Command("article.star", "Star or unstar", "Mark the article for yourself.", Menu.ARTICLE,
            ("S",), (), _LIST_READER, _ARTICLE, "star"),
    Command("article.read", "Mark as read or unread", "Unread articles have a dot and a heavy title.", Menu.ARTICLE,
            ("U",), (), _LIST_READER, _ARTICLE, "read"),
    Command("article.queue", "Put into the queue, or take out", "To be read: Show the queue lists it, what has waited longest first; can be undone.", Menu.ARTICLE,
            ("Q",), (), _LIST_READER, _ARTICLE, "queue"),
    Command("article.archive", "Archive, or take back", "Done with: it steps back in lists, and is:inbox leaves it out; can be undone.", Menu.ARTICLE,
            ("Y",), (), _LIST_READER, _ARTICLE, "archive"),
    Command("article.tag", "Tag", "Put tags of yours on the article, or take them off; each can be undone.", Menu.ARTICLE,
            ("T",), (), _LIST_READER, _ARTICLE, "bookmark", asks=True),
    Command("article.similar", "More like this", "Search for the words that tell this article from the others.", Menu.ARTICLE,
            ("Ctrl+Shift+R",), needs=_ARTICLE, icon="copies"),
    Command("article.copies", "Copies and revisions", "Where else the article stands, who had it first, and what its page said before.",
            Menu.ARTICLE, ("F2",), needs=_ARTICLE, icon="copies", asks=True),
    Command("article.compare", "Compare with what it was before", "With the page as it was saved before, or with the first that had it, sentence by sentence.",
            Menu.ARTICLE, ("Ctrl+G",), needs=_ARTICLE, icon="history", asks=True),
    Command("list.unfold", "Show the copies of this row", "What stands behind the row, each in a row below it.", Menu.VIEW,
            ("Right", "+"), ("L",), (Place.LIST,), Needs.RESULTS, "down"),
    Command("list.fold", "Fold the copies into one row", "They stand behind the row of the best of them again.", Menu.VIEW,
            ("Left", "-"), ("H",), (Place.LIST,), Needs.RESULTS, "right"),
    Command("article.set-date", "Set the publication date", "Say when the article was published; can be undone.", Menu.ARTICLE,
            ("Ctrl+D",), needs=_ARTICLE, icon="calendar", asks=True),
    Command("article.set-dates", "Set the dates of the articles found", "One date for all, or to each what its address, text or saving says; one undo.",
            Menu.ARTICLE, ("Shift+F4",), needs=Needs.LIBRARY | Needs.RESULTS, icon="calendar", asks=True),
    Command("article.provenance", "Where it came from", "Its file, its import, its hash, and what others said of it.", Menu.ARTICLE,
            ("Alt+Return",), needs=Needs.ARTICLE, icon="info", asks=True),
    Command("article.source", "Show the source", "The bytes of the original as text, as they were saved; searchable, never drawn as a page.", Menu.ARTICLE,
            ("Ctrl+U",), needs=Needs.ARTICLE, icon="file", asks=True),
    Command("article.mail", "Header of the mail", "From whom to whom, when, about what, and what was attached, each a press away.", Menu.ARTICLE,
            ("Shift+M",), (), (Place.READER,), _ARTICLE, "unread", asks=True),
    Command("article.delete", "Move to the trash", "Takes the article out of all lists; can be undone.", Menu.ARTICLE,
            ("Del",), places=(Place.LIST,), needs=_ARTICLE, icon="trash"),
    Command("article.find", "Find in the article", "Look for words in the open article alone.", Menu.ARTICLE,
            ("Ctrl+F",), needs=Needs.ARTICLE, icon="search"),
    Command("article.next-hit", "Next hit", "Go to the next hit; after the last, on into the next article.", Menu.ARTICLE,
            ("F3",), ("N",), needs=Needs.RESULTS, icon="down", repeats=True),
    Command("article.previous-hit", "Previous hit", "Go to the hit before; before the first, into the article before.",
            Menu.ARTICLE, ("Shift+F3",), ("Shift+N",), needs=Needs.RESULTS, icon="up", repeats=True),
    Command("article.comments", "Show or hide comments", "Readers' comments lie folded below the article.", Menu.ARTICLE,
            ("Ctrl+Shift+C",), needs=Needs.ARTICLE, icon="comment"),
    Command("article.boilerplate", "Show or hide what was left out", "Menus, share prompts and the like of the page.",
            Menu.ARTICLE, ("Ctrl+Shift+B",), needs=Needs.ARTICLE, icon="hidden"),
    Command("article.copy", "Copy with citation", "The selection, the marked sentence, or in the list the article, with where it stands.", Menu.ARTICLE,
            ("Ctrl+Shift+X",), needs=Needs.ARTICLE, icon="copies"),
    Command("article.copy-as", "Copy with citation as", "Short, as a note, with provenance, as BibTeX or RIS; as text, Markdown or formatted.",
            Menu.ARTICLE, ("Shift+C",), (), _LIST_READER, Needs.ARTICLE, "quote", asks=True),
    Command("date.next", "Next date of the text", "Go to it, see what it means, and where it stands in time.", Menu.ARTICLE,
            ("]",), (), (Place.READER,), Needs.ARTICLE, "calendar", repeats=True),
    Command("date.previous", "Previous date of the text", "Go to the one before.", Menu.ARTICLE,
            ("[",), (), (Place.READER,), Needs.ARTICLE, "calendar", repeats=True),
    Command("date.correct", "Correct this date", "Say what a date of the text really means; can be undone.", Menu.ARTICLE,
            ("Ctrl+Shift+K",), needs=Needs.ARTICLE, icon="calendar", asks=True),
    Command("date.history", "Read as a history, or not", "In a history a date without a year is of the year last spoken of.",
            Menu.ARTICLE, needs=Needs.ARTICLE, icon="book"),
    Command("date.reject", "Not a date", "What is marked as a date is none; can be undone.", Menu.ARTICLE,
            needs=Needs.ARTICLE, icon="close"),
    # Text
    Command("sentence.next", "Next sentence", "The marked sentence is the one that keys are about; the page follows.", Menu.TEXT,
            (".", "Alt+Down"), (")",), _READER, Needs.ARTICLE, "down", repeats=True),
    Command("sentence.previous", "Previous sentence", "Back by one sentence.", Menu.TEXT,
            (",", "Alt+Up"), ("(",), _READER, Needs.ARTICLE, "up", repeats=True),
    Command("sentence.paragraph-next", "Next paragraph", "To the first sentence of it.", Menu.TEXT,
            ("Alt+PgDown",), ("}",), _READER, Needs.ARTICLE, "down", repeats=True),
    Command("sentence.paragraph-previous", "Previous paragraph", "To the first sentence of this one, then of the one before.", Menu.TEXT,
            ("Alt+PgUp",), ("{",), _READER, Needs.ARTICLE, "up", repeats=True),
    Command("sentence.select", "Select by sentences", "The marked sentence, then one more each time.", Menu.TEXT,
            ("Alt+Shift+Down",), (), _READER, Needs.ARTICLE, repeats=True),
    Command("sentence.unselect", "Select by sentences, backwards", "One less of what is selected, or one more before it.", Menu.TEXT,
            ("Alt+Shift+Up",), (), _READER, Needs.ARTICLE, repeats=True),
    Command("sentence.copy", "Copy the sentence", "What is selected, else the marked sentence.", Menu.TEXT,
            ("Ctrl+C",), (), _READER, Needs.ARTICLE, "copies"),
    Command("text.look-up", "Look up", "Who or what the sentence names, on a card beside the words; Tab goes on, Enter leads there, Esc closes.", Menu.TEXT,
            ("L",), (), (Place.READER,), Needs.ARTICLE, "info"),
    Command("mention.next", "Next name", "The next actor that the text names, whoever it is.", Menu.TEXT,
            ("F5",), needs=Needs.ARTICLE, icon="down", repeats=True),
    Command("mention.previous", "Previous name", "The actor that is named before.", Menu.TEXT,
            ("Shift+F5",), needs=Needs.ARTICLE, icon="up", repeats=True),
    # Marks
    Command("mark.highlight", "Highlight", "The selection, or the sentence that is read, in the colour used last; again: no more.", Menu.MARKS,
            ("H",), ("M",), _READER, _ARTICLE, "highlight", is_elsewhere_in_vim=True),
    Command("mark.colour-1", "Highlight in green", "In this colour, which the next highlights have too.", Menu.MARKS, ("1",), (), _READER, _ARTICLE, "highlight"),
    Command("mark.colour-2", "Highlight in blue", "In this colour, which the next highlights have too.", Menu.MARKS, ("2",), (), _READER, _ARTICLE, "highlight"),
    Command("mark.colour-3", "Highlight in pink", "In this colour, which the next highlights have too.", Menu.MARKS, ("3",), (), _READER, _ARTICLE, "highlight"),
    Command("mark.colour-4", "Highlight in amber", "In this colour, which the next highlights have too.", Menu.MARKS, ("4",), (), _READER, _ARTICLE, "highlight"),
    Command("mark.colour-5", "Highlight in purple", "In this colour, which the next highlights have too.", Menu.MARKS, ("5",), (), _READER, _ARTICLE, "highlight"),
    Command("mark.note", "Write a note", "On the selection, the sentence that is read, or the mark that is there.", Menu.MARKS,
            ("N",), ("I",), _READER, _CLEAN, "note", asks=True, is_elsewhere_in_vim=True),
    Command("mark.note-article", "Write a note on the article", "On all of it.", Menu.MARKS, ("Alt+N",), (), _LIST_READER, _ARTICLE, "note", asks=True),
    Command("mark.claim", "Mark as a claim", "The sentence says something that has to be shown; again: no more.", Menu.MARKS,
            ("C",), (), _READER, _CLEAN, "claim"),
    Command("mark.dispute", "Mark as disputed", "Somebody says the opposite; again: no more.", Menu.MARKS, ("D",), (), _READER, _ARTICLE, "dispute"),
    Command("mark.forecast", "Mark as a forecast", "The sentence says what will be; again: no more.", Menu.MARKS, ("R",), (), _READER, _ARTICLE, "forecast"),
    Command("mark.grade", "Grade", "How reliable the source is (A to F), and how credible what is said (1 to 6).", Menu.MARKS,
            ("E",), (), _READER, _ARTICLE, "grade", asks=True),
    Command("mark.remove", "Take the mark away", "The one at the sentence that is read; can be undone.", Menu.MARKS, ("Del",), (), _READER, _CLEAN, "trash"),
    Command("mark.bring", "Bring marks along", "From another saving of the same page: copied onto the same words, and kept where these are gone.", Menu.MARKS,
            needs=_ARTICLE, icon="copies"),
    Command("mark.import", "Take in annotations", "A file of Web Annotations, Hypothesis or Zotero: they become marks on the same words.", Menu.MARKS,
            needs=Needs.LIBRARY, icon="import", asks=True),
    Command("mark.next", "Next mark", "To the next of your marks in the article.", Menu.MARKS, ("Ctrl+F3",), needs=_ARTICLE, icon="down", repeats=True),
    Command("mark.previous", "Previous mark", "To the one before.", Menu.MARKS, ("Ctrl+Shift+F3",), needs=_ARTICLE, icon="up", repeats=True),
    Command("mark.open", "Go to the words", "To where the mark stands, in whichever article.", Menu.MARKS, ("Return",), ("O",), (Place.MARKS,), _MARKS, "enter"),
    Command("mark.edit", "Change the note", "What is written on the mark, and its tags.", Menu.MARKS, ("N",), ("I",), (Place.MARKS,), _MARKS, "note", asks=True, is_elsewhere_in_vim=True),
    Command("mark.delete", "Take this mark away", "Can be undone.", Menu.MARKS, ("Del",), (), (Place.MARKS,), _MARKS, "trash"),
    Command("mark.find", "Find a mark", "Narrows the marks by words, #tag, kind or colour; Esc shows all again.", Menu.MARKS,
            ("F",), (), (Place.MARKS,), Needs.LIBRARY, "search"),
    Command("mark.export", "Export the marks", "Those that are listed, as Markdown, a table (CSV), data (JSON) or Web Annotations.", Menu.MARKS,
            ("X",), (), (Place.MARKS,), _MARKS, "file", asks=True),
    Command("mark.scope", "Marks of the article or of the search", "Switch whose marks are listed.", Menu.MARKS, ("S",), (), (Place.MARKS,), Needs.LIBRARY, "note"),
    # Zones
    Command("zone.body", "This is body text", "The marked paragraph, or each that is selected, is text of the article; can be undone.", Menu.ZONES,
            ("B",), (), (Place.READER,), _ZONES, "articles"),
    Command("zone.comment", "This is a comment", "The marked paragraph, or each that is selected, is what a reader wrote; can be undone.", Menu.ZONES,
            ("C",), (), (Place.READER,), _ZONES, "comment"),
    Command("zone.left-out", "Leave this out", "The marked paragraph, or each that is selected, is none of the article; can be undone.", Menu.ZONES,
            ("X", "Del"), (), (Place.READER,), _ZONES, "hidden"),
    Command("zone.caption", "This is a caption", "The marked paragraph, or each that is selected, stands below a picture; can be undone.", Menu.ZONES,
            ("P",), (), (Place.READER,), _ZONES, "quote"),
    Command("zone.standfirst", "This is the introduction (standfirst)", "The marked paragraph, or each that is selected, is the standfirst; can be undone.", Menu.ZONES,
            ("I",), (), (Place.READER,), _ZONES, "text_size"),
    Command("zone.rule", "The same on all pages of its source", "What the marked paragraph is now, it is wherever the source has it; can be undone.",
            Menu.ZONES, ("W",), (), (Place.READER,), _ZONES, "copies"),
    Command("zone.rules", "Rules of sources", "What paragraphs are on all pages of a source; a rule is taken away by a key.", Menu.ZONES,
            needs=Needs.LIBRARY, icon="copies", asks=True),
    Command("article.reextract", "Read the original again", "When Dateline has learnt to read better; marks stay, and it can be undone.",
            Menu.ZONES, needs=_ARTICLE, icon="refresh"),
    Command("source.reextract", "Read all originals of this source again", "Those that read differently now can be undone.", Menu.ZONES,
            needs=_ARTICLE, icon="refresh"),
    Command("library.reextract", "Read again what an older Dateline read", "All originals whose text an older version has read out of them.", Menu.ZONES,
            needs=Needs.LIBRARY, icon="refresh"),
    # Go
    Command("go.anything", "Go to", "An article, an actor (@), a tag (#), a date (!), a saved search.", Menu.GO,
            ("Ctrl+P",), needs=Needs.LIBRARY, icon="right", asks=True),
    Command("go.back", "Back", "To what was looked at before: an article at its place, a profile, the network, other days.", Menu.GO, ("Alt+Left",), ("Shift+H",), needs=Needs.BACK,
            icon="back"),
    Command("go.forward", "Forward", "To what you came back from.", Menu.GO, ("Alt+Right",), ("Shift+L",),
            needs=Needs.FORWARD, icon="forward"),
    Command("tab.open", "Open in a new tab", "In a tab that stays; the keyboard, and what is shown, stay too.", Menu.TABS,
            ("Ctrl+Return",), (), _LIST_READER, _ARTICLE, "plus"),
    Command("tab.keep", "Keep this tab", "It follows the list no more; what is selected there opens beside it.", Menu.TABS,
            ("Ctrl+T",), needs=_ARTICLE, icon="check"),
    Command("tab.next", "Next tab", "From the last one to the first.", Menu.TABS,
            ("Ctrl+Tab", "Ctrl+PgDown"), needs=Needs.TABS, icon="right", repeats=True),
    Command("tab.previous", "Previous tab", "From the first one to the last.", Menu.TABS,
            ("Ctrl+Shift+Tab", "Ctrl+PgUp"), needs=Needs.TABS, icon="left", repeats=True),
    Command("tab.list", "Go to an open tab", "By a few letters of its title.", Menu.TABS,
            ("Ctrl+F12",), needs=Needs.TABS, icon="articles", asks=True),
    Command("tab.close", "Close this tab", "Its neighbour is shown then; beside another article, the side that has the keyboard is closed.", Menu.TABS, ("Ctrl+W",), needs=Needs.EITHER_SIDE, icon="close"),
    Command("tab.others", "Close all other tabs", "Each can be opened again.", Menu.TABS, needs=Needs.TABS, icon="close"),
    Command("tab.reopen", "Open a closed tab again", "The last one that was closed, where it stood and where it was read.", Menu.TABS,
            ("Ctrl+Shift+T",), needs=Needs.CLOSED_TAB, icon="undo"),
    Command("tab.left", "Move this tab left", "What dragging does by mouse.", Menu.TABS,
            ("Ctrl+Shift+PgUp",), needs=Needs.TABS, icon="left", repeats=True),
    Command("tab.right", "Move this tab right", "What dragging does by mouse.", Menu.TABS,
            ("Ctrl+Shift+PgDown",), needs=Needs.TABS, icon="right", repeats=True),
    Command("beside.split", "Two articles side by side", "The one read before stands beside; again: one alone.", Menu.TABS,
            ("F8",), needs=_ARTICLE, icon="panel"),
    Command("beside.open", "Open beside", "What is selected in the list stands beside the open article.", Menu.TABS,
            ("Shift+Return",), (), (Place.LIST,), _ARTICLE, "panel"),
    Command("beside.swap", "Swap the sides", "Each article where the other stood, both where they were read.", Menu.TABS,
            ("Ctrl+F8",), needs=Needs.BESIDE, icon="refresh"),
    Command("beside.scroll", "Scroll both in step", "Two copies or revisions go along sentence by sentence; again: each by itself.", Menu.TABS,
            ("Alt+F8",), needs=Needs.BESIDE, icon="copies"),
    Command("go.next-pane", "Next pane", "List, reader and what stands beside it, or network, actors, timeline, filters.", Menu.GO, ("F6",), repeats=True),
    Command("go.previous-pane", "Previous pane", "The other way round.", Menu.GO, ("Shift+F6",), repeats=True),
    Command("go.list", "Go to the list", "Put the keyboard into the list.", Menu.GO, ("Ctrl+1",), icon="articles"),
    Command("go.reader", "Go to the reader", "Put the keyboard into the reader.", Menu.GO, ("Ctrl+2",), icon="book"),
    Command("go.actors", "Go to the actors", "Put the keyboard into the actors.", Menu.GO, ("Ctrl+3",), icon="actors"),
    Command("go.timeline", "Go to the timeline", "Put the keyboard into the timeline.", Menu.GO, ("Ctrl+4",), icon="timeline"),
    Command("go.filters", "Go to the filters", "Put the keyboard into the filters.", Menu.GO, ("Ctrl+5",), icon="bars"),
    Command("go.marks", "Go to the marks", "Put the keyboard into the marks.", Menu.GO, ("Ctrl+6",), icon="note"),
    Command("go.notice", "Go to the newest notice", "Put the keyboard on its buttons.", Menu.GO, ("Ctrl+Shift+N",), icon="info"),
    Command("go.out", "One step out", "Closes what is open, leaves what is chosen, ends in the list.", Menu.GO, ("Esc",)),
    # Actors
    Command("actor.filter", "Only articles with this actor", "Puts the actor into the search; again: takes it out.", Menu.SEARCH,
            ("Return",), ("O",), (Place.ACTORS,), Needs.ACTOR, "search"),
    Command("actor.next-mention", "Next mention of the actor", "Walk the mentions in the open article.", Menu.ARTICLE,
            ("Alt+F3",), needs=Needs.ACTOR | Needs.ARTICLE, icon="down", repeats=True),
    Command("actor.previous-mention", "Previous mention of the actor", "Walk the mentions backwards.", Menu.ARTICLE,
            ("Alt+Shift+F3",), needs=Needs.ACTOR | Needs.ARTICLE, icon="up", repeats=True),
    Command("actor.between", "Between two actors", "The sentences that name this actor and another one, and who does what to whom.",
            Menu.SEARCH, ("Ctrl+F7",), needs=Needs.LIBRARY | Needs.ACTOR, icon="actors", asks=True),
    Command("actor.find", "Find an actor in the list", "Narrows the actors by name, without accents; Esc shows all again.",
            Menu.VIEW, ("F",), places=(Place.ACTORS,), needs=Needs.ACTOR, icon="search"),
    Command("actor.scope", "Actors of the article or of the search", "Switch whose actors are listed.", Menu.VIEW,
            ("Ctrl+Shift+A",), needs=Needs.LIBRARY, icon="actors"),
    Command("actor.profile", "Profile of the actor", "When it is named, by which names, with whom and where, and every sentence.",
            Menu.SEARCH, ("Ctrl+I",), needs=Needs.LIBRARY | Needs.ACTOR, icon="info", asks=True),
    Command("actor.silent", "Silent actors", "Who was named at a rhythm and is not any more.", Menu.SEARCH,
            needs=Needs.LIBRARY, icon="hidden", asks=True),
    Command("actor.confirm", "Confirm this actor", "A suggested actor is one; from then on its name is found wherever it stands.",
            Menu.ACTOR, ("Y",), (), (Place.ACTORS,), Needs.ACTOR, "check"),
    Command("actor.reject", "Not an actor", "Who is taken for an actor is none, and is listed nowhere any more; can be undone.",
            Menu.ACTOR, ("Del",), (), (Place.ACTORS,), Needs.ACTOR, "close"),
    Command("actor.merge", "Make one with another actor", "Shown, counted and searched as one; nothing is lost, and both can be parted again.",
            Menu.ACTOR, ("Ctrl+M",), needs=Needs.LIBRARY | Needs.ACTOR, icon="copies", asks=True),
    Command("actor.split", "Part what was made one, or a name", "What was made one becomes two again; a name becomes an actor of its own.",
            Menu.ACTOR, ("Ctrl+Shift+M",), needs=Needs.LIBRARY | Needs.ACTOR, icon="panel", asks=True),
    Command("actor.rename", "Rename this actor", "By which name it is shown; its other names stay.", Menu.ACTOR,
            ("R",), (), (Place.ACTORS,), Needs.ACTOR, "text_size", asks=True),
    Command("actor.kind", "Set the kind", "State, armed group, organisation, person or place.", Menu.ACTOR,
            ("K",), (), (Place.ACTORS,), Needs.ACTOR, "organisation", asks=True),
    Command("actor.part", "Part of", "Of whom the actor is a part, under whom it is listed.", Menu.ACTOR,
            ("P",), (), (Place.ACTORS,), Needs.ACTOR, "timeline", asks=True),
    Command("actor.name", "Give it another name", "It means this actor wherever it stands, or between two dates.", Menu.ACTOR,
            ("A",), (), (Place.ACTORS,), Needs.ACTOR, "quote", asks=True),
    Command("actor.from-selection", "Actor from the selection", "A new actor, another name of one, this once somebody else, or nobody.",
            Menu.ACTOR, ("A",), (), (Place.READER,), Needs.ARTICLE, "plus", asks=True),
    Command("actor.mention", "This mention is someone else", "Says whom this one mention names, or that it is nobody.", Menu.ACTOR,
            ("Shift+A",), (), (Place.READER, Place.ACTORS), Needs.ARTICLE, "quote", asks=True),
    Command("actor.watch", "Watch, or no longer", "Who is watched stands first in the list, with an eye.", Menu.ACTOR,
            ("W",), (), (Place.ACTORS,), Needs.ACTOR, "view"),
    Command("actor.hide", "Hide, or show again", "Who is hidden leaves lists and network, and is found all the same.", Menu.ACTOR,
            ("X",), (), (Place.ACTORS,), Needs.ACTOR, "hidden"),
    Command("actor.show-hidden", "Show or leave out who is hidden", "In the list of actors.", Menu.ACTOR,
            ("Shift+X",), (), (Place.ACTORS,), Needs.LIBRARY, "hidden"),
    Command("actor.note", "Note about the actor", "What you want to remember; its profile shows it.", Menu.ACTOR,
            ("E",), (), (Place.ACTORS,), Needs.ACTOR, "file", asks=True),
    Command("actor.sort", "Sort the actors by something else", "Wholes with their parts, mentions, name, or first place; in a search by articles.",
            Menu.ACTOR, ("S",), (), (Place.ACTORS,), Needs.ACTOR, "sort"),
    Command("actor.questions", "The same actor?", "Pairs that may be one and the same; you answer by one key each.", Menu.ACTOR,
            needs=Needs.LIBRARY, icon="help", asks=True),
    # Network
    Command("actor.network", "Network of the actors", "Who is named together with whom, in place of the reader; again: the reader.", Menu.NETWORK,
            ("F7",), needs=Needs.LIBRARY, icon="actors"),
    Command("actor.ego", "Network around this actor", "The selected actor and those that are named together with it.", Menu.NETWORK,
            ("Shift+F7",), needs=Needs.LIBRARY | Needs.ACTOR, icon="actors"),
    Command("network.left", "Go left", "To the nearest actor on the left.", Menu.NETWORK,
            ("Left",), ("H",), (Place.NETWORK,), Needs.NETWORK, "left", repeats=True),
    Command("network.right", "Go right", "To the nearest actor on the right.", Menu.NETWORK,
            ("Right",), ("L",), (Place.NETWORK,), Needs.NETWORK, "right", repeats=True),
    Command("network.up", "Go up", "To the nearest actor above.", Menu.NETWORK,
            ("Up",), ("K",), (Place.NETWORK,), Needs.NETWORK, "up", repeats=True),
    Command("network.down", "Go down", "To the nearest actor below.", Menu.NETWORK,
            ("Down",), ("J",), (Place.NETWORK,), Needs.NETWORK, "down", repeats=True),
    Command("network.next", "Next tie", "The ties of the selected actor, the strongest first.", Menu.NETWORK,
            ("]",), (), (Place.NETWORK,), Needs.NETWORK, repeats=True),
    Command("network.previous", "Tie before", "The other way round.", Menu.NETWORK,
            ("[",), (), (Place.NETWORK,), Needs.NETWORK, repeats=True),
    Command("network.cross", "To the other end of the tie", "Go along the selected tie.", Menu.NETWORK,
            ("T",), (), (Place.NETWORK,), Needs.NETWORK),
    Command("network.narrow", "Only articles with this actor, or with both", "Puts the actor, or both that are tied, into the search.", Menu.NETWORK,
            ("Return",), ("O",), (Place.NETWORK,), Needs.NETWORK, "search"),
    Command("network.ego", "Network around this one", "Of a selected tie, around the actor at its other end; Esc: all again.", Menu.NETWORK,
            ("E", "Space"), (), (Place.NETWORK,), Needs.NETWORK, "actors"),
    Command("network.zoom-in", "Closer", "About the selected actor.", Menu.NETWORK,
            ("+", "="), (), (Place.NETWORK,), Needs.NETWORK, repeats=True),
    Command("network.zoom-out", "Farther", "About the selected actor.", Menu.NETWORK,
            ("-",), (), (Place.NETWORK,), Needs.NETWORK, repeats=True),
    Command("network.fit", "Show all of the network", "As close as it fits.", Menu.NETWORK,
            ("0",), (), (Place.NETWORK,), Needs.NETWORK),
    Command("network.by", "Ties by articles or by confirmed relations", "What ties actors: articles that name both, or sentences that you confirmed.", Menu.NETWORK,
            ("B",), (), (Place.NETWORK,), Needs.LIBRARY, "check"),
    Command("network.suggested", "With or without suggested names", "Names that no table has and nobody confirmed.", Menu.NETWORK,
            ("S",), (), (Place.NETWORK,), Needs.LIBRARY, "suggested"),
    Command("network.comments", "With or without comments", "Whether what readers' comments name counts.", Menu.NETWORK,
            ("C",), (), (Place.NETWORK,), Needs.LIBRARY, "comment"),
    Command("network.copy", "Copy the network as a picture", "As it is drawn, with a caption, onto the clipboard.", Menu.NETWORK,
            ("Ctrl+C",), (), (Place.NETWORK,), Needs.NETWORK, "copies"),
    Command("network.export", "Export the network", "A picture (PNG, SVG), for Gephi and the like (GraphML, GEXF), a table or data.", Menu.NETWORK,
            needs=Needs.LIBRARY | Needs.NETWORK, icon="file", asks=True),
    # Filters
    Command("filter.want", "Only articles with this value", "Puts the filter into the search; again: takes it out.", Menu.SEARCH,
            ("Return",), ("O",), (Place.FILTERS,), Needs.FILTER, "check"),
    Command("filter.bar", "No articles with this value", "Leaves them out of the search; again: no more.", Menu.SEARCH,
            ("Del", "-"), (), (Place.FILTERS,), Needs.FILTER, "close"),
    Command("filter.fold", "All values or the first few", "Unfolds a long list of filters, and folds it again.", Menu.VIEW,
            ("M",), (), (Place.FILTERS,), Needs.FILTER, "down"),
    Command("filter.find", "Find a filter", "Narrows the filters by name, without accents; Esc shows all again.", Menu.VIEW,
            ("F",), (), (Place.FILTERS,), Needs.FILTER, "search"),
    Command("filter.next", "Next kind of filter", "To the first value of the next kind.", Menu.VIEW,
            ("]",), (), (Place.FILTERS,), Needs.FILTER, "down", repeats=True),
    Command("filter.previous", "Previous kind of filter", "To the first value of the kind before.", Menu.VIEW,
            ("[",), (), (Place.FILTERS,), Needs.FILTER, "up", repeats=True),
    Command("filter.clear", "Take out all filters", "Leaves the words of the search alone.", Menu.SEARCH,
            ("Ctrl+Shift+U",), needs=Needs.LIBRARY, icon="close"),
    # Timeline
    Command("timeline.left", "Move left", "The cursor goes a step back in time.", Menu.TIMELINE,
            ("Left",), ("H",), (Place.TIMELINE,), Needs.TIMELINE, "left", repeats=True),
    Command("timeline.right", "Move right", "The cursor goes a step forward in time.", Menu.TIMELINE,
            ("Right",), ("L",), (Place.TIMELINE,), Needs.TIMELINE, "right", repeats=True),
    Command("timeline.previous", "To what was before", "To the bar or dot before.", Menu.TIMELINE,
            ("[",), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.next", "To what comes next", "To the next bar or dot.", Menu.TIMELINE,
            ("]",), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.zoom-in", "Zoom in", "Show less time, closer.", Menu.TIMELINE,
            ("+", "="), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.zoom-out", "Zoom out", "Show more time.", Menu.TIMELINE,
            ("-",), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.fit", "Show all of it", "From the first article to the last.", Menu.TIMELINE,
            ("0",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.brush-left", "Select to the left", "Widen or narrow the selected time.", Menu.TIMELINE,
            ("Shift+Left",), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.brush-right", "Select to the right", "Widen or narrow the selected time.", Menu.TIMELINE,
            ("Shift+Right",), (), (Place.TIMELINE,), Needs.TIMELINE, repeats=True),
    Command("timeline.activate", "Filter by the selected time", "Or open what the cursor stands on.", Menu.TIMELINE,
            ("Return",), ("O",), (Place.TIMELINE,), Needs.TIMELINE, "enter"),
    Command("timeline.lanes", "Lanes of actors, of sources, of places, or one", "What the lanes of the timeline are of.", Menu.TIMELINE,
            ("G",), (), (Place.TIMELINE,), Needs.TIMELINE, "timeline"),
    Command("timeline.scope", "Timeline of the article or of the search", "The dates and forecasts of the open article alone; again: all.",
            Menu.TIMELINE, ("T",), (), (Place.TIMELINE,), Needs.ARTICLE, "timeline"),
    Command("timeline.auto", "Bars as the zoom has them", "Days, weeks, months or years, as wide as can be told apart.", Menu.TIMELINE,
            ("A",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.days", "Bars of days", "The cursor steps by days.", Menu.TIMELINE,
            ("D",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.weeks", "Bars of weeks", "The cursor steps by weeks.", Menu.TIMELINE,
            ("W",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.months", "Bars of months", "The cursor steps by months.", Menu.TIMELINE,
            ("M",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.years", "Bars of years", "The cursor steps by years.", Menu.TIMELINE,
            ("Y",), (), (Place.TIMELINE,), Needs.TIMELINE),
    Command("timeline.stack", "Stack the bars by source, by hits, or not", "By the busiest sources; by whether text or comments match.",
            Menu.TIMELINE, ("B",), (), (Place.TIMELINE,), Needs.TIMELINE, "bars"),
    Command("timeline.copy", "Copy as a picture", "The timeline as it is drawn, with a caption, onto the clipboard.", Menu.TIMELINE,
            ("Ctrl+C",), (), (Place.TIMELINE,), Needs.TIMELINE, "copies"),
    Command("timeline.export", "Export the timeline", "A picture (PNG, SVG), a table, data, a calendar, or TimelineJS.", Menu.TIMELINE,
            ("Ctrl+Shift+J",), needs=Needs.LIBRARY | Needs.TIMELINE, icon="file", asks=True),
    # View
    Command("view.palette", "All commands", "Find a command by a few letters of its name.", Menu.VIEW,
            ("Ctrl+Shift+P",), (":",), icon="keyboard", asks=True),
    Command("view.list", "Show or hide the list", "Room for reading.", Menu.VIEW, ("Ctrl+Shift+E",), icon="articles"),
    Command("view.actors", "Show or hide the actors", "Room for reading.", Menu.VIEW, ("Ctrl+B",), icon="panel"),
    Command("view.timeline", "Show or hide the timeline", "Room for reading.", Menu.VIEW, ("Ctrl+J",), icon="timeline"),
    Command("view.filters", "Show or hide the filters", "Sources, actors, years and more, with counts.", Menu.VIEW,
            ("Ctrl+E",), icon="bars"),
    Command("view.marks", "Show or hide the marks", "What you have marked and written, beside the text.", Menu.VIEW, ("F12",), icon="note"),
    Command("view.reading", "Reading mode", "Only the page; again: all panes.", Menu.VIEW, ("F9",), icon="book"),
    Command("view.full-screen", "Full screen", "The whole screen; again: the window.", Menu.VIEW, ("F11",)),
    Command("view.grow", "Enlarge this pane", "What the line between panes does by mouse.", Menu.VIEW,
            ("Alt+Shift+Right",), icon="panel", repeats=True),
    Command("view.shrink", "Shrink this pane", "What the line between panes does by mouse.", Menu.VIEW,
            ("Alt+Shift+Left",), icon="panel", repeats=True),
    Command("view.reset", "Usual sizes", "Every pane as large as at first.", Menu.VIEW, icon="refresh"),
    Command("view.larger", "Larger text", "The article's text, a step larger.", Menu.VIEW, ("Ctrl++", "Ctrl+="), icon="text_size", repeats=True),
    Command("view.smaller", "Smaller text", "The article's text, a step smaller.", Menu.VIEW, ("Ctrl+-",), icon="text_size", repeats=True),
    Command("view.typeface", "Another typeface", "Articles in serif, sans, or the typeface of the system.", Menu.VIEW,
            ("Shift+T",), (), (Place.READER,), Needs.LIBRARY, "text_size", repeats=True),
    Command("view.measure", "Longer or shorter lines", "How many characters of an article's text a line has.", Menu.VIEW,
            ("Shift+W",), (), (Place.READER,), Needs.LIBRARY, "text_size", repeats=True),
    Command("view.leading", "Room between lines", "How far apart the lines of an article stand.", Menu.VIEW,
            ("Shift+R",), (), (Place.READER,), Needs.LIBRARY, "text_size", repeats=True),
    Command("view.original", "Clean text or original", "All of the saved page in its order, each part with its zone; again: the clean text.",
            Menu.VIEW, ("Ctrl+Shift+O",), needs=Needs.ARTICLE, icon="view"),
    Command("view.zones", "Original and clean side by side", "In step; by a letter you say what a paragraph is; again: the clean text.",
            Menu.VIEW, ("Shift+F8",), needs=Needs.ARTICLE, icon="panel"),
    Command("view.picture", "Show a picture large", "The one that the cursor is on, or the first in sight; Enter on it does the same.", Menu.VIEW,
            ("V",), (), (Place.READER,), Needs.ARTICLE, "view", asks=True),
    Command("article.page", "Go to page", "Of a PDF whose pages are shown: by its number.", Menu.GO,
            ("G",), (), (Place.READER,), Needs.ARTICLE, "file", asks=True),
    Command("view.pictures", "With or without pictures", "Whether the pictures that a page carries stand in its text.", Menu.VIEW,
            ("Shift+V",), (), (Place.READER,), Needs.LIBRARY, "view"),
    Command("view.names", "Lines below names, or none", "The page in plain ink as far as names go; hits stay.",
            Menu.VIEW, ("Ctrl+F9",), needs=Needs.LIBRARY, icon="actors"),
    Command("view.dates", "Lines below dates, or none", "The page in plain ink as far as dates go; hits stay.",
            Menu.VIEW, ("Shift+F9",), needs=Needs.LIBRARY, icon="calendar"),
    Command("view.theme", "Light or dark", "Switch between the light and the dark look.", Menu.VIEW,
            ("Ctrl+Shift+D",), icon="moon"),
    Command("view.menu", "Menu", "All commands in menus.", Menu.VIEW, ("F10",), icon="more"),
    Command("view.context", "Menu of this place", "What can be done here.", Menu.VIEW, ("Shift+F10", "Menu")),
    # Help
    Command("help.manual", "Manual", "The manual, at what you are doing.", Menu.HELP, ("F1",), icon="help"),
    Command("help.keys", "Keys of this pane", "What the keyboard does here.", Menu.HELP,
            ("?",), (), tuple(place for place in Place if place is not Place.WINDOW), icon="keyboard"),
    Command("help.all-keys", "All keys", "Every key, by place.", Menu.HELP, ("Ctrl+F1",), icon="keyboard"),
    Command("help.about", "About Dateline", "Version and licences.", Menu.HELP, icon="info"),
)  # fmt: skip
