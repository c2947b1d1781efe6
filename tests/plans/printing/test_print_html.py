"""The page of HTML holds what the PDF holds, as text, in a form that can be read aloud, and fetches nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table
from reportlab.platypus.doctemplate import ActionFlowable
from reportlab.platypus.flowables import NullDraw

from plans import portfolio
from plans.anonymise import anonymised
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.portfolio import Choice, Collection
from plans.printing import location_sheet, printer
from plans.printing.html.nodes import words
from plans.printing.html.page import page
from plans.printing.html.walk import Unreadable, Walk
from plans.printing.layout import Bookmark, DocumentInfo, Flow, PageOf, Printout
from plans.printing.request import PRINT_KINDS, PrintRequest
from plans.printing.styles import CELL, TEXT
from plans.printing.tables import bare_table, grid
from plans.printing.text import Markup, paragraph, printable
from resources.language import speaking
from tests.plans.printing.conftest import TODAY, full_plan, without_chance
from tests.plans.printing.pdf_reading import fill, squeezed

VOID = {"br", "meta"}
BARE = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "main", "p", "footer"),
    *("section", "table", "thead", "tbody", "tr", "th", "td"),
}
"""The elements of a page with one paragraph and one table."""
LANGUAGES = ("nl", "en")


class Page(HTMLParser):
    """A page as a strict reader sees it: every element closed in its place."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []
        self.text = "".join(self.texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names))
        self.elements.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self._open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"{tag} closes itself")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.texts.append(data)
        if self.headings and re.fullmatch("h[1-6]", self._open[-1] if self._open else ""):
            self.headings[-1] = self.headings[-1][0], self.headings[-1][1] + data
        if "tr" in self._open:
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def values(self, name: str) -> list[str]:
        return [found for _tag, attributes in self.elements if (found := attributes.get(name)) is not None]


def read(plan: Plan, what: Any = "plan", language: str = "nl") -> Page:
    """Read the page of a plan; the page of the same plan is made once, whatever its keys."""
    known = without_chance(plan), what, language
    if known not in _READ:
        content = printer.html(plan, PrintRequest(what, language=language, without=frozenset()), today=TODAY)
        _READ[known] = Page(content)
    return _READ[known]


_READ: dict[tuple[str, str, str], Page] = {}


def sample() -> Plan:
    plan, _left = plan_file.read(plan_file.SAMPLE)
    return plan


def of_flow(flow: Flow) -> Page:
    about = DocumentInfo("Titel", "Onderwerp", "Voet", TODAY)
    return Page(page(Printout(about, flow, "naam")))


def texts(flow: Flow) -> Iterator[str]:
    """Every text of a flow, found in another way than the page finds it."""
    for flowable in flow:
        if isinstance(flowable, Paragraph):
            yield words(Markup(flowable.text))
        elif isinstance(flowable, KeepTogether):
            yield from texts(flowable._content)
        elif isinstance(flowable, Table):
            for row in flowable._cellvalues:
                for cell in row:
                    yield from texts(cell if isinstance(cell, (list, tuple)) else [cell])
        elif isinstance(getattr(flowable, "alt_text", None), str):
            yield flowable.alt_text
        else:
            assert not flowable or isinstance(flowable, (NullDraw, ActionFlowable, Bookmark, PageOf))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", PRINT_KINDS)
def test_the_page_holds_every_text_of_the_pdf(full: Plan, what: Any, language: str) -> None:
    plans = (full, sample(), new_plan(2027), anonymised(sample())) if language == "nl" else (sample(),)
    for plan in plans:
        with speaking(language):
            printout = printer._printout(plan, PrintRequest(what, language=language, without=frozenset()), TODAY)
            found = [item for item in texts(printout.read or printout.flow) if item.strip() not in ("", "•")]
            text = squeezed(Page(page(printout)).text)
        assert len(found) >= 3
        assert [item for item in found if squeezed(item) not in text] == []


def test_every_text_field_of_a_plan_comes_out_as_typed(full: Plan) -> None:
    put = fill(full, lambda record, field: f"{record.__tablename__} {field} {record.id} <b>&amp; &lt;i>")
    text = squeezed(read(full).text)
    # What an action says on the poster stands there.
    assert [item for item in put if squeezed(item) not in text and not item.startswith("action poster_text")] == []


HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style></title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b>vet</b>',
    "' onmouseover='x' a=\"",
    "<!-- weg -->",
    "<![CDATA[x]]>",
    "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp;",
    "<font color='red'>rood</font>",
    "<a href='javascript:alert(1)'>hier</a>",
    "javascript:alert(1)",
    "{{ x }} ${x} %(x)s {x}",
    "</table></main></body></html>",
    "∑ 漢字 🙂 \u202eomgekeerd",
    "a\x00b\x07c\x1bd\x7fe\ufffe\ud800f",
)


def test_hostile_text_is_only_text() -> None:
    """Every string stands in many kinds of field; none adds an element or an attribute to the page."""
    plan = sample()
    fill(plan, lambda record, field: "kort")
    harmless = read(plan)
    strings = itertools.cycle(HOSTILE)
    put = fill(plan, lambda record, field: next(strings))
    seen = read(plan)
    assert {tag for tag, _more in seen.elements} <= {tag for tag, _more in harmless.elements} | {"br"}
    known = {name for _tag, more in harmless.elements for name in more}
    assert {name for _tag, more in seen.elements for name in more} == known
    assert len(put) > 3 * len(HOSTILE)
    text = squeezed(seen.text)
    shown = [re.sub("[\x00-\x1f\x7f\ud800\u202e]", "", item).replace("\ufffe", "⟨U+FFFE⟩") for item in put]
    assert [item for item in shown if squeezed(item) not in text] == []


@given(st.text())
def test_any_text_comes_out_as_the_pdf_has_it(text: str) -> None:
    seen = of_flow([paragraph(text, TEXT), *grid(["a", "b"], [["c", text]], [50, 50])])
    shown = squeezed(printable(text))
    assert "⟨" in shown or squeezed(seen.text).count(shown) >= 2
    assert {tag for tag, _more in seen.elements} <= {*BARE, "br"}


def test_a_text_of_any_length_comes_out_whole() -> None:
    plan = sample()
    long = "<b>" + "x" * 100_000
    plan.vision.message = plan.goals[0].title = plan.actions[0].what = long
    assert read(plan).text.count(long) > 3


BLOCKS = {
    *("p", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "td", "th", "section", "figure"),
    *("figcaption", "nav", "svg", "br", "h1", "h2", "h3", "h4", "h5", "h6"),
}


def _as_pasted(item: Element) -> Iterator[str]:
    """What another program makes of an element: lines for what it knows, a stroke where a span begins or ends."""
    edge = "\n" if item.tag in BLOCKS else "|"
    yield from (edge, item.text or "" if item.tag != "svg" else "")
    for child in item if item.tag != "svg" else ():
        yield from _as_pasted(child)
        yield child.tail or ""
    yield edge


@pytest.mark.parametrize("what", PRINT_KINDS)
def test_words_stay_apart_where_the_looks_of_the_page_are_lost(full: Plan, what: Any) -> None:
    """Pasted into Word or Writer, nothing but a space or the end of a line keeps two words from being one."""
    for plan in (full, sample()):
        with speaking("nl"):
            printout = printer._printout(plan, PrintRequest(what, without=frozenset()), TODAY)
            blocks = Walk("").blocks(printout.read or printout.flow)
        text = "".join(part for block in blocks for part in _as_pasted(block))
        assert re.findall(r".{0,30}\w\|+\w.{0,30}", text) == []
        for block in blocks:
            for row in block.iter("tr"):
                heads = ["".join(cell.itertext()) for cell in row if cell.get("scope") == "col"]
                assert len(heads) == len(set(heads))


@pytest.mark.parametrize("what", PRINT_KINDS)
def test_nothing_is_fetched_and_every_link_has_its_place(full: Plan, what: Any) -> None:
    seen = read(full, what)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _more in seen.elements}
    assert not {"src", "srcset", "style", "background", "action"} & {
        item for _tag, more in seen.elements for item in more
    }
    places = seen.values("id")
    assert len(places) == len(set(places))
    assert {item for item in seen.values("href") if item.removeprefix("#") not in places or item[0] != "#"} == set()
    whole = printer.html(full, PrintRequest(what), today=TODAY).decode()
    assert "url(" not in whole
    assert "@import" not in whole
    assert [item for item in re.findall(r"https?://\S+", whole) if item not in seen.text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", PRINT_KINDS)
def test_headings_follow_each_other_without_a_gap(full: Plan, what: Any, language: str) -> None:
    seen = read(full, what, language)
    levels = [level for level, _text in seen.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert ("html", {"lang": language}) in seen.elements
    tags = [tag for tag, _more in seen.elements]
    assert [tags.count(item) for item in ("title", "header", "main", "footer")] == [1, 1, 1, 1]


def test_the_contents_lead_to_every_chapter_and_goal() -> None:
    seen = read(sample())
    assert {"#goals", "#goal-1", "#goal-5", "#budget", "#content"} <= set(seen.values("href"))
    headings = [text for _level, text in seen.headings]
    assert "Begroting" in headings


def test_a_table_has_its_heads_names_and_groups() -> None:
    rows = [[paragraph("Groep", CELL), ""], ["A", "1"], ["B", "2"], ["Totaal", "3"]]
    seen = of_flow(grid(["Wie", "Wat"], rows, [100, 100], title="Naam van de tabel", titles=[0], totals=1))
    heads = [attributes.get("scope") for tag, attributes in seen.elements if tag == "th"]
    assert heads == ["col", "col", "rowgroup", "row", "row", "row"]
    assert seen.rows == [["Wie", "Wat"], ["Groep"], ["A", "1"], ["B", "2"], ["Totaal", "3"]]
    assert "Naam van de tabel" in seen.text
    regions = [attributes for tag, attributes in seen.elements if tag == "section"]
    assert [(region["aria-label"], region["tabindex"]) for region in regions] == [("Titel: Naam van de tabel", "0")]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("layout", ["p", "p", "p", "p"]),
        ("facts", ["dl facts", "dt", "dd", "dt", "dd"]),
        ("list", ["ul rows", "li", "span short", "span short", "li", "span short", "span short"]),
        ("dots", ["ul dots", "li", "span", "li", "span"]),
        ("tiles", ["ul tiles", "li", "li", "li", "li"]),
        ("choices", ["p", "ul choices", "li", "li", "li"]),
    ],
)
def test_a_table_is_read_as_what_it_says_it_is(role: Any, expected: list[str]) -> None:
    """By its role alone: in all of these the same words stand in the same style."""
    rows = [[[paragraph(word, CELL)] for word in words] for words in (("○ a", "b"), ("• c", "d"))]
    seen = of_flow([bare_table(rows, [50, 50], role=role)])
    inside = [
        " ".join([tag, *([name] if (name := more.get("class")) and tag != "p" else [])]) for tag, more in seen.elements
    ]
    assert inside[inside.index("main") + 1 : inside.index("footer")] == expected


def test_a_list_of_one_is_a_list_too() -> None:
    plan = sample()
    for goal in plan.goals[1:]:
        goal.parked = True
    assert "tiles" not in [more.get("class") for _tag, more in read(plan).elements]


def test_every_table_has_a_name_of_its_own(full: Plan) -> None:
    names = [more["aria-label"] for tag, more in read(full).elements if tag == "section"]
    assert len(names) > 10
    assert len(names) == len(set(names))


def test_every_chart_says_what_it_shows() -> None:
    seen = read(sample())
    tags = [tag for tag, _more in seen.elements]
    assert tags.count("svg") == tags.count("figcaption") == tags.count("figure") > 0
    assert all(more.get("aria-hidden") == "true" for tag, more in seen.elements if tag == "svg")
    assert "begin: 40; doel: 5" in seen.text


def test_the_location_sheet_is_a_page_too(tmp_path: Path) -> None:
    gathered = Collection(tuple(portfolio.summary(plan) for plan in (sample(), full_plan())))
    location_sheet.write(gathered, tmp_path / "o.html", today=TODAY)
    seen = Page((tmp_path / "o.html").read_bytes())
    text = squeezed(seen.text)
    found = [item for item in texts(location_sheet.flowables(gathered, Choice())) if item.strip()]
    assert len(found) > 40
    assert [item for item in found if squeezed(item) not in text] == []
    assert seen.headings[0] == (1, "Locatie-overzicht")


@pytest.mark.parametrize("what", PRINT_KINDS)
def test_with_roles_only_no_name_is_left(what: Any) -> None:
    named = [
        person.name.strip() for person in sample().people if len(person.name.strip()) > 3 and person.name != "Het team"
    ]
    assert len(named) > 5
    whole = printer.html(anonymised(sample()), PrintRequest(what), today=TODAY).decode()
    assert [name for name in named if name in whole] == []


def test_what_nobody_gave_words_is_an_error_and_never_left_out() -> None:
    class Drawn(Flowable):
        pass

    for unknown in (Drawn(), Drawing(10, 10), bare_table([["kale tekst"]], [10])):
        with pytest.raises(Unreadable):
            of_flow([paragraph("ervoor", TEXT), unknown])


def test_the_ending_of_the_file_name_decides(tmp_path: Path) -> None:
    plan = sample()
    for name, begin in (("p.html", b"<!DOCTYPE html>"), ("p.HTM", b"<!DOCTYPE html>"), ("p.pdf", b"%PDF-")):
        printer.write(plan, tmp_path / name, PrintRequest(), today=TODAY)
        assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.parametrize("what", ["quarter", "forms"])
def test_room_to_write_stays_room_on_a_page(what: Any) -> None:
    content = printer.html(new_plan(2027), PrintRequest(what), today=TODAY)
    made = Page(content)
    blank = [attributes for _tag, attributes in made.elements if attributes.get("class") == "blank"]
    assert len(blank) > 5
    # It is said, and drawn by the style sheet as a line with room above it.
    assert made.text.count("Ruimte om te schrijven") > 5
    assert ".blank { border-bottom: 1px solid var(--border); min-height: 2.5rem;" in content.decode()


def test_a_text_from_the_right_begins_at_the_right_of_a_page() -> None:
    made = printer.html(full_plan(), PrintRequest(), today=TODAY).decode()
    assert "unicode-bidi: plaintext" in made
