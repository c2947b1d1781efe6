"""Help: what stands beside each page, the guide in its window, and what is new."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import guide_html
from desktop.guide import GuideWindow
from desktop.news import NewsDialog
from desktop.settings import Settings
from desktop.side_panel import ADVICE, BACKGROUND, EXAMPLE, EXPLAIN, METHOD
from plans import __version__
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from resources import manual, news, step_help
from resources.language import gettext as _
from resources.texts import texts
from tests.desktop.person import Control, Key, Person


def guide(me: Person) -> GuideWindow:
    found = me.window.findChild(GuideWindow)
    assert found is not None
    return found


def test_every_page_has_every_kind_of_help(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    document = me.window.walk.document
    for care, page in itertools.product(("nursing_home", "home_care"), steps.PAGES):
        document.set_value(document.plan.team, "care", care)
        shown = {}
        for tab in (EXPLAIN, EXAMPLE, METHOD, BACKGROUND, ADVICE):
            me.window.walk.show_help(page, tab)
            shown[tab] = me.words()
        assert texts(page, "step.explain")[0] in shown[EXPLAIN]
        assert texts(page, "step.example")[0] in shown[EXAMPLE]
        method = step_help.method(page)
        assert all(words in shown[METHOD] for words in (method.title, str(method.minutes), *method.how))
        facts = step_help.background(page)
        assert all(words in shown[BACKGROUND] for fact in facts for words in (fact.words, fact.source))


def test_the_arrows_go_along_the_kinds_of_help(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.show_help("goals", EXPLAIN)
    me.press(Key.Key_Right)
    me.press(Key.Key_Right)
    assert me.window.walk.panel.tabs.current_index() == METHOD
    assert step_help.method("goals").title in me.words()


@pytest.mark.parametrize("size", [90, 100, 150])
def test_no_word_of_the_help_is_cut_however_narrow_it_is(start: Callable[..., Person], size: int) -> None:
    me = start(str(SAMPLE), text_size=size)
    tabs = me.window.walk.panel.tabs
    for width in (1024, 1366, 1920):
        me.window.resize(width, 768)
        me.window.walk.show_help("goals", METHOD)
        me.words()
        for tab in range(5):
            button = tabs.button(tab)
            assert tabs.rect().contains(button.geometry()), (width, button.text())
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()


def test_the_guide_opens_at_the_chapter_of_the_page(start: Callable[..., Person]) -> None:
    me = start(str(SAMPLE))
    me.window.walk.go("budget")
    me.press(Key.Key_F1, Control)
    shown = guide(me)
    assert shown.text.toPlainText().startswith("Begroting")
    me.window.walk.go("people")
    me.window.walk.show_help("people", METHOD)
    me.push(_("More about this in the guide"))
    assert shown.text.toPlainText().startswith("Mensen en uren")
    shown.close()


def test_without_a_plan_f1_opens_the_guide_at_its_beginning(start: Callable[..., Person]) -> None:
    me = start()
    me.press(Key.Key_F1)
    assert guide(me).text.toPlainText().startswith("Zo begin je")
    guide(me).close()


def test_every_page_of_the_program_has_its_chapter() -> None:
    pages = {*steps.PAGES, steps.HOME, steps.SHORT, "portfolio", "history", "cards", "trouble"}
    chosen = {page: manual.chapter_of(page) for page in pages}
    assert {page for page, chapter in chosen.items() if chapter == manual.CHAPTERS[0]} == set()
    assert manual.chapter_of("") == manual.CHAPTERS[0]


def test_the_guide_is_searched_and_marks_what_it_found(start: Callable[..., Person]) -> None:
    me = start()
    me.press(Key.Key_F1)
    shown = guide(me)
    shown.line.setFocus(Qt.FocusReason.OtherFocusReason)
    me.type("telblad kruisje")
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == ["Scholing · Tellen zonder namen"]
    assert shown.text.toPlainText().startswith("Scholing")
    assert {mark.cursor.selectedText().casefold() for mark in shown.text.extraSelections()} == {"telblad", "kruisje"}
    shown.line.setText("qqq")
    assert shown._count.text() == _("Nothing found. Try another word.")
    shown.line.clear()
    assert shown.list.count() == len(manual.CHAPTERS)
    shown.close()


def test_the_guide_is_read_with_the_keyboard_alone(start: Callable[..., Person]) -> None:
    me = start()
    me.press(Key.Key_F1)
    shown = guide(me)
    shown.line.setFocus(Qt.FocusReason.OtherFocusReason)
    me.press(Key.Key_Down)
    me.press(Key.Key_Down)
    assert shown.text.toPlainText().startswith(manual.chapters()[1].title)
    me.press(Key.Key_Tab)
    assert QApplication.focusWidget() is shown.text
    me.press(Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_the_guide_is_saved(start: Callable[..., Person], monkeypatch, tmp_path: Path, ending: str) -> None:
    me = start()
    me.press(Key.Key_F1)
    shown = guide(me)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "gids"), ""))
    me.answering(lambda: me.push(_("All right")), lambda: shown._save(ending))
    made = (tmp_path / f"gids{ending}").read_bytes()
    assert made.startswith(b"%PDF" if ending == ".pdf" else b"<!DOCTYPE html>")
    shown.close()


def test_an_update_is_said_once(start: Callable[..., Person]) -> None:
    Settings().version = "0.0.1"
    me = start()
    words = _("Digikoers was updated to version {version}.").format(version=__version__)
    assert words in me.words()
    me.answering(lambda: (read(me), me.press(Key.Key_Escape)), lambda: me.push(_("What is new…")))
    assert words not in me.words()
    assert Settings().version == __version__


def test_who_starts_for_the_first_time_hears_of_no_update(start: Callable[..., Person]) -> None:
    me = start()
    assert _("Digikoers was updated to version {version}.").format(version=__version__) not in me.words()
    assert Settings().version == __version__


def read(me: Person) -> None:
    dialog = me.top()
    assert isinstance(dialog, NewsDialog)
    assert all(line in dialog.text.toPlainText() for line in news.news()[0][1])


def test_what_is_new_is_told_of_this_version() -> None:
    assert news.news()[0][0] == __version__


def test_the_guide_is_laid_out_once_for_each_width(start: Callable[..., Person], monkeypatch) -> None:
    me = start()
    me.press(Key.Key_F1)
    shown = guide(me)
    laid_out: list[int] = []
    whole = guide_html.pictures

    def counted(chapter: manual.Chapter, width: int, ratio: float) -> Iterator[tuple[str, QImage]]:
        laid_out.append(width)
        assert len(laid_out) < 50, "a scroll bar that comes and goes changes the width without end"
        return whole(chapter, width, ratio)

    monkeypatch.setattr(guide_html, "pictures", counted)
    for width in range(300, 1000, 70):
        shown.resize(width, 250)
        me.words()
    assert laid_out == sorted(laid_out)
    assert len(laid_out) == len(set(laid_out))
    shown.close()
