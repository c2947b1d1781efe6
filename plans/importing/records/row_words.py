"""Why a line of a list is no line of the plan, in a few words."""

from __future__ import annotations

from plans.importing.tables.sheet_table import TableRow
from resources.language import gettext as _


def skipped_why(row: TableRow) -> str:
    """Say why a line is skipped."""
    words = {
        "total": _("This is a line with totals."),
        "balance": _("This says what goes off the total, or who pays it."),
        "section": _("This is a separating line."),
        "heading": _("The headings are here once more."),
        "note": _("This is a remark beside the list."),
        "archived": _("This line is archived."),
        "agenda": _("This is a point of the agenda, and nothing to do."),
        "idle": _("Nothing is planned in this time."),
        "client": _("This is about a client. That does not belong in a plan."),
        "example": _("This is an example or an empty line of a form."),
    }
    return words[row.kind]


def without_outcome(heading: str) -> str:
    """Say that a cell below a heading holds a formula of which the file does not have the outcome."""
    words = _("“{heading}” contains a formula without a result. Open the file in the spreadsheet program and save it.")
    return words.format(heading=heading)
