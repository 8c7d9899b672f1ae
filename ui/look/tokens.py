"""Design tokens of Dateline: every colour, size, radius and duration that the window may use.

Pure data, no Qt. A widget asks for a role ("text_2", "hit"), never for a hue. `theme.py` turns a Theme into a
QPalette and one style sheet; delegates and plots read the same Theme. tests/ui/test_tokens.py proves the contrasts.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colour roles of one appearance, as #RRGGBB."""

    name: str
    is_dark: bool
    # Grounds, from the outermost to the one that is read on.
    rail: str  # activity rail, status line
    chrome: str  # top bar, pane headers, actor panel, timeline
    panel: str  # result list
    page: str  # the reader's paper
    raised: str  # popups, palette, notices, menus
    field: str  # inside of inputs
    sunk: str  # wells: key caps, progress troughs, comments' ground
    hover: str  # row or button under the pointer
    pressed: str
    line: str  # hairline between panes; decoration, never the only cue
    line_strong: str  # border of inputs and buttons: 3:1 on chrome and page
    scroll: str  # scroll bar handle; it never is the only sign of a position
    # Ink.
    text: str
    text_2: str  # metadata, secondary labels: 4.5:1 on every ground
    text_3: str  # placeholders, hints, axis numbers: 4.5:1 on chrome, panel, page
    text_off: str  # disabled: exempt from contrast, still 2:1
    # The one interactive colour.
    accent: str  # links, focus, current tab, selected border
    accent_fill: str  # primary button
    on_accent: str  # text on accent_fill
    selected: str  # selected row while its pane has focus
    selected_idle: str  # selected row while focus is elsewhere
    focus: str  # focus ring, 3:1 against every ground
    # What the program found.
    hit: str  # marker behind a search hit; yellow belongs to search
    hit_line: str  # base line of a hit, tick on the hit strip
    hit_now: str  # the hit that F3 stands on
    on_hit: str
    time: str  # dates: dotted underline, the dateline rule, today's article in the timeline
    time_soft: str
    # The user's own marks (never yellow).
    highlights: tuple[str, ...]
    # Meaning.
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    # Zones, one ramp everywhere: chips, bars, volume in the timeline. Dark ink = the author's own words.
    zone_body: str
    zone_quote: str
    zone_comment: str
    # Actors and sources: 8 places, then `actor_rest`. Same hue order in all themes.
    actors: tuple[str, ...]
    actor_rest: str
    # Density ramp for heat strips and histograms, 6 steps from few to many.
    ramp: tuple[str, ...]
    scrim: str  # colour under an overlay
    scrim_alpha: int  # 0..255
    shadow_alpha: int  # strongest ring of a painted shadow


# Pictures and pages that were made for white paper: it stays paper in the dark, a little less bright, and so do the marks on it.
PAPER, PAPER_IN_THE_DARK, PAPER_TEXT = "#FFFFFF", "#DEDEDE", "#55585E"
PAPER_HIT, PAPER_HIT_NOW, PAPER_HIT_LINE = "#FFE262", "#FFB63F", "#A05F00"

LIGHT = Theme(
    name="light",
    is_dark=False,
    rail="#EDEEEC",
    chrome="#F6F6F4",
    panel="#FAFAF9",
    page="#FFFFFF",
    raised="#FFFFFF",
    field="#FFFFFF",
    sunk="#F0F0ED",
    hover="#EEEFEC",
    pressed="#E4E5E1",
    line="#E2E3DF",
    line_strong="#868A8F",
    scroll="#C9CBCC",
    text="#191B1F",
    text_2="#52565E",
    text_3="#666A72",
    text_off="#A3A6AB",
    accent="#2453B8",
    accent_fill="#2453B8",
    on_accent="#FFFFFF",
    selected="#E3EAF8",
    selected_idle="#ECEDEA",
    focus="#2E66E0",
    hit="#FFE97A",
    hit_line="#B98900",
    hit_now="#FFC53D",
    on_hit="#191B1F",
    time="#B5381A",
    time_soft="#FBE9E3",
    highlights=("#CFEFD9", "#CFE5FA", "#F9D9E4", "#F1E2CC", "#E2DAF6"),
    ok="#1D6F42",
    ok_soft="#E0F2E7",
    warn="#865300",
    warn_soft="#FCF0D4",
    danger="#B3202F",
    danger_soft="#FCE7E8",
    zone_body="#3B4A66",
    zone_quote="#8094B8",
    zone_comment="#C6CFDF",
    actors=("#2E8BED", "#A2540B", "#5A8873", "#971E51", "#54339A", "#A88509", "#652711", "#2E6A90"),
    actor_rest="#7A7E85",
    ramp=("#E9EDF4", "#CBD5E6", "#A3B4D2", "#7890BB", "#4D6A9F", "#2C4677"),
    scrim="#15171B",
    scrim_alpha=74,
    shadow_alpha=15,
)

DARK = Theme(
    name="dark",
    is_dark=True,
    rail="#101114",
    chrome="#16171A",
    panel="#1A1B1F",
    page="#1D1E22",
    raised="#26282D",
    field="#101114",
    sunk="#131417",
    hover="#25272C",
    pressed="#2E3036",
    line="#2A2C31",
    line_strong="#73777F",
    scroll="#3D4047",
    text="#E8E8E5",
    text_2="#ABAEB5",
    text_3="#8F939B",
    text_off="#5B5E65",
    accent="#8FB3FF",
    accent_fill="#3D6FDB",
    on_accent="#FFFFFF",
    selected="#25324F",
    selected_idle="#2A2C31",
    focus="#6E9BFF",
    hit="#6A5500",
    hit_line="#E0B321",
    hit_now="#946700",
    on_hit="#FFF6D6",
    time="#FF8F6B",
    time_soft="#3B231B",
    highlights=("#1F4A33", "#1E4264", "#5A2A40", "#54432A", "#41366A"),
    ok="#6CCB92",
    ok_soft="#18311F",
    warn="#E5B454",
    warn_soft="#38290D",
    danger="#FF8D93",
    danger_soft="#431D20",
    zone_body="#B9C6E0",
    zone_quote="#6E82A8",
    zone_comment="#414C63",
    actors=("#597FE1", "#D55E02", "#12CAB3", "#B46E94", "#B59FFE", "#F0DA61", "#E89A67", "#98E0FF"),
    actor_rest="#9A9EA6",
    ramp=("#23272F", "#2F3B52", "#435A82", "#5F7CAF", "#8AA5D3", "#BFD0EE"),
    scrim="#000000",
    scrim_alpha=128,
    shadow_alpha=46,
)

SEPIA = Theme(
    name="sepia",
    is_dark=False,
    rail="#E6DCC6",
    chrome="#EFE6D3",
    panel="#F3EBDA",
    page="#F8F1E2",
    raised="#FCF7EC",
    field="#FCF7EC",
    sunk="#EAE0CB",
    hover="#E8DDC7",
    pressed="#DED2B8",
    line="#DED2B9",
    line_strong="#8C7C60",
    scroll="#CDBF9F",
    text="#33291B",
    text_2="#5D4F3A",
    text_3="#6A5B44",
    text_off="#AD9F86",
    accent="#2A4F8F",
    accent_fill="#2A4F8F",
    on_accent="#FFFFFF",
    selected="#DDDFDF",
    selected_idle="#E4D9C1",
    focus="#3564B4",
    hit="#FADB66",
    hit_line="#A87700",
    hit_now="#F7B93A",
    on_hit="#33291B",
    time="#A63213",
    time_soft="#F4DFCF",
    highlights=("#D3E6C6", "#CDDFE6", "#F1D2D2", "#E7D3AE", "#DDD2E6"),
    ok="#2C6540",
    ok_soft="#DCE7CC",
    warn="#7A4B00",
    warn_soft="#F5E2B4",
    danger="#A2202B",
    danger_soft="#F5DAD2",
    zone_body="#4F4837",
    zone_quote="#978A6C",
    zone_comment="#CFC3A5",
    actors=("#2A82E0", "#A2540B", "#5A8873", "#971E51", "#54339A", "#9E7E06", "#652711", "#2E6A90"),
    actor_rest="#78705F",
    ramp=("#EAE0CB", "#D6C9AC", "#B9A988", "#978662", "#716243", "#4B3F28"),
    scrim="#2A2115",
    scrim_alpha=70,
    shadow_alpha=16,
)

CONTRAST = Theme(
    name="contrast",
    is_dark=True,
    rail="#000000",
    chrome="#000000",
    panel="#000000",
    page="#000000",
    raised="#0D0D0D",
    field="#000000",
    sunk="#1A1A1A",
    hover="#262626",
    pressed="#333333",
    line="#8A8A8A",
    line_strong="#FFFFFF",
    scroll="#FFFFFF",
    text="#FFFFFF",
    text_2="#F0F0F0",
    text_3="#D6D6D6",
    text_off="#8C8C8C",
    accent="#8FD0FF",
    accent_fill="#8FD0FF",
    on_accent="#000000",
    selected="#003A66",
    selected_idle="#333333",
    focus="#FFE500",
    hit="#FFE500",
    hit_line="#FFE500",
    hit_now="#FF9F1A",
    on_hit="#000000",
    time="#FFB199",
    time_soft="#3A1408",
    highlights=("#005C2E", "#004C8C", "#7A0040", "#5E4300", "#46248F"),
    ok="#7CFFB0",
    ok_soft="#003317",
    warn="#FFD166",
    warn_soft="#332600",
    danger="#FFA3A8",
    danger_soft="#4A0006",
    zone_body="#FFFFFF",
    zone_quote="#9CB7E8",
    zone_comment="#5A6E96",
    actors=("#7FA0FF", "#FF8A33", "#2FE0C8", "#E58DBE", "#C9B8FF", "#FFF08A", "#FFB98A", "#B5EAFF"),
    actor_rest="#C8C8C8",
    ramp=("#262626", "#3D4A63", "#5A73A3", "#86A3D9", "#B5CCF5", "#FFFFFF"),
    scrim="#000000",
    scrim_alpha=190,
    shadow_alpha=0,
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, SEPIA, CONTRAST)}

# Spacing: a 4 px grid with a 2 for optical work. Names are what they are used for, not sizes.
SPACE = {"hair": 2, "tight": 4, "snug": 6, "base": 8, "row": 12, "pane": 16, "block": 24, "section": 40}
RADIUS: dict[str, int] = {"mark": 3, "control": 6, "row": 6, "popup": 10, "pill": 999}
FOCUS_WIDTH_PX = 2

# Families of resources/fonts, where their licences lie beside them.
FONT_UI = ("Inter", "Noto Sans Arabic UI", "Noto Sans Hebrew", "Noto Sans Devanagari")
FONT_FIXED = ("Noto Sans Mono", *FONT_UI)
# Inter has the accents of old Greek and some letters of African languages, which the serif lacks.
FONT_READING = ("Source Serif 4", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari", "Inter")
FONT_TITLE = ("Source Serif 4 Display", *FONT_READING)


@dataclass(frozen=True)
class Type:
    """One step of the type scale: pixel size at 100 %, line height in px, weight, letter spacing in px."""

    size_px: int
    line_px: int
    weight: int
    tracking_px: float = 0.0


TYPE = {
    "micro": Type(11, 14, 500, 0.1),  # badges, key caps, axis numbers
    "meta": Type(12, 16, 400),  # metadata, secondary lines, status
    "ui": Type(13, 18, 400),  # everything that is operated
    "ui_strong": Type(13, 18, 600, -0.05),  # row titles, pane titles
    "input": Type(14, 20, 400),  # search field
    "command": Type(16, 22, 400),  # command palette field
    "empty": Type(20, 28, 600, -0.2),  # empty states
    "read_title": Type(34, 40, 600, -0.2),
    "read_title_small": Type(27, 32, 600, -0.1),  # panes under 520 px
    "read_standfirst": Type(19, 27, 400),
    "read_standfirst_small": Type(17, 24, 400),
    "read_h2": Type(21, 28, 600),
    "read": Type(17, 27, 400),  # body: 1.58 line height, 68 characters
    "read_comment": Type(14, 22, 400),  # comments: UI font, so they never look like the author's words
}
READING_STEPS = (15, 17, 19, 21, 24)
MEASURE_CH = 68


@dataclass(frozen=True)
class Density:
    """Fixed heights in px; rows never measure themselves."""

    name: str
    result_row: int
    snippet_lines: int
    actor_row: int
    popup_row: int
    header: int
    lane: int
    control: int


COMFORTABLE = Density("comfortable", 120, 3, 64, 36, 40, 24, 30)
COMPACT = Density("compact", 90, 2, 46, 30, 34, 20, 26)

# Widths and heights of the parts of the window; triples are least, usual and greatest.
RAIL_PX, TOP_BAR_PX, STATUS_PX = 48, 56, 26
RESULTS_PX, ACTORS_PX, TIMELINE_PX = (280, 392, 520), (232, 304, 420), (132, 280, 420)
FILTERS_PX = (180, 216, 360)
PALETTE_PX, POPUP_ROWS_MAX, SHELF_PX, LANE_LABELS_PX = 640, 9, 118, 148

# Below these window widths the panes give way in this order.
COMPACT_BELOW_PX, RAIL_HIDES_BELOW_PX, ACTORS_HIDE_BELOW_PX, LIST_HIDES_BELOW_PX = 1200, 1000, 960, 760
# While two articles stand side by side.
BESIDE_HIDES_ACTORS_BELOW_PX = 1760

# Elevation is painted as rings, not as a QGraphicsEffect: (offset y, blur, share of shadow_alpha).
ELEVATION: dict[str, tuple[int, int, float] | None] = {"flat": None, "popup": (6, 18, 1.0), "overlay": (16, 40, 1.2)}

HIT_FLASH_MS = 600
