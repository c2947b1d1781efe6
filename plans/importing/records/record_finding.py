"""Which record of the plan a line is about, and how sure that is."""

from __future__ import annotations

from plans import field_text
from plans.edits import apply, change
from plans.errors import Refused
from plans.exchange import spreadsheet
from plans.exchange.headings import normalise
from plans.importing.cells import answers, values
from plans.importing.cells.cell_values import same_print, same_value
from plans.importing.cells.headings import KEY
from plans.importing.cells.name_parts import sort_of, unturned
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.choices import NEW
from plans.importing.proposal.meaning import MAIN
from plans.importing.records.filling import Work
from plans.importing.records.goal_lines import without_number
from plans.importing.records.likeness import may_be_person
from plans.importing.records.state import State
from plans.records import Record
from plans.subjects.people import Person
from resources.language import gettext as _

_TOLD = 3
"""What a line has to say beside its title, for another title to be known as that of a record."""


def find_record(state: State, work: Work, others: set[str]) -> Record | None:
    """Return the record that a line is about: by key, by what was chosen, by what it says, or by likeness."""
    draft, table = work.draft, work.draft.table
    key = str(draft.cell(KEY) or "")
    if key and (record := state.known.by_key(table, key)) is not None:
        work.keyed = True
        return record
    if work.table.printed and (same := state.known.same(table, draft.what)):
        return _likeliest(state, work, same)
    if table == "people":
        person = _by_person(state, work)
        # Everybody stands in a printed plan once: "Jan Bos" is not "Jan Bos-de Wit" of another line.
        once = person is not None and work.table.printed and state.known.is_claimed(person)
        return None if once else person
    if table == "goals" and (goal := state.goals.called(draft.what)) is not None:
        return goal
    if table == "goals" and (passing := _named_in_passing(state, work)) is not None:
        return passing
    title = without_number(draft.what) if table == "goals" else draft.what
    same = state.known.same(table, draft.what) or state.known.same(table, title)
    if same:
        return _likeliest(state, work, same)
    if table == "goals" and (record := state.goals.brought(title)) is not None:
        return record
    if state.known.is_named(table, title):
        # A goal may stand in several tables of a file; of all else two lines are two.
        return state.known.named(table, title) if table == "goals" else None
    if id(draft.source) in state.became:
        return _of_source(state, work)
    found = state.known.like(table, title, others)
    if found is None and work.table.printed and (renamed := _renamed(state, work, others)):
        found = renamed, 0
    return None if found is None else _like(state, work, *found)


def _named_in_passing(state: State, work: Work) -> Record | None:
    """Return the goal that a line names by its number or beside another, and keep what that goal is called."""
    column, cell = work.draft.cells.get("title", (-1, None))
    given = bool(work.draft.doubts)
    tells = any(
        not is_blank(said) and name != "title" and not (given and name == "owner_id")
        for name, (_column, said) in work.draft.cells.items()
    )
    if is_blank(cell) or tells or state.known.is_named("goals", work.draft.what):
        return None
    named = state.goals.only_named(work.draft.what, state.plan)
    if named is None:
        return None
    key, note = named
    del work.draft.cells["title"]
    if given:
        # Who does the action on the line does not lead a goal that is only named there.
        work.draft.cells.pop("owner_id", None)
        work.notes.clear()
    work.notes += [note] if note else []
    work.doubt = work.doubt or state.goals.unsure
    work.show(column, field_text.goal_label(state.copy, key), state.goals.unsure)
    return state.copy.goal(key)


def _of_source(state: State, work: Work) -> Record | None:
    """Return the amount that came with an action earlier, when that action is known under other words now."""
    words = state.became[id(work.draft.source)]
    same = state.known.same(work.draft.table, words) if words else []
    return _likeliest(state, work, same) if same else None


def _renamed(state: State, work: Work, others: set[str]) -> Record | None:
    """Return the one record of which a printed line says all but what it is called, so that only that was changed."""
    names = [name for name in work.draft.cells if name not in (KEY, MAIN[work.draft.table])]
    told = {name: work.draft.cell(name) for name in names if not is_blank(work.draft.cell(name))}
    if len(told) < _TOLD:
        return None
    found = []
    for record in state.known.free(work.draft.table, others):
        shown = spreadsheet.row(state.copy, record, list(told))
        if all(
            same_value(cell, held) or same_print(record, name, cell, held)
            for (name, cell), held in zip(told.items(), shown, strict=True)
        ):
            found.append(record)
    return found[0] if len(found) == 1 else None


def _like(state: State, work: Work, record: Record, asked: int) -> Record | None:
    """Return a record that is almost the same, when the line is about that: as chosen, or as ``asked`` else agrees."""
    line = work.line
    words = str(getattr(record, MAIN[work.draft.table]))
    choice = state.choices.lines.get((line.place, line.number)) if work.draft.table == line.table else None
    changes = _agreement(state, work, record) >= asked if choice is None else choice != NEW
    state.became[id(work.draft)] = words if changes else ""
    work.doubt = True
    if work.draft.table == line.table:
        line.like, line.like_key, line.changes_like = words, record.id, changes
    said = _("Looks like “{what}”, and replaces it.") if changes else _("Looks like “{what}”, but becomes a new line.")
    work.notes.append(said.format(what=words[:60]))
    return record if changes else None


def _likeliest(state: State, work: Work, same: list[Record]) -> Record:
    """Return of several records that say the same the one that agrees most with the line."""
    return max(same, key=lambda record: _agreement(state, work, record))


def _agreement(state: State, work: Work, record: Record) -> int:
    """Return how much of a line a record says as well; what a goal is to bring counts for two."""
    agree = 0
    for name, (_column, cell) in work.draft.cells.items():
        if name != KEY and not is_blank(cell) and name in type(record).fields() and _says(state, record, name, cell):
            agree += 2 if name == "result" else 1
    goal = state.of_goal.get(id(work.draft.goal))
    return agree + (goal is not None and getattr(record, "goal_id", None) == goal.id)


def _says(state: State, record: Record, name: str, cell: Cell) -> bool:
    """Return whether a field of a record says what stands in a cell, a day or a name written in another way too."""
    held = getattr(record, name)
    shown = field_text.format_value(state.copy, record, name)
    if not shown:
        return False
    if normalise(shown) == normalise(values.as_text(cell)):
        return True
    try:
        match field_text.kind(type(record), name):
            case "date":
                return bool(values.day(state.copy, cell).value == held)
            case "person":
                return may_be_person(values.as_text(cell), state.copy.person(held).name)  # type: ignore[union-attr]
    except Refused:
        pass
    return False


def _by_person(state: State, work: Work) -> Record | None:
    """Return who is known by name; a leader without a name yet gets the one of the sheet."""
    name = unturned(work.draft.what)
    try:
        found = state.names.known(name)
    except Refused:
        return None
    if found is not None:
        return found
    wanted = {"team": "team", "leader": "leader"}.get(sort_of(name))
    named = [person for person in state.copy.people if person.role == wanted]
    if wanted and len(named) == 1:
        return named[0]
    # "Functie" above "Teamleider" says the same.
    role = next((cell for at in ("role", "function") if not is_blank(cell := work.draft.cell(at))), None)
    if not is_blank(role):
        try:
            leads = answers.choice(state.copy, Person, "role", role) == "leader"
        except Refused:
            leads = False
        nameless = [person for person in state.copy.people if person.role == "leader" and not person.name.strip()]
        if leads and len(nameless) == 1:
            apply(state.copy, [change(nameless[0], "name", name)])
            state.names.learn(nameless[0])
            work.changed.append(field_text.short_name(Person, "name"))
            work.doubt = True
            work.notes.append(
                _("“{role}”: becomes the team leader of this plan.").format(role=values.as_text(role)[:40])
            )
            return nameless[0]
    return None
