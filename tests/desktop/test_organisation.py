"""The organisation's library in the window: a leader shares, a manager remarks, the leader takes it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from plans import presets
from plans.exchange import plan_file
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Person
from tests.desktop.test_sharing import desk_of
from tests.postgres import Cluster

Key = Qt.Key


@pytest.fixture
def laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lays down where the organisation's library is, as an IT department does."""
    path = tmp_path / presets.NAME
    monkeypatch.setattr(presets, "places", lambda: [path])
    return lambda address: path.write_text(f"[digikoers]\norganisation = {address}\n", encoding="utf-8") and None


def share(me: Person) -> str:
    """Share the open plan by hand; gives what is said of it."""
    said: list[str] = []

    def answer() -> None:
        assert _("Put this plan in the library of the organisation") in me.words()
        assert _("With roles instead of names") not in me.words()
        me.push(_("Share now"))

    def read() -> None:
        said.append(me.words())
        me.press(Key.Key_Return)

    me.answering_in_turn(lambda: me.command(_("Share with the location…")), answer, read)
    return said[0]


def test_a_leader_shares_a_manager_remarks_and_the_leader_takes_it_in(
    start, organisation, cluster: Cluster, laid_down: Callable[[str], None], tmp_path: Path
) -> None:
    from tests.organisation import team_plan

    plan = team_plan()
    plan.remarks = []
    plan_file.write(plan, tmp_path / "linde.jaarplan")
    laid_down(organisation.address("jansen"))
    leader = start(str(tmp_path / "linde.jaarplan"), library="leader.db")
    assert "Gedeeld met de locatie om" in share(leader)
    leader.command(_("My plans"))

    laid_down(organisation.address("bakker"))
    manager = start(library="manager.db")
    manager.push(_("Location overview…"))
    # It is known where the teams are, so they are there at once.
    manager.qtbot.waitUntil(lambda: _("Read this plan") in manager.words())
    assert "De Linde" in manager.words()
    manager.push(_("Read this plan"))
    document = desk_of(manager).document
    assert document
    assert document.plan.record.to_read
    assert document.plan.leader is None or plan.leader is None or document.plan.leader.name != plan.leader.name
    manager.push(_("My remarks"))
    table = manager.table("Van de locatiemanager")
    manager.rows(table, ("Mooi dat de nachten stil zijn",), first=table.model().rowCount() - 1)
    words: list[str] = []

    def read() -> None:
        words.append(manager.words())
        manager.press(Key.Key_Return)

    # The server is away: nothing is lost, and it goes as soon as it is there again.
    cluster.stop("fast")
    manager.answering(read, lambda: manager.push(_("Send remarks back…")))
    assert "nu niet bereikbaar" in words[0]
    cluster.start()
    with manager.qtbot.waitSignal(desk_of(manager).sharing.looked):
        desk_of(manager).sharing.watch(document)
    assert "1 opmerking verstuurd." in manager.words()
    manager.answering(read, lambda: manager.push(_("Send remarks back…")))
    assert _("There is nothing new to send: the team has all your remarks.") in words[1]

    laid_down(organisation.address("jansen"))
    leader.window.start.open_plan.emit(str(plan.id))
    leader.qtbot.waitUntil(lambda: "Van de locatie: 1 opmerking erbij." in leader.words())
    leader.turn_to()
    leader.push(_("Bring them in"))
    own = desk_of(leader).document
    assert own
    assert [item.what for item in own.plan.remarks] == ["Mooi dat de nachten stil zijn"]


def test_two_leaders_put_together_what_they_did_and_adopt_in_step(
    start, organisation, laid_down: Callable[[str], None], tmp_path: Path
) -> None:
    from plans.organisation import administration, publishing, row
    from tests.organisation import team_plan

    with organisation.admin() as database:
        administration.keep_names(database, True)
    plan = team_plan()
    plan_file.write(plan, tmp_path / "linde.jaarplan")
    laid_down(organisation.address("jansen"))
    me = start(str(tmp_path / "linde.jaarplan"))
    share(me)
    document = desk_of(me).document
    assert document
    # The other leader changes a goal, and publishes.
    with organisation.connect("jansen2") as database:
        found = publishing.whole(database, plan.id)
        theirs = found.plan
        theirs.goals[1].title = "Minder papier"
        theirs.record.revision += 1
        made = row.make(theirs, whole=True)
        (team,) = database.execute("SELECT team_id FROM digikoers.plan").fetchone()
        assert publishing.publish(database, made, team, 1) == publishing.Published(2)
    refused = document.out_of_step()
    assert refused
    assert "Een andere laptop heeft dit plan intussen gedeeld." in refused.sentence
    document.set_value(document.plan.goals[0], "title", "Nachtrust")
    share(me)
    document = desk_of(me).document
    assert document
    assert [goal.title for goal in document.plan.goals[:2]] == ["Nachtrust", "Minder papier"]
    assert document.out_of_step() is None
    with organisation.admin() as database:
        assert database.execute("SELECT revision FROM digikoers.plan").fetchone() == (3,)
    # The other leader on a new laptop gets the whole plan, to work in.
    laid_down(organisation.address("jansen2"))
    other = start(library="other.db")
    other.push(_("Location overview…"))
    other.qtbot.waitUntil(lambda: _("Read this plan") in other.words())
    other.push(_("Read this plan"))
    fresh = desk_of(other).document
    assert fresh
    assert (fresh.plan.id, fresh.plan.record.to_read) == (plan.id, False)
    assert fresh.plan.leader
    assert plan.leader
    assert fresh.plan.leader.name == plan.leader.name
    fresh.set_value(fresh.plan.goals[2], "title", "Beter overdragen")
    share(other)
    with organisation.admin() as database:
        assert database.execute("SELECT revision FROM digikoers.plan").fetchone() == (4,)


def test_the_board_sees_figures_and_no_word_and_without_the_server_the_last_that_was_seen(
    start, organisation, cluster: Cluster, laid_down: Callable[[str], None]
) -> None:
    from tests.organisation import put, team_plan

    for leader, team in (("jansen", "De Linde"), ("visser", "De Wilg")):
        put(organisation, leader, team_plan(team))
    laid_down(organisation.address("bestuur"))
    me = start()
    me.push(_("Location overview…"))
    me.qtbot.waitUntil(lambda: "2 teams" in me.words())
    words = me.words()
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    assert "Huize Singelhof" in words
    assert "Doel 1" in words
    assert not [goal.title for goal in sample.goals if goal.title in words]
    alerts: list[str] = []

    def read() -> None:
        alerts.append(me.words())
        me.press(Key.Key_Return)

    me.answering(read, lambda: me.push(_("Read this plan")))
    assert "Regio en bestuur zien alleen de regel in het overzicht." in alerts[0]
    cluster.stop("fast")
    try:
        me.command(_("Location overview…"))
        me.push(_("Start again"))
        me.push(_("The organisation's library"))
        me.qtbot.waitUntil(lambda: "is nu niet bereikbaar (localhost). Je ziet het zoals het was op " in me.words())
        assert "2 teams" in me.words()
        # Somebody for whom nothing was ever kept: a line that says so and goes away when it works again, no dialog.
        laid_down(organisation.address("noord"))
        other = start(library="other.db")
        other.push(_("Location overview…"))
        other.qtbot.waitUntil(lambda: _("Try again") in other.words())
        assert QApplication.activeModalWidget() is None
        assert "is nu niet bereikbaar (localhost)." in other.words()
        assert "Je ziet het zoals het was" not in other.words()
    finally:
        cluster.start()
    other.push(_("Try again"))
    other.qtbot.waitUntil(lambda: "2 teams" in other.words())
    assert "niet bereikbaar" not in other.words()
    # Who comes back to the page need not ask for it.
    assert "niet bereikbaar" in me.words()
    me.turn_to()
    me.push(_("← Back"))
    me.command(_("Location overview…"))
    me.qtbot.waitUntil(lambda: "niet bereikbaar" not in me.words())
    assert "2 teams" in me.words()
    assert len(Library.open(desk_of(me).library.path, read_only=True).plans()) == 0


def test_an_address_that_makes_no_sense_is_shown_and_said(start, laid_down: Callable[[str], None]) -> None:
    for address in ("plannen.zorg.nl", "postgresql://[plannen/digikoers"):
        laid_down(address)
        me: Person = start(str(plan_file.SAMPLE), library=f"{len(address)}.db")
        shown: list[bool] = []

        def look(me: Person = me, address: str = address, shown: list[bool] = shown) -> None:
            shown.append(address in me.words().replace("\u200b", ""))
            me.press(Key.Key_Escape)

        me.answering(look, lambda me=me: me.command(_("Share with the location…")))
        assert shown == [True]
        assert f"“{address}” is niet het adres van een bibliotheek van een organisatie" in me.words()


def test_a_library_that_does_not_know_her_is_said_in_a_line_and_only_asks_when_she_wants(
    start, organisation, laid_down: Callable[[str], None]
) -> None:
    for who, words, way_on in (
        ("niemand", "kent je niet", _("Log in…")),
        ("vreemd", "niet op de lijst", _("Try again")),
    ):
        laid_down(organisation.address(who))
        me = start(library=f"{who}.db")
        me.push(_("Location overview…"))
        me.qtbot.waitUntil(lambda me=me, way_on=way_on: way_on in me.words())
        assert QApplication.activeModalWidget() is None
        assert words in me.words()
        assert _("The organisation's library") in me.words()
    laid_down(organisation.address("niemand"))
    me = start(library="niemand.db")
    me.push(_("Location overview…"))
    me.qtbot.waitUntil(lambda: _("Log in…") in me.words())
    asked: list[str] = []

    def escape() -> None:
        asked.append(me.words())
        me.press(Key.Key_Escape)

    me.push(_("Log in…"))
    me.answering(escape, lambda: me.qtbot.waitUntil(lambda: bool(asked)))
    assert _("Password") in asked[0]
    assert _("Log in…") in me.words()
