"""Printing and saving: choose, look at the pages as they will be, and keep exactly those."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import docx
import pptx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QProcess, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from desktop.printing import paper
from desktop.printing.choices import Choices
from desktop.printing.dialog import PrintDialog
from plans.exchange import plan_file
from plans.printing.parts import PARTS, part_title
from plans.printing.request import OPTIONAL, PrintRequest
from resources.language import gettext as _
from resources.language import speaking
from resources.texts import text
from tests.desktop.person import PATIENCE, Control, Key, Person


@pytest.fixture
def me(start) -> Person:
    """Somebody with the sample plan, who left the most of it out of print before: that goes faster."""
    person = start(str(plan_file.SAMPLE))
    person.window.settings.print_without = frozenset(PARTS) - {"goals", "budget"}
    return person


def dialog() -> PrintDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, PrintDialog)
    return found


def wait_for_pages(me: Person) -> PrintDialog:
    shown = dialog()
    me.qtbot.waitUntil(lambda: shown.is_ready and shown.preview.is_sharp, timeout=PATIENCE)
    return shown


def in_print_window(me: Person, do: Callable[[PrintDialog], object], by: str = "Print…", wait: bool = True) -> None:
    """Open the print window, for the whole plan where nothing else was asked for, do something, and close it.

    To choose it there would end the process that makes the first choice: to begin another takes longer than the rest.
    """

    def inside() -> None:
        do(wait_for_pages(me) if wait else dialog())
        me.push(_("Close"))

    def begin() -> None:
        if by == "Print…":
            me.window.walk.print_requested.emit(PrintRequest(what="plan"))
        else:
            me.push(_(by))

    me.answering(inside, begin)


def saved(me: Person, path: Path) -> Path:
    wait_for_pages(me)
    me.answering(lambda: me.name_file(path), lambda: me.push(_("Save…")))
    me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
    return path


def words_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def choose(me: Person, thing: str) -> None:
    me.click(me.visible(QRadioButton, thing))


# Looking


def test_pages_of_an_earlier_choice_that_come_late_are_not_taken(start) -> None:
    me: Person = start(str(plan_file.SAMPLE))

    def look() -> None:
        shown = wait_for_pages(me)
        late = shown._made
        choose(me, _("The poster for the wall"))
        shown._maker.made.emit(late)
        assert not shown.is_ready
        assert shown._coming is None
        me.qtbot.waitUntil(lambda: shown.is_ready, timeout=PATIENCE)
        assert shown._made.order.request.what == "poster"
        me.push(_("Close"))

    me.answering(look, lambda: me.push(_("Print…")))


def test_the_summary_is_the_first_choice_and_long_lists_are_only_printed_on_request(start) -> None:
    me: Person = start(str(plan_file.SAMPLE))

    def look() -> None:
        order = dialog().choices.order()
        assert order.request.what == "summary"
        choose(me, _("The whole plan"))
        assert dialog().choices.order().request.without == OPTIONAL
        choose(me, _("The poster for the wall"))
        me.choose(_("On which paper?"), _("A3 on two sheets of A4"))
        assert dialog().choices.order().request.paper == "2xA4"
        me.push(_("Close"))

    me.answering(look, lambda: me.push(_("Print…")))


def test_the_pages_are_turned_with_buttons_keys_and_a_number(me: Person) -> None:
    def look(shown: PrintDialog) -> None:
        preview = shown.preview
        own_shown = _("page {page} of {pages}")
        assert preview.count > 5
        assert preview.accessibleDescription() == own_shown.format(page=1, pages=preview.count)
        assert not me.visible(QPushButton, _("Previous page")).isEnabled()
        me.push(_("Next page"))
        me.press(Key.Key_PageDown)
        assert me.value(_("Page")) == "3"
        assert preview.accessibleDescription() == own_shown.format(page=3, pages=preview.count)
        me.fill(_("Page"), "5")
        assert preview.page == 4
        me.fill(_("Page"), "9999")
        assert me.value(_("Page")) == str(preview.count)
        assert not me.visible(QPushButton, _("Next page")).isEnabled()
        preview.setFocus()
        me.press(Key.Key_Home)
        assert preview.page == 0
        preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
        assert preview.page == preview.count - 1

    in_print_window(me, look)


def test_the_pages_are_drawn_at_every_size(me: Person) -> None:
    def look(shown: PrintDialog) -> None:
        preview, sizes = shown.preview, _("Size of the pages")
        whole = preview.percent
        assert me.value(sizes) == _("Whole page")
        assert ink(preview) > 0.001
        me.choose(sizes, "100 %")
        me.press(Key.Key_Return)
        preview.setFocus()
        preview.set_zoom(100)
        me.press(Key.Key_Plus, Control)
        me.press(Key.Key_Plus, Control)
        assert me.value(sizes) == "150 %"
        me.press(Key.Key_Minus, Control)
        assert preview.percent == 125
        me.qtbot.waitUntil(lambda: preview.is_sharp, timeout=PATIENCE)
        assert ink(preview) > 0.001
        assert preview.horizontalScrollBar().maximum() == 0 or preview.percent > whole
        preview.set_zoom(300)
        assert not me.visible(QPushButton, _("Larger")).isEnabled()
        me.press(Key.Key_0, Control)
        assert preview.percent == whole

    in_print_window(me, look)


def test_what_is_looked_at_stays_in_sight_when_it_grows(me: Person) -> None:
    def look(shown: PrintDialog) -> None:
        me.fill(_("Page"), "4")
        for zoom in (200, "wide", 50, "whole"):
            shown.preview.set_zoom(zoom)
            assert shown.preview.page == 3

    in_print_window(me, look)


def test_the_event_loop_goes_on_while_the_pages_are_made(me: Person, qtbot) -> None:
    def look(shown: PrintDialog) -> None:
        assert not shown.is_ready
        turns = 0

        def turn() -> bool:
            nonlocal turns
            turns += 1
            return shown.is_ready

        qtbot.waitUntil(turn, timeout=PATIENCE)
        assert turns > 10

    in_print_window(me, look, wait=False)


# Choosing


def test_another_thing_shows_its_own_choices_and_its_own_pages(me: Person) -> None:
    def look(shown: PrintDialog) -> None:
        plan = shown.preview.count
        choose(me, _("The count sheet"))
        assert _("Making new pages…") in me.words()
        assert shown.preview.count == plan, "the old pages stay until the new ones are there"
        assert not me.visible(QPushButton, _("Save…")).isEnabled()
        wait_for_pages(me)
        assert (shown.preview.count, shown.preview.page) == (1, 0)
        assert _("With roles instead of names") not in me.words()
        choose(me, _("The poster for the wall"))
        me.choose(_("On which paper?"), "A3")
        wait_for_pages(me)
        (size, *_more) = shown.preview.sizes
        assert size.width() > size.height() > 800
        assert _("Which parts?") not in me.words()

    in_print_window(me, look)


def test_the_button_of_a_quarter_prints_the_page_of_that_quarter(me: Person) -> None:
    me.go(_("Quarter {number}").format(number=3))

    def look(shown: PrintDialog) -> None:
        order = shown.choices.order()
        assert (order.request.what, order.request.quarter) == ("quarter", 3)

    in_print_window(me, look, by="Print the quarterly page…")
    me.go(text("team", "step.title"))
    in_print_window(me, lambda shown: None, wait=False)


def test_who_adopts_the_plan_is_offered_the_poster(me: Person) -> None:
    me.go(text("plan", "step.title"))

    def look(shown: PrintDialog) -> None:
        assert shown.choices.order().request.what == "poster"

    in_print_window(me, look, by="The poster for the wall…", wait=False)


def test_choices_are_remembered_and_parts_left_out(me: Person, tmp_path: Path) -> None:
    budget = part_title("budget")

    def first(shown: PrintDialog) -> None:
        before = shown.preview.count
        me.push(_("Which parts?"))
        me.push(_("With roles instead of names"))
        me.click(me.field(budget))
        assert _("{count} of {all}").format(count=1, all=len(PARTS)) in me.words()
        wait_for_pages(me)
        assert shown.preview.count < before
        me.choose(_("Language"), "English")
        me.press(Key.Key_Return)
        wait_for_pages(me)

    def again(shown: PrintDialog) -> None:
        order = shown.choices.order()
        assert (order.roles, order.request.without, order.request.language) == (True, {*PARTS} - {"goals"}, "en")
        printed = words_of(saved(me, tmp_path / "short.pdf"))
        assert "Veilig op weg" in printed
        with speaking("en"):
            assert part_title("budget") not in printed

    in_print_window(me, first)
    in_print_window(me, again)


def test_the_language_is_that_of_the_window_until_another_is_chosen_for_this_plan(me: Person) -> None:
    def speaks(plan: UUID) -> str:
        return Choices(PrintRequest(), me.window.settings, plan, 1).order().request.language

    def choose_english(shown: PrintDialog) -> None:
        me.choose(_("Language"), "English")
        me.press(Key.Key_Return)

    mine = me.window.walk.document.plan.id
    assert (speaks(mine), speaks(uuid4())) == ("nl", "nl")
    in_print_window(me, choose_english, wait=False)
    assert (speaks(mine), speaks(uuid4())) == ("en", "nl")


# Saving


def test_what_is_saved_is_what_was_shown(me: Person, tmp_path: Path) -> None:
    path = tmp_path / "ons plan"
    proposed = []

    def name() -> None:
        proposed.append(me.top().findChild(QLineEdit, "fileNameEdit").text())
        me.name_file(path)

    def save(shown: PrintDialog) -> None:
        assert _("Not saved yet.") in me.words()
        me.answering(name, lambda: me.push(_("Save…")))
        me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
        assert "ons plan.pdf" in me.words()
        assert len(PdfReader(tmp_path / "ons plan.pdf").pages) == shown.preview.count
        choose(me, _("The count sheet"))
        assert _("Open the file") not in me.words()
        wait_for_pages(me)
        assert _("Not saved yet.") in me.words()

    in_print_window(me, save)
    assert proposed[0].endswith("Jaarplan 2027 Team De Linde.pdf")


def test_a_page_that_can_be_read_aloud_is_saved(me: Person, tmp_path: Path) -> None:
    in_print_window(me, lambda shown: saved(me, tmp_path / "plan.html"))
    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "<html" in page
    assert "Rustiger nachten" in page


def test_a_word_document_is_saved_in_the_styles_of_a_template(me: Person, tmp_path: Path) -> None:
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Zorggroep Veldestroom"
    house.save(str(tmp_path / "huis.docx"))

    def save(_shown: PrintDialog) -> None:
        me.push(_("Template for Word"))
        me.answering(lambda: me.name_file(tmp_path / "huis.docx"), lambda: me.push(_("Choose a template…")))
        assert "huis.docx" in me.words()
        found = docx.Document(str(saved(me, tmp_path / "plan.docx")))
        assert found.sections[0].header.paragraphs[0].text == "Zorggroep Veldestroom"
        assert "Rustiger nachten" in [item.text.removeprefix("2 ") for item in found.paragraphs]
        me.push(_("Without a template"))
        assert "huis.docx" not in me.words()
        found = docx.Document(str(saved(me, tmp_path / "plan 2.docx")))
        assert not found.sections[0].header.paragraphs[0].text

    in_print_window(me, save)


def test_a_review_is_saved_as_slides_and_nothing_else_is(me: Person, tmp_path: Path) -> None:
    def save(_shown: PrintDialog) -> None:
        saved(me, tmp_path / "plan.pptx")
        assert [path.name for path in tmp_path.glob("*.p*")] == ["plan.pptx.pdf"]
        choose(me, _("The quarterly page"))
        assert len(pptx.Presentation(str(saved(me, tmp_path / "review.pptx"))).slides) == 5

    in_print_window(me, save)


def test_a_text_goes_along_with_what_is_shared(me: Person, tmp_path: Path, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("desktop.message_dialog.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile()))

    def copy() -> None:
        me.push(_("Copy the text, and open the folder"))
        assert "review.pdf" in me.words()
        me.push(_("Close"))

    def save(_shown: PrintDialog) -> None:
        assert _("Share this with…") not in me.words()
        me.push(_("With roles instead of names"))
        saved(me, tmp_path / "review.pdf")
        me.answering(copy, lambda: me.push(_("Share this with…")))
        text = QApplication.clipboard().text()
        assert "“review.pdf”" in text
        assert "Stel de dispensers in" in text
        assert [person.name for person in people if person.name in text] == []
        # Of other pages there is no file to share yet.
        choose(me, _("The count sheet"))
        assert _("Share this with…") not in me.words()

    people = [person for person in me.window.walk.document.plan.people if person.role != "team"]
    in_print_window(me, save)
    assert opened == [str(tmp_path)]


def test_the_kind_that_is_chosen_by_hand_counts_for_the_proposed_name(me: Person, tmp_path: Path, monkeypatch) -> None:
    web = _("Web page that can be read aloud") + " (*.html)"

    def save(_shown: PrintDialog) -> None:
        answer = (str(tmp_path / "plan.pdf"), web)
        monkeypatch.setattr("desktop.printing.dialog.QFileDialog.getSaveFileName", lambda *_all: answer)
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)

    in_print_window(me, save)
    assert [path.name for path in tmp_path.glob("plan.*")] == ["plan.html"]


def test_with_roles_no_name_is_in_the_file(me: Person, tmp_path: Path) -> None:
    people = [person.name for person in me.window.walk.document.plan.people if person.role != "team"]

    def save(shown: PrintDialog) -> None:
        with_names = words_of(saved(me, tmp_path / "names.pdf"))
        assert any(name in with_names for name in people)
        me.push(_("With roles instead of names"))
        without = words_of(saved(me, tmp_path / "roles.pdf"))
        assert [name for name in people if name in without] == []
        assert [name for name in people if name.encode() in (tmp_path / "roles.pdf").read_bytes()] == []

    in_print_window(me, save)


def test_her_own_profile_goes_along_only_on_the_print_for_which_she_ticks_it(me: Person, tmp_path: Path) -> None:
    words, section = _("With the profile of my self scan, without my answers"), _("Annex: profile of the team leader")

    def tick(shown: PrintDialog) -> None:
        assert section not in words_of(saved(me, tmp_path / "without.pdf"))
        me.push(words)
        assert section in words_of(saved(me, tmp_path / "with.pdf"))
        me.push(_("With roles instead of names"))
        assert words not in me.words()
        assert not shown.choices.order().request.own_profile
        me.push(_("With roles instead of names"))

    def again(shown: PrintDialog) -> None:
        assert words in me.words()
        assert not shown.choices.order().request.own_profile

    in_print_window(me, tick)
    in_print_window(me, again, wait=False)


def test_an_older_file_is_not_replaced_unasked(me: Person, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"of before")

    def save(shown: PrintDialog) -> None:
        def leave() -> None:
            assert "plan.pdf" in me.words()
            me.push(_("Leave it"))

        def start() -> None:
            me.answering(lambda: me.name_file(tmp_path / "plan"), lambda: me.push(_("Save…")))

        me.answering_next(leave, start)
        assert _("Not saved yet.") in me.words()

    in_print_window(me, save)
    assert (tmp_path / "plan.pdf").read_bytes() == b"of before"


def test_a_full_disk_is_told_and_nothing_is_lost(me: Person, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"of before")
    whole = os.fsync

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    def save(shown: PrintDialog) -> None:
        monkeypatch.setattr(os, "fsync", full)

        def read() -> None:
            assert _("The disk is full; the file was not written.") in me.words()
            me.push(_("All right"))

        monkeypatch.setattr("desktop.printing.dialog.QFileDialog.getSaveFileName", lambda *_all: (str(path), ""))
        me.answering(read, lambda: (me.push(_("Save…")), me.qtbot.waitUntil(lambda: shown.is_ready, timeout=PATIENCE)))
        assert path.read_bytes() == b"of before"
        assert list(tmp_path.glob(".*.part")) == []
        monkeypatch.setattr(os, "fsync", whole)
        me.push(_("Save…"))
        me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
        assert path.read_bytes().startswith(b"%PDF")

    in_print_window(me, save)


# Stopping, and what goes wrong


def test_making_can_be_stopped_and_begun_again(me: Person) -> None:
    def stop(shown: PrintDialog) -> None:
        me.push(_("Stop"))
        assert _("Stopped.") in me.words()
        assert not me.visible(QPushButton, _("Save…")).isEnabled()
        me.push(_("Make the pages"))
        wait_for_pages(me)
        assert shown.preview.count > 5
        choose(me, _("The count sheet"))
        me.push(_("Stop"))
        assert _("Stopped. These are the pages from before.") in me.words()
        assert shown.preview.count > 5

    in_print_window(me, stop, wait=False)


def test_closing_ends_what_was_being_made(me: Person) -> None:
    states: list[QProcess.ProcessState] = []

    def leave(shown: PrintDialog) -> None:
        (process,) = shown.findChildren(QProcess)
        me.qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running)
        process.stateChanged.connect(states.append)

    in_print_window(me, leave, wait=False)
    assert states == [QProcess.ProcessState.NotRunning]


def test_a_process_that_dies_is_told_and_can_be_tried_again(me: Person) -> None:
    def begin_and_kill(shown: PrintDialog) -> None:
        shown.remake()
        shown.findChildren(QProcess)[-1].kill()
        me.qtbot.waitUntil(lambda: not shown.is_busy, timeout=PATIENCE)

    def kill(shown: PrintDialog) -> None:
        def read() -> None:
            assert _("The pages could not be made.") in me.words()
            me.push(_("All right"))

        me.answering(read, lambda: begin_and_kill(shown))
        assert not me.visible(QPushButton, _("Save…")).isEnabled()
        me.push(_("Make the pages"))
        wait_for_pages(me)

    in_print_window(me, kill, wait=False)


# Printing


def test_without_a_printer_saving_is_still_offered(me: Person, monkeypatch) -> None:
    monkeypatch.setattr(paper, "has_printer", lambda: False)

    def look(shown: PrintDialog) -> None:
        def read() -> None:
            assert _("Digikoers found no printer on this laptop.") in me.words()
            me.push(_("All right"))

        me.answering(read, lambda: me.push(_("To the printer…")))
        assert QApplication.focusWidget() is me.visible(QPushButton, _("Save…"))

    in_print_window(me, look)


@pytest.fixture
def printer(monkeypatch, tmp_path: Path) -> Callable[[Callable[[QPrinter], None]], Path]:
    """A printer that prints to a file, set in its dialog as the test says."""
    path = tmp_path / "printed.pdf"

    def set_up(setting: Callable[[QPrinter], None]) -> Path:
        def answer(self: QPrintDialog) -> int:
            self.printer().setOutputFileName(str(path))
            setting(self.printer())
            return int(QPrintDialog.DialogCode.Accepted.value)

        monkeypatch.setattr(paper, "has_printer", lambda: True)
        monkeypatch.setattr(QPrintDialog, "exec", answer)
        return path

    return set_up


def printed(me: Person, shown: PrintDialog) -> None:
    me.push(_("To the printer…"))
    me.qtbot.waitUntil(lambda: shown.is_ready, timeout=PATIENCE)


def test_the_chosen_pages_are_printed_each_on_its_side_of_the_paper(me: Person, printer) -> None:
    def settings(to: QPrinter) -> None:
        to.setPrintRange(QPrinter.PrintRange.PageRange)
        to.setFromTo(1, 40)
        to.setCopyCount(1)

    path = printer(settings)

    def look(shown: PrintDialog) -> None:
        printed(me, shown)
        assert _("Sent to the printer.") in me.words().splitlines()
        boxes = [page.mediabox for page in PdfReader(path).pages]
        sizes = shown.preview.sizes
        assert len(boxes) == min(40, len(sizes))
        for box, size in zip(boxes, sizes, strict=False):
            assert (box.width > box.height) == (size.width() > size.height())

    in_print_window(me, look)


def test_a_poster_is_made_smaller_on_smaller_paper_and_that_is_told(me: Person, printer) -> None:
    from PySide6.QtGui import QPageSize

    path = printer(lambda to: to.setPageSize(QPageSize(QPageSize.PageSizeId.A4)))

    def look(shown: PrintDialog) -> None:
        choose(me, _("The poster for the wall"))
        me.choose(_("On which paper?"), "A3")
        wait_for_pages(me)
        printed(me, shown)
        assert _("The pages were made smaller, to fit on its paper.") in me.words()
        box = PdfReader(path).pages[0].mediabox
        assert box.width == pytest.approx(842, abs=2)

    in_print_window(me, look)


# Reaching everything, fitting everywhere


def test_the_keyboard_reaches_everything(me: Person) -> None:
    def look(shown: PrintDialog) -> None:
        me.push(_("Which parts?"))
        wanted = {
            item
            for item in shown.findChildren(QWidget)
            if item.isVisible() and item.isEnabled() and item.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not isinstance(item, QRadioButton)
        }  # fmt: skip
        for item in wanted:
            assert item.accessibleName() or getattr(item, "text", str)(), item
        seen = set()
        for _turn in range(len(wanted) + 10):
            seen.add(QApplication.focusWidget())
            me.press(Key.Key_Tab)
        assert wanted <= seen

    in_print_window(me, look)


def test_everything_fits_on_a_small_screen_with_large_text(me: Person, qapp) -> None:
    from desktop.theme.appearance import appearance as theme

    me.window.resize(1024, 700)
    theme.apply(qapp, "dark", 150)

    def look(shown: PrintDialog) -> None:
        choose(me, _("The poster for the wall"))
        QApplication.processEvents()
        assert shown.width() <= 1024
        assert shown.height() <= 700
        assert shown.choices.width() <= shown.choices.parentWidget().width()
        for item in [*shown.findChildren(QAbstractButton), *shown.findChildren(QLabel)]:
            if item.isVisible() and item.window() is shown and not shown.choices.isAncestorOf(item):
                corner = item.mapTo(shown, item.rect().bottomRight())
                assert shown.rect().contains(corner), item.text()
                assert isinstance(item, QLabel) or item.width() >= item.sizeHint().width() - 1, item.text()
        assert shown.preview.height() > 300

    try:
        in_print_window(me, look, wait=False)
    finally:
        theme.apply(qapp, "light", 100)


def test_the_first_paint_does_without_what_prints() -> None:
    code = "import sys, desktop.app, desktop.window; print(*sys.modules, sep='\\n')"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in outcome.stdout.split()} | set(outcome.stdout.split())
    assert not loaded & {"reportlab", "pypdfium2", "PySide6.QtPrintSupport", "desktop.printing"}


def ink(preview: QWidget) -> float:
    """Return how much of what is seen is dark."""
    image = preview.viewport().grab().toImage()
    points = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return sum(image.pixelColor(x, y).lightness() < 100 for x, y in points) / len(points)
