"""The sample library's sources agree with themselves: form, gold, disputes, groups, and the order of time."""

import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
SAVE_FORMS = {"html-wordpress", "html-wpdiscuz", "html-plain", "singlefile", "mhtml", "webarchive", "warc"}
SAVE_FORMS |= {"pasted-text", "markdown", "pdf", "epub", "docx", "eml", "rss"}
CARRIERS = {"json-ld", "meta", "time tag", "url", "text only", "none"}
BLOCKS = {"paragraph", "subhead", "quote", "caption", "table", "entry", "read_more", "paywall"}
BASES = {"explicit-year", "year-inferred", "relative-to-publication", "anaphoric", "pattern-only"}
BOUNDS = {"exact", "about", "at_least", "at_most", "more_than", "range"}
OUTCOMES = {"true", "false", "partly", "open", "void", "not-a-forecast"}
HOLDERS = {"author", "official", "named", "anonymous", "commenter", "none"}
MAY_BE_SHORT = {"brief", "paywall-stub"}
EXPLAINED_ONCE = {
    "OAS": "Organization of American States",
    "CIA": "Central Intelligence Agency",
    "NATO": "North Atlantic Treaty Organization",
    "SAC": "Strategic Air Command",
}
# Comments carry their site's local time, `saved` is in UTC.
HOURS_BEHIND_UTC = {"harbor": 4, "tocsin": 4, "longwatch": 4, "upcountry": 4, "lakeshore": 5, "malecon": 5}
HOURS_BEHIND_UTC |= {"horn": -2, "mina": -2, "mayak": -3}

_YEAR = r"(?:\d{4}|\d{2}XX|XXXX)"
_DAY = r"(?:-(?:0[1-9]|[12]\d|3[01]|XX))"
_DATE = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX){_DAY}?)?[~?%]?"
EDTF = re.compile(rf"{_DATE}(?:/{_DATE})?")
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.:/])/(?:tmp|home|root|Users|mnt)/")  # addresses of the web do not match
TYPEWRITER = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def load(path):
    """Read one YAML file, by libyaml where it is built in: the gold is large."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


@pytest.fixture(scope="module")
def articles():
    loaded = [load(path) for path in sorted((SAMPLE / "articles").glob("*.yaml"))]
    by_id = {article["id"]: article for article in loaded}
    assert len(by_id) == len(loaded) == 44, "an id is used twice, or an article is missing"
    return by_id


@pytest.fixture(scope="module")
def outlets():
    return {outlet["key"]: outlet for outlet in load(SAMPLE / "outlets.yaml")}


@pytest.fixture(scope="module")
def gold():
    return load(SAMPLE / "GOLD.yaml")


def zone_texts(article):
    """Yield zone and text of everything that is neither boilerplate nor comment."""
    yield "title", article["title"]
    if article["standfirst"]:
        yield "standfirst", article["standfirst"]
    for block in article["body"]:
        if block.get("zone") == "boilerplate":
            continue
        if block["type"] == "table":
            yield from (("table", cell) for row in [block["header"], *block["rows"]] for cell in row)
        else:
            yield ("body" if block["type"] in ("paragraph", "entry") else block["type"]), block["text"]


def whole_text(article):
    """Join everything that is neither boilerplate nor comment."""
    return "\n".join(text for _, text in zone_texts(article))


def body_words(article):
    """Count the words of everything below title and standfirst."""
    return sum(len(text.split()) for zone, text in zone_texts(article) if zone not in ("title", "standfirst"))


def occurs(articles, where, item):
    """Tell whether a gold sentence stands verbatim in the zone, or the comment, that the gold names."""
    article = articles[where]
    if item["zone"] == "comment":
        return item["sentence"] in article["comments"][item["comment"] - 1]["text"]
    return any(item["sentence"] in text for zone, text in zone_texts(article) if zone == item["zone"])


def items(gold, kind):
    """Yield every gold item of a kind with the id of its article."""
    return [(where, item) for where, marked in gold["articles"].items() for item in marked[kind]]


class TestOutlets:
    def test_each_is_marked_as_invented(self, outlets):
        assert all(o["invented"] is True and "Dateline" in o["notice"] for o in outlets.values())

    def test_each_stands_where_no_real_site_can(self, outlets):
        assert all(o["domain"].endswith(".example") for o in outlets.values())


class TestArticles:
    def test_each_belongs_to_its_outlet(self, articles, outlets):
        for a in articles.values():
            outlet = outlets[a["outlet_key"]]
            assert a["outlet"] == outlet["name"], a["id"]
            assert urlsplit(a["url"]).hostname == "www." + outlet["domain"], a["id"]
            assert a["furniture"]["notice"] == outlet["notice"], a["id"]

    def test_dates_and_their_carriers(self, articles):
        for a in articles.values():
            published = a["published"]
            assert published["carried"] in CARRIERS, a["id"]
            assert (published["edtf"] is None) == (published["carried"] == "none"), a["id"]
            assert published["edtf"] is None or EDTF.fullmatch(published["edtf"]), a["id"]

    def test_known_blocks_and_forms_only(self, articles):
        for a in articles.values():
            assert {block["type"] for block in a["body"]} <= BLOCKS, a["id"]
            assert a["save_as"], a["id"]
            assert set(a["save_as"]) <= SAVE_FORMS, a["id"]

    def test_tables_are_rectangular(self, articles):
        tables = [(a["id"], b) for a in articles.values() for b in a["body"] if b["type"] == "table"]
        assert len({where for where, _ in tables}) == 2
        assert all(len(row) == len(table["header"]) for _, table in tables for row in table["rows"])

    def test_lengths(self, articles):
        for a in articles.values():
            words = body_words(a)
            assert words <= 900, a["id"]
            assert words >= 150 or a["kind"] in MAY_BE_SHORT, a["id"]
            assert words >= 850 or a["kind"] != "essay", a["id"]
            assert 200 <= words <= 400 or a["language"] == "en", a["id"]

    def test_sources_name_no_machine(self):
        files = [p for p in SAMPLE.rglob("*") if p.suffix in (".yaml", ".md")]
        assert len(files) > 44
        assert [p.name for p in files if PATH_OF_A_MACHINE.search(p.read_text(encoding="utf-8"))] == []


class TestComments:
    def test_numbers_depths_and_date_forms(self, articles):
        for a in articles.values():
            depth = -1
            assert len(a["comments"]) <= 14, a["id"]
            for number, comment in enumerate(a["comments"], 1):
                assert comment["n"] == number, a["id"]
                assert 0 <= comment["depth"] <= depth + 1, (a["id"], number)
                assert comment["date"]["form"] in ("absolute", "relative", "none"), (a["id"], number)
                assert (comment["date"]["form"] == "absolute") == ("edtf" in comment["date"]), (a["id"], number)
                depth = comment["depth"]

    def test_none_was_written_before_the_page_or_after_it_was_saved(self, articles):
        for a in articles.values():
            for comment in a["comments"]:
                if "edtf" not in comment["date"]:
                    continue
                written = comment["date"]["edtf"]
                behind = timedelta(hours=HOURS_BEHIND_UTC[a["outlet_key"]])
                saved = datetime.fromisoformat(a["saved"]).replace(tzinfo=None)
                assert written[:10] >= a["published"]["edtf"], (a["id"], comment["n"])
                assert datetime.fromisoformat(written) + behind <= saved, (a["id"], comment["n"])

    def test_those_of_one_thread_stand_in_order_of_time(self, articles):
        for a in articles.values():
            latest: list[str] = []
            for comment in a["comments"]:
                del latest[comment["depth"] + 1 :]
                latest += [""] * (comment["depth"] + 1 - len(latest))
                written = comment["date"].get("edtf", "")
                assert not written or written >= latest[comment["depth"]], (a["id"], comment["n"])
                latest[comment["depth"]] = written or latest[comment["depth"]]

    def test_none_quotes_an_entry_of_the_live_blog_that_was_not_yet_written(self, articles):
        (live,) = (a for a in articles.values() if a["kind"] == "live-blog")
        quoting = 0
        for comment in live["comments"]:
            for quotation in re.findall(r"[“\"](.{20,}?)[”\"]", comment["text"]):
                (entry,) = (b for b in live["body"] if quotation in b["text"])
                time = datetime.strptime(entry["time"].replace(".", "").upper(), "%I:%M %p").time()  # noqa: DTZ007
                assert datetime.fromisoformat(comment["date"]["edtf"]).time() > time, comment["n"]
                quoting += 1
        assert quoting

    def test_relative_dates_need_a_day_to_count_from(self, articles):
        relative = {a["id"] for a in articles.values() for c in a["comments"] if c["date"]["form"] == "relative"}
        assert {i for i in relative if articles[i]["saved"] is None} == {"s23"}, "only the undated page has none"


class TestCollection:
    def test_size(self, articles):
        words = sum(len(whole_text(a).split()) for a in articles.values())
        words += sum(len(c["text"].split()) for a in articles.values() for c in a["comments"])
        assert 16_500 <= words <= 19_500

    def test_variety(self, articles):
        kinds = Counter(a["kind"] for a in articles.values())
        languages = Counter(a["language"] for a in articles.values())
        assert len({a["outlet"] for a in articles.values()}) >= 7
        assert all(kinds[kind] == 1 for kind in ("live-blog", "paywall-stub", "essay", "brief", "undated"))
        assert all(languages[language] == 1 for language in ("es", "ru", "ar"))
        assert {a["published"]["carried"] for a in articles.values()} == CARRIERS
        forms = Counter(form for a in articles.values() for form in a["save_as"])
        assert all(forms[form] >= 2 for form in SAVE_FORMS), forms

    def test_comments_of_every_kind(self, articles):
        comments = [c for a in articles.values() for c in a["comments"]]
        forms = Counter(c["date"]["form"] for c in comments)
        assert min(forms[form] for form in ("absolute", "relative", "none")) >= 8
        assert sum(c["anonymous"] for c in comments) >= 5

    def test_acronyms_are_explained(self, articles):
        everything = "\n".join(whole_text(a) for a in articles.values())
        assert everything.count("(ExComm)") == 1
        assert [short for short, long in EXPLAINED_ONCE.items() if f"{long} ({short})" not in everything] == []
        assert everything.lower().count("reportedly") >= 8

    def test_the_undated_page(self, articles):
        (page,) = (a for a in articles.values() if a["kind"] == "undated")
        years = [int(year) for year in re.findall(r"\b(1[89]\d\d|20\d\d)\b", whole_text(page))]
        assert years, "it looks back"
        assert max(years) < 1962, "and never says its own year"
        assert "SAC" not in whole_text(page)
        assert sum(c["text"].count("SAC") for c in page["comments"]) >= 3
        assert len(page["comments"]) == 14


class TestGold:
    def test_covers_every_article(self, articles, gold):
        assert set(gold["articles"]) == set(articles)
        for i, marked in gold["articles"].items():
            assert load(SAMPLE / marked["file"])["id"] == i

    @pytest.mark.parametrize("kind", ["forecasts", "events", "figures"])
    def test_sentences_are_verbatim(self, articles, gold, kind):
        assert [(i, item["sentence"]) for i, item in items(gold, kind) if not occurs(articles, i, item)] == []

    def test_forecasts(self, articles, gold):
        for i, forecast in items(gold, "forecasts"):
            holder = forecast["holder"]
            assert forecast["outcome"] in OUTCOMES, (i, forecast["sentence"])
            assert holder["kind"] in HOLDERS, (i, forecast["sentence"])
            assert forecast["due"] is None or EDTF.fullmatch(forecast["due"]), (i, forecast["due"])
            if holder["kind"] == "commenter":
                assert holder["name"] == articles[i]["comments"][forecast["comment"] - 1]["author"], i

    def test_no_term_ends_before_the_forecast(self, articles, gold):
        for i, forecast in items(gold, "forecasts"):
            due, published = forecast["due"], articles[i]["published"]["edtf"]
            told_later = (
                "looked back" in forecast.get("note", "") or forecast["holder"].get("name") == "Robert F. Kennedy"
            )
            if due and published and forecast["zone"] != "comment" and not told_later:
                last_day = due.split("/")[-1].rstrip("~")
                assert last_day >= published[: len(last_day)], (i, forecast["sentence"])

    def test_events(self, gold):
        for i, event in items(gold, "events"):
            assert EDTF.fullmatch(event["edtf"]), (i, event["edtf"])
            assert event["basis"] in BASES, (i, event["basis"])
            assert event["expression"] in event["sentence"], (i, event["expression"])

    def test_figures(self, gold):
        for i, figure in items(gold, "figures"):
            assert figure["bounds"] in BOUNDS, (i, figure["what"])
            assert figure["value"] is not None or figure["low"] < figure["high"], (i, figure["what"])

    def test_actors_are_named_in_the_text(self, articles, gold):
        for i, marked in gold["articles"].items():
            text = whole_text(articles[i]) + "\n".join(block.get("by", "") for block in articles[i]["body"])
            assert marked["actors"], i
            assert [name for actor in marked["actors"] for name in actor["names"] if name not in text] == [], i

    def test_there_is_enough_to_measure_on(self, gold):
        marked = [forecast for _, forecast in items(gold, "forecasts")]
        forecasts = [f for f in marked if f["outcome"] != "not-a-forecast"]
        outcomes = Counter(f["outcome"] for f in forecasts)
        holders = Counter(f["holder"]["kind"] for f in forecasts)
        assert sum(f.get("trap", False) for f in marked) >= 8
        assert len(forecasts) >= 25
        assert min(outcomes["true"], outcomes["false"]) >= 10
        assert min(holders[kind] for kind in ("author", "official", "anonymous", "commenter")) >= 5
        assert len({f["hedge"] for f in forecasts if f["hedge"]}) >= 25
        assert sum(f["condition"] is not None for f in forecasts) >= 15


class TestDisputes:
    def test_both_sentences_are_verbatim(self, articles, gold):
        ends = [end for dispute in gold["disputes"] for end in (dispute["claim"], dispute["against"])]
        assert [end["sentence"] for end in ends if not occurs(articles, end["article"], end)] == []

    def test_quotations_stand_at_both_ends(self, articles, gold):
        for dispute in gold["disputes"]:
            if dispute["kind"] != "quoted-by-comment":
                continue
            against = dispute["against"]
            comment = articles[against["article"]]["comments"][against["comment"] - 1]["text"]
            quotation = dispute["quotation"].translate(TYPEWRITER).rstrip(".,")
            assert quotation in dispute["claim"]["sentence"].translate(TYPEWRITER)
            assert quotation in comment.translate(TYPEWRITER)

    def test_there_are_enough(self, gold):
        kinds = Counter(dispute["kind"] for dispute in gold["disputes"])
        assert kinds["quoted-by-comment"] >= 10
        assert kinds["article-against-article"] >= 5

    def test_figures_disagree_as_the_gold_says(self, gold):
        said = {}
        for i, figure in items(gold, "figures"):
            if figure.get("topic"):
                value = figure["value"] if figure["value"] is not None else f"{figure['low']} to {figure['high']}"
                said.setdefault(figure["topic"], {}).setdefault(f"{figure['bounds']} {value}", set()).add(i)
        for entry in gold["disagreeing_figures"]:
            assert {value: set(ids) for value, ids in entry["said"].items()} == said[entry["topic"]], entry["topic"]
        across = [e for e in gold["disagreeing_figures"] if len({i for ids in e["said"].values() for i in ids}) > 1]
        assert len(across) >= 12


class TestGroups:
    @staticmethod
    def paragraphs(article):
        return [block["text"].translate(TYPEWRITER) for block in article["body"]]

    def test_reprints_are_copies(self, articles, gold):
        (group,) = (g for g in gold["groups"] if g["kind"] == "reprint")
        whole = self.paragraphs(articles[group["original"]])
        assert len(group["members"]) == 3
        for member in group["members"]:
            ours = self.paragraphs(articles[member["id"]])
            if member["relation"].startswith("cut"):
                assert ours == whole[: len(ours)], member["id"]
                assert len(ours) < len(whole), member["id"]
            else:
                added = [text for text in ours if text not in whole]
                assert [text for text in ours if text in whole] == whole, member["id"]
                assert len(added) == ("added" in member["relation"]), member["id"]

    def test_the_revision_changed_what_it_is_said_to_have_changed(self, articles, gold):
        (group,) = (g for g in gold["groups"] if g["kind"] == "revision")
        first, second = (articles[i] for i in group["members"])
        before, after = whole_text(first), whole_text(second)
        assert first["url"] == second["url"]
        for change in group["changes"]:
            assert change["before"] in before
            assert change["before"] not in after
            before = before.replace(change["before"], change["after"])
        assert before == after, "there are other changes"
