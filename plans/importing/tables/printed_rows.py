"""The lines of the tables of a plan printed by us: actions, training, budget and people, as the fields they were."""

from __future__ import annotations

from collections.abc import Iterator

from plans import field_text
from plans.dates import QUARTERS
from plans.importing.files.grid import Cell, Grid, Row
from plans.importing.tables import printed_words as words
from plans.importing.tables.printed_words import BETWEEN, Note, name_of, parse_note, plain
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person
from plans.subjects.training import TYPES, Activity
from resources.language import gettext as _

Fields = dict[str, Cell | list[str]]
"""What a line says of each field; an answer of a fixed list by its value, several of them as a list."""

ACTION = ("what", "owner_id", "due", "status")
ACTIVITY = ("what", "types", "given_by", "on", "cost")
PERSON = ("name", "responsible_for", "rhythm")
BUDGET = ("what", *(f"quarter{quarter}" for quarter in QUARTERS))
_CHOSEN = ("source", "level", "necessity", "recurrence")


def columns(grid: Grid, kind: type[Record], names: tuple[str, ...]) -> dict[str, int]:
    """Return in which column each of these fields stands, by its heading; nothing when one of them has none."""
    heads = {plain(str(cell)): place for place, cell in enumerate(grid.rows[0].cells) if cell} if grid.rows else {}
    found = {name: heads[name_of(kind, name)] for name in names if name_of(kind, name) in heads}
    return found if len(found) == len(names) else {}


def actions(grid: Grid, goal: str) -> Iterator[Fields]:
    """Give the actions of a table; ``goal`` is the one they stand under."""
    places = columns(grid, Action, ACTION)
    of_goal = columns(grid, Action, ("goal_id",))
    for row in grid.rows[1:]:
        if _is_title(row):
            continue
        note = parse_note(
            Action, small_words(grid, row, places["what"]), ("start", *_others(Action, ACTION)), (), ("introduces",)
        )
        made: Fields = {
            "what": main_words(grid, row, places["what"]),
            "owner_id": plain(main_words(grid, row, places["owner_id"])) or None,
            "due": words.date_cell(main_words(grid, row, places["due"])),
            "status": _answered(Action, "status", main_words(grid, row, places["status"])),
            "goal_id": goal or (main_words(grid, row, of_goal["goal_id"]) if of_goal else "") or None,
        }
        made["goal_id"] = made["goal_id"] or note.goal or None
        _put(made, Action, note)
        made["where"] = BETWEEN.join(note.rest) or None
        yield made


def activities(grid: Grid, usual: str) -> Iterator[Fields]:
    """Give the training of a table; ``usual`` is for whom it is where a line does not say so."""
    places = columns(grid, Activity, ACTIVITY)
    for row in _without_total(grid, places["cost"]):
        what = parse_note(
            Activity,
            small_words(grid, row, places["what"]),
            _others(Activity, (*ACTIVITY, "form", "skill")),
            ("form", "skill"),
        )
        when = parse_note(Activity, small_words(grid, row, places["on"]), ("hours", "places", "reached"), (), ("held",))
        cost = main_words(grid, row, places["cost"])
        free = plain(cost).casefold() == name_of(Activity, "free").casefold()
        made: Fields = {
            "what": main_words(grid, row, places["what"]),
            "types": _types(main_words(grid, row, places["types"])),
            "audience": words.answer(Activity, "audience", small_words(grid, row, places["types"]))
            or words.answer(Activity, "audience", usual),
            "given_by": plain(main_words(grid, row, places["given_by"])) or None,
            "on": words.date_cell(main_words(grid, row, places["on"])),
            "cost": None if free else words.amount(cost),
            "free": "x" if free else None,
            "goal_id": what.goal or None,
        }
        _put(made, Activity, what)
        _put(made, Activity, when)
        yield made


def budget_lines(grid: Grid, usual: list[str]) -> Iterator[Fields]:
    """Give the lines of the budget; ``usual`` is what most of them have in common, said once."""
    places = columns(grid, BudgetLine, BUDGET)
    common = parse_note(BudgetLine, BETWEEN.join(usual), (), _CHOSEN)
    payer = name_of(BudgetLine, "payer").casefold()
    paid = next((part[len(payer) :].strip() for part in common.rest if part.casefold().startswith(f"{payer} ")), "")
    kind, together = None, plain(_("Together"))
    rows = grid.rows[1:]
    if rows and plain(main_words(grid, rows[-1], places["what"])) == plain(_("Total")):
        rows = rows[:-1]
    for place, row in enumerate(rows):
        if _is_title(row):
            kind = words.answer(BudgetLine, "kind", str(row.cell(places["what"])))
            continue
        last = place + 1 == len(rows) or _is_title(rows[place + 1])
        what = main_words(grid, row, places["what"])
        if last and plain(what) == together and not small_words(grid, row, places["what"]):
            continue
        note = parse_note(BudgetLine, small_words(grid, row, places["what"]), ("fund", "payer", "rate"), _CHOSEN)
        made: Fields = {"what": what, "kind": kind, "goal_id": note.goal or None, **common.fields}
        if paid:
            made["payer"] = paid
        _follow(made, note)
        _put(made, BudgetLine, note)
        made["note"] = BETWEEN.join(note.rest) or None
        for quarter in QUARTERS:
            column = places[f"quarter{quarter}"]
            if "person_id" not in made and "activity_id" not in made:
                made[f"quarter{quarter}"] = words.amount(main_words(grid, row, column))
            made[f"actual{quarter}"] = words.amount(small_words(grid, row, column))
        yield made


def _follow(made: Fields, note: Note) -> None:
    """Take whose hours or which training a line follows out of its small print."""
    both = words.template(_("follows the hours of {name} and the training “{what}”"), name=".+", what=".+")
    hours = words.template(_("follows the hours of {name}"), name=".+")
    training = words.template(_("follows the training “{what}”"), what=".+")
    for part in note.rest:
        found = both.fullmatch(part) or training.fullmatch(part) or hours.fullmatch(part)
        if found is not None:
            parts = found.groupdict()
            nameless = (_("somebody without a name"), _("a training without a name"))
            named = {"person_id": parts.get("name"), "activity_id": parts.get("what")}
            made |= {name: said for name, said in named.items() if said and said not in nameless}
            note.rest.remove(part)
            return


def people(grid: Grid) -> Iterator[Fields]:
    """Give the people of whom a line says little: who, which role, what for."""
    places = columns(grid, Person, PERSON)
    for row in grid.rows[1:]:
        made: Fields = {"name": plain(main_words(grid, row, places["name"]))}
        made |= roles(small_words(grid, row, places["name"]))
        made["responsible_for"] = main_words(grid, row, places["responsible_for"]) or None
        yield made


def roles(small: str) -> Fields:
    """Return the role that small print begins with; the name of one that is in no list stands behind it."""
    note = parse_note(Person, small, ("replaced_by_id",), ("role",))
    role = note.fields.get("role")
    named = [part for part in note.rest[:1] if role == "other" and not words.names_day(part)]
    return {"role": role, "role_name": "".join(named) or None, "replaced_by_id": note.fields.get("replaced_by_id")}


def _put(made: Fields, kind: type[Action | Activity | BudgetLine], note: Note) -> None:
    """Add the labelled parts of small print to what a line says."""
    for name, said in note.fields.items():
        match field_text.kind(kind, name):
            case "date":
                made[name] = words.date_cell(said)
            case "quantity" | "count":
                made[name] = words.number(said)
            case "amount":
                made[name] = words.amount(said)
            case _:
                made[name] = said


def _others(kind: type[Action | Activity], placed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields that may stand in small print with their name."""
    return tuple(name for name in kind.fields() if name not in placed)


def _types(said: str) -> list[str]:
    if plain(said) == plain(_("All types")):
        return list(TYPES)
    return [value for part in said.split(",") if (value := words.answer(Activity, "types", part))]


def _answered(kind: type[Action], name: str, said: str) -> Cell:
    """Return the value that an answer stands for; what is in no list is left as it is, to be looked at."""
    return words.answer(kind, name, said) or plain(said) or None


def _is_title(row: Row) -> bool:
    """Return whether a line only names those below it."""
    return sum(bool(cell) for cell in row.cells) == 1 and len(row.cells) == 1


def _without_total(grid: Grid, column: int) -> list[Row]:
    """Return the lines of a table without the sum that may stand below them."""
    rows = grid.rows[1:]
    if rows and plain(str(rows[-1].cell(0) or "")) == plain(_("Total")) and _figures_only(rows[-1], column):
        return rows[:-1]
    return rows


def _figures_only(row: Row, column: int) -> bool:
    return all(not cell or place in (0, column) for place, cell in enumerate(row.cells))


def small_words(grid: Grid, row: Row, column: int) -> str:
    """Return the small print of a cell."""
    return BETWEEN.join(grid.below.get((row.number, column), ()))


def main_words(grid: Grid, row: Row, column: int) -> str:
    """Return what stands in a cell above its small print."""
    cell = str(row.cell(column) or "").replace("\n- ", "\n").removeprefix("- ")
    return cell.removesuffix("\n".join(grid.below.get((row.number, column), ()))).strip("\n ")
