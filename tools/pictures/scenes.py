"""The pictures that there are: what is searched and opened, how it looks, and what is done before each is taken."""

from dataclasses import dataclass

# The title of the page that shows how articles are set.
SET_TITLE = "How Ships Are Counted"


@dataclass(frozen=True)
class Scene:
    """One picture: what is searched and opened, how it looks, and what is done before it is taken."""

    query: str = ""
    article: str = ""
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    scale: float = 1
    act: str = ""


SCENES = {
    "01-light": Scene("quarantine khrushchev", "Says Missiles"),
    "02-dark": Scene("quarantine khrushchev", "Says Missiles", theme="dark"),
    "03-compact": Scene("quarantine khrushchev", "Says Missiles", size=(1100, 700)),
    "04-pasted-undated": Scene("jupiters in:all", "Two Islands", act="comments"),
    "05-arabic": Scene("كوبا OR موسكو", "الحياد"),
    "06-palette": Scene("quarantine", "Announces Quarantine", act="palette"),
    "07-go-to": Scene("", "Announces Quarantine", act="go-to"),
    "08-empty": Scene(size=(1100, 700), act="empty"),
    "09-nothing-found": Scene("quarantine zeppelin", "Announces Quarantine", act="nothing"),
    "10-timeline": Scene("soviet date:1962-10-20..1962-10-28", "Announces Quarantine", act="timeline"),
    "11-actor": Scene('actor:"Nikita Khrushchev"', "Says Missiles", theme="dark", act="actors"),
    "12-contrast": Scene("quarantine khrushchev", "Says Missiles", theme="contrast"),
    "13-sepia-reading": Scene("quarantine", "Announces Quarantine", theme="sepia", act="reading"),
    "14-scale-200": Scene("quarantine khrushchev", "Says Missiles", theme="dark", size=(1100, 700), scale=2),
    "52-timeline-year": Scene("", "Announces Quarantine", act="year"),
    "53-lanes-of-sources": Scene("quarantine OR missiles", "Announces Quarantine", theme="dark", act="sources"),
    "60-events": Scene("soviet OR quarantine", "Announces Quarantine", act="events"),
    "61-between": Scene("", "Announces Quarantine", act="between"),
    "61-between-dark": Scene("", "Announces Quarantine", theme="dark", size=(1100, 700), act="between"),
    "62-network": Scene("quarantine OR missiles", "Announces Quarantine", act="network"),
    "63-network-dark": Scene("soviet", "Says Missiles", theme="dark", size=(1100, 700), act="network tie"),
    "64-ego": Scene("", "Announces Quarantine", act="ego"),
    "54-stacked": Scene("quarantine OR missiles", "Announces Quarantine", act="stacked"),
    "55-stacked-compact": Scene(
        "quarantine OR missiles", "Announces Quarantine", theme="dark", size=(1100, 700), act="stacked"
    ),
    "56-half-known": Scene("quarantine OR missiles", "Announces Quarantine", act="half known"),
    "57-half-known-dark": Scene("quarantine OR missiles", "Announces Quarantine", theme="dark", act="half known"),
    "58-article-in-time": Scene("quarantine OR missiles", "Announces Quarantine", act="scope"),
    "59-article-in-time-arabic": Scene("كوبا OR موسكو", "الحياد", theme="dark", act="scope"),
    "50-forecasts": Scene("quarantine OR missiles OR khrushchev", "Announces Quarantine", act="forecasts"),
    "51-disputes": Scene("", "Announces Quarantine", theme="dark", act="disputes"),
    "65-profile": Scene("khrushchev", "Says Missiles", act="profile"),
    "66-profile-dark": Scene("khrushchev", "Says Missiles", theme="dark", size=(1100, 700), act="profile"),
    "67-choose-actor": Scene("jupiters", "Says Missiles", act="choose actor"),
    "67-choose-actor-dark": Scene("jupiters", "Says Missiles", theme="dark", size=(1100, 700), act="choose actor"),
    "68-questions": Scene("", "Announces Quarantine", act="questions"),
    "68-questions-dark": Scene("", "Announces Quarantine", theme="dark", size=(1100, 700), act="questions"),
    "69-parts": Scene("quarantine OR missiles", "Says Missiles", act="parts"),
    "69-parts-dark": Scene("quarantine OR missiles", "Says Missiles", theme="dark", size=(1100, 700), act="parts"),
    "70-actor-here": Scene("quarantine", "Announces Quarantine", act="actor here"),
    "71-copies-folded": Scene("ships OR letters", "Two Letters", act="folded"),
    "71-copies-unfolded-dark": Scene("ships OR letters", "Pentagon", theme="dark", size=(1100, 700), act="unfolded"),
    "72-copies": Scene("", "Pentagon", act="copies"),
    "73-compare": Scene("", "Two Letters", act="compare"),
    "73-compare-dark": Scene("", "Pentagon", theme="dark", size=(1100, 700), act="compare"),
    "74-what-matters": Scene("", "Two Letters", act="what matters"),
    "15-set-date": Scene("is:undated", "Two Islands", act="set date"),
    "27-set-dates": Scene('source:"Harbor Ledger" OR is:undated', "Two Islands", act="set dates"),
    "16-keys": Scene("quarantine", "Announces Quarantine", act="keys"),
    "17-settings": Scene("quarantine", "Announces Quarantine", act="settings"),
    "18-manual": Scene("quarantine", "Announces Quarantine", act="manual"),
    "19-import": Scene("quarantine", "Announces Quarantine", theme="dark", act="import"),
    "71-imports": Scene("quarantine", "Announces Quarantine", act="imports"),
    "71-imports-dark": Scene("quarantine", "Announces Quarantine", theme="dark", size=(1100, 700), act="imports"),
    "72-wanted": Scene("quarantine", "Announces Quarantine", act="wanted"),
    "73-provenance": Scene("quarantine", "Announces Quarantine", theme="dark", act="provenance"),
    "74-watched": Scene("quarantine", "Announces Quarantine", size=(1100, 700), act="watched"),
    "20-mistake": Scene("quarantine date:next-week ", "Announces Quarantine", act="mistake"),
    "21-menu": Scene("quarantine", "Announces Quarantine", act="menu"),
    "22-completions": Scene("", "Announces Quarantine", act="completions"),
    "23-filters": Scene('-source:"Red Quay Bulletin" actor:"Soviet Union"', "Says Missiles", act="filters"),
    "25-explain": Scene(
        'quarantine source:"Meridian Wire" date:1962-10 -khrushchev', "Announces Quarantine", act="explain"
    ),
    "26-blame": Scene("quarantine zeppelin date:1962-11 lang:en", "Announces Quarantine", theme="dark", act="nothing"),
    "24-filters-dark": Scene("soviet", "Says Missiles", theme="dark", size=(1100, 700), act="filters"),
    "30-tags": Scene("quarantine khrushchev", "Says Missiles", act="tags"),
    "31-saved": Scene("quarantine", "Announces Quarantine", theme="dark", act="saved"),
    "32-save-search": Scene("quarantine OR blockade", "Announces Quarantine", act="save search"),
    "33-batch": Scene("quarantine", "Announces Quarantine", act="batch"),
    "40-original": Scene("quarantine", "Announces Quarantine", act="original"),
    "41-original-dark": Scene("quarantine", "Announces Quarantine", theme="dark", size=(1100, 700), act="original"),
    "42-original-arabic": Scene("كوبا OR موسكو", "الحياد", act="original"),
    "43-zones": Scene("quarantine", "Announces Quarantine", act="zones"),
    "43-zones-wide-dark": Scene("quarantine", "Announces Quarantine", theme="dark", size=(1920, 1080), act="zones"),
    "44-zones-arabic": Scene("كوبا OR موسكو", "الحياد", size=(1920, 1000), act="zones"),
    "45-zones-compact": Scene("quarantine", "Announces Quarantine", size=(1100, 700), act="zones"),
    "46-zones-left-out": Scene("quarantine", "Announces Quarantine", act="zoned"),
    "47-zone-rules": Scene("quarantine", "Announces Quarantine", act="zone rules"),
    "89-scripts": Scene("", SET_TITLE, act="scripts"),
    "90-sans-sepia": Scene("", SET_TITLE, theme="sepia", act="sans"),
    "91-table": Scene("", SET_TITLE, act="table"),
    "92-table-dark": Scene("", SET_TITLE, theme="dark", size=(1100, 700), act="table"),
    "93-scripts-contrast": Scene("", SET_TITLE, theme="contrast", size=(1100, 700), act="scripts"),
    "94-sentence": Scene("quarantine khrushchev", "Says Missiles", act="sentence"),
    "95-look-up": Scene("quarantine khrushchev", "Says Missiles", act="peek"),
    "96-look-up-date-dark": Scene(
        "quarantine khrushchev", "Says Missiles", theme="dark", size=(1100, 700), act="peek date"
    ),
    "97-copy-as": Scene("quarantine", "Announces Quarantine", act="copy as"),
    "97-copy-as-arabic-dark": Scene("كوبا OR موسكو", "الحياد", theme="dark", size=(1100, 700), act="copy as"),
    "75-marks": Scene("quarantine khrushchev", "Says Missiles", act="marks"),
    "75-marks-dark": Scene("quarantine khrushchev", "Says Missiles", theme="dark", act="marks pane"),
    "75-marks-arabic": Scene("كوبا OR موسكو", "الحياد", act="marks"),
    "75-marks-compact": Scene(
        "quarantine khrushchev", "Says Missiles", theme="sepia", size=(1100, 700), act="marks pane"
    ),
    "76-note": Scene("quarantine khrushchev", "Says Missiles", act="note"),
    "77-grade": Scene("quarantine khrushchev", "Says Missiles", theme="dark", act="grade"),
    "98-trash": Scene("", "Announces Quarantine", act="trash"),
    "98-trash-dark": Scene("", "Announces Quarantine", theme="dark", size=(1100, 700), act="trash"),
    "98-purge": Scene("", "Announces Quarantine", act="purge"),
    "95-queue": Scene("quarantine OR missiles", "Announces Quarantine", act="queued"),
    "99-decisions": Scene("quarantine", "Announces Quarantine", act="decisions"),
    "99-decisions-dark": Scene("quarantine", "Announces Quarantine", theme="dark", size=(1100, 700), act="decisions"),
    "85-tabs": Scene("quarantine OR كوبا OR missiles", "Announces Quarantine", act="tabs"),
    "86-split": Scene("quarantine OR missiles", "Announces Quarantine", act="split"),
    "87-split-arabic-dark": Scene(
        "quarantine OR كوبا", "Announces Quarantine", theme="dark", size=(1720, 1000), act="split arabic"
    ),
    "88-split-compact": Scene("quarantine OR missiles", "Announces Quarantine", size=(1100, 700), act="split"),
    "34-tagged": Scene("كوبا OR موسكو", "الحياد", theme="dark", size=(1100, 700), act="tagged"),
    "80-pictures": Scene("freighters", "Quay at Low Water", act="pictures"),
    "80-pictures-dark": Scene("freighters", "Quay at Low Water", theme="dark", size=(1100, 700), act="chart"),
    "80-pictures-arabic": Scene("", "الرصيف عند الجزر", act="pictures"),
    "81-picture": Scene("freighters", "Quay at Low Water", act="picture"),
    "81-picture-original": Scene("freighters", "Quay at Low Water", act="original pictures"),
    "82-pages": Scene("freighters quay", "Past the Outer Buoy", act="pages"),
    "82-pages-dark": Scene("freighters quay", "Past the Outer Buoy", theme="dark", size=(1100, 700), act="pages"),
    "83-source": Scene("freighters", "Quay at Low Water", act="source"),
    "83-source-binary": Scene("freighters", "Past the Outer Buoy", theme="dark", size=(1100, 700), act="source"),
    "84-mail": Scene("freighters", "From the Harbour Watch", act="mail"),
    "84-mail-header": Scene("freighters", "From the Harbour Watch", theme="dark", size=(1100, 700), act="mail header"),
}
# What these are of is imported beforehand, for they show what the sample's pages have not.
SIGHTS = frozenset(
    {
        "scripts",
        "sans",
        "table",
        "pictures",
        "chart",
        "picture",
        "original pictures",
        "pages",
        "source",
        "mail",
        "mail header",
    }
)
SEED = Scene("Turkey", "", act="comments")
