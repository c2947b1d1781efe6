"""What a table is likely to be, and what stands in each of its columns: proposed, for somebody to change.

A meaning is written as the table and the field, ``actions.due``; a heading that names a part of the year makes
``actions.period`` or ``budget_lines.period``. A table can become goals and actions at once: the classic annual plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from plans.exchange.headings import normalise
from plans.importing.cells import headings as known
from plans.importing.cells.heading_periods import period, year_of
from plans.importing.cells.spoken_headings import spoken
from plans.importing.files.grid import Cell
from plans.importing.proposal.below_goals import are_steps, as_actions, find_steps, says_of_goal, stand_below_goals
from plans.importing.proposal.column_contents import find_by_contents
from plans.importing.proposal.column_kinds import fits, is_money, may_fit, number_in
from plans.importing.proposal.described import keep_descriptions
from plans.importing.proposal.found_columns import (
    call_by_measure,
    call_by_theme,
    find_lead,
    find_monthly,
    find_price,
    find_taxed_price,
    find_title,
    find_year,
    keep_contacts_back,
    leave_accounts,
    settle_price,
)
from plans.importing.proposal.guessing import board, by_content, is_ours
from plans.importing.proposal.left_columns import find_fields_left
from plans.importing.proposal.meaning import BECOMES, GOALS_AND_ACTIONS, MAIN, Proposal
from plans.importing.proposal.measured import (
    find_baseline,
    find_target,
    is_measured,
    is_measured_by,
    is_target,
    last_day,
)
from plans.importing.proposal.one_of_groups import doubt_groups
from plans.importing.proposal.other_years import of_year
from plans.importing.proposal.private import unfit
from plans.importing.proposal.scoring import DESCRIBING, MEASURE, may_name_lines, score_of, task_names, tells_of_money
from plans.importing.proposal.unknown_headings import by_cells
from plans.importing.proposal.what_cells_say import find_audience, find_by_cells, find_places, say_how_often
from plans.importing.tables.codes import CODE, MOST
from plans.importing.tables.sheet_table import SheetTable

_TELLING = {
    "actions": {"owner_id", "due", "status", "start", "period"},
    "goals": {"target", "baseline", "indicator"},
    "budget_lines": {"period", "year_amount", "one_off", "yearly", "price", "count", "rate"},
    "activities": {"audience", "hours", "places", "cost_each", "given_by", "on"},
}
"""What says together that a list is of this kind, whatever its first column is called."""
_THEME = re.compile(
    r"speerpunt(en)?|thema s?|ambities?|prioriteit(en)?|pijler|themas?|focus|aandachtsgebied|"
    r"resultaatgebied(en)?|perspectief|domein|gebied|key result area|area"
)
_ROUNDS = ((True, True, False), (True, False, False), (False, False, False), (True, False, True))
"""Which meanings are given in turn: certain ones, those of one field alone, those that are loose."""
_BARE_DAY = ("datum", "date", "data")
_WIDE = ("week", "weeknr", "weeknummer", "wk", "maand", "month", "kwartaal", "quarter")
"""What says when less exactly than a day beside it."""
_WATCHING = ("risico eigenaar", "risk owner")
"""Who looks after a risk, beside who does something about it."""
_COLOURED = ("rag", "rag status", "rag rating", "stoplicht", "kleur")
_PHASES = ("pdca fase", "pdca", "fase pdca", "pdca phase", "fase", "phase")
"""Where in its round something is, beside the word for how it stands."""
_IMPROVED = re.compile(r"(?:te )?verbeterp(?:un)?t(?:en)?|verbeterpnt|improvement points?")
"""What is to be made better: a goal, or what is to be done where who, when and the state of each stand beside it."""
_LETTERS = re.compile(r"[A-Z]{2,5}")
MOST_ROLE_HOURS = 12
"""Hours a week that somebody has for a role; more are likelier those of the contract."""


def propose(table: SheetTable, year: int) -> Proposal:
    """Return what a table is likely to be in the plan of a year."""
    if table.known is not None:
        return Proposal(table, table.known.becomes, dict(table.known.columns))
    refused = unfit(table)
    final = refused if refused is not None and refused.final else None
    if final is not None or is_ours(table):
        return Proposal(table, unfit=final)
    if refused is None and (cards := board(table)) is not None:
        return cards
    found = [meant(table, becomes, year) for becomes in BECOMES if becomes]
    best = max(found, key=lambda item: item.score)
    if best.score <= 0:
        best = by_content(table) if not table.headed else by_cells(table, found)
    if best.becomes == "goals":
        actions = next(item for item in found if item.becomes == "actions")
        if stand_below_goals(table):
            best = as_actions(best, actions)
        elif are_steps(table, best, actions):
            best = actions
    return best if refused is None else Proposal(table, unfit=refused)


def meant(table: SheetTable, becomes: str, year: int) -> Proposal:
    """Return what the columns of a table mean when it becomes this."""
    proposal = Proposal(of_year(table, year), becomes)
    if not becomes:
        return proposal
    if becomes == GOALS_AND_ACTIONS:
        _assign_both(proposal, year)
    else:
        _assign(proposal, becomes, proposal.table.headings, year)
    proposal.score, proposal.table = score_of(proposal, becomes), table
    doubt_groups(proposal)
    find_fields_left(proposal)
    # Such a column tells that a list is about money.
    leave_accounts(proposal)
    return proposal


def _assign(proposal: Proposal, table: str, columns: Collection[int], year: int) -> None:
    """Give each column the best meaning that is still free; what is certain goes before what is guessed."""
    sheet = proposal.table
    if table == "actions" and not proposal.columns and (named := task_names(sheet)) is not None:
        proposal.columns[named] = "actions.what"
    used = set(proposal.columns.values())
    measured = any(MEASURE.search(normalise(words)) for words in sheet.headings.values())
    days = [words for words in map(normalise, sheet.headings.values()) if _says_day(table, words)]
    # A bare "Datum" says less than "Gereed" or "Deadline" beside it.
    wanted = sorted(
        (column for column in columns if column not in proposal.columns),
        key=lambda column: (
            normalise(sheet.headings[column]) in _BARE_DAY and not set(days) <= {*_BARE_DAY, *_WIDE},
            normalise(sheet.headings[column]) in (*_WIDE, *_WATCHING),
            # "Omschrijving" beside "Maatregel" is what it is about, and the other what is done.
            table == "actions" and measured and normalise(sheet.headings[column]) in DESCRIBING,
            # A percentage says less of how far something is than the word for it beside it, and so does a colour.
            "%" in sheet.headings[column] and "status" in map(normalise, sheet.headings.values()),
            normalise(sheet.headings[column]) in (*_COLOURED, *_PHASES),
            -last_day(sheet.headings[column]) if table == "goals" else 0,
            not sheet.column(column),
        ),
    )
    latest = max((last_day(words) for words in sheet.headings.values() if is_target(words)), default=0)
    for certain, alone, loose in _ROUNDS:
        for column in wanted:
            heading = sheet.headings[column]
            if column in proposal.columns or not heading:
                continue
            meanings = known.meanings(table, heading)
            if table == "budget_lines" and heading.strip().isdigit() and year_of(heading):
                # An amount for each year: the one of the plan counts.
                meanings = (known.Meaning("year_amount" if year_of(heading) == year else "computed", True),)
            own = any(meaning.field[:-1] in ("quarter", "actual") for meaning in meanings)
            if period(heading) is not None and not own and table in ("actions", "budget_lines", "activities"):
                if table == "budget_lines" and not is_money(sheet.column(column)):
                    continue
                if table == "budget_lines" and year_of(heading) not in (None, year):
                    continue
                if table == "actions" and is_measured(sheet, column, year):
                    continue
                proposal.columns[column] = f"{table}.period"
                continue
            # What can be one thing only goes first: "Deadline" leaves "Gereed" to be the status.
            several = len({meaning.field for meaning in meanings if meaning.certain}) > 1
            if alone and (several or (normalise(heading) in _WIDE and set(days) & set(_BARE_DAY))):
                continue
            for meaning in sorted(meanings, key=lambda item: item.field != MAIN[table]):
                full = f"{table}.{meaning.field}"
                if meaning.field == "target" and 0 < last_day(heading) < latest:
                    continue
                if meaning.certain != certain or (full in used and meaning.field not in known.REPEATED):
                    continue
                if not (may_fit if loose else fits)(sheet, column, table, meaning.field, year):
                    continue
                proposal.columns[column] = full
                used.add(full)
                if loose or not meaning.certain:
                    proposal.doubtful.add(column)
                break
    if proposal.becomes == table or (table == "actions" and measured):
        keep_descriptions(proposal, table)
    _settle(proposal, table, year)
    find_by_cells(proposal, table)
    if proposal.becomes == table:
        find_by_contents(proposal, table, year, list(columns))
    _find_main(proposal, table)
    _prefer_words(proposal, table)


def _says_day(table: str, heading: str) -> bool:
    return any(meaning.field in ("due", "on") and meaning.certain for meaning in known.meanings(table, heading))


def _prefer_words(proposal: Proposal, table: str) -> None:
    """Take a column of words for what the lines are about, when the one that means it holds codes: "ZS-200"."""
    main = f"{table}.{MAIN[table]}"
    column = next((place for place, meaning in proposal.columns.items() if meaning == main), None)
    sheet = proposal.table
    if column is None or not _are_codes(sheet.column(column)):
        return
    for other, heading in sheet.headings.items():
        cells = sheet.column(other)
        says = any(meaning.field in (MAIN[table], "note") for meaning in known.meanings(table, heading))
        is_free = proposal.columns.get(other, f"{table}.note").endswith(".note")
        if other != column and says and is_free and _are_texts(cells) and not _are_codes(cells):
            proposal.columns[other], proposal.columns[column] = main, f"{table}.number"
            return


def _are_codes(cells: list[Cell]) -> bool:
    """Return whether most cells are one word with a figure in it, or all that or short ones in capitals: "INS"."""
    codes = [cell for cell in cells if CODE.fullmatch(str(cell).strip())]
    if len(codes) > 1 and len(codes) >= len(cells) * MOST:
        return True
    return bool(codes) and all(cell in codes or _LETTERS.fullmatch(str(cell).strip()) for cell in cells)


def _find_main(proposal: Proposal, table: str) -> None:
    """Take the first column with texts for what the lines are about, when the others say enough and none says that."""
    columns, sheet = proposal.columns, proposal.table
    main = f"{table}.{MAIN[table]}"
    said = {meaning.partition(".")[2] for column, meaning in columns.items() if column not in proposal.doubtful}
    least = 1 if table == "budget_lines" and tells_of_money(proposal, said) else 2
    points = [column for column, meaning in columns.items() if meaning == "actions.goal_id"]
    if {"owner_id", "due", "status"} <= said and points and _IMPROVED.fullmatch(normalise(sheet.headings[points[0]])):
        columns[points[0]] = main
    if sheet.card or main in columns.values() or len(said & _TELLING.get(table, set())) < least:
        return
    # Numbers of lines or of accounts may stand before it.
    numbers = {column for column, meaning in columns.items() if meaning == f"{table}.number"}
    first = next(
        (column for column in sheet.headings if column not in numbers and _are_texts(sheet.column(column))), -1
    )
    loose = [
        column
        for column, heading in sheet.headings.items()
        if (heading or (column == first and column not in columns))
        and (
            column not in columns
            or (column in proposal.doubtful and columns[column].endswith("_amount"))
            or (column == first and may_name_lines(columns[column], sheet.column(column)))
        )
    ]
    texts = [column for column in loose if _are_texts(sheet.column(column))]
    if texts and texts[0] == first:
        # What has words on every line says what it is, and not the group that stands where it begins.
        fullest = max(texts, key=lambda column: len(sheet.column(column)))
        columns[fullest] = main
        proposal.doubtful.add(fullest)


def _are_texts(cells: list[Cell]) -> bool:
    words = [cell for cell in cells if isinstance(cell, str) and number_in(cell) is None]
    return bool(cells) and len(words) == len(cells)


def _settle(proposal: Proposal, table: str, year: int) -> None:
    """Mend what only shows with all columns side by side."""
    columns, sheet = proposal.columns, proposal.table
    by_field = {meaning: column for column, meaning in columns.items()}
    if table == "budget_lines":
        for column in list(columns) if "budget_lines.year_amount" in by_field else ():
            part = period(sheet.headings[column])
            # "Uitgaven Q1" beside "Begroting" is what was spent.
            if part and part.last - part.first == 2 and "uitgaven" in normalise(sheet.headings[column]):
                columns[column] = f"budget_lines.actual{part.last // 3}"
        if "budget_lines.count" in by_field and "budget_lines.price" not in by_field:
            find_price(proposal)
            find_taxed_price(proposal)
            by_field = {meaning: column for column, meaning in columns.items()}
        settle_price(proposal)
        if (
            "budget_lines.rate" in by_field
            and "budget_lines.count" in by_field
            and "budget_lines.price" not in by_field
        ):
            # So many hours for so much an hour; a rate by itself goes with somebody's hours.
            columns[by_field["budget_lines.rate"]] = "budget_lines.price"
    kind = by_field.get("budget_lines.kind")
    if kind is not None and "budget_lines.recurrence" not in by_field and say_how_often(sheet.column(kind)):
        columns[kind] = "budget_lines.recurrence"
    if table == "budget_lines":
        find_monthly(proposal)
        find_year(proposal)
        by_field = {meaning: column for column, meaning in columns.items()}
    if table == "goals" and "goals.result" in by_field:
        result, title = by_field["goals.result"], by_field.get("goals.title")
        if title is None and (focus := find_title(proposal, result)) is not None:
            columns[focus] = "goals.title"
        elif title is None:
            columns[result] = "goals.title"
        elif _THEME.fullmatch(normalise(sheet.headings[title])) and (
            "doel" in normalise(sheet.headings[result])
            or len(set(sheet.column(result))) > len(set(sheet.column(title)))
        ):
            # "Speerpunt" beside "Doel 2027" is what the goal is about, and so is what stands once for several.
            columns[result], columns[title] = "goals.title", "goals.focus"
    if table == "actions":
        find_lead(proposal)
    if table == "activities" and "activities.given_by" in by_field and "activities.audience" not in by_field:
        find_audience(proposal, by_field["activities.given_by"])
    if table == "goals" and "goals.baseline" not in by_field:
        find_baseline(proposal, year)
    if table == "goals" and "goals.target" not in by_field:
        find_target(proposal, year)
    if table == "goals":
        call_by_measure(proposal)
    if table == "activities":
        find_places(proposal)
    if table == "goals" and "goals.parked_reason" in by_field and not {"goals.parked", "goals.problem"} & set(by_field):
        # "Waarom" beside a goal that is not parked is why it is a goal.
        columns[by_field["goals.parked_reason"]] = "goals.problem"
    keep_contacts_back(proposal)
    if table == "people" and "people.hours_per_week" in by_field:
        column = by_field["people.hours_per_week"]
        if max((number_in(cell) or 0 for cell in sheet.column(column)), default=0) > MOST_ROLE_HOURS:
            # As many as that are those of a contract rather than of a role.
            proposal.doubtful.add(column)
    if table == "people" and "people.contract" in by_field and "people.hours_per_week" not in by_field:
        column = by_field["people.contract"]
        numbers = [number for cell in sheet.column(column) if (number := number_in(cell)) is not None]
        # A part of a post, or few hours: nobody has a contract of one hour, but a role of it.
        of_role = "people.role" in by_field and "people.function" not in by_field
        posts = any(word in normalise(sheet.headings[column]) for word in ("fte", "formatie"))
        small = (0.6 if of_role else 0.3) if posts else 6
        if numbers and max(numbers) <= small:
            columns[column] = "people.hours_per_week"
            proposal.doubtful.add(column)


def _assign_both(proposal: Proposal, year: int) -> None:
    """Divide columns over goals and actions: what both may have goes with the actions, unless it stands before them."""
    sheet = proposal.table
    goal_only, action_main = [], None
    for column, heading in sheet.headings.items():
        goal = {meaning.field for meaning in known.meanings("goals", heading) if meaning.certain}
        action = [meaning.field for meaning in known.meanings("actions", heading) if meaning.certain]
        action += spoken("actions", heading)
        usable = fits(sheet, column, "actions", "what", year)
        # "Measure" beside where a goal starts and goes is how that is measured.
        usable = usable and not ("indicator" in goal and is_measured_by(sheet, column))
        if action_main is None and "what" in action and usable and not goal & {"title", "result"}:
            action_main = column
        if goal & {"title", "result", "problem", "indicator", "target", "baseline", "unit"} and (
            "what" not in action or not usable
        ):
            goal_only.append(column)
    if action_main is None and (action_main := find_steps(sheet)) is not None:
        proposal.doubtful.add(action_main)
        goal_only = [column for column in goal_only if column != action_main]
    if action_main is None:
        _goals_by_period(proposal, year)
        return
    before = [column for column in sheet.headings if column < action_main]
    names = [column for column in goal_only if column < action_main or says_of_goal(sheet.headings[column])]
    proposal.columns[action_main] = "actions.what"
    _assign(proposal, "goals", [column for column in names if column not in proposal.columns], year)
    for column, meaning in list(proposal.columns.items()):
        # What is said behind the actions is said of an action.
        if meaning in ("goals.note", "goals.number", "goals.cost"):
            del proposal.columns[column]
    # Who and when before the actions belong to the goal when the actions have their own.
    rest = [column for column in sheet.headings if column not in proposal.columns]
    after = Proposal(sheet, columns={action_main: "actions.what"})
    _assign(after, "actions", [column for column in rest if column > action_main], year)
    own = set(after.columns.values())
    for column in [column for column in before if column in rest]:
        fields = {meaning.field for meaning in known.meanings("actions", sheet.headings[column])}
        if normalise(sheet.headings[column]) in _BARE_DAY and "actions.due" in own:
            # The day on which something was reported is not when it is done.
            continue
        if fields & {"owner_id", "due", "status"} and (sheet.card or any(f"actions.{name}" in own for name in fields)):
            _assign(proposal, "goals", [column], year)
    _assign(proposal, "actions", [column for column in sheet.headings if column not in proposal.columns], year)
    for column, meaning in list(proposal.columns.items()):
        if meaning == "actions.goal_id":
            del proposal.columns[column]
    _assign(proposal, "goals", [column for column in sheet.headings if column not in proposal.columns], year)
    find_by_contents(proposal, "actions", year, [column for column in sheet.headings if column > action_main])


def _goals_by_period(proposal: Proposal, year: int) -> None:
    """Take texts below parts of the year for actions, when a goal stands before them."""
    sheet = proposal.table
    parts = [
        column
        for column, heading in sheet.headings.items()
        if period(heading) is not None and not is_measured(sheet, column, year)
    ]
    cells = [cell for column in parts for cell in sheet.column(column)]
    words = [cell for cell in cells if isinstance(cell, str) and len(cell) > 3 and number_in(cell) is None]
    # Among measured values a word is no action: "n.b."
    if len(parts) < 2 or not words or len(words) < len(cells) / 2:
        return
    proposal.columns |= dict.fromkeys(parts, "actions.period")
    _assign(proposal, "goals", [column for column in sheet.headings if column not in parts], year)
    call_by_theme(proposal)
