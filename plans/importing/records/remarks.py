"""What is said of a whole table: columns that stay behind, hidden lines, and why it is not taken."""

from __future__ import annotations

import re

from plans.importing.cells.headings import UNTAKEN
from plans.importing.files.grid import is_blank
from plans.importing.proposal.choices import lacks_main
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.result import Import
from plans.importing.tables.sheet_table import TableRow, column_letter
from resources.language import gettext as _
from resources.language import ngettext

_MOST = 12
"""Columns that are named; a wide sheet has hundreds."""


def remark(proposal: Proposal, alone: bool, result: Import) -> None:
    """Say what of a table stays behind, and what is odd about it; ``alone``: it is the only one of its file."""
    table, remarks = proposal.table, result.remarks
    named = table.sheet if not alone or not table.title else table.title
    filled = [row for row in table.rows if row.kind == "row"]
    if proposal.unfit is not None:
        remarks.append(f"“{named}”: {proposal.unfit.why}")
        result.left_out = True
        return
    if not proposal.becomes:
        if filled and table.known is None:
            whole = f"{table.sheet} – {table.title}" if table.title not in ("", table.sheet) else table.sheet
            why = _("“{name}” is left as it is: we see no goals, actions, people, training or budget in it.")
            remarks.append(why.format(name=whole[:120]))
        return
    if lacks_main(proposal):
        remarks.append(
            _("“{name}”: no column says what the lines are about, so nothing is brought in.").format(name=named)
        )
        result.left_out = True
    loose = [
        words or _("column {letter}").format(letter=column_letter(place))
        for place, words in table.headings.items()
        if place not in proposal.columns and any(not is_blank(row.cells.get(place)) for row in filled)
    ]
    if loose:
        result.left_out = True
        remarks.append(
            _("Sheet “{sheet}”: these columns are left out: {columns}.").format(sheet=named, columns=_listed(loose))
        )
    known = [
        table.headings[place]
        for place, name in proposal.columns.items()
        if name.split(".")[1] in UNTAKEN - {"number"} and table.column(place)
    ]
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
    if not table.headed:
        remarks.append(_("“{name}” has no headings; we guessed from what is there. Please check.").format(name=named))


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
