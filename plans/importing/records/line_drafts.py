"""The lines of all tables with what each says, as chosen: which take part, and why the others do not."""

from __future__ import annotations

import re
from dataclasses import replace

from plans import field_text
from plans.exchange import spreadsheet
from plans.exchange.headings import READ, normalise
from plans.importing.cells.values import as_text
from plans.importing.files.grid import is_blank
from plans.importing.proposal.choices import Choices, lacks_main
from plans.importing.proposal.meaning import Proposal
from plans.importing.records.by_month import take_month
from plans.importing.records.drafts import Draft, drafts_of
from plans.importing.records.nothing_said import say_nothing, why_skipped, without_nothing
from plans.importing.records.result import Import, Line
from plans.importing.records.row_words import skipped_why, without_outcome
from plans.importing.records.specials import cost_draft
from plans.importing.tables.sheet_table import SheetTable, TableRow
from plans.subjects.actions import Action
from resources.language import gettext as _

_NEVER = ("heading", "client")
"""Lines that are not taken, whatever somebody says."""
_FUNDING = re.compile(
    r"(?:dekking|financiering|bekostiging|inkomsten|baten|opbrengsten|bronnen|geldbronnen|funding|income)(?: .*)?|"
    r"(?:waaruit|waarvan|hoe|waarmee|wie) (?:wordt|worden|betalen|betaalt|financieren|dekken|halen)\b.*|"
    r"waar komt (?:het geld .*|(?:het|dat|dit) (?:geld )?vandaan)|"
    r"(?:how|who) (?:do|is|will|pays?)\b.*(?:paid|pay|fund|for).*"
)
"""A line above those that say where money comes from."""
_COMES_IN = re.compile(r"(?i)\((?:baten?|opbrengst\w*|inkomst\w*|ontvangst\w*|income|revenue)\)")
_NEGATIVE = re.compile(r"\s*(?:€\s*)?\d[\d.]*,\d\d\s*[-−]\s*")
_BELOW = re.compile(r"\s*(?:€\s*)?[-−]\s*(?:€\s*)?\d|" + _NEGATIVE.pattern)
_OPTIONAL = re.compile(
    r"optioneel|optie|optional|"
    r"(?:zit |telt )?niet (?:mee )?in (?:het )?totaal|niet inbegrepen|not in total|not included"
)
"""What stands where an amount should, when a line is offered and not part of the whole."""
_CANCELLED = re.compile(r"(is )?(geannuleerd|vervallen|vervalt|afgelast|cancelled|canceled)|gaat niet door")
_DROPPED = re.compile(
    r"(?i)\s*\(?(?:vervallen|vervalt|geannuleerd|geschrapt|cancelled|dropped)\s*[):–-].*|"
    r".*\((?:vervallen|vervalt|geannuleerd|geschrapt|cancelled|dropped)\)\s*"
)
"""An action that says of itself that it is off: "(vervallen) fax instellen"."""
_INCOME = re.compile(
    r"(gevraagde?|aangevraagde?|ontvangen|toegekende?|verwachte) (subsidie|bijdrage|financiering)( .*)?|"
    r"(eigen|externe) (bijdrage|inbreng|middelen)( .*)?|(subsidie|bijdrage) (van|uit|door) .*|"
    r"(totale? )?(inkomsten|opbrengsten|baten|dekking)( .*)?|(grant|subsidy) (requested|received)|own contribution"
)
"""Lines of a budget that say where the money comes from."""


def draft_lines(result: Import, choices: Choices) -> list[tuple[Line, TableRow, Draft, Proposal]]:
    """Return what every line says, in order; lines that are left get their line of the preview here."""
    found = []
    for proposal in result.tables:
        table = proposal.table
        if not proposal.becomes or lacks_main(proposal):
            continue
        choice = choices.tables.get(table.number)
        wanted = choice.rows if choice else {}
        rows = [row for row in table.rows if row.kind == "row"]
        taken = [row for row in table.rows if row.kind not in ("row", *_NEVER) and wanted.get(row.number)]
        for row in taken:
            row = TableRow(row.number, row.cells, "row", row.hidden, row.carried, row.unknown)
            rows.append(row)
        forced = {row.number for row in taken}
        changed = Proposal(_with_rows(table, rows), proposal.becomes, proposal.columns)
        drafts = {row.number: items for row, items in drafts_of(changed)}
        funding = False
        for row in table.rows:
            funding = _is_funding(row, funding)
            line = Line(table.sheet, row.number, "", "", place=table.number, takeable=row.kind not in _NEVER)
            if row.kind != "row" and row.number not in forced:
                line.what = _first_words(row) if row.kind != "client" else ""
                income = row.kind == "balance" and _says_income(_first_text(row))
                why = _("This is income; a plan holds what it costs.") if income else skipped_why(row)
                line.verdict, line.why = "skipped", [why]
                result.lines.append(line)
                continue
            items, empty = without_nothing(drafts.get(row.number, []))
            if table.printed or wanted.get(row.number):
                items, empty = drafts.get(row.number, []), []
            line.what = " · ".join(item.what for item in items if item.table != "goals" and item.what) or next(
                (item.what for item in items), ""
            )
            result.lines.append(line)
            if wanted.get(row.number) is False:
                line.what = line.what or _first_words(row)
                line.verdict, line.why = "skipped", [_("You left this out.")]
                continue
            if (
                proposal.becomes == "budget_lines"
                and row.number not in wanted
                and (funding or any(map(_is_income, items)))
                and not table.printed
            ) or (proposal.becomes == "activities" and row.number not in wanted and any(map(_takes_off, items))):
                line.what = _first_words(row)
                line.verdict, line.why = "skipped", [_("This is income; a plan holds what it costs.")]
                continue
            if proposal.becomes == "budget_lines" and row.number not in wanted and any(map(_is_optional, items)):
                line.what = _first_words(row)
                line.verdict, line.why = "skipped", [_("This is optional: the total of the list is without it.")]
                continue
            if proposal.becomes == "activities" and row.number not in wanted and _is_cancelled(row, table):
                line.verdict, line.why = "skipped", [_("This is cancelled.")]
                continue
            if empty and not items:
                line.what = _first_words(row)
                line.verdict, line.why = "skipped", [why_skipped(drafts[row.number])]
                continue
            line.why += list(map(say_nothing, dict.fromkeys(empty)))
            line.table = (items or [Draft(proposal.becomes.split("+")[-1])])[-1].table
            if not any(item.what for item in items):
                line.what = line.what or _first_words(row)
                _without_main(line, row, proposal)
            for item in items:
                _say_dropped(item)
                take_month(item, proposal)
                found.append((line, row, item, proposal))
                extra = cost_draft(item)
                if extra is not None and extra.specials[0][1] not in row.carried:
                    extra.goal = item if item.table == "goals" else item.goal
                    found.append((line, row, extra, proposal))
    return found


def _say_dropped(item: Draft) -> None:
    """Give an action that says that it is off that state, when no column says how it stands."""
    if item.table == "actions" and not item.status and is_blank(item.cell("status")) and _DROPPED.fullmatch(item.what):
        item.status = "stopped"
        said = _("“{text}” is read as {value}.")
        item.doubts.append(said.format(text=item.what[:60], value=field_text.options(Action, "status")["stopped"]))


def _is_funding(row: TableRow, before: bool) -> bool:
    """Return whether lines say where money comes from: below a line that asks for it, until another line between."""
    words = [cell for column in row.filled if isinstance(cell := row.cells[column], str)]
    if len(words) == len(row.filled) > 0 and row.kind in ("row", "section"):
        # "Dekking" may have headings of its own behind it: "Dekking · Beschikbaar".
        asked = _FUNDING.fullmatch(normalise(words[0])) is not None
        return asked or (before and (row.kind == "row" or len(words) > 1))
    return before


def _without_main(line: Line, row: TableRow, proposal: Proposal) -> None:
    table = proposal.becomes.split("+")[-1]
    numbers = [place for place, name in proposal.columns.items() if name.endswith((".number", ".id"))]
    if not [place for place in row.filled if place not in numbers]:
        line.verdict, line.why = "skipped", [_("This line is empty.")]
        return
    main = {"people": "name", "goals": "title"}.get(table, "what")
    place = next((place for place, name in proposal.columns.items() if name == f"{table}.{main}"), -1)
    if place in row.unknown:
        line.why = [without_outcome(" ".join(proposal.table.headings[place].split())[:60])]
        return
    line.why = [_("There is nothing under “{heading}”.").format(heading=field_text.short_name(READ[table], main))]


def _is_cancelled(row: TableRow, table: SheetTable) -> bool:
    """Return whether a training does not go on, by the column that says how it stands."""
    states = [column for column, words in table.headings.items() if normalise(words) in ("status", "stand", "state")]
    return any(_CANCELLED.fullmatch(normalise(as_text(row.cells.get(column)))) for column in states)


def _is_income(draft: Draft) -> bool:
    """Return whether a line of the budget says what comes in, and not what it costs."""
    costs = {"year_amount", "amount_without_vat", "price", "one_off", "yearly"}
    paid = [cell for name, _column, cell in draft.specials if name in costs]
    paid += [cell for _period, _column, cell in draft.spread] + list(map(draft.cell, spreadsheet.QUARTERS))
    # A program for the accounts writes "7.500,00-" for what comes in.
    amounts = [cell for cell in paid if isinstance(cell, int | float)]
    amounts += [-1 for cell in paid if isinstance(cell, str) and _NEGATIVE.fullmatch(cell)]
    if any(cell < 0 for cell in amounts) and all(cell <= 0 for cell in amounts):
        return True
    filled = {name for name, _column, cell in draft.specials if not is_blank(cell)}
    costs = {"year_amount", "amount_without_vat", "price", "actual_year"}
    if _says_income(draft.what):
        return True
    quarters = (*spreadsheet.QUARTERS, *spreadsheet.ACTUALS)
    return (
        "income" in filled and not filled & costs and not draft.spread and all(map(is_blank, map(draft.cell, quarters)))
    )


def _says_income(words: str) -> bool:
    """Return whether words say that money comes in: "Gevraagde subsidie", "Subsidie (ontvangsten)"."""
    return _INCOME.fullmatch(normalise(words)) is not None or _COMES_IN.search(words) is not None


def _takes_off(draft: Draft) -> bool:
    """Return whether a line of training says what comes off the costs: an amount below nothing."""
    cell = draft.cell("cost")
    return (isinstance(cell, int | float) and cell < 0) or (isinstance(cell, str) and _BELOW.match(cell) is not None)


def _is_optional(draft: Draft) -> bool:
    """Return whether it stands in the place of the amount that a line is no part of the whole."""
    return any(
        name == "year_amount" and isinstance(cell, str) and _OPTIONAL.fullmatch(normalise(cell))
        for name, _column, cell in draft.specials
    )


def _with_rows(table: SheetTable, rows: list[TableRow]) -> SheetTable:
    ordered = sorted(rows, key=lambda row: row.number)
    return replace(table, rows=ordered)


def _first_text(row: TableRow) -> str:
    return next((cell for column in row.filled if isinstance(cell := row.cells[column], str)), "")


def _first_words(row: TableRow) -> str:
    return " · ".join(" ".join(as_text(row.cells[column]).split()) for column in row.filled)[:200]
