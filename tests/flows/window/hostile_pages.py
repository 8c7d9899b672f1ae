"""Pages that were made to do harm: what each tries stands in its name. `{bait}` is a file that nobody may open."""

PROSE = "The harbour master said on Thursday that two foreign freighters had been told to wait in the outer roads. "
MARKUP = '<img src="file://{bait}"><b>Bold & "quoted"</b>'
RIGHT_TO_LEFT = "\u202e"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


def escaped(text: str) -> str:
    """Return a text as a page has to write it for a reader to see it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def page(inside: str, *, title: str = "Ships wait", head: str = "") -> str:
    """Return a page with an article in it."""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1><p>{PROSE * 3}</p>{inside}<p>The end: {PROSE * 2}</p></article></body></html>"
    )


def loaders(bait: str) -> str:
    """Return every way of a page to have a file or an address loaded."""
    addresses = [
        f"file://{bait}",
        bait,
        f"//{bait}",
        "\\\\server\\share\\bait.png",
        "//server/bait.png",
        "smb://server/share/bait.png",
        "file://server/share/bait.png",
        "http://192.0.2.1/b.png",
    ]
    return "".join(
        f'<img src="{a}" srcset="{a} 1x, {a} 2x" alt="A ship"><link rel="stylesheet" href="{a}"><object data="{a}"></object>'
        f'<iframe src="{a}"></iframe><embed src="{a}"><video poster="{a}" src="{a}"></video><audio src="{a}"></audio>'
        f'<table background="{a}"><tr><td background="{a}">Cargo</td></tr></table><p style="background:url({a})">{PROSE}</p>'
        f'<p><a href="{a}">A link</a></p><svg><image href="{a}"/></svg>'
        for a in addresses
    )  # fmt: skip


def pages(bait: str) -> dict[str, str]:
    """Return the pages by what they try; `bait` is the file that they want opened."""
    prose = f"<p>{PROSE}</p>"
    markup = escaped(MARKUP.format(bait=bait))
    made = {
        "loads files and addresses": page(loaders(bait)),
        "sheet that imports": page(prose, head=f'<style>@import url("file://{bait}"); body {{ background: url({bait}) }}</style>'),
        "sheets of every kind": page(
            prose,
            head=f'<style>@import "{bait}"; @import url("//server/bait.css"); @font-face {{ font-family: x; src: url("file://{bait}") }} '
            f"p {{ font-family: x; list-style-image: url({bait}); cursor: url(smb://server/bait), auto; content: url({bait}) }}</style>"
            f'<link rel="stylesheet" href="file://{bait}"><link rel="icon" href="{bait}"><link rel="preload" as="image" href="{bait}">',
        ),
        "base is a file": page(f'<img src="{bait.rsplit("/", 1)[-1]}">', head=f'<base href="file://{bait.rsplit("/", 1)[0]}/">'),
        "goes elsewhere": page(prose, head=f'<meta http-equiv="refresh" content="0;url=file://{bait}">'),
        "scripts": page(f'<a href="javascript:alert(1)">{PROSE}</a><script>fetch("file://{bait}")</script>'),
        "data of 12 MB": page(f'<img src="data:image/png;base64,{"A" * 12_000_000}">'),
        "tables 30 deep": page("<table><tr><td>Row " * 30 + PROSE + "</td></tr></table>" * 30),
        "20,000 nested divs": page("<div>" * 20_000 + prose + "</div>" * 20_000),
        "20,000 sibling divs": page("<div>A short line of text about ships.</div>" * 20_000),
        "one paragraph of 2 million words": page(f"<p>{'at sea, ' * 1_000_000}</p>"),
        "one word of nearly 10 million letters": page(f"<p>{PROSE * 4}</p><p>{'x' * 9_900_000}</p>"),
        "100,000 styles in a line": page(f"<p>{'<b>Ships</b> <i>wait</i> ' * 50_000}</p>"),
        "a title of 100,000 characters": page(prose, title="Ships wait in the roads " * 4_170),
        "5,000 comments": page(prose).replace(
            "</article>",
            '</article><div id="comments"><ol class="comment-list">'
            + "".join(
                f'<li id="comment-{n}" class="comment"><div class="comment-author"><cite class="fn">Reader {n}</cite></div>'
                f'<div class="comment-content"><p>Comment {n} on the ships in the roads.</p></div></li>'
                for n in range(5_000)
            )
            + "</ol></div>",
        ),
        "written backwards": page(f"<p>{RIGHT_TO_LEFT}{PROSE}</p>", title=f"Invoice {RIGHT_TO_LEFT}fdp.exe"),
        "zero width and control": page(f"<p>{PROSE}\u200b\u200c\u2060\ufeff&#1;&#7;&#27;[31m&#8;\x0b\x0c{PROSE}</p>", title="Sh\u200bips\x07 wait&#27;"),
        "stacked accents": page(f"<p>{'z' + chr(0x0301) * 3_000} {PROSE}</p>", title="Z" + "\u0301\u0316" * 400),
        "zalgo": page("".join(f"<p>{''.join(letter + chr(0x0300 + n % 112) * 12 for n, letter in enumerate(PROSE * 3))}</p>" for _ in range(100))),
        "turned around": page(f"<p>{(RIGHT_TO_LEFT + chr(0x2066) + 'sdrawkcab ') * 2_000}{PROSE}</p>" + f"<p>{chr(0x202D) * 500}{PROSE}</p>"),
        "emoji joined": page(f"<p>{FAMILY * 3_000} {(chr(0x1F468) + chr(0x200D)) * 5_000}</p>", title=FAMILY * 20),
        "NUL bytes": page(f"<p>A\0B&#0;C {PROSE}</p>", title="Ships\0wait"),
        "half characters": page(f"<p>&#xD800;&#xDFFF;&#55357;&#56832; {PROSE}</p>", title="Ships &#xD800; wait"),
        "markup as names": page(
            prose,
            title=markup,
            head=f'<meta property="og:site_name" content="{markup}"><meta name="author" content="{escaped("<i>O")}&#39;Brien {escaped("&")} Sons{escaped("</i>")}">',
        ),
    }  # fmt: skip
    # No two say the same, or the second would be a copy of the first.
    return {
        name: text.replace("The end: ", f"The end of number {number}: ")
        for number, (name, text) in enumerate(made.items())
    }
