"""A plan that we printed ourselves, as a document that comes back: what each of its tables and pages is.

The parts of such a document have bookmarks, and a table says by its headings what it holds. What is no list of records
(sums, quarters, conditions, what we ask) is left, and so is a summary: it says the same in fewer words.
"""

from __future__ import annotations

from collections.abc import Iterable

from plans import field_text
from plans.exchange.headings import READ, sheet_title
from plans.importing.files.grid import Cell, Content, Grid, Known, PrintedLine, Row
from plans.importing.tables import printed_pages, printed_rows
from plans.importing.tables.printed_rows import ACTION, ACTIVITY, BUDGET, PERSON, Fields, columns
from plans.importing.tables.printed_words import answer, plain, template
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _
from resources.texts import text

PARTS = frozenset(
    ("summary", "team", "vision", "goals", "parked", "actions", "training", "budget", "conditions", "quarter")
)
"""Parts of which one at least stands in what we print of a plan."""
_OTHERS = frozenset(
    ("message", "stops", "communication", "minutes", "family", "news", "board", "sheet", "goal_card", "session")
)
"""Parts of what is no plan: the poster, what to tell through the year, sheets to fill in."""


def is_printed(content: Content) -> bool:
    """Return whether a document is a plan that we printed, or a part of one."""
    return any(line.part in PARTS for line in content.printed)


def is_other_print(content: Content) -> bool:
    """Return whether a document is something else that we printed: it says less than the plan, in other words."""
    return not is_printed(content) and any(line.part in _OTHERS for line in content.printed)


def lists_of(content: Content, language: str) -> Content:
    """Return the lists that a printed plan holds, each as one table, then its other tables, as nothing to take."""
    roles = field_text.options(Person, "role")
    with speaking(language):
        found = _Printed(content).read()
        for table, rows in found.items():
            for row in rows:
                row |= _by_role(table, row, roles)
    made = [_grid(table, rows) for table, rows in found.items() if rows]
    others = [grid for grid in content.grids if grid.rows]
    for grid in others:
        grid.known = Known("")
    return Content([*made, *others], content.texts)


def with_pasted(content: Content) -> Content:
    """Return another document in which a table of ours that was pasted into it is known as what it is.

    It is one when it has our headings and the small print that we put below the words of a cell.
    """
    content.grids = [_pasted(grid) or grid if grid.below and grid.rows else grid for grid in content.grids]
    return content


def _pasted(grid: Grid) -> Grid | None:
    for language in LANGUAGES:
        with speaking(language):
            if columns(grid, Action, ACTION):
                table, rows = "actions", list(printed_rows.actions(grid, ""))
            elif columns(grid, Activity, ACTIVITY):
                table, rows = "activities", list(printed_rows.activities(grid, ""))
            elif columns(grid, BudgetLine, BUDGET):
                table, rows = "budget_lines", list(printed_rows.budget_lines(grid, []))
            elif columns(grid, Person, PERSON):
                table, rows = "people", list(printed_rows.people(grid))
            else:
                continue
        return _grid(table, rows, grid.name)
    return None


class _Printed:
    """Reads a printed plan in the language in use; takes the tables it understands out of those of the document."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._found: dict[str, list[Fields]] = {table: [] for table in READ}
        self._goals: dict[str, str] = {}
        """How each goal is called, by its number."""

    def read(self) -> dict[str, list[Fields]]:
        """Return the lines of each table."""
        self._read_goals()
        self._read_actions()
        self._read_people()
        for grid in self._taken("training", Activity, ACTIVITY):
            usual = self._usual("training")
            self._found["activities"] += printed_rows.activities(grid, usual[0] if usual else "")
        for grid in self._taken("budget", BudgetLine, BUDGET):
            self._found["budget_lines"] += printed_rows.budget_lines(grid, self._usual("budget"))
        for table in ("actions", "activities", "budget_lines"):
            for row in self._found[table]:
                number = str(row.get("goal_id") or "")
                row["goal_id"] = self._goals.get(number, number) or None
        return self._found

    def _lines(self, part: str) -> list[PrintedLine]:
        return [line for line in self._content.printed if line.part == part]

    def _read_goals(self) -> None:
        parts = dict.fromkeys(line.part for line in self._content.printed if line.part.startswith("goal_"))
        for part in parts:
            lines = self._lines(part)
            self._goals[part.removeprefix("goal_")] = printed_pages.named(lines)
            self._found["goals"].append(printed_pages.goal(lines))
        for grid in self._content.grids if not parts else []:
            # A summary, or the page for a review, by itself.
            if grid.part in ("summary", "quarter") and grid.rows and (rows := printed_pages.summaries(grid)):
                self._content.grids.remove(grid)
                self._found["goals"] += rows
                break
        for grid in [grid for grid in self._content.grids if grid.part == "parked" and grid.rows]:
            self._content.grids.remove(grid)
            for row in grid.rows[1:]:
                reason = str(row.cell(1) or "") or None
                self._found["goals"].append({"title": str(row.cell(0) or ""), "parked": "x", "parked_reason": reason})

    def _read_actions(self) -> None:
        found = []
        for part in dict.fromkeys(grid.part for grid in self._content.grids):
            if part == "actions" or part.startswith("goal_"):
                goal = part.removeprefix("goal_") if part != "actions" else ""
                for place, grid in enumerate(self._taken(part, Action, ACTION)):
                    # A second table is of a goal whose heading is gone.
                    found += list(printed_rows.actions(grid, "" if place else goal))
        # The list of all actions says once more what stands with the goals.
        for grid in self._taken("action_list", Action, ACTION):
            found = found or list(printed_rows.actions(grid, ""))
        self._found["actions"] = found

    def _read_people(self) -> None:
        below = {text("people", f"sections.{name}.title") for name in ("together", "others")}
        lines = self._lines("people")
        self._found["people"] = printed_pages.people(lines[1:], below)
        for grid in self._taken("people", Person, PERSON):
            self._found["people"] += printed_rows.people(grid)

    def _taken(self, part: str, kind: type[Record], names: tuple[str, ...]) -> list[Grid]:
        """Return the tables of a part that have these fields as headings, and take them out of the document."""
        found = [grid for grid in self._content.grids if grid.part == part and columns(grid, kind, names)]
        for grid in found:
            self._content.grids.remove(grid)
        return found

    def _usual(self, part: str) -> list[str]:
        """Return what most lines of a part have in common, as it stands below their table."""
        once = template(_("Unless something else is said: {words}."), words=".+?")
        said = (once.match(plain(line.words)) for line in self._lines(part))
        return next((found["words"].split(", ") for found in said if found), [])


def _by_role(table: str, row: Fields, roles: dict[str, str]) -> Fields:
    """Return whom a line names by a role, as somebody without a name is called, in the words for it in ``roles``."""
    kind = READ[table]
    named = {name: said for name, said in row.items() if name == "name" or field_text.kind(kind, name) == "person"}
    found = {name: answer(Person, "role", str(said or "")) for name, said in named.items()}
    return {name: roles[role] for name, role in found.items() if role is not None}


def _grid(table: str, rows: Iterable[Fields], called: str = "") -> Grid:
    """Return lines as a table that says itself what its columns are, in the language in use."""
    kind, lines = READ[table], list(rows)
    names = [name for name in kind.fields() if any(row.get(name) is not None for row in lines)]
    grid = Grid(called or sheet_title(table), [Row(1, [field_text.short_name(kind, name) for name in names])])
    grid.rows += [
        Row(number, [_cell(table, name, row.get(name)) for name in names]) for number, row in enumerate(lines, start=2)
    ]
    grid.known = Known(table, {place: f"{table}.{name}" for place, name in enumerate(names)})
    return grid


def _cell(table: str, name: str, said: Cell | list[str]) -> Cell:
    """Return what stands in a cell: an answer by its words."""
    kind = READ[table]
    match field_text.kind(kind, name):
        case "choice":
            return field_text.options(kind, name).get(str(said), said if isinstance(said, str) else None)
        case "several":
            words = field_text.options(kind, name)
            return ", ".join(words[item] for item in said) or None if isinstance(said, list) else None
        case "tick":
            return _("yes") if said else None
        case _:
            assert not isinstance(said, list)
            return said
