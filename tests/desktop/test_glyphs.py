"""Somebody who types what paper does not have hears so, once, and is led to it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from plans.exchange import plan_file
from resources.texts import text
from tests.desktop.person import PATIENCE, Person

WHY = text("vision", "fields.vision.why.ask")
SIGN = "Op papier wordt dit teken een merkje, want het lettertype heeft het niet: 😀 (in “De visie: Waarom”)."


def test_what_paper_does_not_have_is_told_and_leads_to_its_field(start) -> None:
    # Of a plan in which nothing is missing: until then advice waits.
    me: Person = start(str(plan_file.SAMPLE))
    me.go(text("vision", "step.title"))
    me.fill(WHY, "Omdat we er blij van worden")
    assert SIGN not in [finding.message for finding in me.window.walk.document.findings]
    me.fill(WHY, "Omdat we er blij 😀 van worden")
    me.qtbot.waitUntil(
        lambda: SIGN in [finding.message for finding in me.window.walk.document.findings], timeout=PATIENCE
    )
    me.go(text("plan", "step.title"))
    me.push(SIGN)
    assert me.window.walk.step == "vision"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert "😀" in focus.toPlainText()
