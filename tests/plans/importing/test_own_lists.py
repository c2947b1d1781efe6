"""Lists of every kind that teams have: what comes into the plan is what a careful reader wrote down."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import field_text
from plans.edits import apply
from plans.errors import PlanError
from plans.exchange.headings import READ
from plans.importing import taking
from plans.importing.records.result import describe_import
from plans.money import format_amount
from plans.plan import Plan, new_plan
from plans.records import Record
from tests.plans.importing.last_lists import LAST
from tests.plans.importing.late_lists import LATE
from tests.plans.importing.more_lists import MORE
from tests.plans.importing.own_lists import LISTS, List
from tests.plans.importing.tried_lists import TRIED
from tests.plans.importing.written_lists import WRITTEN

ALL = [*LISTS, *TRIED, *MORE, *LATE, *LAST, *WRITTEN]


def told(plan: Plan, found: taking.Import, before: set[object], item: List) -> list[str]:
    """Return what is not as it was written down."""
    wrong = []
    for table in READ:
        came = [record for record in plan.table(table) if record.id not in before]
        wanted = item.come.get(table, [])
        if wanted is None:
            continue
        if len(came) != len(wanted):
            wrong.append(f"{table}: {len(came)} came, {len(wanted)} should")
        for record, fields in zip(came, wanted, strict=False):
            for name, shown in fields.items():
                is_shown = shown_in(plan, record, name)
                if shown is not None and is_shown != shown:
                    wrong.append(f"{table}.{name}: “{is_shown}”, should be “{shown}”")
    leader = next(person for person in plan.people if person.role == "leader")
    wrong += [
        f"leader.{name}: “{is_shown}”, should be “{shown}”"
        for name, shown in item.leader.items()
        if (is_shown := shown_in(plan, leader, name)) != shown
    ]
    wrong += [f"“{person.name}” is nobody" for person in plan.people if person.name in item.nobody]
    if item.said and not any(item.said in line for line in describe_import(found)):
        wrong.append(f"“{item.said}” is not said")
    for words, lines, marked in (
        ("doubtful", item.doubts, {line.number for line in found.lines if line.doubt and line.taken}),
        ("partly", item.partly, {line.number for line in found.lines if line.verdict == "partly"}),
    ):
        if lines is not None and set(lines) != marked:
            wrong.append(f"{words}: {sorted(marked)}, should be {list(lines)}")
    return wrong


def shown_in(plan: Plan, record: Record, name: str) -> str:
    """Return how a field is shown; "year" is what the quarters of a budget line come to."""
    if name != "year":
        return field_text.format_value(plan, record, name)
    cents = [getattr(record, f"quarter{number}") for number in range(1, 5)]
    total = format_amount(sum(cent or 0 for cent in cents)).removeprefix("€").strip().removesuffix(",00")
    return total if any(cent is not None for cent in cents) else ""


def bring(item: List, folder: Path) -> tuple[Plan, taking.Import, set[object]]:
    """Take a list into a new plan; return the plan, what was found, and the records that were there before."""
    plan = new_plan(2027)
    before: set[object] = {record.id for table in READ for record in plan.table(table)}
    if item.before is not None:
        apply(plan, taking.import_file(plan, item.before(folder)).edits)
    found = taking.import_file(plan, item.write(folder))
    apply(plan, found.edits)
    return plan, found, before


@pytest.mark.parametrize("item", ALL, ids=[item.name for item in ALL])
def test_what_comes_is_what_should(tmp_path: Path, item: List) -> None:
    if item.refused:
        with pytest.raises(PlanError, match=item.refused):
            bring(item, tmp_path)
        return
    plan, found, before = bring(item, tmp_path)
    assert told(plan, found, before, item) == []
    (tmp_path / "again").mkdir()
    again = taking.import_file(plan, item.write(tmp_path / "again"))
    assert again.edits == [], "once more changes nothing"
