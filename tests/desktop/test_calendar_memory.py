"""What went into calendars travels with the plan: from another laptop it is remembered here as well."""

from __future__ import annotations

from pathlib import Path

from plans.exchange import plan_file
from plans.exchange.calendar_choice import CalendarChoice
from plans.exchange.calendar_entries import entries
from plans.exchange.calendar_file import given_out
from plans.plan import Plan
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Person
from tests.plans.strategies import filled_plan

GONE = "00000000-0000-5000-8000-000000000001@digikoers"


def remembered(tmp_path: Path) -> dict[str, str]:
    library = Library.open(tmp_path / "test.db")
    try:
        [one] = library.plans()
        return library.load(one.id).record.calendar
    finally:
        library.close()


def came_back(start, plan: Plan, tmp_path: Path, answer: str) -> Person:
    """Have a plan in the library, and open a file of it that a colleague gave out a calendar from."""
    path = tmp_path / "terug.jaarplan"
    plan_file.write(plan, path)
    start(str(path)).window.close()
    plan.record.calendar = {GONE: "2027-04-14 all"}
    plan.team.manager = "Jörg Müller"
    plan_file.write(plan, path)
    me = start()
    me.answering_next(
        lambda: me.push(answer),
        lambda: me.answering(lambda: me.name_file(path), lambda: me.push(_("Open a plan file…"))),
    )
    return me


def test_a_plan_that_comes_in_brings_its_memory(start, tmp_path: Path) -> None:
    plan, path = filled_plan(), tmp_path / "eerst.jaarplan"
    plan.record.calendar = given_out(plan, CalendarChoice(), {})
    plan_file.write(plan, path)
    start(str(path))
    assert set(remembered(tmp_path)) == {item.key for item in entries(plan)}


def test_what_another_copy_gave_out_is_remembered_whatever_is_taken_of_it(start, tmp_path: Path) -> None:
    plan = filled_plan()
    plan.record.state = "concept"
    me = came_back(start, plan, tmp_path, "Laat mijn plan zo")
    assert remembered(tmp_path) == {GONE: "2027-04-14 all"}
    assert me.window.walk.document.plan.record.calendar == {GONE: "2027-04-14 all"}
