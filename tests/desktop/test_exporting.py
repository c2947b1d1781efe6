"""Plans, remarks and calendars that come and go as files, through the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView

from plans.derived import next_year
from plans.derived.sharing import shared, shared_scans
from plans.edits import adoption, apply, change, reopening
from plans.errors import Locked, PlanError
from plans.exchange import plan_file, remarks_file
from plans.exchange.calendar_entries import entries
from plans.plan import SINGLE, TABLES, Plan
from plans.plan_json import snapshot
from plans.storage.library import Library
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Control, Key, Person
from tests.plans.strategies import filled_plan

NAME = "Hoe heet het team?"
ALONG = "Lees mee in het plan van een ander…"


@pytest.fixture
def plan() -> Plan:
    made = filled_plan()
    made.team.name = "Team Łinde"
    made.team.manager = "Jörg Müller"
    made.record.state = "concept"
    made.record.changed_at = dt.datetime(2027, 3, 1, 12, 0, tzinfo=dt.UTC)
    return made


@pytest.fixture
def file(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "van-een-ander.jaarplan"
    plan_file.write(plan, path)
    return path


def changed(plan: Plan, days: int = 1) -> Plan:
    """The same plan as somebody else went on with it."""
    other = plan_file.copy(plan)
    other.team.name = "Team Anders"
    other.goals[0].title = "Stille nachten"
    other.risks.clear()
    other.record.changed_at += dt.timedelta(days=days)
    other.record.revision = max(0, other.record.revision + days)
    return other


def kept(tmp_path: Path, library: str = "test.db") -> list[Plan]:
    opened = Library.open(tmp_path / library)
    try:
        return [opened.load(item.id) for item in opened.plans()]
    finally:
        opened.close()


def opening(me: Person, path: Path, button: str = "") -> None:
    me.answering(lambda: me.name_file(path), lambda: me.push(button or _("Open a plan file…")))


@pytest.fixture
def back(start, plan: Plan, file: Path, tmp_path: Path):
    """Have the plan in the library, and come back with another form of it."""
    first = start(str(file))
    first.window.close()

    def begin(other: Plan) -> tuple[Person, Path]:
        path = tmp_path / "terug.jaarplan"
        plan_file.write(other, path)
        return start(), path

    return begin


def comparing(me: Person, path: Path, answer: str) -> str:
    """Open a plan that is there already, read what changed, and give an answer."""
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.push(answer)

    me.answering_next(read, lambda: opening(me, path))
    return texts[0]


def test_taking_over_is_one_step_that_can_be_undone(back, plan: Plan, tmp_path: Path) -> None:
    me, path = back(changed(plan))
    sentence = comparing(me, path, "Neem over")
    assert "1 doel gewijzigd, 1 kans of risico eruit" in sentence
    assert "→ Stille nachten" in sentence
    assert "ouder" not in sentence
    assert me.value(NAME) == "Team Anders"
    (own,) = kept(tmp_path)
    assert (own.goals[0].title, own.risks) == ("Stille nachten", [])
    me.press(Key.Key_Z, Control)
    (own,) = kept(tmp_path)
    assert plan_file.serialise(own)["records"] == plan_file.serialise(plan)["records"]


def test_leaving_opens_mine_untouched(back, plan: Plan, tmp_path: Path) -> None:
    me, path = back(changed(plan))
    comparing(me, path, "Laat mijn plan zo")
    assert me.value(NAME) == "Team Łinde"
    (own,) = kept(tmp_path)
    assert plan_file.serialise(own) == plan_file.serialise(plan)


def test_keeping_both_puts_a_second_plan_beside_it(back, plan: Plan, tmp_path: Path) -> None:
    me, path = back(changed(plan))
    comparing(me, path, "Bewaar beide")
    assert me.value(NAME) == "Team Anders"
    assert sorted(item.team.name for item in kept(tmp_path)) == ["Team Anders", "Team Łinde"]


def test_an_older_file_says_so_and_enter_leaves_mine(back, plan: Plan, tmp_path: Path) -> None:
    older = changed(plan, days=-20)
    me, path = back(older)
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.press(Key.Key_Return)

    me.answering_next(read, lambda: opening(me, path))
    assert "ouder dan wat jij hebt" in texts[0]
    for item in (plan, older):
        assert f"{item.record.changed_at.astimezone():%d-%m-%Y %H:%M}" in texts[0]
    assert me.value(NAME) == "Team Łinde"
    assert [item.team.name for item in kept(tmp_path)] == ["Team Łinde"]


def adopted(plan: Plan) -> Plan:
    made = plan_file.copy(plan)
    apply(made, adoption(made, dt.date(2026, 12, 18), "Jörg", snapshot(made)))
    return made


@pytest.fixture
def mine(plan: Plan, tmp_path: Path) -> Plan:
    """The plan, adopted, in the library."""
    library = Library.open(tmp_path / "test.db")
    made = adopted(plan)
    library.create(made)
    library.close()
    return made


def test_of_an_adopted_plan_it_is_said_that_it_changes_what_was_agreed(start, mine: Plan, tmp_path: Path) -> None:
    other = changed(mine)
    apply(other, reopening(other))
    path = tmp_path / "terug.jaarplan"
    plan_file.write(adopted(other), path)
    me = start()
    assert "ook wat is afgesproken" in comparing(me, path, "Neem over")
    [there] = kept(tmp_path)
    assert (there.goals[0].title, there.record.state, len(there.versions)) == ("Stille nachten", "adopted", 2)
    me.press(Key.Key_Z, Control)
    [there] = kept(tmp_path)
    assert plan_file.serialise(there)["records"] == plan_file.serialise(mine)["records"]


def test_a_file_that_changes_what_was_agreed_without_adopting_it_cannot_be_taken_over(
    start, mine: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "terug.jaarplan"
    plan_file.write(changed(mine), path)
    me = start()

    def read() -> None:
        assert _("The plan is adopted: what was agreed is fixed.") in me.words()
        assert not me.visible(QAbstractButton, "Neem over").isEnabled()
        assert me.visible(QAbstractButton, "Bewaar beide").isEnabled()
        me.press(Key.Key_Return)

    me.answering_next(read, lambda: opening(me, path))
    me.go(text("team", "step.title"))
    assert me.value(NAME) == "Team Łinde"
    [there] = kept(tmp_path)
    assert plan_file.serialise(there) == plan_file.serialise(mine)


def test_a_file_with_what_goes_on_after_adoption_is_taken_over_without_a_warning(
    start, mine: Plan, tmp_path: Path
) -> None:
    other = plan_file.copy(mine)
    other.actions[0].status = "done"
    other.record.changed_at += dt.timedelta(days=1)
    path = tmp_path / "terug.jaarplan"
    plan_file.write(other, path)
    me = start()
    assert "afgesproken" not in comparing(me, path, "Neem over")
    assert kept(tmp_path)[0].actions[0].status == "done"


def test_remarks_do_not_come_into_a_closed_plan(start, plan: Plan, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "test.db")
    closed = plan_file.copy(plan)
    apply(closed, next_year.closing(closed))
    library.create(closed)
    library.close()
    path = tmp_path / "terug.opmerkingen"
    theirs = plan_file.copy(plan)
    theirs.remarks[0].what = "Nog iets"
    remarks_file.write(theirs, path)
    me = start()
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.press(Key.Key_Return)

    me.answering_next(read, lambda: opening(me, path))
    assert _("This plan is closed; nothing changes in it any more.") in texts[0]
    assert plan_file.serialise(kept(tmp_path)[0]) == plan_file.serialise(closed)


def test_a_plan_in_the_bin_comes_out_when_its_file_is_opened(start, file: Path, tmp_path: Path) -> None:
    me = start(str(file))
    me.push("Digikoers")
    me.pick(f"{_('More')}: Team Łinde · jaarplan 2027", _("Delete"))
    assert kept(tmp_path) == []
    me.answering_next(lambda: me.push(_("Open mine")), lambda: opening(me, file))
    assert [item.team.name for item in kept(tmp_path)] == ["Team Łinde"]


def test_a_change_in_every_table_can_be_read(back, plan: Plan) -> None:
    bare = plan_file.copy(plan)
    for name in TABLES:
        if name not in SINGLE:
            bare.table(name).clear()
    me, path = back(bare)
    sentence = comparing(me, path, "Laat mijn plan zo")
    for words in ("1 doel eruit", "4 kwartaalreviews eruit", "1 meting eruit", "1 opmerking eruit", "3 personen eruit"):
        assert words in sentence


# Reading along


def test_reading_along_there_and_back(start, plan: Plan, file: Path, tmp_path: Path) -> None:
    leader = start(str(file), library="leider.db")
    manager = start(library="manager.db")
    opening(manager, file, ALONG)
    assert "◇ alleen lezen, met eigen opmerkingen" in manager.words()
    assert manager.field(NAME).isReadOnly()
    manager.push("Mijn opmerkingen")
    table = manager.table("Van de locatiemanager")
    manager.rows(table, ("Mooi dat de nachten stil zijn",), first=table.model().rowCount() - 1)
    remarks = tmp_path / "terug.opmerkingen"
    sentence = saving(manager, remarks, lambda: manager.push("Stuur opmerkingen terug…"))
    assert "Er staan 2 opmerkingen in." in sentence
    (copy,) = kept(tmp_path, "manager.db")
    assert copy.record.to_read
    assert copy.remarks[-1].author == "Jörg Müller"

    leader.push("Digikoers")
    texts: list[str] = []

    def read() -> None:
        texts.append(leader.words())
        leader.press(Key.Key_Return)

    leader.answering_next(read, lambda: opening(leader, remarks))
    assert "1 opmerking erbij" in texts[0]
    (own,) = kept(tmp_path, "leider.db")
    assert [remark.what for remark in own.remarks] == ["Iets bij what", "Mooi dat de nachten stil zijn"]
    shown = QApplication.focusWidget()
    assert isinstance(shown, QTableView)
    assert shown.currentIndex().siblingAtColumn(0).data() == "Mooi dat de nachten stil zijn"
    leader.qtbot.waitUntil(lambda: not shown.viewport().visibleRegion().isEmpty())
    leader.press(Key.Key_Z, Control)
    (own,) = kept(tmp_path, "leider.db")
    assert len(own.remarks) == 1
    assert leader.window.walk.step == "calendar"


def test_what_was_sent_is_not_changed_by_who_gets_it(start, plan: Plan, tmp_path: Path) -> None:
    plan.remarks[0].sent = 1_800_000_000
    path = tmp_path / "met-opmerking.jaarplan"
    plan_file.write(plan, path)
    me = start(str(path))
    me.go(review_step())
    me.walk_to(me.table("Van de locatiemanager"), 0, 0)
    assert me.field("Van wie is dit?").isReadOnly()


def test_what_is_read_along_cannot_be_changed(start, file: Path, tmp_path: Path) -> None:
    me = start()
    opening(me, file, ALONG)
    document = me.window.walk.document
    before = plan_file.serialise(kept(tmp_path)[0])
    with pytest.raises(Locked, match="van iemand anders"):
        document.set_value(document.plan.record, "state", "consultation")
    assert plan_file.serialise(kept(tmp_path)[0]) == before


def test_a_newer_plan_leaves_my_remarks(start, plan: Plan, file: Path, tmp_path: Path) -> None:
    me = start()
    opening(me, file, ALONG)
    me.go(review_step())
    table = me.table("Van de locatiemanager")
    me.rows(table, ("Mooi",), first=table.model().rowCount() - 1)
    me.push("Digikoers")
    newer = changed(plan, days=4000)
    path = tmp_path / "terug.jaarplan"
    plan_file.write(newer, path)
    sentence = comparing(me, path, "Neem over")
    assert "Je eigen opmerkingen blijven staan" in sentence
    (own,) = kept(tmp_path)
    assert own.record.to_read
    assert (own.team.name, own.remarks[-1].what) == ("Team Anders", "Mooi")


def test_remarks_of_a_plan_that_is_not_here_are_refused(start, plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "los.opmerkingen"
    remarks_file.write(plan, path)
    me = start()
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.press(Key.Key_Return)

    me.answering_next(read, lambda: opening(me, path))
    assert "niet in jouw bibliotheek" in texts[0]
    assert kept(tmp_path) == []


# Going out


def saving(me: Person, path: Path, start, *before) -> str:
    """Name the file that is asked for, after the questions before it, and read what is said after it."""
    texts: list[str] = []

    def read() -> None:
        texts.append("\n".join((me.words(), QApplication.activeModalWidget().informativeText())))
        me.press(Key.Key_Return)

    me.answering_in_turn(start, *before, lambda: me.name_file(path), read)
    return texts[0]


def going(me: Person):
    """Go on from the question about names and a passphrase."""
    return lambda: me.push(_("Choose where…"))


def test_the_plan_is_saved_and_said_to_be_where_and_when(start, file: Path, plan: Plan, tmp_path: Path) -> None:
    me = start(str(file))
    target = tmp_path / "kopie.jaarplan"
    sentence = saving(me, target, lambda: me.command(_("Save as a plan file…")), going(me))
    assert "Opgeslagen als kopie.jaarplan om " in sentence
    assert str(tmp_path) in sentence
    assert "alles staat erin" in sentence
    assert "over jezelf invulde, zit er niet in" in sentence
    assert plan_file.serialise(plan_file.read(target)[0]) == plan_file.serialise(shared(plan))


def ticking(me: Person, words: str):
    """Tick something in the question before the file leaves, and go on."""

    def tick() -> None:
        me.push(words)
        me.push(_("Choose where…"))

    return tick


PROFILE, COPY = (
    "Met het profiel van mijn zelfscan, zonder mijn antwoorden",
    "Een kopie voor mezelf, met mijn zelfscan en mijn leiderschap",
)


def test_her_own_scan_goes_along_only_when_she_ticks_it(start, file: Path, plan: Plan, tmp_path: Path) -> None:
    plan.leadership_scans[0].agreed = {"need": 2, "need_work": 5, "means": 6, "working_technology": 7}
    plan_file.write(plan, file)
    me = start(str(file))
    target = tmp_path / "met.jaarplan"
    sentence = saving(me, target, lambda: me.command(_("Save as a plan file…")), ticking(me, PROFILE))
    assert "Je antwoorden niet." in sentence
    copy = plan_file.read(target)[0]
    assert copy.leadership_scans == shared_scans(plan)
    assert copy.leadership_scans[0].agreed == {"aware": 4, "equipped": 7}
    target = tmp_path / "zelf.jaarplan"
    sentence = saving(me, target, lambda: me.command(_("Save as a plan file…")), ticking(me, COPY))
    assert "Houd deze kopie voor jezelf." in sentence
    assert plan_file.serialise(plan_file.read(target)[0]) == plan_file.serialise(plan)


def test_without_a_scan_nothing_more_is_offered_or_said(start, file: Path, plan: Plan, tmp_path: Path) -> None:
    plan.leadership_scans.clear()
    plan.intentions.clear()
    plan_file.write(plan, file)
    me = start(str(file))
    shown: list[str] = []

    def look() -> None:
        shown.append(me.words())
        me.push(_("Choose where…"))

    sentence = saving(me, tmp_path / "kopie.jaarplan", lambda: me.command(_("Save as a plan file…")), look)
    assert "zelfscan" not in sentence + shown[0]


def test_her_answers_stay_when_a_plan_comes_back_without_them(back, plan: Plan, tmp_path: Path) -> None:
    me, path = back(shared(changed(plan)))
    sentence = comparing(me, path, "Neem over")
    assert "zelfscan" not in sentence
    (own,) = kept(tmp_path)
    assert (own.goals[0].title, own.leadership_scans) == ("Stille nachten", plan.leadership_scans)


def test_it_can_be_saved_without_names(start, file: Path, tmp_path: Path) -> None:
    me = start(str(file))
    target = tmp_path / "rollen.jaarplan"
    assert "rollen" in saving(me, target, lambda: me.command(_("Save without names…")), going(me))
    assert "Samira" not in target.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_said_and_the_old_file_stays(start, file: Path, tmp_path: Path, monkeypatch) -> None:
    me = start(str(file))
    target = tmp_path / "kopie.jaarplan"
    target.write_bytes(b"wat er stond")

    def fail(*_arguments: object) -> None:
        raise PlanError("De schijf is vol.", "Maak ruimte.")

    monkeypatch.setattr(plan_file.files, "write", fail)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_arguments: (str(target), ""))
    texts: list[str] = []

    def read() -> None:
        texts.append(me.words())
        me.press(Key.Key_Return)

    me.answering_in_turn(lambda: me.command(_("Save as a plan file…")), going(me), read)
    assert "De schijf is vol." in texts[0]
    assert "Bewaard" not in texts[0]
    assert target.read_bytes() == b"wat er stond"


def test_the_year_goes_to_a_calendar_from_its_page(start, file: Path, plan: Plan, tmp_path: Path) -> None:
    me = start(str(file))
    me.go(review_step())
    target = tmp_path / "jaar.ics"
    assert "momenten in" in saving(me, target, lambda: me.push("Zet in agenda (.ics)…"), going(me))
    found = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert len(found) == len(entries(plan))


def test_only_her_own_moments_go_along_and_what_fell_out_is_cancelled(start, file: Path, tmp_path: Path) -> None:
    me = start(str(file))
    me.go(review_step())
    plan = me.window.walk.document.plan
    target = tmp_path / "van mij.ics"

    def choosing() -> None:
        me.push(_("Only mine"))
        me.push(_("A week before"))
        me.push(_("Choose where…"))

    saving(me, target, lambda: me.push("Zet in agenda (.ics)…"), choosing)
    found = Calendar.from_ical(target.read_bytes())
    mine = {item.key for item in entries(plan, "mine")}
    assert {str(event["uid"]) for event in found.walk("VEVENT")} == mine
    assert found.walk("VALARM")
    gone = next(item for item in entries(plan) if item.kind == "review")
    review = next(item for item in plan.reviews if item.id == gone.record)
    me.window.walk.document.apply_step([change(review, "on", None)])
    other = tmp_path / "later.ics"
    # What she chose is remembered, and what she had is cancelled, in another file too.
    saving(me, other, lambda: me.push("Zet in agenda (.ics)…"), going(me))
    events = {str(event["uid"]): event for event in Calendar.from_ical(other.read_bytes()).walk("VEVENT")}
    assert set(events) == mine
    assert str(events[gone.key]["status"]) == "CANCELLED"
    assert me.window.walk.document.library.load(plan.id).record.calendar == plan.record.calendar


def review_step() -> str:
    from resources.texts import text

    return text("calendar", "step.title")
