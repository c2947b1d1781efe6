"""What is said of a whole table: columns that stay behind, hidden lines, and why it is not taken."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from plans.exchange.headings import normalise
from plans.importing.cells.headings import UNTAKEN, meanings, understood
from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.choices import TableChoice, lacks_main, meaning_word
from plans.importing.proposal.column_contents import OF_OTHERS
from plans.importing.proposal.meaning import NOTHING, Proposal, tables_of
from plans.importing.proposal.one_of_groups import asked_groups
from plans.importing.prose.task_lines import is_name, names_day
from plans.importing.records.result import Import
from plans.importing.tables.sheet_table import SheetTable, TableRow, column_letter
from resources.language import gettext as _
from resources.language import ngettext

_MOST = 12
"""Columns that are named; a wide sheet has hundreds."""
_DATED, _OWNED = ("actions", "activities"), ("actions",)
"""Tables of which a line has a day, and of which somebody does it."""
_MOST_OF = 0.7
"""Which part of the cells of a column says what stands in it."""
_HEADINGS_NAMED = 3
"""Headings by which tables of one sheet are told apart."""
_REMARK = 4
"""Words of a remark that stands where headings do."""
_KEPT_BACK = frozenset(("contact", "contract", "income"))
"""Columns that do not belong in a plan; what we work out ourselves is in it all the same."""
_MOST_TEXTS = 12
"""Texts that are named of those that are in no table."""
_REFERENCE = re.compile(r"\d{2,4}[-/]\d{2,4}")
"""The number of something in a year, as another list has it."""


def _whole_name(table: SheetTable, tables: list[SheetTable]) -> str:
    """Return the names of a table, with what stands above its columns when another of its sheet has them too."""
    names = [table.sheet, *([table.title] if table.title not in ("", table.sheet) else [])]
    beside = [other for other in tables if other is not table and other.sheet == table.sheet]
    if beside and (len(names) == 1 or any(other.title == table.title for other in beside)):
        names += [" · ".join([words for words in table.headings.values() if words][:_HEADINGS_NAMED])]
    return " – ".join(filter(None, names))


def remark(proposal: Proposal, tables: list[SheetTable], result: Import, choice: TableChoice | None = None) -> None:
    """Say what of a table stays behind, and what is odd about it; ``tables`` are all those of its file.

    ``choice`` is what somebody chose for it, if they did.
    """
    table, remarks = proposal.table, result.remarks
    alone = len(tables) == 1
    named = table.sheet if not alone or not table.title else table.title
    filled = [row for row in table.rows if row.kind == "row"]
    if proposal.unfit is not None:
        remarks.append(f"“{named}”: {proposal.unfit.why}")
        result.left_out = True
        return
    if not proposal.becomes:
        if filled and table.known is None:
            why = _("“{name}” is left as it is: we see no goals, actions, people, training or budget in it.")
            if choice is not None and choice.becomes == NOTHING:
                why = _("“{name}” is left as it is: you chose that.")
            else:
                result.left_out = True
            remarks.append(why.format(name=_whole_name(table, tables)[:120]))
        return
    if lacks_main(proposal):
        remarks.append(
            _("“{name}”: no column says what the lines are about, so nothing is brought in.").format(name=named)
        )
        result.left_out = True
    loose = [
        words or _("column {letter}").format(letter=column_letter(place))
        for place, words in table.headings.items()
        if (
            place not in proposal.columns
            and (any(not is_blank(row.cells.get(place)) for row in filled) or _is_remark(words))
        )
        or _are_references(proposal, place)
    ]
    if loose:
        result.left_out = True
        remarks.append(
            _("Sheet “{sheet}”: these columns are left out: {columns}.").format(
                sheet=named, columns=_listed(loose).rstrip(".")
            )
        )
        remarks.extend(_missed(proposal))
        for group, others in asked_groups(proposal):
            words = _("Below “{group}” the same is asked as below “{others}”; we take the first. Please check.")
            remarks.append(words.format(group=group[:60], others=others[:120]))
    known = [
        table.headings[place]
        for place, name in proposal.columns.items()
        if name.split(".")[1] in UNTAKEN - {"number"} and table.column(place)
    ]
    result.left_out = result.left_out or any(
        name.split(".")[1] in _KEPT_BACK and table.column(place) for place, name in proposal.columns.items()
    )
    if known:
        remarks.append(
            _("Left out, because it does not belong in a plan or is worked out here: {columns}.").format(
                columns=", ".join(known)
            )
        )
    if table.note:
        remarks.append(f"“{named}”: {table.note}")
    hidden = [str(row.number) for row in filled if row.hidden]
    if hidden:
        words = ngettext(
            "Line {numbers} is hidden in the file.", "Lines {numbers} are hidden in the file.", len(hidden)
        )
        remarks.append(words.format(numbers=", ".join(hidden[:20])) + " " + _("Leave them out if that is intended."))
    if proposal.becomes == "budget_lines" and any(_is_vat(row) for row in table.rows):
        remarks.append(
            _("“{name}”: VAT has a line of its own there, so the amounts come in without it.").format(name=named)
        )
    if proposal.by_cells:
        words = _("“{name}”: we do not know these headings; we guessed from what stands below them. Please check.")
        remarks.append(words.format(name=named))
    for place in sorted(proposal.by_contents):
        words = _(
            "We do not know the heading “{column}”. By what stands below it we take it for “{field}”; please check."
        )
        field = meaning_word(proposal.columns[place])
        remarks.append(words.format(column=table.headings[place][:60], field=field))
    if unsure := _unsure(proposal):
        words = _("“{name}”: we take {columns}, but are not sure of it. Please check.")
        remarks.append(words.format(name=named, columns=", ".join(unsure)))
    for place, name in proposal.columns.items():
        if name == "actions.owner_id" and _asks_along(table.headings.get(place, "")):
            words = _("“{column}” says who takes part; whoever stands there first leads it. Please check.")
            remarks.append(words.format(column=table.headings[place][:60]))
    if not table.headed:
        remarks.append(_("“{name}” has no headings; we guessed from what is there. Please check.").format(name=named))


def _is_remark(heading: str) -> bool:
    """Return whether what stands above an empty column is a remark rather than a heading: "NB Joost stopt in juli"."""
    return len(heading.split()) >= _REMARK and not understood(heading)


def _unsure(proposal: Proposal) -> list[str]:
    """Return what each doubtful column is taken for, where no other sentence says that it is a guess."""
    table = proposal.table
    if proposal.by_cells or not table.headed or table.printed:
        return []
    columns = [place for place in sorted(proposal.doubtful - proposal.by_contents) if place in proposal.columns]
    return [
        _("“{column}” for “{field}”").format(
            column=table.headings[place][:60] or _("column {letter}").format(letter=column_letter(place)),
            field=meaning_word(proposal.columns[place]),
        )
        for place in columns
        if table.column(place)
    ][:_MOST]


def _are_references(proposal: Proposal, place: int) -> bool:
    """Return whether codes by which another list knows its actions stay behind: "26-041"; 1, 2, 3 only count them."""
    if proposal.columns.get(place) != "actions.number":
        return False
    cells = [str(cell).strip() for cell in proposal.table.column(place)]
    return bool(cells) and all(_REFERENCE.fullmatch(cell) for cell in cells)


def _asks_along(heading: str) -> bool:
    """Return whether a heading asks first of all who takes part, rather than who leads."""
    found = meanings("actions", heading)
    return bool(found) and found[0].field == "along" and found[0].certain


def _missed(proposal: Proposal) -> list[str]:
    """Say that days or names stand in columns that are left out, where the list has none or only guessed at them.

    A column without a heading, or below the same one as another, may well be the rest of what was taken.
    """
    table, found = proposal.table, []
    taken = {name.split(".")[1]: place for place, name in proposal.columns.items()}
    heads = Counter(normalise(words) for words in table.headings.values())
    loose = [
        place
        for place, words in table.headings.items()
        if place not in proposal.columns and len(table.column(place)) > 1 and not OF_OTHERS.search(words)
    ]
    for kind, fields, asked in (("day", ("due", "on", "period"), _DATED), ("name", ("owner_id", "name"), _OWNED)):
        if not set(tables_of(proposal.becomes)) & set(asked):
            continue
        sure = any(name in taken and taken[name] not in proposal.doubtful for name in fields)
        for place in loose:
            words = table.headings[place]
            if _holds(table.column(place), kind) and (not sure or not words or heads[normalise(words)] > 1):
                named = words[:60] or _("column {letter}").format(letter=column_letter(place))
                said = (
                    _("Days stand in “{column}”, which is left out; look whether the days are right.")
                    if kind == "day"
                    else _("Names stand in “{column}”, which is left out; look whether who does it is right.")
                )
                found.append(said.format(column=named))
                break
    return found


def _holds(cells: list[Cell], kind: str) -> bool:
    """Return whether most cells of a column are days, or names of people."""
    words = [cell for cell in cells if isinstance(cell, str)]
    if kind == "day":
        many = len(cells) - len(words) if any(isinstance(cell, dt.date) for cell in cells) else 0
        many += sum(names_day(text) for text in words)
    else:
        many = sum(all(is_name(name) for name in split_names(text) or [""]) for text in words)
    return many >= _MOST_OF * len(cells)


def say_left(left: dict[str, list[str]], result: Import) -> None:
    """Say of each sheet which texts are in none of its tables; of a sheet that does not belong in a plan nothing."""
    private = {proposal.table.sheet for proposal in result.tables if proposal.unfit is not None}
    for sheet, texts in left.items():
        if sheet in private or not any(proposal.becomes for proposal in result.tables):
            continue
        result.left_out = True
        words = ngettext(
            "“{sheet}”: {count} text is in none of the tables: {texts}.",
            "“{sheet}”: {count} texts are in none of the tables: {texts}.",
            len(texts),
        )
        shown = ", ".join(f"“{text}”" for text in texts[:_MOST_TEXTS]) + (", …" if len(texts) > _MOST_TEXTS else "")
        result.remarks.append(words.format(sheet=sheet[:60], count=len(texts), texts=shown))


def _is_vat(row: TableRow) -> bool:
    """Return whether a line that is none of the list says what VAT comes to."""
    return (
        row.kind == "total"
        and re.match(r"(?i)(?:btw|vat)\b|\d+ ?% ?(?:btw|vat)\b", str(row.cells[row.filled[0]])) is not None
    )


def _listed(columns: list[str]) -> str:
    named = ", ".join(words[:60] for words in columns[:_MOST])
    more = len(columns) - _MOST
    return (
        f"{named}, {ngettext('and {count} more', 'and {count} more', more).format(count=more)}" if more > 0 else named
    )
