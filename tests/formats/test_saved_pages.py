"""One page in each form in which browsers save it: MHTML, webarchive, SingleFile, XHTML, and pages in frames."""

import base64
import contextlib
import email
import email.policy
import hashlib
import io
import json
import plistlib
import random
import shutil
import subprocess
import zipfile

import pytest
from lxml import etree
from PIL import Image

from tests.formats.making.saved_pages import (
    ADDRESS,
    ADVERTISING,
    MANIFEST,
    PROSE,
    TITLE,
    archive,
    article,
    data_uri,
    mhtml,
    part,
    png,
    resource,
    shell,
    singlefile,
    singlefile_zip,
    srcdoc,
    webarchive,
    xhtml,
    zipped,
)
from workbench.errors import RefusedError
from workbench.importing.messages import expect_sound
from workbench.importing.pipeline import ContainerError, read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import unpack
from workbench.model import Zone

PIER, TUG = png(60), png(200)


def read(data, name="page"):
    document = read_document(SavedFile(data if isinstance(data, bytes) else data.encode(), name))
    expect_sound(document)
    return document


def has_article(document, prose=PROSE):
    body = document.zone_text(Zone.BODY)
    return document.title == TITLE and all(paragraph in body for paragraph in prose)


def pictures_of(document):
    """Return hash and alternative of each picture, with the text that stands above it."""
    order = document.in_page_order()
    above = [document.text[order[i.place - 1].start : order[i.place - 1].end] for i in document.images]
    return [(i.sha256, i.size_bytes, i.alt, text) for i, text in zip(document.images, above, strict=True)]


def expected_pictures():
    return [
        (hashlib.sha256(data).hexdigest(), len(data), f"Picture {n + 1}", PROSE[n])
        for n, data in enumerate((PIER, TUG))
    ]


def test_pictures_are_pictures():
    assert Image.open(io.BytesIO(PIER)).size == (8, 8)


# MHTML


def chrome(encoding="quoted-printable", charset="utf-8", **how):
    page = article(("https://cape.example/pier.png", "cid:tug@mhtml.blink")).encode(charset)
    return mhtml(
        part("text/html", page, location=ADDRESS, content_id="frame-1@mhtml.blink", encoding=encoding, charset=charset),
        part("text/css", b"p { color: #111 }", location="cid:css-1@mhtml.blink", encoding="quoted-printable"),
        part("image/png", PIER, location="https://cape.example/pier.png"),
        part("image/png", TUG, location="https://cape.example/tug.png", content_id="tug@mhtml.blink"),
        **how,
    )


def test_mhtml_gives_article_address_moment_and_pictures():
    document = read(chrome())
    assert document.format == "mhtml"
    assert has_article(document)
    assert document.url == ADDRESS
    assert document.domain == "cape.example"
    assert document.saved == "1962-09-07T14:30:00Z"
    assert pictures_of(document) == expected_pictures()


def test_mhtml_is_what_another_parser_reads():
    message = email.message_from_bytes(chrome(), policy=email.policy.HTTP)
    parts = [each for each in message.walk() if not each.is_multipart()]
    assert [each.get_content_type() for each in parts] == ["text/html", "text/css", "image/png", "image/png"]
    assert [each.get_content() for each in parts[2:]] == [PIER, TUG]
    assert PROSE[3] in parts[0].get_content()
    assert message["Snapshot-Content-Location"] == ADDRESS
    assert not message.defects


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit", "binary"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("line", ["\r\n", "\n"])
def test_mhtml_in_every_encoding(encoding, charset, line):
    assert has_article(read(chrome(encoding, charset, line=line)))


def test_a_charset_that_only_the_header_tells():
    prose = ("Капитан порта заявил в четверг, что два судна под иностранным флагом должны ждать на внешнем рейде.",) * 3
    page = article(prose=prose).replace("lang=en", "lang=ru").encode("koi8-r")
    document = read(mhtml(part("text/html", page, encoding="base64", charset="koi8-r")))
    assert prose[0] in document.text


def test_start_names_the_page():
    other = article(
        prose=("This is a page about something else entirely, which stands first, and is not the one.",) * 3
    )
    data = mhtml(
        part("text/html", other.encode(), content_id="other"),
        part("text/html", article().encode(), content_id="main"),
        start="main",
    )
    assert has_article(read(data))


def test_internet_explorer_saves_the_same_form():
    header = (
        'From: "Saved by Windows Internet Explorer 8"',
        "Subject: Ships wait",
        "Date: Fri, 7 Sep 1962 09:30:00 -0500",
        "MIME-Version: 1.0",
        "X-MimeOLE: Produced By Microsoft MimeOLE V6.00.2900.5994",
    )
    page = article(("pier.png", "https://cape.example/1962/tug.png")).encode("utf-16")
    data = mhtml(
        part("text/html", page, location=ADDRESS, charset="unicode"),
        part("image/png", PIER, location="https://cape.example/1962/pier.png"),
        part("image/png", TUG, location="https://cape.example/1962/tug.png"),
        header=header,
        preamble="This is a multi-part message in MIME format.\r\n",
        boundary="----=_NextPart_000_0000_01C0",
    )
    document = read(data)
    assert has_article(document)
    assert document.url == ADDRESS
    assert pictures_of(document) == expected_pictures()


def test_internet_explorer_saves_a_page_without_pictures_as_one_part():
    head = b"From: <Saved by Microsoft Internet Explorer 5>\r\nSubject: Ships\r\nMIME-Version: 1.0\r\n"
    document = read(head + part("text/html", article().encode(), location=ADDRESS, encoding="quoted-printable"))
    assert document.format == "mhtml"
    assert has_article(document)
    assert document.url == ADDRESS


def test_word_names_pictures_by_their_place_beside_the_page():
    page = article(("ships_files/image001.png",)).encode()
    data = mhtml(
        part("text/html", page, location="file:///C:/A1B2/ships.htm", encoding="quoted-printable"),
        part("image/png", PIER, location="file:///C:/A1B2/ships_files/image001.png"),
        header=("MIME-Version: 1.0",),
        preamble="This document is a Single File Web Page, also known as a Web Archive file.\r\n",
    )
    document = read(data)
    assert pictures_of(document) == expected_pictures()[:1]
    assert document.url is None


def test_a_title_of_last_resort_is_the_subject():
    page = "<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in PROSE) + "</body></html>"
    assert read(mhtml(part("text/html", page.encode()))).title == "Ships wait – Cape Wire"


def framed(*frames, around):
    root = part("text/html", around.encode(), location=ADDRESS, encoding="quoted-printable")
    return mhtml(root, *frames)


def frame_part(page, number=1, *more):
    return part("text/html", page.encode(), content_id=f"frame-{number}@mhtml.blink", encoding="quoted-printable")


def test_a_frame_that_holds_the_article_is_read():
    page = article(("https://cape.example/pier.png", "cid:tug"))
    document = read(
        framed(
            frame_part(page),
            part("image/png", PIER, location="https://cape.example/pier.png"),
            part("image/png", TUG, content_id="tug"),
            around=shell('<iframe src="cid:frame-1@mhtml.blink"></iframe>'),
        )
    )
    assert has_article(document)
    assert document.url == ADDRESS
    assert pictures_of(document) == expected_pictures()


def test_a_frame_beside_the_article_is_not_read():
    page = article(head="").replace("<h1>", '<iframe src="cid:frame-1@mhtml.blink"></iframe><h1>')
    document = read(framed(frame_part(article(prose=ADVERTISING[:2])), around=page))
    assert has_article(document)
    assert ADVERTISING[0] not in document.text


def test_a_frame_set_is_read():
    menu = "<html><body><a href=1.html>One</a><a href=2.html>Two</a></body></html>"
    frames = '<frame src="cid:frame-2@mhtml.blink"><frame src="cid:frame-1@mhtml.blink">'
    around = (
        f"<html><head><title>Cape Wire</title></head><frameset cols='20%,*'>{frames}"
        "<noframes><body><p>Your browser cannot show frames.</p></body></noframes></frameset></html>"
    )
    assert has_article(read(framed(frame_part(menu, 2), frame_part(article()), around=around)))


def test_a_frame_that_nothing_names_is_read_where_the_page_has_no_text():
    assert has_article(read(framed(frame_part(article()), around=shell('<iframe src="about:blank"></iframe>'))))


def test_mhtml_that_is_cut_off_is_read_as_far_as_it_goes():
    data = chrome()
    whole = read(data).images
    for cut, images in ((data.index(b"Content-ID: <tug"), whole[:1]), (data.index(b"Content-Type: text/css"), ())):
        document = read(data[:cut])
        assert has_article(document)
        assert document.images == images
    within = read(data[: data.index(b"In the capital")])
    assert PROSE[1] in within.text


def test_mhtml_whose_boundary_is_wrong_or_missing_is_read():
    data = chrome()
    assert has_article(read(data.replace(b'boundary="----Multi', b'boundary="----Nulti')))
    assert has_article(read(data.replace(b'\r\n\tboundary="----MultipartBoundary--8fQz2Lr----"', b"")))
    assert has_article(read(data.replace(b"----MultipartBoundary--8fQz2Lr------\r\n", b"")))
    # Nothing parts the header from the first boundary.
    assert has_article(read(data.replace(b'Lr----"\r\n\r\n\r\n', b'Lr----"\r\n', 1)))


def test_a_mail_is_no_saved_page():
    mail = mhtml(part("text/html", article().encode()), header=("From: a@b.example", "To: c@d.example"))
    from workbench.importing.formats import kind_of

    assert kind_of(SavedFile(mail, "mail.eml")).format != "mhtml"
    assert kind_of(SavedFile(mail, "page.mht")).format == "mhtml"


# Webarchive


def safari(fmt=plistlib.FMT_BINARY, **how):
    page = article(("/pier.png", "tug.png"))
    return webarchive(
        archive(
            resource(ADDRESS, "text/html", page.encode(), "UTF-8"),
            (
                resource("https://cape.example/pier.png", "image/png", PIER),
                resource("https://cape.example/1962/tug.png", "image/png", TUG),
                resource("https://cape.example/a.css", "text/css", b"p {}"),
            ),
            **how,
        ),
        fmt,
    )


@pytest.mark.parametrize("fmt", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_webarchive_gives_article_address_and_pictures(fmt):
    document = read(safari(fmt))
    assert document.format == "webarchive"
    assert has_article(document)
    assert document.url == ADDRESS
    assert pictures_of(document) == expected_pictures()


def test_a_webarchive_is_what_other_readers_read():
    binary, xml = safari(), safari(plistlib.FMT_XML)
    assert binary.startswith(b"bplist00")
    assert int.from_bytes(binary[-8:], "big") < len(binary)
    # Our reader of the binary form is our own; plistlib's is another.
    read_by_plistlib = plistlib.loads(binary, fmt=plistlib.FMT_BINARY)
    assert [one["WebResourceData"] for one in read_by_plistlib["WebSubresources"][:2]] == [PIER, TUG]
    keys = etree.fromstring(xml).xpath("/plist/dict/key/text()")
    assert set(keys) == {"WebMainResource", "WebSubresources"} == set(read_by_plistlib)


def test_what_is_read_of_a_binary_list_is_what_plistlib_reads():
    from workbench.importing.saved_pages.property_list import read_property_list

    made = {"a": ["x", "é – 書", b"\0\1" * 300, {"a": "y" * 400, "b": "z"}], "b": "never"}
    found = read_property_list(plistlib.dumps(made, fmt=plistlib.FMT_BINARY), {"a"})
    assert found["a"][:2] == made["a"][:2]
    assert bytes(found["a"][2]) == made["a"][2]
    assert found["a"][3] == {"a": "y" * 400}
    assert "b" not in found


def test_a_frame_of_a_webarchive_that_holds_the_article_is_read():
    frame_address = "https://cape.example/frames/story.html"
    frame = archive(
        resource(frame_address, "text/html", article(("pier.png",)).encode("utf-16-le"), "UTF-16LE"),
        (resource("https://cape.example/frames/pier.png", "image/png", PIER),),
    )
    around = shell('<iframe src="/frames/story.html"></iframe>')
    document = read(webarchive(archive(resource(ADDRESS, "text/html", around.encode()), (), (frame,))))
    assert has_article(document)
    assert pictures_of(document) == expected_pictures()[:1]


def test_a_webarchive_of_plain_text_is_read_and_of_a_picture_refused():
    text = f"{TITLE}\n\n" + "\n\n".join(PROSE)
    document = read(webarchive(archive(resource(ADDRESS, "text/plain", text.encode(), "UTF-8"))))
    assert PROSE[3] in document.text
    assert document.url == ADDRESS
    with pytest.raises(RefusedError, match="image/png was saved alone"):
        read(webarchive(archive(resource(ADDRESS, "image/png", PIER))))


def test_pictures_are_found_where_the_page_was_to_load_them_later():
    page = article(("/blank.gif",)).replace("<img ", '<img srcset="/pier-2.png 2x, /pier.png 1x" ')
    data = webarchive(
        archive(
            resource(ADDRESS, "text/html", page.encode()),
            (resource("https://cape.example/pier.png", "image/png", PIER),),
        )
    )
    assert pictures_of(read(data)) == expected_pictures()[:1]


# SingleFile

URL_LINE = f"url: {ADDRESS}"


@pytest.mark.parametrize(
    ("header", "saved"),
    [
        (
            f"Page saved with SingleFile \n {URL_LINE} \n saved date: Fri Sep 07 1962 09:30:00 GMT-0500 (Central Daylight Time)",
            "1962-09-07T14:30:00Z",
        ),
        (
            f"Archive processed by SingleFile \n {URL_LINE} \n saved date: Fri Sep 07 1962 16:30:00 GMT+0200 (CEST) ",
            "1962-09-07T14:30:00Z",
        ),
        (
            f"Page saved with SingleFile \n {URL_LINE} \n saved date: Fri Sep 07 1962 14:30:00 GMT+0000 (Zeit) \n info: saved date: never",
            "1962-09-07T14:30:00Z",
        ),
        (f"Page saved with SingleFile \n {URL_LINE} ", None),
        (f"Page saved with SingleFile \n {URL_LINE} \n saved date: yesterday", None),
    ],
)
def test_the_header_of_singlefile_is_read_in_all_its_versions(header, saved):
    document = read(singlefile(article(), header))
    assert (document.url, document.saved) == (ADDRESS, saved)


@pytest.mark.parametrize(
    "tags", [("<!--", "-->"), ("<xmp>", "</xmp>"), ("<plaintext>", ""), ("<noscript>", "</noscript>")]
)
@pytest.mark.parametrize("folder", ["", "1700000000000_12/"])
def test_a_page_that_unpacks_itself_is_read(tags, folder):
    files = {
        "images/0.png": (PIER, "https://cape.example/pier.png"),
        "images/1.png": (TUG, "https://cape.example/tug.png"),
        "stylesheet_0.css": (b"p {}", ""),
    }
    document = read(singlefile_zip(article(("images/0.png", "images/1.png")), files, tags, folder))
    assert document.format == "singlefile-zip"
    assert has_article(document)
    assert document.url == ADDRESS
    assert document.saved == "1962-09-07T14:30:00.000Z"
    assert pictures_of(document) == expected_pictures()


def test_an_archive_of_one_page_is_that_page_and_no_container():
    made = zipped({"index.html": (article().encode(), ""), "manifest.json": (json.dumps(MANIFEST).encode(), "")})
    assert made.startswith(b"PK")
    assert has_article(read(made))


def test_a_frame_of_such_a_page_is_read():
    files = {
        "frames/0/index.html": (article(("images/0.png",)).encode(), "https://cape.example/frame.html"),
        "frames/0/manifest.json": (b"{}", ""),
        "frames/0/images/0.png": (PIER, ""),
        "images/0.png": (TUG, ""),
    }
    document = read(singlefile_zip(shell('<iframe src="frames/0/index.html"></iframe>'), files))
    assert has_article(document)
    assert pictures_of(document) == expected_pictures()[:1]


@pytest.mark.parametrize("head", [b"", b"<!DOCTYPE html><html data-sfz><!--"])
def test_an_archive_of_several_pages_is_a_container(head):
    other = "https://cape.example/other.html"
    pages = [{"path": "", "url": ADDRESS, "title": TITLE}, {"path": "pages/2/", "url": other, "title": "Other"}]
    pages += [{"path": "pages/3/", "url": "x", "title": 7}, 7, {"path": ""}]
    manifest = json.dumps(MANIFEST).encode()
    entries = {
        "index.html": (article().encode(), ""),
        "manifest.json": (manifest, ""),
        "pages/2/index.html": (article(prose=ADVERTISING[:2]).encode(), ""),
        "pages/2/manifest.json": (manifest, ""),
        "sfz-pages.json": (json.dumps({"pages": pages}).encode(), ""),
    }
    first, second, missing = unpack(SavedFile(zipped(entries, head, b"-->" if head else b""), "pages.html"))
    assert (first.member, first.data.decode(), first.description.url) == ("index.html", article(), ADDRESS)
    assert (second.member, second.description.url) == ("pages/2/index.html", other)
    assert second.description.saved == MANIFEST["archiveTime"]
    assert (missing.member, missing.reason) == ("pages/3/index.html", "the archive lists it and does not hold it")


def test_other_tools_unpack_such_a_page(tmp_path):
    data = singlefile_zip(article(("images/0.png",)), {"images/0.png": (PIER, "")})
    assert data.startswith(b"<!DOCTYPE html><html data-sfz>")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    if shutil.which("unzip") is None:
        pytest.skip("unzip is not here to confirm the archive")
    path = tmp_path / "page.zip.html"
    path.write_bytes(data)
    # It warns of the page around the archive, and unpacks all the same.
    done = subprocess.run(["unzip", "-p", path, "images/0.png"], capture_output=True, timeout=20, check=False)
    assert done.stdout == PIER


def test_such_a_page_that_is_damaged_is_refused_with_advice():
    data = singlefile_zip(article())
    for broken in (data[: len(data) // 2], data[:-300]):
        with pytest.raises(RefusedError, match="damaged or cut off; save it again"):
            read(broken)


# Frames


def test_an_article_in_a_frame_is_read_with_its_title_author_and_pictures():
    large = PIER + bytes(3000)
    page = article((data_uri(large), data_uri(TUG + bytes(3000))), head='<meta name="author" content="Anna Reed">')
    document = read(shell(srcdoc(page)))
    assert has_article(document)
    assert document.authors == ("Anna Reed",)
    assert [image.sha256 for image in document.images] == [
        hashlib.sha256(data).hexdigest() for data in (large, TUG + bytes(3000))
    ]


def test_an_article_in_a_frame_in_a_frame_is_read():
    assert has_article(read(shell(srcdoc(shell(srcdoc(article()))))))


@pytest.mark.parametrize(
    "attributes",
    [
        'id="google_ads_iframe_7"',
        'title="Advertisement"',
        'style="display:none"',
        "hidden",
        'width="1" height="1"',
        'name="sp_message"',
    ],
)
def test_advertising_in_a_frame_is_not_read_however_long(attributes):
    page = article(prose=PROSE[:3])
    advertising = article(prose=ADVERTISING).replace(TITLE, "A new saloon")
    document = read(page.replace("<article>", srcdoc(advertising, attributes) + "<article>"))
    assert has_article(document, PROSE[:3])
    assert ADVERTISING[0] not in document.text


def test_a_short_frame_beside_the_article_is_not_read():
    advertising = article(prose=ADVERTISING[:2]).replace(TITLE, "A new saloon")
    document = read(article().replace("<article>", srcdoc(advertising) + "<article>"))
    assert has_article(document)
    assert ADVERTISING[0] not in document.text


def test_a_brief_with_a_long_frame_keeps_its_title_and_text():
    brief = article(prose=PROSE[:2])
    document = read(
        brief.replace("</article>", srcdoc(article(prose=ADVERTISING).replace(TITLE, "A post")) + "</article>")
    )
    assert document.title == TITLE
    assert all(paragraph in document.text for paragraph in PROSE[:2])


def test_a_picture_in_a_frame_does_not_swallow_the_text_behind_it():
    inner = f'<img src="{data_uri(bytes(4000))}"><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p>'
    document = read(shell(srcdoc(f"<html><body>{inner}</body></html>")))
    assert all(paragraph in document.text for paragraph in PROSE[:3])


def test_a_picture_that_a_page_shows_twice_is_found_in_its_style_sheet():
    large = PIER + bytes(3000)
    blank = "data:image/svg+xml,<svg xmlns=&quot;http://www.w3.org/2000/svg&quot;/>"
    page = article((blank, blank), head=f'<style>:root{{--sf-img-3: url("{data_uri(large)}")}}</style>')
    page = page.replace("<img ", '<img style="background-image:var(--sf-img-3)!important" ')
    assert [image.sha256 for image in read(page).images] == [hashlib.sha256(large).hexdigest()]
    # Of a page around it that variable is another picture's.
    framed_page = shell(f"<style>:root{{--sf-img-3:url({data_uri(TUG + bytes(3000))})}}</style>{srcdoc(page)}")
    assert [image.sha256 for image in read(framed_page).images] == [hashlib.sha256(large).hexdigest()]


def test_a_frame_whose_address_is_its_page_is_read():
    for page in (article(), article((data_uri(PIER),))):
        address = f"data:text/html;charset=utf-8;base64,{base64.b64encode(page.encode()).decode()}"
        document = read(shell(f'<iframe src="{address}"></iframe>'))
        assert has_article(document)


def test_comments_in_a_frame_of_a_saved_page_are_comments():
    posts = "".join(
        f'<li class="post" id="post-{n}"><span class="author">Reader {n}</span><div class="post-message"><p>{text}</p></div></li>'
        for n, text in enumerate(PROSE[:2])
    )
    frame = f'<html><body><div id="disqus_thread"><ul id="post-list">{posts}</ul></div></body></html>'
    page = article(prose=PROSE[2:] * 2).replace(
        "<p>Printed", '<iframe src="cid:frame-1@mhtml.blink"></iframe><p>Printed'
    )
    document = read(framed(frame_part(frame), around=page))
    assert [PROSE[n] in document.zone_text(Zone.COMMENT) for n in range(2)] == [True, True]
    assert len(document.comments) == 2


def test_scripts_of_a_page_that_is_not_well_formed_stay_scripts():
    script = """<script>//<![CDATA[
    document.write("<script src='x'/>"); if (1 < 2 && 3 > 2) {}
    //]]></script><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Anna Reed"}}</script>"""
    page = xhtml(f"{HEADING}{PARAGRAPHS}<br>", head=script, declaration="")
    document = read(page)
    assert has_article(document)
    assert document.authors == ("Anna Reed",)
    assert "document.write" not in document.text


def test_the_tree_of_a_web_component_is_shown():
    for attribute in ("shadowrootmode", "shadowroot", "shadowmode"):
        page = article().replace("<article>", f'<story-text><template {attribute}="open"><article>')
        assert has_article(read(page.replace("</article>", "</article></template></story-text>"))), attribute


# XHTML

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
HEADING = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize("swallowing", ["script", "style", "iframe", "textarea", "div", "a", "noscript"])
@pytest.mark.parametrize("declaration", ['<?xml version="1.0" encoding="utf-8"?>\n', ""])
@pytest.mark.parametrize("broken", ["", "<br>", "&nothing;", "?a=1&b=2"])
def test_what_is_closed_at_once_swallows_nothing(swallowing, declaration, broken):
    body = f'<{swallowing} src="x"/>{HEADING}{PARAGRAPHS}<p>{broken}</p>'
    page = xhtml(body, head='<script type="text/javascript" src="a.js"/>', declaration=declaration)
    assert has_article(read(page))


def test_an_empty_title_swallows_nothing():
    page = xhtml(HEADING + PARAGRAPHS).replace(f"<title>{TITLE}</title>", "<title/>")
    assert has_article(read(page))


def test_character_data_entities_and_namespaces_are_read_as_meant():
    body = f"{HEADING}{PARAGRAPHS}<p>The caf&eacute; wrote &ldquo;<![CDATA[1 < 2 & <b>]]>&rdquo;&nbsp;&#8212; &amp;c. on its board, and shut its doors.</p>"
    document = read(xhtml(body))
    assert "The café wrote “1 < 2 & <b>” — &c. on its board, and shut its doors." in document.text
    assert document.language == "en"
    prefixed = xhtml(body).replace("<!DOCTYPE", "<!--x--><!DOCTYPE")
    for name in ("html", "head", "body", "title", "h1", "p"):
        prefixed = prefixed.replace(f"<{name}>", f"<x:{name}>").replace(f"</{name}>", f"</x:{name}>")
    prefixed = prefixed.replace("<html xmlns=", "<x:html xmlns:x=")
    assert has_article(read(prefixed))


def test_entities_that_a_page_declares_are_not_resolved():
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    doctype = f'<!DOCTYPE html [<!ENTITY e0 "boom"><!ENTITY file SYSTEM "file:///etc/hostname">{bomb}]>'
    document = read(xhtml(f"{HEADING}{PARAGRAPHS}<p>&e12; &file;</p>", doctype=doctype))
    assert has_article(document)
    assert "boom" not in document.text
    assert len(document.text) < 2000


def test_a_page_of_mhtml_may_be_xhtml():
    page = xhtml(f"<script/>{HEADING}{PARAGRAPHS}")
    assert has_article(read(mhtml(part("application/xhtml+xml", page.encode(), location=ADDRESS))))


# Damage


def test_no_damage_makes_a_bug_of_a_page():
    frame = archive(resource("https://cape.example/f.html", "text/html", article(("pier.png",)).encode()))
    around = resource(ADDRESS, "text/html", shell('<iframe src="/f.html"></iframe>').encode())
    files = {"images/0.png": (PIER, ""), "frames/0/index.html": (article().encode(), "")}
    seeds = [
        chrome(),
        framed(frame_part(article()), around=shell('<iframe src="cid:frame-1@mhtml.blink"></iframe>')),
        safari(),
        safari(plistlib.FMT_XML),
        webarchive(archive(around, (), (frame,))),
        singlefile_zip(shell('<iframe src="frames/0/index.html"></iframe>'), files),
        xhtml(f"<script/>{HEADING}{PARAGRAPHS}<![CDATA[x]]>&eacute;").encode(),
        shell(srcdoc(article((data_uri(PIER + bytes(3000)),)))).encode(),
    ]
    chance = random.Random(1962)
    tokens = [
        b"<",
        b"\0",
        b"\xff",
        b"--",
        b"\r\n\r\n",
        b"<![CDATA[",
        b"&quot;",
        b"data:,0",
        b"multipart/mixed",
        b"PK\x01\x02",
        b"<frameset>",
    ]
    read_count = 0
    for _ in range(400):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    data[at:at] = chance.choice(tokens)
                case 2:
                    del data[at : at + chance.choice((1, 4, 200))]
                case _:
                    data[at:at] = data[: chance.choice((4, 40, 400))]
        with contextlib.suppress(RefusedError, ContainerError):
            read(bytes(data))
            read_count += 1
    assert read_count > 100
