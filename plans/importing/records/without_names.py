"""A plan that was printed with roles in the place of names: compared with the plan as it was printed, without names."""

from __future__ import annotations

from plans import field_text
from plans.edits import Change, Edit, change
from plans.exchange.headings import READ, normalise
from plans.importing.tables.printed_words import answer
from plans.importing.tables.sheet_table import SheetTable
from plans.plan import Plan
from plans.subjects.people import Person
from resources.language import speaking


def without_names(plan: Plan, tables: list[SheetTable], language: str) -> Plan | None:
    """Return the plan with roles in the place of names when these printed tables name people so; else None.

    ``language`` is the one in which they were printed. They do when some are called as the plan without names calls
    them, and nobody by name.
    """
    said = _named(tables)
    if not said:
        return None
    from plans.anonymise import anonymised

    roles = field_text.options(Person, "role")
    with speaking(language):
        copy = anonymised(plan)
        for person in copy.people:
            role = answer(Person, "role", person.name)
            person.name = roles[role] if role else person.name
    names = {normalise(person.name) for person in plan.people}
    stand_ins = {normalise(person.name) for person in copy.people}
    return copy if said & (stand_ins - names) and not said & (names - stand_ins) else None


def own_edits(plan: Plan, edits: list[Edit]) -> list[Edit]:
    """Return edits on a copy of the plan, with the same keys, as edits on the plan itself."""
    records = {record.id: record for record in plan.records()}
    return [
        change(records[edit.record.id], edit.field, edit.new)
        if isinstance(edit, Change) and edit.record.id in records
        else edit
        for edit in edits
    ]


def _named(tables: list[SheetTable]) -> set[str]:
    """Return how people are called in printed tables."""
    found = set()
    for table in tables:
        for column, meaning in (table.known.columns if table.known else {}).items():
            part, name = meaning.split(".")
            if meaning == "people.name" or field_text.kind(READ[part], name) == "person":
                found |= {normalise(str(cell)) for cell in table.column(column)}
    return found - {""}
