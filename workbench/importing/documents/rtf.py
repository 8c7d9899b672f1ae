"""Rich Text Format to a draft: paragraphs, headings, lists, tables, notes; without what is hidden, deleted or no text.

Source: Rich Text Format Specification 1.9.1.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.documents.drafting import Properties, draft_of
from workbench.importing.documents.pictures import Pictures
from workbench.importing.documents.rtf_characters import DEFAULT_PAGE, Characters, page_of_charset, page_of_number
from workbench.importing.documents.rtf_tokens import Kind, tokens
from workbench.importing.documents.story import PLAIN, Look, Story, Styles
from workbench.importing.draft import Draft
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, RunStyle, Zone

RTF: Final = "rtf"
_MAGIC: Final = b"{\\rtf"
# Word nests some dozens of groups.
_DEPTH_MAX: Final = 20_000
_BODY_OUTLINE: Final = 9
_CHARACTERS: Final = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "tab": " ",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS: Final = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}
# Groups whose text is none of the document's, whether or not they are marked so that a reader may pass over them.
_SILENT_NAMES: Final = (
    "colortbl filetbl listtable listoverridetable rsidtbl generator header headerl headerr headerf footer footerl footerr footerf "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn annotation atnid atnauthor atndate atnref atnicn atntime bkmkstart bkmkend fldinst "
    "datafield objdata sp nonshppict shprslt pntext pntxta pntxtb listtext xe tc rxe nonesttables nesttableprops template themedata "
    "colorschememapping latentstyles datastore xmlnstbl mmathPr pgptbl revtbl userprops docvar formfield stylesheet fonttbl info pict "
    "background do objclass objname password"
)
_SILENT: Final = frozenset(_SILENT_NAMES.split())
# Groups that a reader may pass over, and that hold text all the same.
_HEARD: Final = frozenset({"shpinst", "shptxt", "shppict", "ud", "listtext", "pntext"})
_PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": DEFAULT_PAGE}
_BODY_WORD_NAMES: Final = (
    "par sect page pard plain b i v deleted f s outlinelevel ls ilvl intbl line cell row nestcell nestrow ansicpg deff"
)
# Most words say how things look: they are passed over as soon as possible.
_BODY_WORDS: Final = frozenset(_BODY_WORD_NAMES.split()) | frozenset(_CHARACTERS) | frozenset(_PAGES)
_INFO: Final = frozenset({"title", "author"})
_STYLE_LOOKS: Final = {
    "title": Look(BlockKind.HEADING, 1, Zone.TITLE),
    "subtitle": Look(zone=Zone.STANDFIRST),
    "quote": Look(BlockKind.QUOTE),
    "intense quote": Look(BlockKind.QUOTE),
    "caption": Look(zone=Zone.CAPTION),
    "html preformatted": Look(BlockKind.PREFORMATTED),
} | {f"heading {level}": Look(BlockKind.HEADING, level) for level in range(1, 10)}


@dataclass(slots=True)
class _State:
    """What holds within a group, and is as before when it ends."""

    place: str = "body"
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    font: int | None = None
    stand_ins: int = 1
    is_aside: bool = False


@dataclass(slots=True)
class _Table:
    """How far a table has come."""

    in_row: bool = False
    in_cell: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What is set for paragraphs until it is set back."""

    style: int | None = None
    outline: int | None = None
    list_level: int | None = None
    is_list: bool = False
    in_table: bool = False

    def look(self, styles: dict[int, Look]) -> Look:
        """Return what such a paragraph is."""
        if self.outline is not None and 0 <= self.outline < _BODY_OUTLINE:
            return Look(BlockKind.HEADING, self.outline + 1)
        look = styles.get(self.style or 0, PLAIN)
        if look is PLAIN and self.is_list:
            return Look(BlockKind.LIST_ITEM, min(max(0, self.list_level or 0), 8) + 1)
        return look


def is_rtf(file: SavedFile) -> bool:
    """Tell RTF."""
    return file.head.startswith(_MAGIC)


def read_rtf(file: SavedFile) -> Draft:
    """Read RTF; one that is cut off gives what stands before the cut.

    Raises:
        RefusedError: If its groups are nested as no program nests them, or it has more text than an article may have.
    """
    reading = _Reading()
    reading.read(file.data.decode("latin-1"))
    created = "-".join(f"{part:02d}" for part in reading.created) if len(reading.created) == 3 else ""
    properties = Properties(reading.info.get("title", ""), (reading.info.get("author", ""),), created)
    return draft_of(RTF, reading.story.finish(), properties, reading.pictures.all())


@dataclass(slots=True)
class _Reading:
    """One document being read."""

    story: Story = field(default_factory=Story)
    pictures: Pictures = field(default_factory=Pictures)
    info: dict[str, str] = field(default_factory=dict)
    created: list[int] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _outer: list[_State] = field(default_factory=list)
    _paragraph: _Paragraph = field(default_factory=_Paragraph)
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _characters: Characters = field(default_factory=Characters)
    _page: str = DEFAULT_PAGE
    _fonts: dict[int, str | None] = field(default_factory=dict)
    _looks: dict[int, Look] = field(default_factory=dict)
    _default_font: int | None = None
    _style: int = 0
    _style_name: str = ""
    _may_pass: bool = False
    _begins: bool = False
    _skip: int = 0
    _digits: list[str] = field(default_factory=list)
    _notes: list[int] = field(default_factory=list)
    _font: int = 0
    # Whether a row, and a cell in it, are open: in the text, and in each thing beside it.
    _tables: list[_Table] = field(default_factory=lambda: [_Table()])

    def read(self, text: str) -> None:
        """Read the file, each byte of it as one character."""
        for kind, word, number in tokens(text):
            if kind is Kind.TEXT:
                self._take_text(word)
            elif kind is Kind.WORD:
                self._take_word(word, number)
            elif kind is Kind.OPEN:
                self._open()
            elif kind is Kind.CLOSE:
                if not self._close():
                    break
            elif kind is Kind.BYTE:
                if self._skip:
                    self._skip -= 1
                elif self._is_heard():
                    self._write(self._characters.of_byte(number or 0, self._code_page()))
            else:
                self._take_symbol(word)
        self._write(self._characters.rest())
        self._end_table()
        self.story.end(self._paragraph.look(self._looks))

    def _is_heard(self) -> bool:
        return self._state.place in {"body", "style", "title", "author"}

    def _code_page(self) -> str:
        font = self._default_font if self._state.font is None else self._state.font
        return (self._fonts.get(font) if font is not None else None) or self._page

    def _open(self) -> None:
        self._skip = 0
        if len(self._outer) == _DEPTH_MAX:
            raise RefusedError(f"its groups are nested more than {_DEPTH_MAX:,} deep, as no program writes them")
        self._outer.append(self._state)
        self._state = replace(self._state, is_aside=False)
        self._begins, self._may_pass = True, False

    def _close(self) -> bool:
        """End a group; tell whether it was not the last."""
        self._skip = 0
        state = self._state
        self._write(self._characters.rest())
        if state.place == "pict" and self._outer and self._outer[-1].place != "pict":
            self._take_picture()
        elif state.place == "style":
            self._name_style()
        if state.is_aside:
            self._end_aside()
        if not self._outer:
            return False
        self._state = self._outer.pop()
        self._begins = False
        return bool(self._outer)

    def _take_text(self, text: str) -> None:
        self._begins = False
        place = self._state.place
        if place == "pict":
            self._digits.append(text)
            return
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        if text and self._is_heard():
            self._write(self._characters.of_text(text, self._code_page()))

    def _write(self, text: str) -> None:
        state = self._state
        if not text or state.hidden:
            return
        if state.place in _INFO:
            self.info[state.place] = (self.info.get(state.place, "") + text)[:2000]
        elif state.place == "style":
            self._style_name = (self._style_name + text)[:200]
        elif state.place == "body":
            self._settle_table()
            look = self._paragraph.look(self._looks)
            styles: Styles = ()
            if look.kind is not BlockKind.HEADING:
                styles = (RunStyle.STRONG,) if state.bold else ()
                styles = (*styles, RunStyle.EMPHASIS) if state.italic else styles
            self.story.text(text, styles, keep_space=look.kind is BlockKind.PREFORMATTED)

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._may_pass = self._begins
            return
        self._begins = False
        if self._skip:
            self._skip -= 1
        elif symbol in "\r\n":
            self._take_word("par", None)
        elif symbol in _SYMBOLS and self._is_heard():
            self._write(self._characters.rest() + _SYMBOLS[symbol])

    def _take_word(self, word: str, number: int | None) -> None:
        begins, self._begins = self._begins, False
        if self._skip:
            self._skip -= 1
            return
        if begins and self._enters(word, number):
            return
        state = self._state
        if word == "u" and self._is_heard():
            self._write(self._characters.of_unit(number or 0))
            self._skip = state.stand_ins
        elif word == "uc":
            state.stand_ins = min(max(0, 1 if number is None else number), 8)
        elif state.place == "body":
            if word in _BODY_WORDS:
                self._take_body_word(word, number)
        elif state.place == "fonttbl":
            self._take_font_word(word, number)
        elif state.place == "style":
            self._take_style_word(word, number)
        elif state.place == "created" and word in {"yr", "mo", "dy"} and number is not None:
            self.created.append(min(abs(number), 9999))

    def _enters(self, word: str, number: int | None) -> bool:
        """Begin what the first word of a group says that it is; tell whether it says anything."""
        state, place = self._state, self._state.place
        may_pass, self._may_pass = self._may_pass, False
        if place == "info" and (word in _INFO or word == "creatim"):
            state.place = "created" if word == "creatim" else word
        elif place == "stylesheet":
            state.place, self._style, self._style_name = "style", 0, ""
            self._take_style_word(word, number)
        elif place in {"fonttbl", "pict"}:
            if place == "fonttbl":
                self._take_font_word(word, number)
            elif may_pass:
                state.place = "silent"
        elif place == "upr" and word == "ud":
            state.place = "body"
        elif place != "body":
            return False
        elif word in {"fonttbl", "stylesheet", "info", "pict"}:
            state.place = word
            self._digits = []
        elif word == "footnote":
            self._notes.append(self.story.note_mark())
            self._begin_aside()
        elif word == "shptxt":
            self._notes.append(0)
            self._begin_aside()
        elif word in {"pntext", "listtext"}:
            state.place = "silent"
            self._paragraph.is_list = True
        elif word in _SILENT or (may_pass and word not in _HEARD):
            state.place = "silent"
        elif word == "upr":
            # The same text follows in Unicode.
            state.place = "upr"
        else:
            return False
        return True

    def _begin_aside(self) -> None:
        self._state.is_aside = True
        self._state.hidden = self._state.bold = self._state.italic = False
        self._paragraphs.append(self._paragraph)
        self._paragraph = _Paragraph()
        self._tables.append(_Table())
        self.story.open_aside()

    def _end_aside(self) -> None:
        self._end_table()
        self.story.end(self._paragraph.look(self._looks))
        self._tables.pop()
        self._paragraph = self._paragraphs.pop()
        number = self._notes.pop()
        blocks = self.story.close_aside(held=not number)
        if number:
            self.story.add_note(number, blocks)

    def _take_body_word(self, word: str, number: int | None) -> None:
        state, paragraph = self._state, self._paragraph
        is_on = number != 0
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "pard":
                self._paragraph = _Paragraph()
            case "plain":
                state.bold = state.italic = state.hidden = False
                state.font = None
            case "b":
                state.bold = is_on
            case "i":
                state.italic = is_on
            case "v" | "deleted":
                state.hidden = is_on
            case "f":
                state.font = number
            case "s":
                paragraph.style = number
            case "outlinelevel":
                paragraph.outline = number
            case "ls":
                paragraph.is_list = is_on
            case "ilvl":
                paragraph.list_level = number
            case "intbl":
                paragraph.in_table = True
            case "line":
                self._write(self._characters.rest())
                if not state.hidden:
                    self.story.line_break()
            case "cell" | "row" | "nestcell" | "nestrow":
                self._take_table_word(word)
            case "ansicpg":
                self._page = page_of_number(number)
            case "deff":
                self._default_font = number
            case _ if word in _CHARACTERS:
                self._write(self._characters.rest() + _CHARACTERS[word])
            case _ if word in _PAGES:
                self._page = _PAGES[word]

    def _end_paragraph(self) -> None:
        self._write(self._characters.rest())
        if not self._state.hidden:
            self.story.end(self._paragraph.look(self._looks))

    def _settle_table(self) -> None:
        """Open row and cell before the first text in them; end a table that the text has left without a word."""
        table = self._tables[-1]
        if not self._paragraph.in_table:
            self._end_table()
            return
        if not table.in_row:
            self.story.open_row()
            table.in_row = True
        if not table.in_cell:
            self.story.open_cell()
            table.in_cell = True

    def _end_table(self) -> None:
        table = self._tables[-1]
        if table.in_cell:
            self.story.end(self._paragraph.look(self._looks))
            self.story.close_cell()
        if table.in_row:
            self.story.close_row()
        table.in_row = table.in_cell = False

    def _take_table_word(self, word: str) -> None:
        self._write(self._characters.rest())
        table = self._tables[-1]
        match word:
            case "cell":
                # Some programs leave out that the paragraph is in a table.
                self._paragraph.in_table = True
                self._settle_table()
                self.story.end(self._paragraph.look(self._looks))
                self.story.close_cell()
                table.in_cell = False
            case "row":
                self._end_table()
            case "nestcell":
                self.story.text(" ")
            case "nestrow":
                self.story.end()

    def _take_font_word(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._font = number
        elif word == "fcharset":
            self._fonts.setdefault(self._font, page_of_charset(number))
        elif word == "cpg":
            self._fonts[self._font] = page_of_number(number)

    def _take_style_word(self, word: str, number: int | None) -> None:
        if word == "s" and number is not None:
            self._style = number
        elif word in {"cs", "ts", "ds"}:
            self._style = -1
        elif word == "outlinelevel" and number is not None and 0 <= number < _BODY_OUTLINE and self._style >= 0:
            self._looks[self._style] = Look(BlockKind.HEADING, number + 1)

    def _name_style(self) -> None:
        look = _STYLE_LOOKS.get(self._style_name.strip(" ;").lower())
        if look is not None and self._style >= 0:
            self._looks[self._style] = look

    def _take_picture(self) -> None:
        digits = "".join(self._digits)
        self._digits = []
        if not self.pictures.is_full:
            try:
                self.pictures.add(bytes.fromhex(digits), "", self.story.lines_above)
            except ValueError:
                return
