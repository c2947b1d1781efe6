"""The process that makes the pages, and what becomes of a page on paper: both without a window."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QProcess, QSizeF, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop import crash_report
from desktop.printing import paper, render_process
from desktop.printing.pdf_reader import PageReader, bands
from desktop.printing.renderer import PagesFailed, Renderer, RenderOrder
from desktop.printing.spare import Readiness, SpareProcess, spare, start_process
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.printing import printer
from plans.printing.request import PrintRequest
from tests.desktop.person import PATIENCE

A4, A3_WIDE = QSizeF(595.3, 841.9), QSizeF(1190.6, 841.9)


def plan_form() -> bytes:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return json.dumps(plan_file.serialise(plan)).encode()


def question(**other: object) -> bytes:
    asked = {"what": "count_sheet", "language": "nl", "quarter": None, "paper": None, "without": []}
    head = {"asked": asked, "roles": False, "chosen": {}, "ending": ".pdf", "interface": "nl"}
    return json.dumps({**head, "size": len(plan_form()), **other}).encode() + b"\n" + plan_form()


def answers(questions: bytes) -> list[tuple[dict, bytes]]:
    shown = io.BytesIO()
    render_process.serve(io.BytesIO(questions), shown)
    shown.seek(0)
    found = []
    while line := shown.readline():
        head = json.loads(line)
        found.append((head, shown.read(head.get("size", 0))))
    return found


def test_question_after_question_is_answered() -> None:
    made = [answer for answer in answers(question() + question(ending=".html")) if "size" in answer[0]]
    assert [head["name"] for head, _body in made] == [made[0][0]["name"]] * 2
    assert made[0][1].startswith(b"%PDF")
    assert b"<html" in made[1][1]


def test_how_far_it_is_is_told_on_the_way(monkeypatch) -> None:
    monkeypatch.setattr(render_process, "OFTEN", 0)
    entries = [head for head, _body in answers(question()) if "done" in head]
    assert entries
    assert all(0 <= head["done"] <= head["of"] for head in entries)


def test_expected_trouble_comes_as_a_sentence(monkeypatch) -> None:
    def refuse(*_all: object, **_more: object) -> bytes:
        raise PlanError("Not now.", "Later.")

    monkeypatch.setattr(printer, "with_name", refuse)
    assert answers(question()) == [({"sentence": "Not now.", "advice": "Later."}, b"")]


def test_a_bug_tells_where_it_is_and_nothing_of_the_plan(monkeypatch) -> None:
    def break_down(*_all: object, **_more: object) -> bytes:
        raise ValueError("Marloes de Wit")

    monkeypatch.setattr(printer, "with_name", break_down)
    ((head, _body),) = answers(question())
    assert head["bug"] == "ValueError"
    assert any(place.endswith("break_down") for place in head["places"])
    assert "Marloes" not in json.dumps(head)


@pytest.fixture
def maker(qtbot) -> Iterator[Renderer]:
    made = Renderer(plan_form())
    yield made
    made.close()


def test_only_the_newest_order_is_made(maker: Renderer, qtbot) -> None:
    came = []
    maker.made.connect(came.append)
    for what in ("plan", "poster", "count_sheet"):
        maker.make(RenderOrder(PrintRequest(what)))
    qtbot.waitUntil(lambda: bool(came), timeout=PATIENCE)
    assert [made.order.request.what for made in came] == ["count_sheet"]
    maker.make(RenderOrder(PrintRequest("count_sheet", language="en")))
    qtbot.waitUntil(lambda: len(came) == 2, timeout=PATIENCE)
    assert len(PdfReader(io.BytesIO(came[1].content)).pages) == 1


def test_a_bug_in_the_process_is_one_here(maker: Renderer, qtbot) -> None:
    failed = []
    maker.failed.connect(failed.append)
    maker.make(RenderOrder(PrintRequest("no_such_thing")))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(failed), timeout=PATIENCE)
    assert isinstance(failed[0], PagesFailed)
    assert "ModuleNotFoundError" in crash_report.report(type(failed[0]), None, failed[0].places).splitlines()


def test_a_process_that_did_its_work_serves_whoever_prints_next(qtbot) -> None:
    first = Renderer(plan_form())
    with qtbot.waitSignal(first.made, timeout=PATIENCE):
        first.make(RenderOrder(PrintRequest("count_sheet")))
    process = first.findChild(QProcess)
    number = process.processId()
    first.close()
    second = Renderer(plan_form())
    with qtbot.waitSignal(second.made, timeout=PATIENCE) as came:
        second.make(RenderOrder(PrintRequest("count_sheet", language="en")))
    assert second.findChild(QProcess).processId() == number
    assert "How do you like" in PdfReader(io.BytesIO(came.args[0].content)).pages[0].extract_text()
    second.close()
    assert spare().is_at_hand
    spare().end()
    assert not spare().is_at_hand


class Place(QWidget):
    """What a window says of itself to who has a process ready."""

    turned = Signal()
    plan_in_sight = False


def test_a_process_is_at_hand_only_while_a_plan_is_before_somebody(qtbot, monkeypatch) -> None:
    prepared: list[bool] = []
    monkeypatch.setattr(SpareProcess, "prepare", lambda _self: prepared.append(True))
    monkeypatch.setattr("desktop.printing.spare.RESTED", 0)
    place = Place()
    qtbot.addWidget(place)
    ready = Readiness(place)  # type: ignore[arg-type]
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    ready.look()
    assert not prepared, "the list of plans is before her"
    place.plan_in_sight = True
    place.turned.emit()
    qtbot.waitUntil(lambda: len(prepared) == 1)
    place.hide()
    qtbot.waitUntil(lambda: not place.isActiveWindow())
    ready.look()
    assert len(prepared) == 1, "she is at work in another program"


def test_a_process_in_the_midst_of_its_work_is_not_kept(qtbot) -> None:
    made = Renderer(plan_form())
    made.make(RenderOrder(PrintRequest("plan")))
    process = made.findChild(QProcess)
    made.close()
    assert process.state() == QProcess.ProcessState.NotRunning
    assert not spare().is_at_hand


def test_a_spare_process_that_went_away_is_not_given_out(qtbot) -> None:
    kept = start_process(spare())
    assert kept.waitForStarted()
    spare().keep(kept)
    kept.kill()
    assert kept.waitForFinished()
    made = Renderer(plan_form())
    with qtbot.waitSignal(made.made, timeout=PATIENCE):
        made.make(RenderOrder(PrintRequest("count_sheet")))
    made.close()
    spare().end()


# On paper


def test_what_cannot_be_read_is_told_and_the_reader_goes_on(qtbot) -> None:
    reader = PageReader()
    with qtbot.waitSignal(reader.failed, timeout=PATIENCE):
        reader.open(b"no pages at all")
    with qtbot.waitSignal(reader.opened, timeout=PATIENCE):
        reader.open(answers(question())[-1][1])
    reader.close()


@pytest.fixture
def reader(qtbot) -> Iterator[PageReader]:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    made = PageReader()
    with qtbot.waitSignal(made.opened, timeout=PATIENCE):
        made.open(printer.pdf(plan, PrintRequest(without=frozenset({"summary", "team", "tips", "cases", "scans"}))))
    yield made
    made.close()


def on_paper(reader: PageReader, to: QPrinter, numbers: list[int], path: Path) -> PdfReader:
    to.setOutputFileName(str(path))
    done = list(paper.drawing(to, numbers, reader))
    assert done[-1] == len(numbers)
    return PdfReader(path)


def test_a_page_is_drawn_in_its_own_size_and_as_sharp_as_paper_asks(reader: PageReader, tmp_path: Path) -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    (page,) = on_paper(reader, to, [0], tmp_path / "one.pdf").pages
    assert float(page.mediabox.width) == pytest.approx(595, abs=1)
    wide = [image.image.width for image in page.images]
    assert set(wide) == {round(595.3 * 300 / 72)} or max(wide) == pytest.approx(2480, abs=3)


def test_a_page_is_not_made_larger_on_larger_paper() -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setPageLayout(paper._layout(to, A4, QPageSize(QPageSize.PageSizeId.A3)))
    place = paper._place(to, A4)
    assert place.width() * 72 / to.resolution() == pytest.approx(A4.width(), abs=0.5)


def test_a_page_is_made_smaller_only_where_it_would_be_cut_off() -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setPageLayout(paper._layout(to, A3_WIDE, QPageSize(QPageSize.PageSizeId.A4)))
    place = paper._place(to, A3_WIDE)
    assert place.width() * 72 / to.resolution() <= 842
    assert place.width() / place.height() == pytest.approx(A3_WIDE.width() / A3_WIDE.height(), rel=0.01)
    assert paper.shrinks(to, [A4, A3_WIDE])
    assert not paper.shrinks(to, [A4, A4.transposed()])


def test_grey_is_printed_grey(reader: PageReader, tmp_path: Path) -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setColorMode(QPrinter.ColorMode.GrayScale)
    (page,) = on_paper(reader, to, [0], tmp_path / "grey.pdf").pages
    assert {image.image.mode for image in page.images} == {"L"}


def test_the_order_and_number_of_the_pages_are_as_asked() -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setOutputFileName("nowhere.pdf")
    assert paper.chosen(to, 4, 0) == [0, 1, 2, 3]
    to.setPrintRange(QPrinter.PrintRange.PageRange)
    to.setFromTo(2, 3)
    assert paper.chosen(to, 4, 0) == [1, 2]
    to.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    to.setCopyCount(2)
    to.setCollateCopies(True)
    assert paper.chosen(to, 4, 0) == [2, 1, 2, 1]
    to.setCollateCopies(False)
    assert paper.chosen(to, 4, 0) == [2, 2, 1, 1]


def test_a_printer_that_refuses_is_an_error_that_is_expected(reader: PageReader, tmp_path: Path) -> None:
    to = QPrinter(QPrinter.PrinterMode.HighResolution)
    to.setOutputFileName(str(tmp_path / "no such folder" / "x.pdf"))
    with pytest.raises(OSError, match=r"^$"):
        list(paper.drawing(to, [0], reader))


def test_the_strips_of_a_page_fit_together() -> None:
    for width, height in ((600, 849), (2480, 3508), (9528, 6736), (1, 1)):
        cut = bands(1, 0, width, height)
        assert [item.top for item in cut] == [0, *(item.top + item.high for item in cut[:-1])]
        assert cut[-1].top + cut[-1].high == height


def test_a_page_drawn_in_strips_is_the_page_drawn_whole(reader: PageReader) -> None:
    whole = bands(1, 1, 500, 707)
    assert len(whole) == 1
    picture = reader.draw(whole[0])
    for top in (0, 101, 400):
        part = reader.draw(type(whole[0])(1, 1, 500, 707, top, 100))
        assert part == picture.copy(0, top, 500, 100)
