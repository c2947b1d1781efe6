"""Where an organisation lays down that names stay, every way out of the window keeps them in, whatever was chosen."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop import exporting, message_dialog
from desktop.portfolio.saving import SaveDialog
from desktop.printing import render_process
from desktop.safeguards import SafeguardDialog
from desktop.settings import Settings
from plans import portfolio, presets
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Choice, Source
from plans.subjects.reviews import Remark
from tests.plans.strategies import filled_plan
from tests.plans.test_names_stay import NAME, OTHER, names_in, texts

ROOT = Path(__file__).parents[2]

DOORS = {
    "desktop/exporting.py": "every kind of file, here",
    "desktop/printing/dialog.py": "the process that makes pages, here",
    "desktop/portfolio/saving.py": "the overview, here",
    "desktop/house_pack/controller.py": "tests/plans/test_names_stay.py: the pack goes through leaving()",
    "desktop/message_dialog.py": "the text for with a file, here",
    "desktop/guide.py": "holds no plan",
    "desktop/forms/rows_view.py": "cells that she copies herself, on her own laptop",
}
"""Where the window asks for the name of a file or fills the clipboard, and what holds names there."""


@pytest.fixture(autouse=True)
def laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "etc" / presets.NAME
    path.parent.mkdir()
    path.write_text("[digikoers]\nroles_only = yes\n", encoding="utf-8")
    monkeypatch.setattr(presets, "places", lambda: [path])


@pytest.fixture
def plan() -> Plan:
    made = filled_plan()
    made.team.manager = NAME
    made.people[0].name = OTHER
    made.remarks = [Remark(plan_id=made.id, quarter=1, author=NAME, what=f"{OTHER} doet dit goed")]
    return made


def test_every_way_out_is_known() -> None:
    ways = re.compile(r"getSaveFileName\(|clipboard\(\)\.set")
    found = {path for path in (ROOT / "desktop").rglob("*.py") if ways.search(path.read_text(encoding="utf-8"))}
    assert {path.relative_to(ROOT).as_posix() for path in found} == set(DOORS)


def test_no_kind_of_file_holds_a_name(start, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, out = tmp_path / "plan.jaarplan", tmp_path / "out"
    out.mkdir()
    plan_file.write(plan, given)
    me = start(str(given))
    said: list[str] = []
    monkeypatch.setattr(SafeguardDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(exporting.possible_names, "decide", lambda *_asked: True)
    monkeypatch.setattr(exporting.alerts, "show_alert", lambda _window, *words: said.append(" ".join(words)))
    for kind, meant in exporting._exports().items():
        path = out / f"{kind}{meant.suffix}"
        answer = (str(path), f"{meant.files} (*{meant.suffix})")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, answer=answer: answer)
        exporting.export(kind, me.window.walk.document, Settings(), me.window)
        assert path.exists(), (kind, said)
        assert "rollen" in said[-1], kind
    assert not names_in(out, given)


def test_pages_and_the_text_for_a_file_hold_no_name(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"what": "summary", "language": "nl", "without": []}
    question = {"interface": "nl", "asked": asked, "roles": False, "chosen": {}, "ending": ".html"}
    form = json.dumps(plan_file.serialise(plan)).encode()
    made, _name = render_process._render(question, form, render_process._Telling(io.BytesIO()))
    shown: list[str] = []

    class Shown:
        def __init__(self, message: message_dialog.Message, *_rest: object) -> None:
            shown.append(f"{message.subject} {message.body}")

        def exec(self) -> None:
            pass

    monkeypatch.setattr(message_dialog, "MessageDialog", Shown)
    message_dialog.share(plan, None, "nl", "Jaarplan", Path("plan.pdf"), None)
    for text in (made.decode("utf-8"), *shown):
        assert not [part for part in (*NAME.split(), *OTHER.split()) if part in text]


def test_the_overview_holds_no_name(qtbot, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "overview.csv"

    def arranged(_job, seen=None):
        return portfolio.collect([Source("plan", "", lambda: (seen or (lambda same: same))(plan))])

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    monkeypatch.setattr("desktop.portfolio.saving.decide", lambda *_asked: True)
    dialog = SaveDialog(arranged, Choice(), "overview", Settings(), None)
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(".csv"))
    assert not dialog.with_roles.isEnabled()
    # However it came to be off.
    dialog.with_roles.setChecked(False)
    dialog._save()
    qtbot.waitUntil(lambda: dialog._job is None)
    written = " ".join(texts(item) for item in tmp_path.glob("*.csv"))
    assert written
    assert not [part for part in (*NAME.split(), *OTHER.split()) if part in written]
