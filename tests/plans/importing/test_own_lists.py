"""Sixty lists of kinds that teams have: what comes into the plan is what was written down before they were tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import field_text
from plans.edits import apply
from plans.errors import PlanError
from plans.exchange.headings import READ
from plans.importing import taking
from plans.importing.result import describe_import
from plans.plan import Plan, new_plan
from tests.plans.importing.own_lists import LISTS, List


def told(plan: Plan, found: taking.Import, before: set[object], item: List) -> list[str]:
    """Return what is not as it was written down."""
    wrong = []
    for table in READ:
        came = [record for record in plan.table(table) if record.id not in before]
        wanted = item.come.get(table, [])
        if len(came) != len(wanted):
            wrong.append(f"{table}: {len(came)} came, {len(wanted)} should")
        for record, fields in zip(came, wanted, strict=False):
            for name, shown in fields.items():
                is_shown = field_text.format_value(plan, record, name)
                if is_shown != shown:
                    wrong.append(f"{table}.{name}: “{is_shown}”, should be “{shown}”")
    if item.said and not any(item.said in line for line in describe_import(found)):
        wrong.append(f"“{item.said}” is not said")
    return wrong


@pytest.mark.parametrize("item", LISTS, ids=[item.name for item in LISTS])
def test_what_comes_is_what_should(tmp_path: Path, item: List) -> None:
    plan = new_plan(2027)
    before = {record.id for table in READ for record in plan.table(table)}
    path = item.write(tmp_path)
    if item.refused:
        with pytest.raises(PlanError, match=item.refused):
            taking.import_file(plan, path)
        return
    found = taking.import_file(plan, path)
    apply(plan, found.edits)
    assert told(plan, found, before, item) == []
    again = taking.import_file(plan, path)
    assert again.edits == [], "once more changes nothing"
