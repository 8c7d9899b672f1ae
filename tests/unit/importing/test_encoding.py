"""Bytes to text: declared rightly, wrongly or not at all."""

import pytest

from workbench.importing.encoding import decode

RUSSIAN = (
    "У доски объявлений пароходства с утра стоят женщины. Где сейчас корабли, диспетчер не говорит. "
    "Советское правительство назвало карантин пиратством, и газеты об этом пишут каждый день. "
) * 3
ARABIC = (
    "قال المتحدث باسم الأمم المتحدة إن الدول غير المنحازة تدعو الطرفين إلى ضبط النفس وإلى التفاوض في نيويورك. "
    "وأضاف أن الاجتماع القادم سيعقد يوم الخميس في مقر المنظمة. "
) * 3
CHINESE = "港口负责人星期四表示，两艘外国货船已被告知在港外等候。他认为等待的时间不会太长，装货将在下个月初开始。" * 4
JAPANESE = (
    "港の責任者は木曜日、外国の貨物船二隻が港の外で待つように言われたと述べた。待つ時間は長くないだろうと考えている。"
    * 4
)
FRENCH = (
    "Le préfet a déclaré que la réunion aurait lieu à l’hôtel de ville, où l’on attend près de mille personnes. " * 3
)

TURKISH = "Liman müdürü perşembe günü iki yabancı geminin dışarıda beklediğini açıkladı. Bekleyiş uzun sürmeyecek. " * 3
ICELANDIC = (
    "Hafnarstjórinn sagði á fimmtudag að tvö erlend skip biðu fyrir utan höfnina og að það yrði ekki lengi, þótt ætla mætti. "
    * 3
)
KOREAN = "항만 책임자는 목요일 외국 화물선 두 척이 항구 밖에서 기다리라는 통보를 받았다고 말했다. " * 4
GREEK = "Ο υπουργός δήλωσε την Πέμπτη ότι τα πλοία θα περιμένουν έξω από το λιμάνι ως το τέλος του μήνα. " * 3


def page(text: str, charset: str | None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>{text[:20]}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", None),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", None),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", None),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "shift_jis", None),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "utf-8", "iso-8859-1"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "koi8-r", None),
        (ARABIC, "cp1256", "windows-1252"),
        (ARABIC, "cp1256", "utf-8"),
        (CHINESE, "gb18030", "iso-8859-1"),
        (JAPANESE, "euc_jp", None),
        (JAPANESE, "iso2022_jp", None),
        (KOREAN, "euc_kr", None),
        (GREEK, "cp1253", None),
        (TURKISH, "cp1254", None),
        (TURKISH, "cp1254", "iso-8859-1"),
        (ICELANDIC, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (RUSSIAN, "utf-16", None),
        (ARABIC, "utf-16", "utf-8"),
        (FRENCH, "utf-16-le", None),
        (FRENCH, "utf-16-be", None),
        (RUSSIAN, "utf-16-le", "utf-8"),
        (CHINESE, "utf-16-be", None),
        (FRENCH, "utf-32", None),
        (FRENCH, "utf-8-sig", "no-such-charset"),
    ],
)
def test_text_is_read_as_it_was_written(text, encoding, declared):
    whole = page(text, declared)
    assert decode(whole.encode(encoding)) == whole


def test_utf8_with_a_few_broken_bytes_keeps_the_rest():
    raw = page(RUSSIAN, "utf-8").encode().replace("женщины".encode(), "женщины".encode() + b" \x93so\x94 \xff", 1)
    text = decode(raw)
    assert "женщины “so” ÿ" in text
    assert text.count("карантин") == 3


def test_bytes_that_mean_nothing_become_replacement_characters():
    assert "\ufffd" in decode(b"\xff\xfe" + "words".encode("utf-16-le") + b"\x00\xd8")


def test_nothing_is_nothing():
    assert decode(b"") == ""


def test_what_was_stated_beside_the_bytes_counts_where_they_declare_nothing():
    greek = "Το λιμάνι άνοιξε ξανά την Τρίτη."
    assert decode(greek.encode("iso-8859-7"), "ISO-8859-7") == greek
    declared = f"<meta charset=iso-8859-7>{greek}"
    assert decode(declared.encode("iso-8859-7"), "windows-1252") == declared
    # What the bytes prove outranks both.
    assert decode(greek.encode(), "iso-8859-7") == greek


@pytest.mark.parametrize("label", ["hex", "zlib", "rot13", "undefined", "idna", "unicode_escape", "utf-16", "\u00e9"])
def test_a_packing_is_no_encoding(label):
    data = b"<meta charset=" + label.encode("latin-1") + b"><p>A caf\xe9 in the harbour, it is said.</p>"
    assert "A café in the harbour" in decode(data)
    assert "A café in the harbour" in decode(b"A caf\xe9 in the harbour, it is said.", label)
