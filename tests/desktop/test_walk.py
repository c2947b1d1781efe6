"""A team leader makes her plan from start to print, as she would: with the mouse and the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

from desktop.printing.dialog import PrintDialog
from plans.money import format_whole_euros, parse_amount
from resources.language import gettext as _
from resources.texts import choices, text
from tests.desktop import story
from tests.desktop.person import PATIENCE, Person

Key = Qt.Key


def step(name: str) -> str:
    return text(name, "step.title")


def fill(me: Person, answers: dict[str, str]) -> None:
    for question, answer in answers.items():
        me.fill(question, answer)


def test_a_whole_plan_by_hand(start, qtbot, tmp_path: Path) -> None:
    me = start()
    me.push(_("New plan"))
    me.fill("Voor welk jaar is het plan?", "2027")
    fill(me, story.TEAM)
    me.choose("Welke zorg geven jullie?", "Verpleeghuis")
    assert me.status(step("team")).endswith(_("complete"))

    me.push(f"{step('vision')} →")
    me.choose("Heeft de organisatie een visie op digitalisering?", "Ja")
    fill(me, story.VISION)
    me.rows(me.table(text("vision", "sections.behaviours.title")), *story.BEHAVIOURS)
    assert me.status(step("vision")).endswith(_("complete"))

    # Half way she is called away; the last field still has the cursor.
    me.go(step("goals"))
    me.push(_("+ Goal {number}").format(number=1))
    fill(me, {question: answer for question, answer in story.GOAL.items() if question != "Wie trekt dit?"})
    me.choose("Fase", "Pilot")
    me.focus("Wie trekt dit?")
    me.type(story.GOAL["Wie trekt dit?"])
    me.window.close()

    me = start()
    assert _("You were at: {step}").format(step=step("goals")) in me.words()
    me.press(Key.Key_Return)
    assert me.visible(QLineEdit, "Hoe noemen we dit doel?").text() == "Stille nachten"
    assert me.value("Wie trekt dit?") == story.GOAL["Wie trekt dit?"]

    for fold in ("bigger", "stop", "evaluate"):
        me.push(text("goals", f"sections.{fold}.title"))
    fill(me, story.LASTING)

    me.go(step("actions"))
    me.rows(me.table(text("actions", "tables.action.title")), *story.ACTIONS)

    me.go(step("people"))
    me.push(_("+ Somebody"))
    me.fill("Wat is de naam?", "Ørjan Ångström")
    fill(me, story.COACH)

    me.go(step("training"))
    for (kind, name), (number, *needs) in zip(choices("training", "user_type.type").items(), story.TYPES, strict=True):
        me.fill(name, number)
        me.push(text("training", f"sections.{kind}.title"))
        for field, need in zip(("basic_needs", "tech_needs"), needs, strict=True):
            me.fill(text("training", f"fields.user_type.{field}.ask"), need)
        me.push(text("training", f"sections.{kind}.title"))
    me.rows(me.table(text("training", "sections.activities.title")), *story.ACTIVITIES)
    me.fill("Hoe nemen we nieuwe collega’s mee?", "Een maatje bij de eerste drie diensten.")

    me.go(step("budget"))
    lines = me.table(text("budget", "sections.lines.title"))
    me.rows(lines, *story.BUDGET)
    for row in range(len(story.BUDGET)):
        me.walk_to(lines, row, 0)
        me.choose("Eigen geld of geld van buiten?", "Eigen geld")
    assert f"€\u00a0{story.BUDGET_TOTAL}" in me.words()
    for quarter in story.QUARTERS:
        assert format_whole_euros(parse_amount(quarter)) in me.words().splitlines()

    me.go(step("conditions"))
    for table, rows in (
        ("conditions", story.CONDITIONS),
        ("collaborations", story.COLLABORATIONS),
        ("risks", story.RISKS),
    ):
        me.rows(me.table(text("conditions", f"sections.{table}.title")), *rows)
    fill(me, story.SAFEGUARDS)

    me.go(step("calendar"))
    me.push(_("Propose four dates"))
    fill(me, story.RHYTHM)

    me.go(step("plan"))
    assert _("Nothing is missing. Well done.") in me.words()
    me.fill("Wie stelt het plan vast?", "Jörg Müller-Łęcki")
    me.fill("Op welke dag is het plan vastgesteld?", "18-12-2026")
    me.push(_("Adopt the plan"))
    assert "18 december 2026" in me.words()
    assert me.status(step("plan")).endswith(_("adopted"))

    printed = tmp_path / "op papier.pdf"

    def in_print_dialog() -> None:
        # The summary comes first; all that was typed is in the plan.
        me.click(me.visible(QRadioButton, _("The whole plan")))
        me.push(_("Which parts?"))
        me.push(_("All"))
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, PrintDialog)
        qtbot.waitUntil(lambda: shown.is_ready, timeout=PATIENCE)
        me.answering(lambda: me.name_file(printed), lambda: me.push(_("Save…")))
        qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=PATIENCE)
        me.push(_("Close"))

    me.answering(in_print_dialog, lambda: me.push(_("Print…")))
    me.window.close()

    pages = PdfReader(printed).pages
    paper = _squeezed("".join(page.extract_text() for page in pages))
    lost = [words for words in story.everything_typed() if _squeezed(_on_paper(words)) not in paper]
    assert lost == []
    assert _squeezed("Ørjan Ångström") in paper


def _on_paper(typed: str) -> str:
    """Return what was typed as it is printed: money in whole euros."""
    return format_whole_euros(parse_amount(typed)) if re.fullmatch(r"[\d.]+,\d\d", typed) else typed


def _squeezed(words: str) -> str:
    """Lines break elsewhere on paper than on the screen, and a word in a line begins small."""
    return "".join(words.split()).casefold()
