"""How the pages of the plan look: lines on a grid, headings with what they are about, vector only; work that stops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.graphics.shapes import Drawing, PolyLine, Rect
from reportlab.platypus import PageBreak, Paragraph, Spacer

from plans.anonymise import anonymised
from plans.exchange.plan_file import SAMPLE, read
from plans.plan import Plan, new_plan
from plans.printing import frames, progress
from plans.printing.budget_chart import Bars
from plans.printing.coverage_chart import Reach
from plans.printing.layout import BOTTOM, UPRIGHT, WIDTH, DocumentInfo, Printout, Sheet, heading, produce
from plans.printing.printer import pdf
from plans.printing.request import PrintRequest
from plans.printing.styles import COLOURS, GRID, TEXT
from plans.printing.tables import facts, grid
from plans.printing.text import paragraph
from plans.printing.trend_chart import chart
from plans.subjects.reviews import Measurement

Print = Callable[..., Path]
RUNNING = ("text", "question", "quiet")
"""The styles of running text: all of one size."""


@dataclass(frozen=True)
class Drawn:
    """A paragraph as it came on a page: where its first line stands, measured from the top of the sheet."""

    page: int
    style: str
    down: float
    lines: int


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """Everything that is written on the pages from now on."""
    found: list[Drawn] = []
    as_it_was = Paragraph.draw

    def draw(self: Any) -> None:
        lines = self.blPara.lines
        if lines:
            _across, up = self.canv.absolutePosition(0, self.height)
            high = self.canv._pagesize[1]
            found.append(Drawn(self.canv.getPageNumber(), self.style.name, high - up, len(lines)))
        as_it_was(self)

    def picture(self: Any) -> None:
        _across, up = self.canv.absolutePosition(0, 0)
        found.append(Drawn(self.canv.getPageNumber(), "picture", self.canv._pagesize[1] - up, 0))
        drawing(self)

    drawing = Drawing.draw
    monkeypatch.setattr(Paragraph, "draw", draw)
    monkeypatch.setattr(Drawing, "draw", picture)
    return found


def plans() -> Iterator[tuple[str, Plan]]:
    sample, _notice = read(SAMPLE)
    yield "sample", sample
    yield "empty", new_plan(2027)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_running_text_stands_on_the_lines_of_the_grid(full: Plan, drawn: list[Drawn], language: str) -> None:
    for _name, plan in (*plans(), ("full", full)):
        pdf(plan, PrintRequest(language=language))
    running = [item for item in drawn if item.style in RUNNING]
    assert len(running) > 120
    top = 44
    off = [item for item in running if min((item.down - top) % GRID, GRID - (item.down - top) % GRID) > 0.1]
    assert off == [], {(item.page, item.style, item.down) for item in off}


HEADINGS = ("title", "heading", "heading flush", "subheading", "question")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(full: Plan, drawn: list[Drawn], language: str) -> None:
    for name, plan in (*plans(), ("full", full)):
        drawn.clear()
        pdf(plan, PrintRequest(language=language))
        for page in {item.page for item in drawn}:
            last = max((item for item in drawn if item.page == page), key=lambda item: item.down)
            assert last.style not in HEADINGS, (name, page, last)


@given(room=st.floats(30, 700), words=st.integers(1, 400))
def test_no_line_of_a_paragraph_stands_alone(room: float, words: int) -> None:
    whole = paragraph("woord " * words, TEXT)
    whole.wrap(WIDTH, room)
    parts = whole.split(WIDTH, room)
    if len(parts) == 2:
        for part in parts:
            part.wrap(WIDTH, 10**6)
            assert len(part.blPara.lines) >= 2


@given(before=st.floats(0, 720), rows=st.integers(1, 6))
def test_a_heading_stays_with_the_table_below_it(before: float, rows: int) -> None:
    table = grid(["Naam", "Waarde"], [[f"Naam {row}", "Waarde"] for row in range(rows)], [100, 100])
    flow = [Spacer(0, before), *heading("Kop", need=0), *table, PageBreak(), *facts([("Laatste", "bladzijde")])]
    about = DocumentInfo("Proef", "", "", dt.date(2027, 1, 1))
    pages = PdfReader(_file(produce(Printout(about, flow, "proef")))).pages
    first = next(page.extract_text() for page in pages if "Kop" in page.extract_text())
    assert "Naam 0" in first


@given(before=st.floats(0, 600), space=st.floats(0, 40))
def test_everything_begins_on_the_grid(before: float, space: float) -> None:
    frame = frames.GridFrame(0, 0, 400, 700, grid=GRID)

    class Canvas:
        """Takes everything and draws nothing."""

        def __getattr__(self, name: str) -> Any:
            return lambda *_args, **_options: None

    flowable = Spacer(10, 20)
    flowable.spaceBefore = space
    frame.add(Spacer(10, before), Canvas())
    if frame.add(flowable, Canvas()) and before:
        begun = 700 - frame._y - 20
        assert min(begun % GRID, GRID - begun % GRID) < 0.05
        assert begun >= before - 0.05


def _file(content: bytes) -> Any:
    import io

    return io.BytesIO(content)


def test_everything_is_drawn_as_lines_and_letters(printed: Print) -> None:
    """No picture of pixels anywhere: it would be coarse on paper."""
    sample, _notice = read(SAMPLE)

    def kinds(resources: Any) -> Iterator[str]:
        for resource in resources.get("/XObject", {}).values():
            get_object = resource.get_object()
            yield get_object["/Subtype"]
            yield from kinds(get_object.get("/Resources", {}))

    found = {kind for page in PdfReader(printed(sample)).pages for kind in kinds(page["/Resources"])}
    assert found <= {"/Form"}


def test_the_document_names_its_author_as_the_plan_does(full: Plan, printed: Print) -> None:
    full.leader.name = "Annelies Verhoeven"  # type: ignore[union-attr]
    reader = PdfReader(printed(full))
    assert reader.metadata is not None
    assert reader.metadata.author == "Annelies Verhoeven"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_with_roles_nobody_is_named_in_what_the_document_says_of_itself(full: Plan, printed: Print) -> None:
    names = [
        word for person in full.people[:5] if person.role != "team" for word in person.name.split() if word[0].isupper()
    ]
    full.versions.clear()
    reader = PdfReader(printed(anonymised(full)))
    assert reader.metadata is not None
    sentence = " ".join(str(value) for value in reader.metadata.values())
    assert reader.metadata.author
    assert [name for name in names if name in sentence] == []


def test_the_work_can_be_stopped_while_the_pages_are_still_being_made(
    full: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "INTERVAL", 0)

    class Stop(Exception):
        pass

    entries: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        entries.append((done, whole))
        raise Stop

    with pytest.raises(Stop):
        pdf(full, PrintRequest(), progress=stop)
    assert entries == [(0, 1)]


def test_signs_of_life_come_from_inside_the_work(full: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "INTERVAL", 0)
    entries: list[tuple[int, int]] = []
    pdf(full, PrintRequest(), progress=lambda done, whole: entries.append((done, whole)))
    assert entries.count((0, 1)) > 100
    # Far more often than there are things to place, because one table may take long.
    assert len(entries) > 4 * entries[-1][1]
    assert entries[-1][0] == entries[-1][1]


def test_more_than_a_hundred_pages_print(full: Plan, printed: Print) -> None:
    long = "Elke dag een kleine stap, en elke week even kijken of het helpt. " * 60
    for goal in full.goals[:5]:
        for field in ("problem", "result", "technology", "securing", "stop_doing", "evaluation_how", "next_stage"):
            setattr(goal, field, long)
    full.vision.text = long * 40
    full.team.situation = long * 40
    file = printed(full)
    assert len(PdfReader(file).pages) > 100


def test_without_a_grid_a_sheet_stays_as_it_was() -> None:
    assert UPRIGHT.grid == Sheet("other", 100, 100).grid == 0
    assert BOTTOM > 0


BLACK = {**COLOURS, **dict.fromkeys(("ink", "muted", "accent", "line", "border"), "#000000"), "goals": ["#000000"] * 5}
"""The colours of a printer that has only black."""


def fills(drawing: Drawing) -> list[bool]:
    """Tell of every bar of a drawing whether it is filled."""
    return [content.fillColor.hexval() == "0x000000" for content in drawing.contents if isinstance(content, Rect)]


def test_bars_are_told_apart_in_black_and_white() -> None:
    bars = Bars((100, 200, 300, 400), (50, 60, 70, 80)).drawing(400, colours=BLACK)
    # Planned beside spent for four quarters, then the two of the legend.
    assert fills(bars) == [False, True] * 5
    reach = Reach((("Starter", 4, 2), ("Vaardig", 8, 8))).drawing(400, colours=BLACK)
    assert fills(reach) == [False, True] * 3


def test_the_line_of_a_goal_is_told_from_its_way_in_black_and_white(full: Plan) -> None:
    goal = full.goals[1]
    full.measurements = [
        Measurement(plan_id=full.id, goal_id=goal.id, quarter=quarter, value=Decimal(6 - quarter), status="on_course")
        for quarter in (1, 2)
    ]
    found = chart(full, goal)
    assert found is not None
    drawn = found.drawing(300, colours=BLACK)
    dashes = [tuple(content.strokeDashArray or ()) for content in drawn.contents if isinstance(content, PolyLine)]
    # The way to the target is broken, what was measured whole, where it leads dotted.
    assert len(set(dashes)) == len(dashes) == 3
    assert () in dashes
    marks = {type(content).__name__ for content in drawn.contents}
    assert {"Circle", "Polygon"} <= marks
