"""A review that was closed under an earlier revision: shown, printed and saved through the window of today."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QListView

from desktop.printing import render_process
from plans.dates import format_day
from plans.derived import quarterly_review, steps
from plans.derived.sharing import shared
from plans.exchange import plan_file
from plans.plan_json import serialise
from resources.language import gettext as _
from tests.desktop.person import Key, Person
from tests.plans.stored_files import CLOSED, SINCE_CLOSINGS, STORED, stored_library


@pytest.mark.parametrize("revision", [item for item in STORED if item >= SINCE_CLOSINGS])
def test_a_review_closed_under_an_earlier_revision(start, tmp_path: Path, revision: str) -> None:
    shutil.copy(stored_library(revision), tmp_path / "test.db")
    me: Person = start()
    me.push("Team Łinde · jaarplan 2027")
    me.go(_("Quarter {number}").format(number=1))
    document = me.window.walk.document
    plan, snapshot = document.plan, quarterly_review.closed_snapshot(document.plan, 1)

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
    save_as_plan_file(me, target)
    back, notice = plan_file.read(target)
    assert (serialise(back), notice) == (serialise(shared(plan)), None)


@pytest.mark.parametrize("spoiled", ['{"version": 5, "plan": {"id": "ge', '{"plan": 3}'])
def test_what_is_kept_is_damaged_and_all_else_works(start, tmp_path: Path, spoiled: str) -> None:
    shutil.copy(stored_library(STORED[-1]), tmp_path / "test.db")
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        connection.execute("UPDATE version SET content = ?", (spoiled,))
        connection.execute("UPDATE closing SET content = ?", (spoiled,))
    me: Person = start()
    me.push("Team Łinde · jaarplan 2027")
    me.go(_("Quarter {number}").format(number=1))
    sentence = "De bewaarde review van kwartaal 1 is niet meer te lezen."
    assert me.words().count(sentence) == 1
    me.push(_("2 Adjust"))
    for quarter in (2, 3, 4):
        me.go(_("Quarter {number}").format(number=quarter))
        assert sentence not in me.words()
    plan = me.window.walk.document.plan
    for step in steps.PAGES:
        me.window.walk.go(step)
    me.push(_("History"))
    me.qtbot.waitUntil(lambda: sentence in me.words() or "vastgestelde versie 1, is niet meer te lezen" in me.words())
    moments = me.visible(QListView, _("Moments"))
    moments.setFocus()
    me.press(Key.Key_End)
    me.qtbot.waitUntil(lambda: _("Looking at what has changed…") not in me.words())
    me.push(_("← Back"))
    target = tmp_path / "nu.jaarplan"
    save_as_plan_file(me, target)
    assert serialise(plan_file.read(target)[0]) == serialise(shared(plan))


def save_as_plan_file(me: Person, target: Path) -> None:
    me.answering_in_turn(
        lambda: me.command(_("Save as a plan file…")),
        lambda: me.push(_("Choose where…")),
        lambda: me.name_file(target),
        lambda: me.push(_("All right")),
    )


def in_print(form: bytes) -> str:
    """What is on the page of the first quarter, from the process that makes the pages."""
    asked = {"what": "quarter", "language": "nl", "quarter": 1, "paper": None, "without": []}
    head = {"asked": asked, "roles": False, "chosen": {}, "ending": ".pdf", "interface": "nl", "size": len(form)}
    answers = io.BytesIO()
    render_process.serve(io.BytesIO(json.dumps(head).encode() + b"\n" + form), answers)
    answers.seek(0)
    while "size" not in (answer := json.loads(answers.readline())):
        assert "done" in answer, answer
    words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answers.read())).pages)
    return " ".join(words.split())
