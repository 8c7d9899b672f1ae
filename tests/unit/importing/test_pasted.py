import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.importing.draft import Draft, assemble
from workbench.importing.pasted.lines import split_lines
from workbench.importing.pasted.reading import read_pasted
from workbench.model import BlockKind, DateClaim, DateState, Zone

PROSE = (
    "The harbour master said on Tuesday that the three ferries would stay in port until the storm had passed the cape.",
    "Fishermen who had waited since dawn began to carry their nets back to the sheds, and the market closed at noon.",
    "According to the coast guard, no vessel was reported missing, although two yachts had not answered by evening.",
    "The council will meet again on Friday to decide whether the breakwater can be repaired before the winter sets in.",
)


def zone(draft: Draft, *zones: Zone) -> list[str]:
    return [b.text for b in draft.blocks if b.zone in zones]


def places(draft: Draft) -> list[str]:
    """Everything that came out, one entry a place."""
    out = [b.text for b in draft.blocks]
    for comment in draft.comments:
        out += [*comment.paragraphs, *filter(None, (comment.author, comment.shown_date))]
    return out


ENGLISH = f"""Skip to content
Home
News
Opinion
Subscribe

Harbour News

Storm keeps three ferries in port for a second day

Islanders wait for bread and newspapers while the council argues about the cost of a new breakwater

By Ruth Ambrose
12 March 2019, 10:41

{PROSE[0]}

Photo: Jonas Field / Harbour News

{PROSE[1]}

Support Harbour News
PayPal: office@harbour.example
BTC: 3Kfz7sQxw1mNhPb4vT9LcRj2dYgEu6oAiV
0 €
500 €

A breakwater too short

{PROSE[2]}

Share on Facebook
Tweet

{PROSE[3]}

2 comments

Edda Storm
March 13, 2019 at 8:02 am

I have lived here for forty years and the breakwater was always too short for a wind from that side.

Reply

Old Sailor
March 13, 2019 at 9:30 am

Nobody asked the people who know the water, as usual in this town.

Reply

Leave a Reply
Your email address will not be published. Required fields are marked *
© 2019 Harbour News. All rights reserved.
"""


def test_a_page_falls_into_its_zones():
    draft = read_pasted(ENGLISH)
    assert draft.format == "text"
    assert draft.title == "Storm keeps three ferries in port for a second day"
    assert zone(draft, Zone.TITLE) == [draft.title]
    assert zone(draft, Zone.STANDFIRST) == [
        "Islanders wait for bread and newspapers while the council argues about the cost of a new breakwater"
    ]
    assert zone(draft, Zone.BODY) == [PROSE[0], PROSE[1], "A breakwater too short", PROSE[2], PROSE[3]]
    assert zone(draft, Zone.CAPTION) == ["Photo: Jonas Field / Harbour News"]
    assert draft.authors == ("Ruth Ambrose",)
    boilerplate = zone(draft, Zone.BOILERPLATE)
    assert {"Support Harbour News", "500 €", "Tweet", "Reply", "By Ruth Ambrose", "Subscribe"} <= set(boilerplate)
    assert next(b for b in draft.blocks if b.text == "A breakwater too short").kind is BlockKind.HEADING


def test_a_full_date_in_the_head_is_stated():
    draft = read_pasted(ENGLISH)
    assert (draft.published.edtf, draft.published.state) == ("2019-03-12", DateState.STATED)
    assert draft.published.basis


@pytest.mark.parametrize("line", ["12 March", "March 2019", "10:41", "Since 2019", "Copyright 2019"])
def test_half_a_date_is_no_publication_date(line):
    draft = read_pasted(ENGLISH.replace("12 March 2019, 10:41", line))
    assert draft.published.edtf is None
    assert draft.published.state is DateState.UNKNOWN


def test_a_date_in_passing_is_no_publication_date():
    text = ENGLISH.replace("12 March 2019, 10:41\n", "").replace(PROSE[1], PROSE[1] + " It was so on 4 May 2011 too.")
    assert read_pasted(text).published.edtf is None


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("By Ruth Ambrose, March 12, 2019 2:30 pm", "Ruth Ambrose", "2019-03-12"),
        ("12. März 2019 von Gerda van der Lühring in Inselleben", "Gerda van der Lühring", "2019-03-12"),
        ("Written by Ruth Ambrose and Jon Field on 12 March 2019", "Ruth Ambrose and Jon Field", "2019-03-12"),
        ("Home | By Ruth Ambrose | 12 March 2019", "Ruth Ambrose", "2019-03-12"),
        ("ByRuth Ambrose12 March 2019 Leave a comment", "Ruth Ambrose", "2019-03-12"),
        ("12. März 201914. März 2019 von Gerda Lühring", "Gerda Lühring", "2019-03-12"),
        ("Geschrieben von hafenkind am 12.03.2019 22:30 (159 x gelesen)", "hafenkind", "2019-03-12"),
        ("Ruth Ambrose | Tuesday 12 March 2019 at 09:08", "Ruth Ambrose", "2019-03-12"),
        (
            "Ruth Ambrose, Jon Field and Olav Lund\n12 March 2019",
            "Ruth Ambrose and Jon Field and Olav Lund",
            "2019-03-12",
        ),
        ("作者：王小明\n2019年3月12日", "王小明", "2019-03-12"),
        ("Published: Tuesday, 12 March 2019", None, "2019-03-12"),
        ("By the sea of 12 March 2019 nobody remembers much", None, None),
        ("Speech given on 3 March 2011 before the harbour council of the island", None, None),
    ],
)
def test_bylines_with_dates(line, author, day):
    draft = read_pasted(ENGLISH.replace("By Ruth Ambrose\n12 March 2019, 10:41", line))
    assert draft.authors == (tuple(author.split(" and ")) if author else ())
    if day or "Speech" in line:
        assert draft.published.edtf == day


@pytest.mark.parametrize(
    ("below", "author", "day"),
    [
        ("By Ruth Ambrose\nPublished on 12 March 2019", ("Ruth Ambrose",), "2019-03-12"),
        ("Read next\nBy Ruth Ambrose\nPublished on 12 March 2019", (), None),
        ("The ferry of 12 March 2019", (), None),
    ],
)
def test_what_the_head_leaves_out_may_stand_at_the_foot(below, author, day):
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, "Tweet", below]))
    assert (draft.authors, draft.published.edtf) == (author, day)


def test_a_dateline_tells_the_day():
    text = "\n\n".join(
        ["Share", "Storm keeps ferries in port", f"CAPE TOWN, 12 March 2019 (CW) - {PROSE[0]}", *PROSE, "Tweet"]
    )
    assert read_pasted(text).published == DateClaim("2019-03-12", DateState.STATED, "dateline of the text")


def test_a_bare_name_beside_the_date_is_the_author():
    draft = read_pasted(ENGLISH.replace("By Ruth Ambrose", "Ruth Ambrose"))
    assert draft.authors == ("Ruth Ambrose",)


@pytest.mark.parametrize(
    "line",
    [
        "12 March 2019, Ruth Ambrose",
        "12.03.2019 - Ruth Ambrose",
        "12 March 2019 Ruth Ambrose 6",
        "Ruth Ambrose / March 12, 2019",
        "Ruth Ambrose · March 12, 2019 · Islands · 7 comments",
        "By\nRuth Ambrose\n12 March 2019",
        "Von\nRuth Ambrose/cw\n12. März 2019",
    ],
)
def test_a_name_beside_the_date_is_the_author(line):
    draft = read_pasted(ENGLISH.replace("By Ruth Ambrose\n12 March 2019, 10:41", line))
    assert draft.authors == ("Ruth Ambrose",)
    assert draft.published.edtf == "2019-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "New York, March 12, 2019",
        "March 12, 2019 | News",
        "March 12, 2019 | Opinion Islands",
        "Tuesday, 12 March 2019",
        "12 March 2019 PAID CONTENT",
        "12 March 2019 Ferry Council: Three Ships Stay in Port",
        "Last Updated March 12, 2019",
        "By\nShare\n12 March 2019",
    ],
)
def test_what_else_stands_beside_the_date_is_nobody(line):
    assert read_pasted(ENGLISH.replace("By Ruth Ambrose\n12 March 2019, 10:41", line)).authors == ()


@pytest.mark.parametrize(
    "line",
    ["Home > Islands > {}", "{} | Harbour News", "You are here: Home / Islands / {}", "Weather: {}"],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_the_headline_is_taken_out_of_longer_lines_that_hold_it(line, is_above):
    headline = "Storm keeps three ferries in port for a second day"
    longer = line.format(headline)
    both = f"{longer}\n\n{headline}" if is_above else f"{headline}\n\n{longer}"
    assert read_pasted(ENGLISH.replace(headline, both)).title == headline


def test_the_day_of_an_update_is_not_that_of_publication():
    draft = read_pasted(ENGLISH.replace("12 March 2019, 10:41", "Last updated: 14 March 2019"))
    assert draft.published.edtf is None
    assert draft.updated.edtf == "2019-03-14"


def test_what_comes_after_the_article_is_boilerplate():
    tail = ["About the author", "Ruth Ambrose has written about harbours and the people in them for twenty long years."]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *tail, "Tweet"]))
    assert zone(draft, Zone.BODY) == list(PROSE)
    assert zone(draft, Zone.BOILERPLATE) == ["Share", *tail, "Tweet"]


@pytest.mark.parametrize(
    "line",
    [
        "The three ferries in the outer basin on Tuesday (REUTERS/Ada Field)",
        "The three ferries in the outer basin on Tuesday. Field/Cape Pictures",
        "Ada Field/Getty Images",
        "The three ferries in the outer basin on Tuesday. Photo: A. Field",
        "The three ferries in the outer basin © Cape Pictures / A. Field",
        "Three ferries (Quelle: Field/CP)",
    ],
)
def test_a_credit_at_its_end_makes_a_caption(line):
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE[:2], line, *PROSE[2:], "Tweet"]))
    assert zone(draft, Zone.CAPTION) == [line]
    assert zone(draft, Zone.BODY) == list(PROSE)


def test_an_article_goes_on_under_a_call_to_read_more():
    lines = [
        "Share",
        "Storm keeps ferries in port",
        *PROSE,
        "Lire aussi",
        "Old ferries find a new harbour",
        *PROSE[::-1],
    ]
    tail = ["Lue myös", "Bread is short on the islands again", PROSE[0], "Imprint"]
    draft = read_pasted("\n\n".join([*lines, *tail]))
    assert zone(draft, Zone.BODY) == [*PROSE, *PROSE[::-1]]


def test_other_articles_within_the_text_are_boilerplate():
    calls = ["See also", "Old ferries find a new harbour", "Bread is short on the islands again"]
    spanish = "Lea también: Las viejas embarcaciones de la isla encuentran otro puerto después de tantos años de espera en el mar"
    rest = [f"{text} So it was said." for text in PROSE * 2]
    lines = ["Share", "Storm keeps ferries in port", *PROSE, *calls, spanish, *rest, "Tweet"]
    draft = read_pasted("\n\n".join(lines))
    assert zone(draft, Zone.BODY) == [*PROSE, *rest]
    assert {*calls, spanish} <= set(zone(draft, Zone.BOILERPLATE))


@pytest.mark.parametrize("line", ["Storm, stones and/or sand", "Ferries, Islands/Mainland", "What the photo: shows"])
def test_a_stroke_alone_makes_no_caption(line):
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE[:2], line, *PROSE[2:], "Tweet"]))
    assert zone(draft, Zone.CAPTION) == []


def test_scraps_between_paragraphs_are_boilerplate_but_subheads_and_lists_stay():
    lines = ["Share", "Storm", *PROSE[:2], "Harbour Weekly", "Tweet", PROSE[2], "What is needed:", "1. stone\n2. money"]
    draft = read_pasted("\n\n".join([*lines, PROSE[1] * 2, "A breakwater too short", PROSE[3], "Harbour Weekly"]))
    assert zone(draft, Zone.BODY) == [
        *PROSE[:3],
        *("What is needed:", "1. stone", "2. money"),
        *(PROSE[1] * 2, "A breakwater too short", PROSE[3]),
    ]


def test_comments_without_a_heading_are_told_by_their_reply_buttons():
    said = [
        f"{name}\n3 May 2019\n\nThis remark of {name} is about the breakwater.\n\nReply" for name in ("Edda", "Olav")
    ]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *said]))
    assert [(c.author, c.date) for c in draft.comments] == [("Edda", "2019-05-03"), ("Olav", "2019-05-03")]
    assert zone(draft, Zone.BODY) == list(PROSE)


SAID = [f"This remark of {name} is about the breakwater, which was always too short for the sea." for name in "ABCD"]
SIGNED = ("Edda Storm | Tue, 3 May 2019 - 10:05", "Olav Lund | Tue, 3 May 2019 - 11:05")
HEADLESS = {
    "form above": (
        ["2 comments", "Add your view to this page of ours", "Name *", "E-mail *", "Comments"],
        [f"{stamp}\n\n{said}\n\nReply" for stamp, said in zip(SIGNED, SAID, strict=False)],
        ["Most read", "Ferries sail again to all of the islands, says the harbour master."],
    ),
    "heading in the foot": (
        [],
        [f"{stamp}\n\n{said}\n\nReply" for stamp, said in zip(SIGNED, SAID, strict=False)],
        ["Your view", "Comments", "Imprint"],
    ),
    "form alone below": (
        ["One reader"],
        [f"{SIGNED[0]}\n\n{SAID[0]}\n\nReply"],
        ["Leave a comment", "Name *", "Email"],
    ),
    "name and day": (
        ["Letters:"],
        [
            f"{name} / 03.05.2019\n\n{said}"
            for name, said in zip(("Edda Storm", "Olav Lund", "Ann Roe", "Ida"), SAID, strict=True)
        ],
        ["1\n2\n›", *(f"Ruth Ambrose / 0{n}.04.2019 / 06:00\n\nFerries {n}" for n in range(1, 5))],
    ),
}


@pytest.mark.parametrize("kind", HEADLESS)
def test_comments_are_found_by_what_stands_around_them(kind):
    above, said, below = HEADLESS[kind]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *above, *said, *below]))
    assert [c.paragraphs for c in draft.comments] == [(text,) for text in SAID[: len(said)]]
    assert [c.author for c in draft.comments][:1] == ["Edda Storm"]
    assert {c.date for c in draft.comments} == {"2019-05-03"}
    assert not set(SAID) & set(zone(draft, Zone.BODY))
    assert set(PROSE) <= set(zone(draft, Zone.BODY))


def test_a_list_of_articles_by_few_authors_is_no_run_of_comments():
    listed = [f"{name} / 03.05.2019\n\n{SAID[0]}" for name in ("Edda Storm", "Olav Lund") * 3]
    assert read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *listed])).comments == []


MOMENTS = ("22.09.20 | 12:45    emari", "#2 22 September 2020, 13:10", "23.09.20 | 8:05    Old Sailor")


def test_comments_without_heading_and_buttons_are_told_by_their_moments():
    section = [line for moment in MOMENTS for line in (moment, "The breakwater was too short even for my father.")]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *section, "Tweet"]))
    assert [(c.shown_date, c.date) for c in draft.comments] == [
        ("22.09.20 | 12:45 emari", None),
        ("#2 22 September 2020, 13:10", "2020-09-22"),
        ("23.09.20 | 8:05 Old Sailor", None),
    ]
    assert zone(draft, Zone.BODY) == list(PROSE)


@pytest.mark.parametrize("below", ["Ferries sail again", "Islands", "Read more"])
def test_moments_over_teasers_open_no_comments(below):
    section = [line for moment in MOMENTS for line in (moment, below)]
    assert read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *section])).comments == []


def test_moments_in_a_running_report_are_body():
    report = [line for moment in MOMENTS for line in (moment, PROSE[0])]
    assert read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *report, *PROSE, "Tweet"])).comments == []


def test_a_form_is_no_comment():
    form = ["Leave a Reply", "Your email address will not be published.", "Name *", "Save my name in this browser"]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, *form, "Harbour Weekly"]))
    assert draft.comments == []
    assert zone(draft, Zone.BODY) == list(PROSE)
    assert set(form) <= set(zone(draft, Zone.BOILERPLATE))


def test_comments_parted_by_date_lines_end_with_the_last_date():
    said = [
        f"{day} May 2019 at 10:05\n\n{name}\n\nThis remark of {name} is good."
        for day, name in ((3, "Edda"), (4, "Olav"))
    ]
    foot = ["Harbour Weekly", "The Weekly is printed on the island since the first ferry came to it, long ago."]
    draft = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, "2 comments", *said, *foot]))
    assert [(c.author, c.date) for c in draft.comments] == [("Edda", "2019-05-03"), ("Olav", "2019-05-04")]
    assert set(foot) <= set(zone(draft, Zone.BOILERPLATE))


def test_comments_have_author_date_and_paragraphs():
    comments = read_pasted(ENGLISH).comments
    assert [(c.author, c.shown_date, c.date) for c in comments] == [
        ("Edda Storm", "March 13, 2019 at 8:02 am", "2019-03-13"),
        ("Old Sailor", "March 13, 2019 at 9:30 am", "2019-03-13"),
    ]
    assert comments[1].paragraphs == ("Nobody asked the people who know the water, as usual in this town.",)


NAMELESS = "\n\n".join(
    (
        "Storm keeps ferries in port",
        *PROSE,
        "Notify of\nInline Feedbacks\nView all comments\nMarta K.",
        "The ferries were old when I was young, and they will be old when I am gone.",
        "\nIs there no money left in the capital for us people of the islands?",
        "\nThere is money, but not for breakwaters, as you should know by now.",
        "Would love your thoughts, please comment.x",
    )
)


def test_two_blank_lines_part_comments_without_a_name():
    comments = read_pasted(NAMELESS).comments
    assert [c.author for c in comments] == ["Marta K.", None, None]


WIRE = "\n\n".join(
    (
        "Cape Wire",
        "Latest\nBy region\nFor members",
        "Council backs breakwater, 19 to 0",
        "Cape Wire",
        *PROSE,
        "Copy link",
        "(CW) Editors may cut from the bottom.",
        "Kept by its readers since the year of the great flood.",
    )
)


def test_a_small_page_is_told_by_its_menu():
    draft = read_pasted(WIRE)
    assert draft.title == "Council backs breakwater, 19 to 0"
    assert zone(draft, Zone.BODY) == list(PROSE)
    assert zone(draft, Zone.STANDFIRST) == []


def test_a_text_with_a_short_list_and_no_button_is_no_page():
    text = "\n\n".join(("To buy", "rope\ntar\nbread", *PROSE))
    assert zone(read_pasted(text), Zone.BOILERPLATE) == []


def test_the_house_on_top_is_the_author_where_it_signs_under_the_headline():
    assert read_pasted(WIRE).authors == ("Cape Wire",)
    assert read_pasted(WIRE.replace("Wire\n\nThe harbour", "Wire\n\nBy Ruth Ambrose\n\nThe harbour")).authors == (
        "Ruth Ambrose",
    )
    assert read_pasted(WIRE.replace("Cape Wire\n\nLatest", "Latest")).authors == ()


def test_titles_stand_before_the_names_of_commenters():
    section = (
        "View all comments\n\nCol. Hobart\n3 days ago\n\nThe breakwater was always too short for such a sea.\n\n"
        "Yes. Indeed\n\nAnd it will be again.\n\nMrs. Ann Field-Lowe\n2 days ago\n\nMy husband says that it is long enough."
    )
    comments = read_pasted("\n\n".join(["Share", "Storm keeps ferries in port", *PROSE, section])).comments
    assert [(c.author, c.shown_date, len(c.paragraphs)) for c in comments] == [
        ("Col. Hobart", "3 days ago", 3),
        ("Mrs. Ann Field-Lowe", "2 days ago", 1),
    ]


LANGUAGES = {
    "german": (
        "Drei Fähren bleiben im Hafen",
        "Von Gerda Lühring",
        "3. März 2018",
        (
            "Der Hafenmeister sagte am Dienstag, dass die drei Fähren im Hafen bleiben, bis der Sturm das "
            "Kap hinter sich hat."
        ),
        "2 Kommentare",
        (
            "Onno schreibt:\n4. März 2018 um 12:03\n\nDas war doch jedes Jahr so, und niemand hat etwas "
            "dagegen getan.\n\nAntworten"
        ),
        "Teilen",
        ("Gerda Lühring", "2018-03-03", "Onno", "2018-03-04"),
    ),
    "french": (
        "Trois ferries restent au port",
        "Par Solange Aubry",
        "3 mars 2018",
        (
            "Le capitaine du port a déclaré mardi que les trois ferries resteraient à quai jusqu'à la fin "
            "de la tempête au cap."
        ),
        "2 commentaires",
        (
            "Maëlle\n4 mars 2018 à 12:03\n\nC'était pareil tous les ans et personne n'a jamais rien fait "
            "pour nous ici.\n\nRépondre"
        ),
        "Partager",
        ("Solange Aubry", "2018-03-03", "Maëlle", "2018-03-04"),
    ),
    "spanish": (
        "Tres transbordadores siguen en el puerto",
        "Por Inés Robledo",
        "3 de marzo de 2018",
        (
            "El capitán del puerto dijo el martes que los tres transbordadores seguirán en el puerto hasta "
            "que pase la tormenta."
        ),
        "2 comentarios",
        (
            "Paco\n4 de marzo de 2018\n\nTodos los años pasa lo mismo y nadie hace nada por la gente de las "
            "islas.\n\nResponder"
        ),
        "Compartir",
        ("Inés Robledo", "2018-03-03", "Paco", "2018-03-04"),
    ),
    "russian": (
        "Три парома остаются в порту",
        "Автор: Нина Белова",
        "3 марта 2018",
        (
            "Начальник порта сказал во вторник, что три парома останутся в порту до тех пор, пока буря не "
            "уйдёт за мыс и море."
        ),
        "2 комментария",
        (
            "Олег пишет:\n4 марта 2018\n\nТак было каждый год, и никто ничего не сделал для жителей наших "
            "островов.\n\nОтветить"
        ),
        "Поделиться",
        ("Нина Белова", "2018-03-03", "Олег", "2018-03-04"),
    ),
    "arabic": (
        "ثلاث عبارات تبقى في الميناء",
        "بقلم: سلمى حداد",
        "3 مارس 2018",
        (
            "قال مدير الميناء يوم الثلاثاء إن العبارات الثلاث ستبقى في الميناء حتى تنتهي العاصفة وتعود "
            "الحركة إلى البحر كما كانت."
        ),
        "التعليقات",
        "كريم\n4 مارس 2018\n\nهذا ما يحدث كل عام ولا أحد يفعل شيئا من أجل سكان الجزر في هذه البلاد.\n\nرد",
        "مشاركة",
        ("سلمى حداد", "2018-03-03", "كريم", "2018-03-04"),
    ),
    "turkish": (
        "Üç feribot limanda kalıyor",
        "Yazan: Selin Aksoy",
        "3 Mart 2018",
        (
            "Liman başkanı salı günü üç feribotun fırtına burnu geçene kadar limanda kalacağını ve "
            "seferlerin durduğunu söyledi."
        ),
        "2 yorum",
        (
            "Emre\n4 Mart 2018\n\nHer yıl aynı şey oluyor ve adalarda yaşayan insanlar için kimse bir şey "
            "yapmıyor.\n\nYanıtla"
        ),
        "Paylaş",
        ("Selin Aksoy", "2018-03-03", "Emre", "2018-03-04"),
    ),
    "portuguese": (
        "Três barcas ficam no porto",
        "Por Inês Prado",
        "3 de março de 2018",
        "O capitão do porto disse na terça-feira que as três barcas vão ficar no porto até que a tempestade passe pelo cabo.",
        "2 comentários",
        "Zeca disse:\n4 de março de 2018\n\nTodos os anos é a mesma coisa e ninguém faz nada pela gente das ilhas.\n\nResponder",
        "Compartilhar",
        ("Inês Prado", "2018-03-03", "Zeca", "2018-03-04"),
    ),
    "italian": (
        "Tre traghetti restano in porto",
        "Scritto da Anna Verdi",
        "3 marzo 2018",
        "Il comandante del porto ha detto martedì che i tre traghetti resteranno in porto finché la tempesta non sarà passata.",
        "2 commenti",
        "Ugo\n4 marzo 2018\n\nOgni anno è la stessa storia e nessuno fa niente per la gente delle isole.\n\nRispondi",
        "Condividi",
        ("Anna Verdi", "2018-03-03", "Ugo", "2018-03-04"),
    ),
    "dutch": (
        "Drie veerboten blijven in de haven",
        "Door Piet Smit",
        "3 maart 2018",
        "De havenmeester zei dinsdag dat de drie veerboten in de haven blijven totdat de storm de kaap voorbij is.",
        "2 reacties",
        "Jan\n4 maart 2018\n\nElk jaar is het hetzelfde en niemand doet iets voor de mensen van de eilanden.\n\nBeantwoorden",
        "Delen",
        ("Piet Smit", "2018-03-03", "Jan", "2018-03-04"),
    ),
    "polish": (
        "Trzy promy zostają w porcie",
        "Autor: Jan Kowalski",
        "3 marca 2018",
        "Kapitan portu powiedział we wtorek, że trzy promy zostaną w porcie, dopóki burza nie minie przylądka i morza.",
        "2 komentarze",
        "Ola\n4 marca 2018\n\nCo roku jest to samo i nikt nic nie robi dla ludzi z naszych wysp.\n\nOdpowiedz",
        "Udostępnij",
        ("Jan Kowalski", "2018-03-03", "Ola", "2018-03-04"),
    ),
    "bengali": (
        "তিনটি ফেরি বন্দরে থাকছে",
        "লেখক: আনিস রহমান",
        "৩ মার্চ ২০১৮",
        "বন্দর প্রধান মঙ্গলবার বলেছেন যে ঝড় অন্তরীপ পার না হওয়া পর্যন্ত তিনটি ফেরি বন্দরে থাকবে এবং চলাচল বন্ধ থাকবে।",
        "২ মন্তব্য",
        "করিম\n৪ মার্চ ২০১৮\n\nপ্রতি বছর একই ঘটনা ঘটে এবং দ্বীপের মানুষের জন্য কেউ কিছু করে না।\n\nজবাব দিন",
        "শেয়ার করুন",
        ("আনিস রহমান", "2018-03-03", "করিম", "2018-03-04"),
    ),
    "hindi": (
        "तीन नौकाएँ बंदरगाह में रहेंगी",
        "लेखक: अमित शर्मा",
        "3 मार्च 2018",
        "बंदरगाह प्रमुख ने मंगलवार को कहा कि जब तक तूफ़ान अंतरीप से आगे नहीं जाता तब तक तीनों नौकाएँ बंदरगाह में रहेंगी।",
        "2 टिप्पणियां",
        "राम\n4 मार्च 2018\n\nहर साल यही होता है और द्वीप के लोगों के लिए कोई कुछ नहीं करता है।\n\nजवाब दें",
        "शेयर करें",
        ("अमित शर्मा", "2018-03-03", "राम", "2018-03-04"),
    ),
    "chinese": (
        "三艘渡轮因风暴继续停留在港口",
        "作者：王小明",
        "2018年3月3日",
        "港务局长星期二表示，三艘渡轮将继续停留在港口，直到风暴离开海角为止，届时航班才会恢复正常，居民需要耐心等待消息。",
        "2条评论",
        "老水手\n2018年3月4日\n\n每年都是这样，没有人为岛上的居民做任何事情，我们已经等了四十年了。\n\n回复",
        "分享",
        ("王小明", "2018-03-03", "老水手", "2018-03-04"),
    ),
    "japanese": (
        "三隻のフェリーは嵐のため港に残る",
        "執筆：山田太郎",
        "2018年3月3日",
        "港長は火曜日、嵐が岬を過ぎるまで三隻のフェリーは港に残り、運航は再開されないと述べ、住民に理解を求めた。",
        "コメント2件",
        "船乗り\n2018年3月4日\n\n毎年同じことが起きているのに、島の人々のためには誰も何もしてくれません。\n\n返信",
        "シェア",
        ("山田太郎", "2018-03-03", "船乗り", "2018-03-04"),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_other_languages(language):
    title, byline, date, sentence, head, comment, share, expected = LANGUAGES[language]
    body = [f"{sentence} {n}." for n in ("I", "II", "III", "IV")]
    draft = read_pasted("\n\n".join([share, title, byline, date, *body, share, head, comment, share]))
    author, published, commenter, commented = expected
    assert draft.title == title
    assert draft.authors == (author,)
    assert draft.published.edtf == published
    assert zone(draft, Zone.BODY) == body
    assert [(c.author, c.date) for c in draft.comments] == [(commenter, commented)]
    assert zone(draft, Zone.BOILERPLATE).count(share) == 3


def test_a_single_paragraph_is_body():
    assert zone(read_pasted(PROSE[0]), Zone.BODY) == [PROSE[0]]


def test_notes_are_body():
    notes = "Call the harbour\nask about ferries\n\nmilk, bread\n- 12 nets"
    draft = read_pasted(notes)
    assert zone(draft, Zone.BODY) == ["Call the harbour", "ask about ferries", "milk, bread", "- 12 nets"]
    assert draft.title == ""


def test_an_article_without_furniture_is_title_and_body():
    draft = read_pasted("\n\n".join(("Three ferries stay in port", *PROSE, "A last short remark", "Ends")))
    assert draft.title == "Three ferries stay in port"
    assert zone(draft, Zone.BODY) == [*PROSE, "A last short remark", "Ends"]


def test_hard_wrapped_paragraphs_become_one_block_each():
    wrapped = []
    for paragraph in PROSE:
        line, lines = "", []
        for word in paragraph.split():
            if len(line) + 1 + len(word) > 60:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        wrapped.append("\n".join([*lines, line]))
    assert zone(read_pasted("\r\n\r\n".join(w.replace("\n", "\r\n") for w in wrapped)), Zone.BODY) == list(PROSE)


def test_nothing_in_nothing_out():
    draft = read_pasted(" \n\u200b\n\t\n")
    assert (draft.blocks, draft.comments, draft.title) == ([], [], "")


LINES = st.one_of(
    st.sampled_from([line for line in (ENGLISH + NAMELESS).splitlines() if line]),
    st.sampled_from(["", "", "", "2 comments", "Notify of", "Reply", "Anna says:", "3 days ago", "Comments", "Marta"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)


@given(st.lists(LINES, max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_line_comes_out_once(lines):
    text = "\n".join(lines)
    draft = read_pasted(text)
    given_lines = sorted(line for line, _ in split_lines(text))
    out = places(draft)
    assert all(out)
    # Unwrapping joins lines and a theme's "says:" is no part of a name; so compare what was read word by word, too.
    if len(out) == len(given_lines):
        assert all(came == line or line.startswith(came) for came, line in zip(sorted(out), given_lines, strict=True))
    missing = " ".join(given_lines).split()
    for word in " ".join(out).split():
        missing.remove(word)
    assert all(word.rstrip(":") in {"says", "said", "dit", "schreibt", ":"} for word in missing)
    assert all(b.text == " ".join(b.text.split()) for b in draft.blocks)
    assemble(draft)


def test_the_seed_article(shared):
    """Its lines are told by where they stand and what they look like: none of its text stands here."""
    text = (shared / "data" / "seed_article.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    draft = read_pasted(text)
    assert draft.title == lines[4]
    assert draft.published.state is DateState.UNKNOWN
    assert draft.authors == ()
    body = "\n".join(zone(draft, Zone.TITLE, Zone.STANDFIRST, Zone.BODY))
    comments = "\n".join(p for c in draft.comments for p in c.paragraphs)
    assert (body.count("HTS"), comments.count("HTS")) == (0, 20)
    assert [c.author is None for c in draft.comments] == [False, True, False, True, False]
    thermometer, appeal = lines[:4], lines[5]
    addresses = [line for line in lines if re.search(r"://|@|[0-9A-Za-z]{30,}", line)]
    second = len(lines) - 1 - lines[::-1].index(appeal)
    chrome = [*lines[second + 1 : second + 5], lines[-1]]
    assert len(addresses) == 7
    assert {appeal, *thermometer, *addresses, *chrome} <= set(zone(draft, Zone.BOILERPLATE))
    assert not any(line in body for line in (appeal, *addresses, *chrome))
