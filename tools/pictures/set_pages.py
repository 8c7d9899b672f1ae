"""A made-up page in many scripts, with lists, code and a table, and what is done before a picture of how it is set is taken."""

from pathlib import Path

from tools.pictures.stage import Stage
from ui.commands import Place
from ui.panels.reader.typography import Typography

SET_PAGE = """<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>How Ships Are Counted</title>
<meta property="og:site_name" content="Harbor Ledger"><meta property="article:published_time" content="1962-10-29"></head><body><article>
<h1>How Ships Are Counted</h1>
<p>The harbour master said on Thursday that two foreign freighters had been told to wait in the outer roads. Counting ships from the quay is
harder than it looks, and every office does it in a way of its own, which is why the figures of two ministries never agree.</p>
<h2>The same in other words</h2>
<p>बंदरगाह के अधिकारी ने गुरुवार को कहा कि दो विदेशी मालवाहक जहाज़ों को बाहरी लंगरगाह में प्रतीक्षा करने के लिए कहा गया था। जहाज़ों की गिनती करना जितना आसान दिखता है उतना है नहीं।</p>
<p>Начальник порта сообщил в четверг, что двум иностранным сухогрузам было приказано ждать на внешнем рейде. Считать корабли с причала труднее, чем кажется.</p>
<p>Ο λιμενάρχης είπε την Πέμπτη ότι δύο ξένα φορτηγά πλοία είχαν διαταχθεί να περιμένουν στο εξωτερικό αγκυροβόλιο.</p>
<p>قال رئيس الميناء يوم الخميس إن سفينتين أجنبيتين (من طراز "M-12") أُمرتا بالانتظار في المرسى الخارجي، وإن 25% منها وصلت في 24/10/1962.</p>
<p>אמר מנהל הנמל ביום חמישי כי לשתי ספינות זרות נאמר להמתין במעגן החיצוני, 12 מהן הגיעו ב-24.10.1962.</p>
<h2>What is counted</h2>
<ul><li>Ships at the quay<ul><li>moored, with papers</li><li>moored, without<ul><li>of these, foreign</li></ul></li></ul></li><li>Ships in the roads</li>
<li>Ships that were only announced</li></ul>
<blockquote><p>We count what we see, and we see what the fog lets us see on any given morning of the week.</p><p>The rest is arithmetic.</p></blockquote>
<p>The count is made by a small program, which is called with <code>count(roads)</code> at noon:</p>
<pre><code>def count(ships):
    seen = set()
    for ship in ships:          # every ship once
        if ship.name not in seen:
            seen.add(ship.name)
    return len(seen)
</code></pre>
<table><caption>Ships by month</caption><thead><tr><th>Month</th><th>At the quay</th><th>In the roads</th><th>Announced</th><th>Tons</th><th>Remarks of the office</th></tr></thead>
<tbody><tr><td>August</td><td>12</td><td>3</td><td>4</td><td>120,000</td><td>Fog until the 17th; two days lost</td></tr>
<tr><td>September</td><td>9</td><td>5</td><td>1</td><td>98,400</td><td>Storms</td></tr>
<tr><td>October</td><td>17</td><td>2</td><td>8</td><td>210,350</td><td>The new crane works from the 3rd</td></tr></tbody></table>
<p>In the end every count is a guess, said the harbour master, but some guesses are written down and others are not, and that is all the
difference there is between them and us.</p></article></body></html>
"""


def show_set(wanted: Typography, words: str, stage: Stage, _folder: Path) -> None:
    """Set the page in a way, and have some words of it at the top of the reader."""
    reader = stage.desk.reader
    stage.desk.window.focus(Place.READER)
    reader.typesetting.use(wanted)
    stage.rest()
    document = reader.content.document
    place = reader._page.position_of(document.text.index(words)) if words else None
    if place is not None:
        page = reader._page
        block = page.document().findBlock(place)
        page.verticalScrollBar().setValue(round(page.document().documentLayout().blockBoundingRect(block).top()) - 60)
    stage.rest()
