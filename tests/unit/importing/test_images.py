"""Pictures within a saved page are known by the hash of their bytes, and by where they stand in the article."""

import base64
import hashlib
from urllib.parse import quote

import pytest

from workbench.importing.draft import assemble
from workbench.importing.messages import MessageError, expect_sound
from workbench.importing.page.html import read_html
from workbench.model import Document, Image

PROSE = (
    "The harbour master said on Thursday that two foreign freighters due here next week had been told to wait outside.",
    "He does not believe that the wait will be long, and the crews have been paid until the end of the month in advance.",
    "In the capital the ministry asked both sides to hold still and proposed to suspend the shipments for three weeks.",
)
PIER, TUG = bytes(range(256)) * 8, b"\x89PNG" + bytes(2_000)
DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg'>{'<path d=&quot;M0 0&quot;/>' * 60}</svg>".encode()


def data_uri(data, media_type="image/jpeg"):
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def read(figure="", below=""):
    document = assemble(
        read_html(f"""<html lang=en><head><title>Ships wait</title></head><body>
<ul><li><a href=/>Front page</a><li><img src="{data_uri(b"logo" * 500)}"><a href=/a>Harbour</a></ul>
<article><h1>Ships wait</h1><p>{PROSE[0]}</p>{figure}<p>{PROSE[1]}</p><p>{PROSE[2]}</p></article>
<footer><p>Printed with permission of the board.</p><p>Tell us what you think of it.</p>{below}</footer></body></html>""")
    )
    expect_sound(document)
    return document


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def test_a_picture_stands_where_the_page_has_it():
    figure = (
        f'<figure><img src="{data_uri(PIER)}" alt="Pier  three"><figcaption>Pier three at noon.</figcaption></figure>'
    )
    document = read(figure, below=f'<img src="{data_uri(TUG)}">')
    (image,) = document.images
    assert image == Image(sha256(PIER), "image/jpeg", len(PIER), "Pier three", image.place)
    above, below = document.in_page_order()[image.place - 1 : image.place + 1]
    assert document.text[above.start : above.end] == PROSE[0]
    assert document.text[below.start : below.end] == "Pier three at noon."


def test_each_once_in_the_order_of_the_page_whatever_its_spelling():
    as_text = "data:image/svg+xml," + quote(DRAWING)
    images = "".join(f'<p><img src="{uri}"></p>' for uri in (data_uri(TUG), as_text, data_uri(TUG, "IMAGE/PNG; x=y")))
    assert [(i.sha256, i.media_type) for i in read(images).images] == [
        (sha256(TUG), "image/jpeg"),
        (sha256(DRAWING), "image/svg+xml"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        data_uri(PIER, "text/html"),
        data_uri(PIER, "video/mp4"),
        "data:image/png;base64," + "A" * 2_001,
        "data:image/png;base64," + "&#33;" * 2_001,
        "data:,0",
        "data:,99",
        "data:,99999999999999",
        "https://pictures.example/pier.jpg",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_picture_is_none(source):
    page = f'<img src="{source}">'
    assert [i for i in read(page).images if i.sha256 != sha256(b"logo" * 500)] == []


def test_pictures_that_cannot_be_are_not_believed():
    for image in (
        Image("../" * 21 + "x", "image/png", 1, "", 0),
        Image("0" * 64, "image/png", 1, "", 9),
        Image("0" * 64, "image/png", 0, "", 0),
    ):
        with pytest.raises(MessageError, match="a picture"):
            expect_sound(Document("html", "", (), images=(image,)))
