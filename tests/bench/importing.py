"""How much of other people's lists is understood: the share of public headings, and of our own lists.

``python -m tests.bench.importing`` prints both; a heading counts when it means something in its own table.
"""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from plans.errors import PlanError
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from tests.plans.importing.last_lists import LAST
from tests.plans.importing.late_lists import LATE
from tests.plans.importing.more_lists import MORE
from tests.plans.importing.own_lists import LISTS, List
from tests.plans.importing.test_own_lists import bring, told
from tests.plans.importing.tried_lists import TRIED
from tests.plans.importing.written_lists import WRITTEN

HEADINGS = Path(__file__).parents[1] / "plans" / "importing" / "public_headings.toml"
BAR = 0.9


def shares() -> dict[str, tuple[int, int, list[str]]]:
    """Return for each table how many public headings are understood, of how many, and which are not."""
    found = {}
    for table, listed in tomllib.loads(HEADINGS.read_text(encoding="utf-8")).items():
        missed = [words for words in listed["others"] if not meanings(table, words) and period(words) is None]
        found[table] = listed["total"] - len(missed), listed["total"], missed
    return found


def right(lists: list[List]) -> tuple[int, list[str]]:
    """Return of how many lists all comes right, and the names of the others."""
    wrong = []
    for item in lists:
        with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
            try:
                plan, found, before = bring(item, Path(name))
            except PlanError as error:
                if not item.refused or item.refused not in str(error):
                    wrong.append(item.name)
                continue
        if item.refused or told(plan, found, before, item):
            wrong.append(item.name)
    return len(lists) - len(wrong), wrong


def show() -> None:
    """Print both shares."""
    print("headings of public formats that are understood")
    for table, (known, total, missed) in shares().items():
        below = "" if known / total >= BAR else "   below the bar"
        print(f"  {table:14}{known:4} of {total:3}   {known / total:6.1%}{below}   {', '.join(missed)}".rstrip())
    for words, lists in (
        ("our own", LISTS),
        ("tried on an early version", TRIED),
        ("of other kinds", [*MORE, *LATE, *LAST]),
        ("written by somebody else", WRITTEN),
    ):
        count, wrong = right(lists)
        print(f"lists that come in right, {words}: {count} of {len(lists)}   {', '.join(wrong)}".rstrip())


if __name__ == "__main__":
    show()
