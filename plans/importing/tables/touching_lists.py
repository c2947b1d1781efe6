"""Lists beside one another without an empty column between: "Actie, Wie, Wanneer" against "Post, Bedrag".

Headings alone do not tell: "Actie, Klaar, Naam, Functie" is one list. Two lists are sure by titles of their own above
them, by lines that go on in one of them only, by what both say of themselves, or where no list of the one kind asks
what the other is about.
"""

from __future__ import annotations

from plans.exchange.headings import normalise, table_of
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from plans.importing.tables.sums import is_total

_ABOUT = {"goals": "title", "actions": "what", "people": "name", "activities": "what", "budget_lines": "what"}
"""What the lines of each list are about, by its first heading."""
_MORE: dict[str, frozenset[str]] = {
    "goals": frozenset(("indicator", "baseline", "target", "due", "result", "owner_id")),
    "actions": frozenset(("owner_id", "due", "status", "start")),
    "people": frozenset(("role", "function", "hours_per_week", "knowledge")),
    "activities": frozenset(("audience", "hours", "places", "on", "given_by", "cost", "cost_each")),
    "budget_lines": frozenset(
        ("year_amount", "amount_without_vat", "price", "count", "recurrence", "one_off", "yearly", "kind")
    ),
}
"""What else has to stand in such a list, to know it by."""
_DATED = frozenset(("due", "on"))
_WHO = frozenset(("owner_id", "given_by", "name"))
_LEAST = 2
"""Headings, and lines, that each of the lists has."""
_WIDEST = 40
"""Columns of a line of headings that may be several lists; more are a timeline, or an export of another program."""
_NEAR = 2
"""How many lines further down the headings below such titles stand at most."""
_DIFFER = 0.5
"""Which part of the lines names somebody else in the one list than in the other."""


def parts_of(grid: Grid, place: int, first: int, last: int) -> list[tuple[int, int]]:
    """Return the first and last column of each list of which the headings stand in these columns of a line."""
    row = grid.rows[place]
    if not first + _LEAST < last < first + _WIDEST or not _may_begin(heading_words(row.cell(first)) or ""):
        return [(first, last)]
    starts = [column for column in range(first + _LEAST, last) if _may_begin(heading_words(row.cell(column)) or "")]
    found: dict[int, list[tuple[int, int]]] = {}
    # From the right, so that where a list ends is known before one that stands before it is looked at.
    for begin in [*reversed(starts), first]:
        others = (found[start] for start in sorted(found) if start >= begin + _LEAST)
        split = next((part for part in others if _begins_other(grid, place, begin, *part[0])), None)
        found[begin] = [(begin, last)] if split is None else [(begin, split[0][0] - 1), *split]
    return found[first]


def _may_begin(words: str) -> bool:
    """Return whether a heading may be the first of a list: what its lines are about, or their number."""
    return known_exactly(words) and any(_fields(table, words) & {about, "number"} for table, about in _ABOUT.items())


def titles_lists(grid: Grid, place: int) -> bool:
    """Return whether a line only holds the titles of lists that stand against each other on the line below it."""
    if len(_filled(grid.rows[place])) < _LEAST or place + 1 >= len(grid.rows):
        return False
    if grid.rows[place + 1].number - grid.rows[place].number > _NEAR:
        return False
    filled = _filled(grid.rows[place + 1])
    if not filled or filled != list(range(filled[0], filled[-1] + 1)):
        return False
    parts = parts_of(grid, place + 1, filled[0], filled[-1])
    return len(parts) > 1 and _filled(grid.rows[place]) == [first for first, _last in parts]


def _begins_other(grid: Grid, place: int, first: int, start: int, last: int) -> bool:
    """Return whether another list begins at a column, against the one that begins at ``first``."""
    row = grid.rows[place]
    lines = _lines(grid.rows[place + 1 :], first, last)
    for one in _kinds(row, first, start - 1):
        for other in _kinds(row, start, last):
            if one == other and not _are_repeated(row, first, start, last):
                continue
            if {one, other} == {"goals", "actions"}:
                continue
            if _hold_both(lines, first, start, last) and _is_told(
                grid, place, (one, first), (other, start), last, lines
            ):
                return True
    return False


def _are_repeated(row: Row, first: int, start: int, last: int) -> bool:
    """Return whether the same headings stand beside one another twice."""
    words = [normalise(heading_words(row.cell(column)) or "") for column in range(first, last + 1)]
    return words[: start - first] == words[start - first :]


def _kinds(row: Row, first: int, last: int) -> list[str]:
    """Return the tables whose headings these surely are: what the lines are about first, and more of it behind."""
    words = [heading_words(row.cell(column)) or "" for column in range(first, last + 1)]
    if len(words) < _LEAST or not all(words):
        return []
    found = []
    for table, about in _ABOUT.items():
        fields = [_fields(table, word) for word in words]
        numbered = "number" in fields[0] and len(fields) > _LEAST
        main, rest = (fields[1], fields[2:]) if numbered else (fields[0], fields[1:])
        if about in main and all(rest) and any(names & _MORE[table] for names in rest):
            found.append(table)
    return found


def _fields(table: str, words: str) -> set[str]:
    return {meaning.field for meaning in meanings(table, words) if meaning.certain}


def _lines(rows: list[Row], first: int, last: int) -> list[Row]:
    """Return the lines of the lists, up to an empty one or a sum."""
    found: list[Row] = []
    for row in rows:
        if (found and row.number > found[-1].number + 1) or not set(_filled(row)) & set(range(first, last + 1)):
            break
        words = next((cell for cell in row.cells if isinstance(cell, str) and not is_blank(cell)), "")
        if is_total(words):
            break
        found.append(row)
    return found


def _hold_both(lines: list[Row], first: int, start: int, last: int) -> bool:
    """Return whether both lists have lines, each about something of its own."""
    for begin, end in ((first, start), (start, last + 1)):
        own = [row for row in lines if any(not is_blank(row.cell(column)) for column in range(begin, end))]
        about = [normalise(str(cell)) for row in own if isinstance(cell := row.cell(begin), str) and not is_blank(cell)]
        if len(own) < _LEAST or len(set(about)) < len(about) or (about and len(about) < len(own)):
            return False
    return True


def _is_told(grid: Grid, place: int, one: tuple[str, int], other: tuple[str, int], last: int, lines: list[Row]) -> bool:
    """Return whether something says that these are two lists rather than one."""
    (left, first), (right, start) = one, other
    row = grid.rows[place]
    if left == right or _has_titles(grid, place, (left, first), (right, start), last):
        return True
    who = _column(row, left, first, start - 1, _WHO), _column(row, right, start, last, _WHO)
    longer = _goes_on(lines, first, start, last)
    if left == "people" and right == "actions" and who[1] < 0:
        # Everybody with what they do.
        return False
    if (left, right) == ("people", "activities"):
        # Everybody with what they learn, unless there is more to learn than there are people.
        return longer == "right"
    if right == "people":
        # Who does it, with what they are.
        if who[0] < 0:
            return longer == "right"
        return bool(longer) or _names_differ(lines, who[0], who[1])
    dates = [_column(row, table, *ends, _DATED) for table, ends in ((left, (first, start - 1)), (right, (start, last)))]
    if longer or (all(column >= 0 for column in dates) and left != "people"):
        return True
    money = "budget_lines" in (left, right) and "goals" not in (left, right)
    asked = right, start, left
    if left == "budget_lines":
        asked = left, first, right
    table, column, elsewhere = asked
    return money and table == "budget_lines" and not _fields(elsewhere, heading_words(row.cell(column)) or "")


def _has_titles(grid: Grid, place: int, one: tuple[str, int], other: tuple[str, int], last: int) -> bool:
    """Return whether the line above calls each of the lists something where it begins, one at least what it is."""
    if not place or grid.rows[place].number - grid.rows[place - 1].number > _NEAR:
        return False
    above = grid.rows[place - 1]
    titles = [heading_words(above.cell(column)) or "" for _table, column in (one, other)]
    inside = [column for column in _filled(above) if one[1] <= column <= last]
    named = [table_of(words) for words in titles]
    # "Uitvoering" above "Naam, Functie" asks who does what stands before it.
    apart = not _fields(one[0], titles[1])
    return inside == [one[1], other[1]] and (named == [one[0], other[0]] or (apart and one[0] in named[:1]))


def _goes_on(lines: list[Row], first: int, start: int, last: int) -> str:
    """Return which of two lists has lines where the other has ended; nothing when both end there, or have gaps."""
    has = [
        [any(not is_blank(row.cell(column)) for column in range(*ends)) for row in lines]
        for ends in ((first, start), (start, last + 1))
    ]
    if any(marks != sorted(marks, reverse=True) for marks in has):
        return ""
    left, right = map(sum, has)
    return "left" if left > right else "right" if right > left else ""


def _column(row: Row, table: str, first: int, last: int, names: frozenset[str]) -> int:
    """Return the first of these columns of which the heading asks one of these; -1 when none does."""
    found = (c for c in range(first, last + 1) if _fields(table, heading_words(row.cell(c)) or "") & names)
    return next(found, -1)


def _names_differ(lines: list[Row], one: int, other: int) -> bool:
    """Return whether most lines name somebody else in one column than in the other."""
    pairs = [(row.cell(one), row.cell(other)) for row in lines]
    named = [(_plain(a), _plain(b)) for a, b in pairs if not is_blank(a) and not is_blank(b)]
    differ = [a for a, b in named if a.split()[:1] != b.split()[:1]]
    return len(differ) >= max(1, len(named) * _DIFFER)


def _plain(cell: Cell) -> str:
    return normalise(str(cell))


def _filled(row: Row) -> list[int]:
    return [column for column, cell in enumerate(row.cells) if not is_blank(cell)]
