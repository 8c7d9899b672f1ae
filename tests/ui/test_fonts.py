"""Every script that articles are written in is drawn with fonts that come with the program, letter by letter."""

import pytest
from PySide6.QtGui import QFont, QTextLayout

import resources
from ui.look import tokens
from ui.panels.reader.typography import FACES, Typography

LINES = {
    "English": "The “dateline” says where and when – £5, €7, №3, 10°, † ‡ …",
    "Vietnamese": "Tiếng Việt có nhiều dấu: ạ ế ộ ữ ỹ đ ơ ư",
    "Turkish": "Iğdır'da şöyle bir çağrı: İstanbul, ığdır",
    "Transliteration": "Ḥayʾat Taḥrīr al-Šām, Daraʿa, ẓ ḍ ṭ ṣ ḫ ġ ḏ ṯ",
    "Russian": "Съешь же ещё этих мягких французских булок, да выпей чаю",
    "Ukrainian": "Жебракують філософи при ґанку церкви в Гадячі, ще й шатро їхнє п'яне знаємо",
    "Serbian": "Љубазни фењерџија чађавог лица хоће да ми покаже штос",
    "Kazakh": "Әрбір құтырған өгіз үңгірге ұмтылып, һ ғ қ ң",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ΐ ΰ ϊ ϋ ς",
    "Old Greek": "Ἐν ἀρχῇ ἐποίησεν ὁ Θεὸς τὸν οὐρανὸν καὶ τὴν γῆν",
    "Hausa": "ɓ ɗ ƙ Ɓ Ɗ Ƙ",
    "Arabic": "نصٌّ حكيمٌ له سرٌّ قاطعٌ وذو شأنٍ عظيم، ٠١٢٣؟",
    "Persian": "پیش‌نویس گزارش: چهار ژنرال، ۱۲۳۴",
    "Urdu": "ٹھنڈی ہوا میں ایک ڈاکٹر، پڑوسی ہے",
    "Pashto": "ټول ښه ځوانان ډېر ړانده نۀ دي، ګ ې ۍ",
    "Hebrew": "דג סקרן שט בים מאוכזב, שָׁלוֹם עֲלֵיכֶם",
    "Hindi": "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा, १२३ क्षेत्र ज्ञान श्री",
    "Nepali": "नेपालको राजधानी काठमाडौँ हो।",
}
BUNDLED = {*tokens.FONT_UI, *tokens.FONT_READING, *tokens.FONT_TITLE}


def missing(font: QFont, text: str) -> list[tuple[str, str]]:
    """Return which font drew what without having it, or came from elsewhere."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    found = []
    for run in layout.glyphRuns():
        family = run.rawFont().familyName()
        if 0 in run.glyphIndexes():
            found.append((family, "a box"))
        if not any(family == ours or family.startswith(f"{ours} ") for ours in BUNDLED):
            found.append((family, "not ours"))
    return found


@pytest.mark.parametrize("look", ["light"], indirect=True)
@pytest.mark.parametrize("step", ["read", "read_title", "read_standfirst", "read_comment", "ui"])
@pytest.mark.parametrize("language", LINES)
def test_a_line_is_drawn_with_our_fonts_and_no_box(look, step, language):
    for weight, italic in ((0, False), (600, False), (0, True)):
        font = look.font(step, weight=weight)
        font.setItalic(italic)
        assert missing(font, LINES[language]) == [], (weight, italic)


@pytest.mark.parametrize("look", ["light"], indirect=True)
@pytest.mark.parametrize("face", [face for face in FACES if face != "system"])
def test_each_typeface_has_all_scripts(look, face):
    font = Typography(face).in_face(look.font("read"))
    assert {language: found for language, text in LINES.items() if (found := missing(font, text))} == {}


def test_each_font_lies_beside_its_licence():
    told = resources.read_text("fonts/README.md")
    for file in resources.path("fonts").iterdir():
        if file.suffix in {".otf", ".ttf"}:
            family = file.stem.split("-")[0]
            assert family.replace(" ", "").lower()[:12] in told.replace(" ", "").lower(), family
