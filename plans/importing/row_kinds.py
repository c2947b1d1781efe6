"""What the lines of a table are: lines of the list, lines between, sums, headings once more, remarks, examples."""

from __future__ import annotations

import re
from collections.abc import Set

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.amounts import amount
from plans.importing.grid import Cell
from plans.importing.sheet_table import RowKind, TableRow, heading_words

_TOTAL = re.compile(
    r"(sub|eind|deel|tussen|groeps)?(totaal|totale[n]?)\b.*|"
    r"(sub|tussen|deel|eind)tot( .*)?|tot( \d{4})?|tussenstand.*|"
    r".*\b(sub|eind|deel)?totaal( \d{4})?|som( .*)?|opgeteld.*|"
    r"(alles )?(bij elkaar|samen)( .*)?|in totaal.*|(eind|tussen)?saldo.*|eindbedrag.*|tussentelling.*|optelling.*|"
    r"(grand |sub)?total(s| .*)?|.* total|sum( .*)?|(tussen|eind|op)?telling.*|begroot totaal.*"
)
_LOOSE = re.compile(
    r"totale \w+ \w+.*|totaal (nieuw|ander|vernieuw)\w* .*|som(s|mige|mer) .*|samen (met|de|het|een|"
    r"op|aan|oefenen|koken|leren|werken|eten|naar) .*"
)
"""Lines that begin with a word for a sum and say something else."""
_MAY_TOTAL = re.compile(r"\b(totale?|total|som|samen|bij elkaar|kosten|begroting|uitgaven|lasten)\b")
"""Words in a line that may be a sum, when what it says adds up."""
_PART = re.compile(
    r"((1e|2e|3e|4e|eerste|tweede|derde|vierde) )?(kwartaal|kwart|half ?jaar|fase|periode|blok|deel|"
    r"thema|maand|speerpunt|"
    r"programma|pijler|spoor|categorie|groep|onderdeel|hoofdstuk|kw|q)( ?[1-9ivx]+)?( .*)?|(q|k|kw|t)[1-4]( \d{4})?|"
    r"(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)( \d{4})?|"
    r"(acties|doelen|activiteiten|kosten|mensen|scholing(en)?|begroting) .*"
)
_GOAL_LINE = re.compile(r"(?i)\s*(doel(stelling)?|speerpunt|thema|goal)\s*(\d+)?\s*[:.–-]\s*\S.*")
_NOTE = re.compile(
    r"(?i)\s*([*†¹]|bron\b|let op|nb[:. ]|n\.b\.|laatst bijgewerkt|bijgewerkt|versie\b|opgesteld|"
    r"datum:|toelichting|legenda|"
    r"opmerking|afkortingen|vastgesteld|besproken|zie ook|paraaf|handtekening|copyright|©).*"
)
_EXAMPLE = re.compile(
    r"(?i)\s*((bijv|bv|b\.v|bijvoorbeeld|voorbeeld|vb)\b[.: ].*|\(?(voorbeeld|example)\)?.*|e\.g\..*)"
)
_NOTHING = re.compile(r"[\s.…_\-–—/]*|\[[^\]]*\]|<[^>]*>|\((vul|typ)[^)]*\)|(?i:vul hier .*|typ hier .*)")


def tell_kinds(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Tell of each line of a table what it is, and below which line between it stands."""
    wanted = {column: normalise(words) for column, words in headings.items() if words}
    numbers = {column for column, words in wanted.items() if words in ("nr", "nummer", "no", "volgnummer", "id")}
    section = ""
    last = max((place for place, row in enumerate(rows) if len(row.filled) > 1), default=-1)
    for place, row in enumerate(rows):
        own = [column for column in row.filled if column not in row.carried]
        words = [
            column
            for column in own
            if isinstance(cell := row.cells[column], str) and not (column in numbers and _is_number(cell))
        ]
        first = str(row.cells[words[0]]) if words else ""
        if _repeats(row, wanted):
            row.kind = "heading"
        elif (
            (is_total(first) or (_MAY_TOTAL.search(normalise(first)) and sums_up(rows, place)))
            and all(column == words[0] or _is_sum_like(row.cells[column]) for column in own)
        ) or (
            not words
            and own
            and all(_is_sum_like(row.cells[column]) for column in own)
            and len(headings) > 1
            and len(wanted) > 1
            and not (set(own) & numbers)
            and (_ends(rows, place) or sums_up(rows, place))
        ):
            row.kind = "total"
        elif len(own) == 1 and words and len(wanted) > 1 and not row.carried:
            row.kind = _single(row, first, rows, place, last)
        elif (words and _EXAMPLE.fullmatch(first.split("\n")[0]) and place == 0) or (
            own
            and all(
                _NOTHING.fullmatch(str(row.cells[column])) for column in own if column not in numbers or column in words
            )
        ):
            row.kind = "example"
        if row.kind == "row" and any(_heads_numbers(rows, place, {column}) for column in numbers or own[:1]):
            row.kind = "total"
        if row.kind == "section":
            section = " ".join(first.split())
        row.section = section if row.kind == "row" else ""


def is_total(words: str) -> bool:
    """Return whether a line that begins with these words is a sum of others."""
    plain = normalise(words)
    return bool(plain) and _TOTAL.fullmatch(plain) is not None and _LOOSE.fullmatch(plain) is None


def _repeats(row: TableRow, wanted: dict[int, str]) -> bool:
    """Return whether the headings stand here once more."""
    same = [
        column for column, words in wanted.items() if normalise(heading_words(row.cells.get(column)) or "") == words
    ]
    return (len(same) >= 2 and len(same) >= len(row.filled) * 0.6) or (len(wanted) == 1 and len(same) == 1)


def _heads_numbers(rows: list[TableRow], place: int, numbers: set[int]) -> bool:
    """Return whether a numbered line ("2") holds the sums of those below it ("2.1", "2.2")."""
    row = rows[place]
    column = next(iter(numbers))
    own = _number_of(row.cells.get(column))
    parts: list[TableRow] = []
    for other in rows[place + 1 :] if own else []:
        if not _number_of(other.cells.get(column)).startswith(f"{own}."):
            break
        parts.append(other)
    return bool(parts) and _is_sum_of(row, [part for part in parts if part.kind != "total"], {column})


def _number_of(cell: Cell) -> str:
    """Return the number with which a cell begins: "2" of "2. Scholing", "2.1" of "2.1 Digicoach"."""
    found = re.match(r"\s*(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s|$)", str(cell or ""))
    return found[1] if found else ""


def sums_up(rows: list[TableRow], place: int) -> bool:
    """Return whether a line holds the sums of the lines above it: since the last sum, or all of them."""
    above = rows[:place]
    since = next((start + 1 for start in range(place - 1, -1, -1) if rows[start].kind == "total"), 0)
    return any(
        len(parts) > 1 and _is_sum_of(rows[place], parts)
        for parts in (
            [row for row in above[since:] if row.kind == "row"],
            [row for row in above if row.kind == "row"],
        )
    )


def _heads_sum(rows: list[TableRow], place: int) -> bool:
    """Return whether the lines below this one, up to a sum, come to that sum: it is what they have in common."""
    parts: list[TableRow] = []
    for row in rows[place + 1 :]:
        if len(row.filled) > 1 and is_total(str(row.cells[row.filled[0]])):
            return bool(parts) and _is_sum_of(row, parts)
        if len(row.filled) < 2:
            return False
        parts.append(row)
    return False


def _is_sum_of(row: TableRow, parts: list[TableRow], besides: Set[int] = frozenset()) -> bool:
    """Return whether every amount of a line is that of others together."""
    sums = {column: number for column, cell in row.cells.items() if column not in besides and (number := _sum(cell))}
    return bool(sums) and all(
        abs(sum(_sum(part.cells.get(column)) or 0 for part in parts) - number) < 0.01 for column, number in sums.items()
    )


def _sum(cell: Cell) -> float | None:
    """Return an amount as a number; None when a cell is none."""
    if isinstance(cell, bool) or cell is None:
        return None
    if not _is_sum_like(cell):
        return None
    try:
        return float(cell) if isinstance(cell, int | float) else amount(cell).value / 100
    except Refused:
        return None


def _is_number(words: str) -> bool:
    """Return whether a text only numbers a line: "3", "2.1", "a"."""
    return re.fullmatch(r"\s*(\d{1,3}([.,]\d{1,3})*\.?|[a-zA-Z]\)?|[\d-]+)\s*", words) is not None


def _is_sum_like(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or (
        isinstance(cell, str) and re.fullmatch(r"[€\s\d.,%-]*\d[€\s\d.,%-]*", cell) is not None
    )


def _ends(rows: list[TableRow], place: int) -> bool:
    """Return whether a line is the last, or the next is no line of the list."""
    return place == len(rows) - 1 or rows[place + 1].after_gap or len(rows[place + 1].filled) <= 1


def _single(row: TableRow, words: str, rows: list[TableRow], place: int, last: int) -> RowKind:
    """Tell what a line is with one text in it."""
    plain = " ".join(words.split())
    below = place > last
    if _NOTE.fullmatch(plain) and (below or len(plain) > 40 or plain.startswith("*")):
        return "note"
    if below and row.after_gap:
        return "note"
    if below:
        return "row"
    letters = [mark for mark in plain if mark.isalpha()]
    loud = len(letters) >= 4 and all(mark.isupper() for mark in letters)
    if loud or plain.endswith(":") or _PART.fullmatch(normalise(plain)) or _GOAL_LINE.fullmatch(plain):
        return "section"
    # Between lines that are full, a line with one text is a line between when there are more of them, evenly short.
    plain_words = normalise(plain)
    if followed_by_total(rows[place + 1 :], plain_words) or _heads_sum(rows, place):
        return "section"
    singles = [other for other in rows[: last + 1] if len(other.filled) == 1]
    full = [other for other in rows if len(other.filled) >= 3]
    followed = place + 1 < len(rows) and len(rows[place + 1].filled) >= 3
    if row.after_gap and followed and len(plain) <= 60:
        return "section"
    if (
        len(singles) >= 2
        and len(full) >= 2 * len(singles)
        and followed
        and len(plain) <= 40
        and _all_followed(rows, last)
    ):
        return "section"
    return "row"


def followed_by_total(rows: list[TableRow], words: str) -> bool:
    """Return whether one of these lines is the sum of the part that begins with these words: "Totaal scholing"."""
    firsts = [str(row.cells[row.filled[0]]) for row in rows if row.filled]
    return any(is_total(first) and re.search(rf"\b{re.escape(words)}\b", normalise(first)) for first in firsts)


def _all_followed(rows: list[TableRow], last: int) -> bool:
    """Return whether every line with one text is followed by a full line."""
    return all(len(rows[place + 1].filled) >= 3 for place, row in enumerate(rows[:last]) if len(row.filled) == 1)
