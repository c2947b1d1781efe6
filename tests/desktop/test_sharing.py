"""The shared folder in the window: a leader shares, a manager remarks, the leader takes it in."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView

from desktop.library import LibraryController
from desktop.portfolio.following import Following
from desktop.settings import Settings
from plans.derived import quarterly_review
from plans.edits import adoption
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import snapshot
from plans.shared_folder import publish
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Person

Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Locatie (gedeeld)"
    place.mkdir()
    return place


def sample(team: str) -> Plan:
    plan = plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0])
    plan.team.name = team
    return plan


def files(folder: Path, suffix: str = "") -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.endswith(suffix))


def desk_of(me: Person) -> LibraryController:
    (desk,) = me.window.findChildren(LibraryController)
    return desk


def share(me: Person, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Share the open plan by hand, choosing the folder the first time; gives what is said of it."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder))
    said: list[str] = []

    def answer() -> None:
        if _("No folder is chosen yet.") in me.words():
            me.push(_("Choose the folder…"))
        assert folder.name in me.words()
        me.push(_("Share now"))

    def read() -> None:
        said.append(me.words())
        me.press(Key.Key_Return)

    me.answering_in_turn(lambda: me.command(_("Share with the location…")), answer, read)
    return said[0]


def test_a_leader_shares_a_manager_remarks_and_the_leader_takes_it_in(
    start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = start(library="leader.db")
    leader.push(_("Look at the sample"))
    said = share(leader, folder, monkeypatch)
    (shared,) = files(folder)
    assert shared.name in said
    there = plan_file.read(shared)[0]
    own = desk_of(leader).document
    assert own
    assert there.id == own.plan.id
    assert own.plan.leader
    assert own.plan.leader.name not in shared.read_text(encoding="utf-8")
    leader.command(_("My plans"))

    manager = start(library="manager.db")
    manager.push(_("Location overview…"))
    # The folder is remembered, so that the overview follows it at once.
    manager.qtbot.waitUntil(lambda: _("Read this plan") in manager.words(), timeout=PATIENCE)
    manager.push(_("Read this plan"))
    manager.push(_("My remarks"))
    table = manager.table("Van de locatiemanager")
    manager.rows(table, ("Mooi dat de nachten stil zijn",), first=table.model().rowCount() - 1)
    words: list[str] = []

    def read() -> None:
        words.append(manager.words())
        manager.press(Key.Key_Return)

    manager.answering(read, lambda: manager.push(_("Send remarks back…")))
    assert "1 opmerking staat in de map." in words[0]
    assert len(files(folder, ".opmerkingen")) == 1

    leader.window.start.open_plan.emit(str(own.plan.id))
    leader.qtbot.waitUntil(lambda: "Van de locatie: 1 opmerking erbij." in leader.words(), timeout=PATIENCE)
    leader.turn_to()
    leader.push(_("Bring them in"))
    document = desk_of(leader).document
    assert document
    assert [item.what for item in document.plan.remarks] == ["Mooi dat de nachten stil zijn"]
    assert leader.window.walk.step == "calendar"
    leader.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTableView), timeout=PATIENCE)
    shown = QApplication.focusWidget()
    assert shown.currentIndex().siblingAtColumn(0).data() == "Mooi dat de nachten stil zijn"
    # Taken in, it is not offered again.
    leader.command(_("My plans"))
    with leader.qtbot.waitSignal(desk_of(leader).sharing.looked):
        leader.window.start.open_plan.emit(str(own.plan.id))
    assert _("Bring them in") not in leader.words()


def test_adopting_and_closing_share_by_themselves_when_she_chose_so(
    start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = start()
    me.push(_("Look at the sample"))
    share(me, folder, monkeypatch)
    (path,) = files(folder)
    document = desk_of(me).document
    assert document
    plan = document.plan
    document.apply_step(adoption(plan, dt.date(2026, 12, 1), "Annelies Verhoeven", snapshot(plan)))
    me.qtbot.waitUntil(lambda: "Gedeeld met de locatie om" in me.words(), timeout=PATIENCE)
    assert plan_file.read(path)[0].record.state == "adopted"
    step = quarterly_review.closing(plan, 1, dt.date(2027, 4, 1), snapshot(plan))
    document.apply_step(step)
    me.qtbot.waitUntil(lambda: len(plan_file.read(path)[0].closings) == 1, timeout=PATIENCE)
    assert len(files(folder)) == 1


def test_what_goes_wrong_while_sharing_by_itself_is_a_line_and_stops_nothing(
    start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = start()
    me.push(_("Look at the sample"))
    share(me, folder, monkeypatch)
    shutil.rmtree(folder)
    document = desk_of(me).document
    assert document
    plan = document.plan
    document.apply_step(adoption(plan, dt.date(2026, 12, 1), "Annelies Verhoeven", snapshot(plan)))
    me.qtbot.waitUntil(lambda: "is er niet" in me.words(), timeout=PATIENCE)
    assert plan.record.state == "adopted"
    assert document.is_saved


def test_the_overview_follows_the_folder(start, folder: Path) -> None:
    first, second = (publish(sample(name), folder).path for name in ("De Beuk", "De Eik"))
    Settings().shared_folder = folder
    me = start()
    me.push(_("Location overview…"))
    me.qtbot.waitUntil(lambda: "2 teams" in me.words(), timeout=PATIENCE)
    table = me.table(_("Teams and their goals"))
    (following,) = me.window.findChildren(Following)
    second.rename(folder / "Eik.jaarplan")
    first.unlink()
    publish(sample("De Linde"), folder)
    (folder / "half.jaarplan").write_bytes(b"")
    following.look()
    me.qtbot.waitUntil(
        lambda: [item.team for item in table.model().summaries] == ["De Eik", "De Linde"], timeout=PATIENCE
    )
    words = me.words()
    assert f"“{first.name}” staat niet meer in de gedeelde map." in words
    assert f"“{second.name}” heet nu “Eik.jaarplan”." in words
    assert "“half.jaarplan” is leeg" in words
    # The folder goes away: what was read stays, and it is said.
    shutil.rmtree(folder)
    following.look()
    me.qtbot.waitUntil(lambda: "is er niet" in me.words(), timeout=PATIENCE)
    assert table.model().rowCount() == 2


def test_what_the_teams_ask_is_gathered_over_all_teams_by_day(start, folder: Path) -> None:
    for name, month in (("De Beuk", 6), ("De Eik", 3)):
        plan = sample(name)
        plan.barriers = []
        plan.conditions = []
        plan.budget_lines = []
        plan.reviews[0].asked = f"Wifi voor {name}"
        plan.reviews[1].on = dt.date(2027, month, 2)
        publish(plan, folder)
    Settings().shared_folder = folder
    me = start()
    me.push(_("Location overview…"))
    me.qtbot.waitUntil(lambda: "Wifi voor De Beuk" in me.words(), timeout=PATIENCE)
    words = me.words()
    assert words.index("02-03-2027") < words.index("02-06-2027")
