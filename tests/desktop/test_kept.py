"""A review that was closed under an earlier revision: shown, printed and saved through the window of today."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QTabBar

from desktop.printing import render_process
from plans.dates import format_day
from plans.derived import quarterly_review
from plans.exchange import plan_file
from plans.plan_json import serialise
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Person
from tests.plans.stored_files import CLOSED, SINCE_CLOSINGS, STORED, stored_library


@pytest.mark.parametrize("revision", [item for item in STORED if item >= SINCE_CLOSINGS])
def test_a_review_closed_under_an_earlier_revision(start, tmp_path: Path, revision: str) -> None:
    shutil.copy(stored_library(revision), tmp_path / "test.db")
    me: Person = start()
    me.push("Team Łinde · jaarplan 2027")
    me.go(text("reviews", "step.title"))
    document = me.window.walk.document
    plan, snapshot = document.plan, quarterly_review.closed_snapshot(document.plan, 1)

    tabs = me.visible(QTabBar, _("Which quarter"))
    me.click(tabs, tabs.tabRect(0).center())
    words = me.words()
    tiles, since = quarterly_review.tiles(snapshot, 1), quarterly_review.tiles(plan, 1)
    changed = [tile for tile in tiles if tile not in since]
    assert changed, "something changed since it was closed"
    for tile in tiles:
        assert {tile.figure, tile.of} <= set(words.splitlines())
    me.push(_("2 Adjust"))
    assert _("Closed on {day}. The plan is kept as it stood then.").format(day=format_day(CLOSED)) in me.words()

    printed = in_print(json.dumps(serialise(plan)).encode())
    assert all(" ".join(tile.figure.split()) in printed for tile in changed)
    assert not any(" ".join(tile.figure.split()) in printed for tile in since if tile not in tiles)

    target = tmp_path / "nu.jaarplan"
    button = me.visible(QAbstractButton, "Menu")
    save = next(action for action in button.menu().actions() if action.text() == _("Save as a plan file…"))
    me.answering_in_turn(
        save.trigger,
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(target),
        lambda: me.push(_("All right")),
    )
    back, notice = plan_file.read(target)
    assert (serialise(back), notice) == (serialise(plan), None)


def in_print(form: bytes) -> str:
    """What is on the page of the first quarter, from the process that makes the pages."""
    asked = {"what": "quarter", "language": "nl", "quarter": 1, "paper": None, "without": []}
    head = {"asked": asked, "roles": False, "ending": ".pdf", "interface": "nl", "size": len(form)}
    answers = io.BytesIO()
    render_process.serve(io.BytesIO(json.dumps(head).encode() + b"\n" + form), answers)
    answers.seek(0)
    while "size" not in (answer := json.loads(answers.readline())):
        assert "done" in answer, answer
    words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answers.read())).pages)
    return " ".join(words.split())
