"""How much of other people's lists is understood: the share of public headings, and of our own sixty lists.

``python -m tests.bench.importing`` prints both; a heading counts when it means something in its own table.
"""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from plans.edits import apply
from plans.errors import PlanError
from plans.exchange.headings import READ
from plans.importing import taking
from plans.importing.headings import meanings, period
from plans.plan import new_plan
from tests.plans.importing.own_lists import LISTS
from tests.plans.importing.test_own_lists import told

HEADINGS = Path(__file__).parents[1] / "plans" / "importing" / "public_headings.toml"
BAR = 0.9


def shares() -> dict[str, tuple[int, int, list[str]]]:
    """Return for each table how many public headings are understood, of how many, and which are not."""
    found = {}
    for table, listed in tomllib.loads(HEADINGS.read_text(encoding="utf-8")).items():
        missed = [words for words in listed["others"] if not meanings(table, words) and period(words) is None]
        found[table] = listed["total"] - len(missed), listed["total"], missed
    return found


def right() -> tuple[int, list[str]]:
    """Return of how many of our own lists all comes right, and the names of the others."""
    wrong = []
    for item in LISTS:
        plan = new_plan(2027)
        before = {record.id for table in READ for record in plan.table(table)}
        with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
            try:
                found = taking.import_file(plan, item.write(Path(name)))
            except PlanError as error:
                if not item.refused or item.refused not in str(error):
                    wrong.append(item.name)
                continue
        apply(plan, found.edits)
        if item.refused or told(plan, found, before, item):
            wrong.append(item.name)
    return len(LISTS) - len(wrong), wrong


def show() -> None:
    """Print both shares."""
    print("headings of public formats that are understood")
    for table, (known, total, missed) in shares().items():
        below = "" if known / total >= BAR else "   below the bar"
        print(f"  {table:14}{known:4} of {total:3}   {known / total:6.1%}{below}   {', '.join(missed)}".rstrip())
    count, wrong = right()
    print(f"own lists that come in right: {count} of {len(LISTS)}   {', '.join(wrong)}".rstrip())


if __name__ == "__main__":
    show()
