"""Columns that are known by what stands in or beside them: a price and what it comes to, an amount by month."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.amounts import is_monthly, vat_of, without_vat_words
from plans.importing.cells.headings import forms, meanings
from plans.importing.cells.name_parts import split_names
from plans.importing.cells.reachable import are_contacts
from plans.importing.proposal.column_kinds import is_money, number_in, says_time
from plans.importing.proposal.meaning import Proposal
from plans.importing.prose.task_lines import is_name

_SEVERAL = 2
_ACCOUNT = re.compile(r"grootboek|\bgb|\brek|rekening|ledger|account")
"""A heading above the numbers by which the books are kept."""
_INVOLVED = re.compile(r"(?i)\b(?:betrokken\w*|involved)\b")
_AREA = re.compile(r"resultaat ?gebied(?:en)?|perspectief|domein|gebied|key result area|result area|area")
_AREA_WORDS = 3
"""What stands above and in a column of areas, of which each holds goals."""
_BOUGHT = re.compile(r"(?i)\b(?:investering\w*|aanschaf\w*|aankoop|investment|purchase)\b")
_WHOLE = ("budget_lines.year_amount", "budget_lines.amount_without_vat")


def find_price(proposal: Proposal) -> None:
    """Take for a price and for what it comes to the two columns of amounts of which one is so many times the other."""
    columns, sheet = proposal.columns, proposal.table
    count = next(column for column, meaning in columns.items() if meaning == "budget_lines.count")
    free = ("budget_lines.year_amount", "budget_lines.computed", "budget_lines.note", "")
    amounts = [
        column
        for column, heading in sheet.headings.items()
        if columns.get(column, "") in free and column != count and not says_time(heading)
    ]
    for price in amounts:
        for whole in amounts:
            found = [
                tuple(number_in(row.cells.get(column)) for column in (count, price, whole))
                for row in sheet.rows
                if row.kind == "row"
            ]
            sums = [(n, one, all_) for n, one, all_ in found if n is not None and one is not None and all_ is not None]
            right = [abs(n * one - all_) <= 0.01 + abs(all_) / 100 for n, one, all_ in sums]
            if price != whole and all(right) and any(n != 1 and all_ for n, _one, all_ in sums):
                columns[price], columns[whole] = "budget_lines.price", "budget_lines.year_amount"
                proposal.doubtful -= {price, whole}
                return


def find_taxed_price(proposal: Proposal) -> None:
    """Take "Prijs excl. btw" beside a number for what one costs, rather than for what the line comes to."""
    columns, sheet = proposal.columns, proposal.table
    for column, meaning in sorted(columns.items()):
        bare = without_vat_words(sheet.headings[column])
        if "budget_lines.price" in columns.values() or meaning not in _WHOLE or not bare:
            continue
        if any(found.field == "price" and found.certain for found in meanings("budget_lines", bare)):
            columns[column] = "budget_lines.price"


def settle_price(proposal: Proposal) -> None:
    """Let one column say what a line comes to, of a price without a number and an amount without VAT."""
    columns, sheet = proposal.columns, proposal.table
    by_field = {meaning: column for column, meaning in columns.items()}
    price, net = by_field.get("budget_lines.price"), by_field.get("budget_lines.amount_without_vat")
    whole = "budget_lines.year_amount" in by_field
    if price is not None and not whole and not {"budget_lines.count", "budget_lines.months"} & by_field.keys():
        # "Prijs incl. btw" goes before the amount without it; of an amount, the price of one is a part.
        whole = net is None or vat_of(sheet.headings[price]) == "incl"
        columns[price] = "budget_lines.year_amount" if whole else "budget_lines.computed"
    if net is not None:
        columns[net] = "budget_lines.computed" if whole else "budget_lines.year_amount"


def find_title(proposal: Proposal, result: int) -> int | None:
    """Return the column before the result of goals that says once for each what it is about: what they are called."""
    columns, sheet = proposal.columns, proposal.table
    focus = next((column for column, meaning in columns.items() if meaning == "goals.focus"), None)
    if focus is None or focus > result or "doel" in normalise(sheet.headings[result]):
        return None
    cells = [normalise(str(cell)) for cell in sheet.column(focus)]
    several = len(cells) > 1 and len(set(cells)) == len(cells)
    return focus if several and len(cells) >= len(sheet.column(result)) else None


def comes_to_year(proposal: Proposal) -> bool:
    """Return whether the amounts below months or quarters come, on every line, to that of the year beside them."""
    columns, sheet = proposal.columns, proposal.table
    parts = [column for column, meaning in columns.items() if meaning == "budget_lines.period"]
    year = next((column for column, meaning in columns.items() if meaning == "budget_lines.year_amount"), None)
    if year is None or len(parts) < _SEVERAL or any(says_time(words) for words in (sheet.title, sheet.sheet)):
        return False
    lines = [row.cells for row in sheet.rows if row.kind == "row"]
    sums = [(sum(number_in(line.get(column)) or 0 for column in parts), number_in(line.get(year))) for line in lines]
    return len(sums) >= _SEVERAL and all(whole and abs(added - whole) < 1 for added, whole in sums)


def find_lead(proposal: Proposal) -> None:
    """Take for who leads the first of two columns of who takes part, when no other says that: "Met wie" before it.

    So is the only one that holds names, when its heading does not say that somebody else leads: "Betrokkenen".
    """
    columns, sheet = proposal.columns, proposal.table
    along = [column for column, meaning in columns.items() if meaning == "actions.along"]
    others = [
        column
        for column, heading in sheet.headings.items()
        if column not in columns and any(meaning.field == "owner_id" for meaning in meanings("actions", heading))
    ]
    if "actions.owner_id" in columns.values() or not along or others:
        return
    if len(along) < _SEVERAL and not _names_all(proposal, along[0]):
        return
    columns[min(along)] = "actions.owner_id"
    proposal.doubtful.add(min(along))


def _names_all(proposal: Proposal, column: int) -> bool:
    """Return whether a column of who takes part holds the names of all who do something."""
    cells = proposal.table.column(column)
    named = [all(map(is_name, split_names(str(cell)) or [""])) for cell in cells]
    return _INVOLVED.search(proposal.table.headings[column]) is not None and sum(named) * 2 > len(named)


def find_monthly(proposal: Proposal) -> None:
    """Take an amount for each month for a price beside a number, or for that of the year: twelve times as much."""
    _find_once(proposal)
    columns, sheet = proposal.columns, proposal.table
    known = set(columns.values())
    monthly = [
        column
        for column, meaning in columns.items()
        if meaning == "budget_lines.computed" and is_monthly(sheet.headings[column])
    ]
    if not monthly or known & {"budget_lines.price", "budget_lines.period"}:
        return
    if known & {"budget_lines.one_off", "budget_lines.yearly"}:
        # Beside what is paid once, what is paid each month goes on every year.
        if "budget_lines.yearly" not in known:
            columns[monthly[0]] = "budget_lines.yearly"
        return
    if "budget_lines.months" in known or ("budget_lines.count" in known and "budget_lines.year_amount" not in known):
        columns[monthly[0]] = "budget_lines.price"
    elif "budget_lines.year_amount" not in known:
        columns[monthly[0]] = "budget_lines.year_amount"


def _find_once(proposal: Proposal) -> None:
    """Take what is bought for what is paid once, beside what is paid every year: "Investering" and "Exploitatie"."""
    known = {meaning: column for column, meaning in proposal.columns.items()}
    whole = known.get("budget_lines.year_amount")
    if whole is None or "budget_lines.yearly" not in known or "budget_lines.one_off" in known:
        return
    if _BOUGHT.search(proposal.table.headings[whole]):
        proposal.columns[whole] = "budget_lines.one_off"


def find_year(proposal: Proposal) -> None:
    """Take "Jaar" beside quarters or months for what they come to."""
    columns, sheet = proposal.columns, proposal.table
    known = list(columns.values())
    parted = {"budget_lines.quarter1", "budget_lines.quarter4"} <= set(known) or known.count("budget_lines.period") > 1
    if not parted or "budget_lines.year_amount" in known:
        return
    for column in sheet.headings:
        free = columns.get(column, "budget_lines.note") == "budget_lines.note"
        if free and {"jaar", "year"} & set(forms(sheet.headings[column])) and is_money(sheet.column(column)):
            columns[column] = "budget_lines.year_amount"
            return


def call_by_theme(proposal: Proposal) -> None:
    """Call goals by the theme before what is done for it in each part of the year, when nothing else names them."""
    focus = [column for column, meaning in proposal.columns.items() if meaning == "goals.focus"]
    if focus and "goals.title" not in proposal.columns.values():
        proposal.columns[focus[0]] = "goals.title"


def call_by_measure(proposal: Proposal) -> None:
    """Call goals by how they are measured, where before it only stands in which area: "Cliënten", "Medewerkers"."""
    columns, sheet = proposal.columns, proposal.table
    by_field = {meaning: column for column, meaning in columns.items()}
    title, measure = by_field.get("goals.title"), by_field.get("goals.indicator")
    if title is None or measure is None or "goals.result" in by_field or "goals.target" not in by_field:
        return
    areas, measures = map(sheet.column, (title, measure))
    short = all(len(str(cell).split()) <= _AREA_WORDS for cell in areas)
    if _AREA.fullmatch(normalise(sheet.headings[title])) and short and len(measures) >= len(areas):
        columns[title] = "goals.focus"


def leave_accounts(proposal: Proposal) -> None:
    """Leave out the numbers by which the books are kept, which name nobody who pays; one of a department is marked."""
    for column, meaning in list(proposal.columns.items()):
        cells = proposal.table.column(column)
        if meaning != "budget_lines.payer" or not all(str(cell).strip().isdigit() for cell in cells):
            continue
        if cells and _ACCOUNT.search(normalise(proposal.table.headings[column])):
            del proposal.columns[column]
        else:
            proposal.doubtful.add(column)


def keep_contacts_back(proposal: Proposal) -> None:
    """Take telephone numbers below "Nummer" for what they are, so that it is said that they stay behind."""
    for column, meaning in proposal.columns.items():
        if meaning == "people.number" and are_contacts(proposal.table.column(column)):
            proposal.columns[column] = "people.contact"
