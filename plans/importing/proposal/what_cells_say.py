"""What the cells of a column say of it, where its heading says less: roles, lengths, who comes, how often one pays."""

from __future__ import annotations

import re
from collections.abc import Callable

from plans.exchange.headings import normalise
from plans.importing.cells.answers import meant
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.cell_kinds import are_weekly
from plans.importing.proposal.column_kinds import is_length, number_in
from plans.importing.proposal.meaning import Proposal
from plans.importing.proposal.role_cells import are_roles
from plans.importing.prose.task_lines import is_name
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person

_WEEKLY = re.compile(r"\b(?:per week|p/w|pw|weekly|a week)\b")
_MOST_LENGTHS = 0.6
_SOMEBODY = re.compile(
    r"(?:naam (?:van )?(?:de )?)?(?:\w*vrijwilligers?|\w*begeleiders?|\w*coach(?:es)?|\w*ambassadeurs?|"
    r"\w*verpleegkundigen?|"
    r"\w*verzorgenden?|\w*helpenden?|\w*maatjes?|\w*stagiaire?s?|\w*leerling(?:en)?|\w*collegas?|"
    r"\w*medewerkers?|\w*velders?|"
    r"\w*werkers?|\w*therapeut(?:en)?|\w*coordinator(?:en)?|\w*beheerders?|\w*leiders?|\w*leden|\w*lid|volunteers?|"
    r"nurses?|carers?|buddy|buddies|champions?|workers?)"
)
"""What somebody is who may do what stands beside it."""
_DIGITAL = ("digicoach", "ambassador", "i_nurse")
_LEAST_ROLES = 2
_EACH = frozenset(("p p", "pp", "per persoon", "per person", "per deelnemer", "each"))
_MOST_HOURS_EACH = 8
_COUNTED = re.compile(r"(?:aantal|hoeveel|number)\b")
_BARE = frozenset(("aantal", "hoeveel", "number"))
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$|\s+[A-Z]\s*$")
"""What stands behind a role: "digicoach (N)", "digicoach Z"."""
_LONGEST_ROLE, _MOST_ROLES = 40, 30
"""Characters of a role, and how many roles a list may have: each is looked up in both languages."""


def find_places(proposal: Proposal) -> None:
    """Take for how many can come what the numbers below parts of the year add up to: "Totaal" is no money then."""
    columns, sheet = proposal.columns, proposal.table
    _doubt_bare_number(proposal)
    parts = [column for column, meaning in columns.items() if meaning == "activities.period"]
    rows = [row for row in sheet.rows if row.kind == "row"]
    sums = [sum(number_in(row.cells.get(column)) or 0 for column in parts) for row in rows]
    if len(parts) < 2 or not rows or max(sums) <= len(parts) or "activities.places" in columns.values():
        return
    for column in sheet.headings:
        if column not in parts and [number_in(row.cells.get(column)) or 0 for row in rows] == sums:
            columns[column] = "activities.places"
            return


def _doubt_bare_number(proposal: Proposal) -> None:
    """Doubt "Aantal" for how many can come, when another column counts something else: "Aantal tablets"."""
    headings = {column: normalise(words) for column, words in proposal.table.headings.items()}
    counts = [words for words in headings.values() if _COUNTED.match(words)]
    for column, meaning in proposal.columns.items():
        if meaning == "activities.places" and headings[column] in _BARE and len(counts) > 1:
            proposal.doubtful.add(column)


def find_audience(proposal: Proposal, column: int) -> None:
    """Take "Wie" above groups and functions for who comes rather than who teaches; look at it when it says of both."""
    sheet = proposal.table
    if normalise(sheet.headings[column]) not in ("wie", "who"):
        return
    named = [words for cell in sheet.column(column) if (words := re.sub(r"\s*\([^()]*\)", "", str(cell)).strip())]
    groups = [words for words in named if _is_group(words)]
    # "PG + somatiek" and "afdeling noord" are no names either.
    people = [words for words in named if words not in groups and words[:1].isupper() and sort_of(words) == "person"]
    if groups:
        proposal.doubtful.add(column)
    # "vz en vpk", "nieuwe mw": letters for groups, written small, name nobody.
    small = all(words in groups or words == words.lower() for words in named)
    if len(groups) > len(named) / 2 or (not people and (len(groups) > 1 or (len(named) > 1 and small))):
        proposal.columns[column] = "activities.audience"


def _find_hours_each(proposal: Proposal) -> None:
    """Take a bare "p.p." above small numbers for hours: nothing is taught for so few euros."""
    columns, sheet = proposal.columns, proposal.table
    column = next((place for place, meaning in columns.items() if meaning == "activities.cost_each"), None)
    if column is None or "activities.hours" in columns.values():
        return
    numbers = [number_in(cell) for cell in sheet.column(column)]
    small = [number for number in numbers if number is not None and 0 < number <= _MOST_HOURS_EACH]
    euros = any("€" in str(cell) for cell in (sheet.headings[column], *sheet.column(column)))
    if normalise(sheet.headings[column]) in _EACH and numbers and len(small) == len(numbers) and not euros:
        columns[column] = "activities.hours"
        proposal.doubtful.add(column)
        proposal.by_contents.add(column)


def _is_group(words: str) -> bool:
    """Return whether words name a group, a function or the team: "hele team", "verpleegkundigen"."""
    return words.startswith(("alle ", "heel ", "hele ", "all ")) or sort_of(words) in ("group", "team", "role")


def say_how_often(cells: list[Cell]) -> bool:
    """Return whether all cells below "Soort" say how often something is paid: "structureel", "incidenteel"."""
    return bool(cells) and all(meant(BudgetLine, "recurrence", str(cell)) for cell in cells)


def find_by_cells(proposal: Proposal, table: str) -> None:
    """Take columns under headings that nobody knows for what stands in them: roles, or lengths and who comes."""
    if table == "people":
        _find_role(proposal)
        _find_weekly(proposal)
    if table in ("goals", "actions") and proposal.becomes == table:
        _find_owner(proposal, table)
    if table == "actions" and proposal.becomes == table:
        _find_goal(proposal)
    if table == "budget_lines":
        _find(proposal, "budget_lines.recurrence", say_how_often, bare=True)
    if table == "activities":
        _find(proposal, "activities.hours", _are_lengths)
        _find_hours_each(proposal)
        _find(proposal, "activities.audience", _are_groups)


def _find(proposal: Proposal, meaning: str, says: Callable[[list[Cell]], bool], *, bare: bool = False) -> None:
    """Take for this the first free column of which the cells say so; ``bare``: it may lack a heading."""
    columns, sheet = proposal.columns, proposal.table
    if meaning in columns.values():
        return
    for column, heading in sheet.headings.items():
        if column not in columns and (heading or bare) and says(sheet.column(column)):
            columns[column] = meaning
            proposal.doubtful.add(column)
            return


def _find_role(proposal: Proposal) -> None:
    """Take for the role a column that nobody knows, or one for a function in which the roles of a plan stand."""
    _find(proposal, "people.role", _are_roles)
    columns, sheet = proposal.columns, proposal.table
    function = next((column for column, meaning in columns.items() if meaning == "people.function"), None)
    if function is None or "people.role" in columns.values():
        return
    cells = sheet.column(function)
    digital = any(isinstance(cell, str) and meant(Person, "role", cell) in _DIGITAL for cell in cells[:_MOST_ROLES])
    if not _are_digital(cells) and not (digital and are_roles(cells)):
        return
    columns[function] = "people.role"
    proposal.doubtful.discard(function)


def _find_weekly(proposal: Proposal) -> None:
    """Take for somebody's hours lengths that are for each week, as any heading or they themselves say."""
    headings = proposal.table.headings
    weekly = [column for column, words in headings.items() if _WEEKLY.search(words.casefold())]
    # Below a heading that nobody knows each of them may say so itself: "2 uur per week".
    weekly += [c for c, words in headings.items() if c not in weekly and are_weekly(proposal.table.column(c))]
    if "people.hours_per_week" in proposal.columns.values():
        return
    for column in weekly:
        cells = proposal.table.column(column)
        lengths = [cell for cell in cells if is_length(cell) or are_weekly([cell])]
        if column not in proposal.columns and len(lengths) >= max(2, len(cells) * _MOST_LENGTHS):
            proposal.columns[column] = "people.hours_per_week"
            proposal.doubtful.add(column)
            return


def _find_owner(proposal: Proposal, table: str) -> None:
    """Take for who does it names below what somebody is: "Vrijwilliger", "Begeleider"; no other column says who."""
    columns, sheet = proposal.columns, proposal.table
    if f"{table}.owner_id" in columns.values():
        return
    for column, heading in sheet.headings.items():
        if column not in columns and _SOMEBODY.fullmatch(normalise(heading)) and _are_people(sheet.column(column)):
            columns[column] = f"{table}.owner_id"
            proposal.doubtful.add(column)
            return


def _find_goal(proposal: Proposal) -> None:
    """Take for the goal the texts before what is to be done that are merged over the lines of several actions."""
    columns, sheet = proposal.columns, proposal.table
    first = min(sheet.headings, default=0)
    what = next((column for column, meaning in columns.items() if meaning == "actions.what"), first)
    shared = [row for row in sheet.rows if row.kind == "row" and first in row.carried]
    taken = first in columns or "actions.goal_id" in columns.values()
    if taken or first >= what or not sheet.headings[first] or not shared:
        return
    cells = {str(cell) for cell in sheet.column(first)}
    if len(cells) > 1 and all(len(words.split()) > 1 and number_in(words) is None for words in cells):
        columns[first] = "actions.goal_id"
        proposal.doubtful.add(first)


def _are_people(cells: list[Cell]) -> bool:
    """Return whether most cells name people, and at least one by first and last name."""
    named = [cell for cell in cells if isinstance(cell, str) and is_name(cell)]
    whole = any(sort_of(cell) == "person" and len(cell.split()) > 1 for cell in named)
    return whole and len(named) >= max(2, len(cells) * 0.8)


def _are_digital(cells: list[Cell]) -> bool:
    """Return whether most cells name what somebody is for digital care, and not what they work as: "digicoach"."""
    named = [cell for cell in cells[:_MOST_ROLES] if isinstance(cell, str) and len(cell) <= _LONGEST_ROLE]
    digital = [cell for cell in named if meant(Person, "role", cell) in _DIGITAL]
    return len(digital) >= max(_LEAST_ROLES, len(cells) / 2)


def _are_roles(cells: list[Cell]) -> bool:
    """Return whether most cells name a role of the plan: "digicoach", "ambassadeur"."""
    if len({*cells}) > _MOST_ROLES:
        return False
    short = [_BEHIND.sub("", cell) for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_ROLE]
    roles = [cell for cell in short if meant(Person, "role", cell) not in (None, "other")]
    return len(roles) >= max(_LEAST_ROLES, len(cells) * 0.6)


def _are_lengths(cells: list[Cell]) -> bool:
    """Return whether all cells say how long something takes: "45 min", "1,5 uur"."""
    return len(cells) > 1 and all(map(is_length, cells))


def _are_groups(cells: list[Cell]) -> bool:
    """Return whether most cells name a group, a function or the team: "nachtdienst", "alle zorg"."""
    words = [normalise(cell) for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    groups = [text for text in words if sort_of(text) in ("group", "team") or text.startswith(("alle ", "all "))]
    return len(groups) >= max(2, len(cells) * 0.6)
