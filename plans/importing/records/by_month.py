"""What a line of the budget costs each month, where the list leaves open what it comes to in the year."""

from __future__ import annotations

from plans.exchange import spreadsheet
from plans.importing.files.grid import is_blank
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.drafts import Draft
from plans.importing.records.paid_how_often import OFTEN, months

_AMOUNTS = ("year_amount", "amount_without_vat", "price", "one_off", "yearly")


def take_month(draft: Draft, proposal: Proposal) -> None:
    """Take what stands below "Per maand" for the amount of a line that has no other: twelve of them are the year."""
    said = [cell for name, _column, cell in draft.specials if name in _AMOUNTS]
    said += [cell for _period, _column, cell in draft.spread] + [draft.cell(name) for name in spreadsheet.QUARTERS]
    if draft.table != "budget_lines" or not all(map(is_blank, said)):
        return
    found = months(draft.specials, proposal.table.headings)
    if len(found) == 1:
        draft.specials = [item for item in draft.specials if item[0] != "year_amount" and item[1] != found[0][0]]
        draft.specials.append(("year_amount", *found[0]))
        if {f"budget_lines.{name}" for name in OFTEN} & set(proposal.columns.values()):
            # Beside columns of what is paid once and every year.
            draft.cells.setdefault("recurrence", (-1, "yearly"))
