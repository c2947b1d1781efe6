"""Tables whose headings say nothing of a list: our own other sheets, boards, and guesses by what stands in them."""

from __future__ import annotations

import datetime as dt
import re

from plans import field_text
from plans.dates import MONTH_NAMES
from plans.exchange.headings import READ, both_languages, normalise, sheet_title, table_of
from plans.importing.cells.board_words import status_above
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.meaning import Proposal
from plans.importing.proposal.what_cells_say import say_how_often
from plans.importing.tables.sheet_table import SheetTable
from plans.plan import KEPT, TABLES
from resources.language import LANGUAGES, speaking

_LEAST_MONEY = 20
"""The least of the highest number among amounts that nothing says are money."""
_SHORTEST = 4
"""Characters that the texts of a list have at least, on average."""


def is_ours(table: SheetTable) -> bool:
    """Return whether it is a sheet of our own export that cannot be taken from a spreadsheet."""
    words = {normalise(words) for words in table.headings.values() if words} - {"id"}
    if not words and table.headed:
        return False
    question = {normalise(words) for name in ("question", "answer") for words in both_languages(f"words.{name}")}
    if words and words <= question:
        return True
    named = table_of(table.sheet)
    if not table.headed:
        first = {normalise(str(cell)) for row in table.rows[:1] for cell in row.cells.values() if cell}
        return (first == question & first and bool(first)) or (named is not None and named not in READ)
    for name, kind in TABLES.items():
        if name in READ or name in KEPT or (name != named and len(words) < 4):
            continue
        for language in LANGUAGES:
            with speaking(language):
                own = {normalise(field_text.short_name(kind, item)) for item in kind.fields()}
                title = normalise(sheet_title(name)) == normalise(table.sheet)
            if words <= own and (title or len(words) >= len(own) - 1):
                return True
    return False


def board(table: SheetTable) -> Proposal | None:
    """Return a table of which the headings are what is to do, under way and done, with an action in each cell."""
    columns = {column: status for column, words in table.headings.items() if (status := status_above(words))}
    if len(set(columns.values())) < 2 or len(columns) < len([words for words in table.headings.values() if words]):
        return None
    cells = [cell for column in columns for cell in table.column(column)]
    if not cells or any(
        not isinstance(cell, str) or number_in(cell) is not None or _looks_like_day(cell) for cell in cells
    ):
        return None
    return Proposal(table, "actions", dict.fromkeys(columns, "actions.board"), score=1)


def by_content(table: SheetTable) -> Proposal:
    """Guess by what stands in the columns of a table without headings: days, names, amounts, texts."""
    columns = list(table.headings)
    texts, days, amounts, names, often_paid = [], [], [], [], []
    for column in columns:
        cells = table.column(column)
        if not cells:
            continue
        day = sum(isinstance(cell, dt.date) or (isinstance(cell, str) and _looks_like_day(cell)) for cell in cells)
        money = sum(number_in(cell) is not None for cell in cells)
        if _are_numbers(cells):
            continue
        if day >= len(cells) * 0.6:
            days.append(column)
        elif money >= len(cells) * 0.6:
            amounts.append(column)
        elif say_how_often(cells):
            often_paid.append(column)
        elif sum(isinstance(cell, str) and _looks_like_name(cell) for cell in cells) >= len(cells) * 0.8:
            names.append(column)
        else:
            texts.append(column)
    if not texts and len(names) > 1:
        texts.append(names.pop(0))
    euros = any("€" in str(cell) for column in amounts for cell in table.column(column))
    if not texts and names and (euros or (amounts and often_paid)):
        # "Tablets · € 2.100", "Tablets · 2100 · eenmalig": what is bought may look like a name.
        texts.append(names.pop(0))
    if not texts:
        return Proposal(table)
    what = max(texts, key=lambda column: sum(len(str(cell)) for cell in table.column(column)))
    if sum(len(str(cell)) for cell in table.column(what)) < _SHORTEST * len(table.column(what)):
        # Letters of shifts and the like say nothing that is to be done or paid.
        return Proposal(table)
    often = names and len({str(cell) for cell in table.column(names[0])}) < len(table.column(names[0]))
    if days or often:
        guess = (
            {what: "actions.what"}
            | dict.fromkeys(names[:1], "actions.owner_id")
            | dict.fromkeys(days[-1:], "actions.due")
        )
        return Proposal(table, "actions", guess, set(guess), score=0.5)
    # A number beside one line of many is no list of amounts.
    if amounts and len(table.column(amounts[-1])) >= len(table.column(what)) / 2 and _may_be_money(table, amounts):
        guess = {what: "budget_lines.what", amounts[-1]: "budget_lines.year_amount"}
        guess |= dict.fromkeys(often_paid[:1], "budget_lines.recurrence")
        return Proposal(table, "budget_lines", guess, set(guess), score=0.5)
    return Proposal(table)


def _may_be_money(table: SheetTable, columns: list[int]) -> bool:
    """Return whether numbers may be amounts: counts of answers are small, and stand in many columns."""
    cells = [cell for column in columns for cell in table.column(column)]
    return any("€" in str(cell) for cell in cells) or max(number_in(cell) or 0 for cell in cells) >= _LEAST_MONEY


def _are_numbers(cells: list[Cell]) -> bool:
    """Return whether cells number the lines of a list and those below them: "1", "1.1", "1.2", "2"."""
    words = [str(cell).strip().rstrip(".") for cell in cells]
    if len(set(words)) < len(words) or not all(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})?", text) for text in words):
        return False
    whole = {text for text in words if "." not in text}
    return bool(whole) and all(text.split(".")[0] in whole for text in words)


def _looks_like_day(words: str) -> bool:
    plain = words.strip().casefold()
    return (
        bool(re.fullmatch(r"\d{1,2}[-/. ](\d{1,2}|[a-z]{3,9})\.?([-/. ]\d{2,4})?", plain))
        or bool(
            re.fullmatch(r"(eind |begin |half |medio |q[1-4]|week |wk )?[a-z]*\.? ?\d{0,4}", plain)
            and any(name in plain.split() for names in MONTH_NAMES for name in names)
        )
        or bool(re.fullmatch(r"(q|kw|k)[1-4]|(week|wk) ?\d{1,2}", plain))
    )


def _looks_like_name(words: str) -> bool:
    parts = words.strip().split()
    if not 0 < len(parts) <= 4 or len(words) > 30 or not words.strip()[-1:].isalpha():
        return False
    small = {"van", "de", "der", "den", "ter", "ten", "te", "el", "al", "en", "’t", "'t"}
    return all(part[:1].isupper() or part in small for part in parts) and parts[0][:1].isupper()
