import pytest

from index.folding import fold
from workbench.annotate.words import cut_words, exact_key, name_key


def words(text):
    return [(text[w.start : w.end], w.key) for w in cut_words(fold(text), 0, len(text))]


class TestKeys:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Hay’at Tahrir al-Sham", "Hayat Tahrir Al Sham"),
            ("as-Suwayda", "al-Suwayda"),
            ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
            ("Weißes Haus", "Weisses Haus"),
            ("Советский Союз", "Советского Союза"),
            ("Москва", "Москвой"),
            ("Хрущёв", "Хрущева"),
            ("Côte d’Ivoire", "Cote d'Ivoire"),
            ("الأمم المتحدة", "الامم المتحده"),
        ],
    )
    def test_spellings_of_one_name_meet(self, one, other):
        assert name_key(one) == name_key(other)

    def test_an_abbreviation_is_never_a_word(self):
        assert exact_key("U.S.") == exact_key("US") != name_key("us")


class TestCutting:
    def test_a_possessive_is_left_outside(self):
        assert words("Moscow's and Houthis' men") == [
            ("Moscow", "moscow"),
            ("and", "and"),
            ("Houthis", "houthis"),
            ("men", "men"),
        ]

    def test_elision_is_left_outside(self):
        assert words("l’Union") == [("Union", "union")]

    def test_full_stops_hold_an_abbreviation_together(self):
        assert words("the U.S. said") == [("the", "the"), ("U.S.", "us"), ("said", "said")]

    def test_chinese_is_cut_into_characters(self):
        assert [key for _, key in words("在美国")] == ["在", "美", "国"]

    @pytest.mark.parametrize(
        ("text", "joined"),
        [("Saudi-Arabia", True), ("John F. Kennedy", True), ("Iran. Army", False), ("Iran\n\nArmy", False)],
    )
    def test_what_parts_a_name(self, text, joined):
        assert cut_words(fold(text), 0, len(text))[-1].is_joined is joined
