"""How much speaks for a table becoming this or that: by its headings, its name, and what makes such a table whole."""

from __future__ import annotations

import datetime as dt
import re

from plans.exchange.headings import normalise, table_of
from plans.importing.cells.answers import meant
from plans.importing.cells.heading_periods import year_of
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.files.grid import Cell
from plans.importing.proposal.column_kinds import number_in, says_time
from plans.importing.proposal.found_columns import comes_to_year
from plans.importing.proposal.meaning import GOALS_AND_ACTIONS, MAIN, Proposal, is_whole, tables_of
from plans.importing.proposal.role_cells import gives_roles, lists_roles
from plans.importing.prose.task_lines import names_day
from plans.importing.tables.sheet_table import SheetTable
from plans.subjects.budget import BudgetLine

_STRONG: dict[str, tuple[str, ...]] = {
    "goals": ("title", "result", "indicator", "baseline", "target", "unit"),
    "actions": ("what", "owner_id", "due"),
    "people": ("name", "role", "function", "hours_per_week", "first_name", "last_name"),
    "activities": ("what", "audience", "given_by", "hours", "places", "form", "cost_each", "cost_group"),
    "budget_lines": ("what", "year_amount", "one_off", "yearly", "period", "kind", "price", "quarter1", "source"),
}
_OWN_WORDS: dict[str, re.Pattern[str]] = {
    "goals": re.compile(
        r"\b(doel\w*|goal\w*|objective\w*|kpi|indicator\w*|\w*indicator\w*|nulmeting|stree?[fv]\w*|norm|"
        r"resultaat|resultaten|ambitie|verbeterpunt\w*|speerpunt\w*|succesfactor\w*|target|specifiek|meetbaar)\b"
    ),
    "actions": re.compile(
        r"\b(acti\w*|\w*acties?|taak|taken|to ?do|task\w*|maatregel\w*|aanpak|stappen|hoe|"
        r"werkzaamheden|verbetering\w*|afgesproken|improvement\w*|streefdatum|deadline|gereed|status|wat|voortgang|mijlpa\w*|afspra\w*)\b"
    ),
    "people": re.compile(
        r"\b(naam|namen|name|medewerkers?|collega\w*|teamle\w*|\w*naam|rol|role|hat|petje|functie\w*|uren|uur|fte|"
        r"contract\w*|dienstverband|e ?mail|telefoon|hours|position|digicoach)\b"
    ),
    "activities": re.compile(
        r"\b(scholing\w*|training\w*|cursus\w*|opleid\w*|workshops?|e ?learning|docent|trainer|duur|"
        r"deelnemers|plekken|hoe ?lang|"
        r"leren|leerwens\w*|leeronderwerp|leervraag|doelgroep|studiebelasting|sbu|course\w*|participants|module|leerdoel\w*|"
        r"accreditatie\w*|klinische|bijscholing|lesuren|dagdelen|leervorm|audience|duration)\b"
    ),
    "budget_lines": re.compile(
        r"\b(\w*post(en)?|bedrag\w*|kosten\w*|kost(?= (?:het|dat|dit)\b)|begro\w*|budget|prijs|\w*prijs|"
        r"amount|cost|costs|btw|"
        r"dekking|grootboek\w*|realisatie|euro|q[1-4]|uitgaven|kostensoort|raming|total|totaal|"
        r"investering|artikel|incidenteel|structureel|eenmalig|per jaar|per maand|recurring|one off)\b"
    ),
}
_TEACHES = re.compile(r"\b(scholings?\w*|trainings?\w*|cursus\w*|opleidings?\w*|leer\w*|bijscholing\w*)\b")
"""What the title of a list of training says, whatever follows: "Scholingsagenda", "Leeragenda voorjaar"."""
_FIGURE = re.compile(r"\d")
_EURO = re.compile(r"(?i)€|\beuros?\b|\beur\b")
_MONEY = re.compile(
    r"(?i)€|\b(?:eur|euro\w*|\w*kosten|bedrag\w*|budget\w*|\w*begroting|uitgaven|salaris\w*|tarief|prijs|costs?|price)\b"
)
MEASURE = re.compile(
    r"\b(?:\w*maatregel(?:en)?|(?:verbeter|herstel|vervolg|corrigerende )acties?|"
    r"(?:corrective |improvement )actions?)\b"
)
"""A heading of what is done about what stands before it."""
DESCRIBING = frozenset(("omschrijving", "beschrijving", "description", "toelichting", "titel", "onderwerp"))
_FINDINGS = re.compile(
    r"\b(?:\w*bevinding\w*|\w*audit\w*|\w*incident\w*|\w*melding\w*|\w*register|\w*afwijking\w*|oorzaak|findings?|"
    r"root cause)\b"
)
"""A list of what was found, by an audit or after something went wrong, or a column of it."""
_OUTCOME = re.compile(r"\b(?:effect|evaluatie|result)\b")
"""A heading that asks what came of it rather than what is wanted."""
_PEOPLE = re.compile(
    r"(?i)\b(?:aantal|number of) (?:deelnemers|cursisten|mensen|personen|medewerkers|participants|people)\b"
)
"""What numbers below parts of the year count, when they are no amounts."""
_GAINS = ({"goals.client_gain", "goals.case_client"}, {"goals.employee_gain", "goals.case_employee"})
"""Whom a goal brings something: who is cared for, and who works here."""
_TRAINED = {"activities.what", "activities.audience", "activities.hours", "activities.places"}
"""What together is said of a training only: for whom, how long, and for how many."""
_OF_A_CARD = ("baseline", "target", "due", "owner_id", "unit", "indicator", "client_gain", "employee_gain")
"""What the labels of a card of a goal ask."""
_ACTS = re.compile(
    r"(?:actie|taak|to do|action|task|actiepunt|maatregel|activiteit)s?(?:punten|en)?|wat|what|acties|taken"
)
"""What stands above things to do."""
_LEVEL = "budget_lines.level"
"""Whose budget something is, which "Budget 2027" above the first column may ask."""
_LEAST_LABELS = 3
_MOST_STRANGE = 5
"""Unknown columns that count: a list out of another program has dozens, beside those that say what it is."""


def _only_names_goals(proposal: Proposal) -> bool:
    """Return whether all that is said of goals is, behind each action, which one it belongs to."""
    places = {meaning: place for place, meaning in proposal.columns.items()}
    said = {meaning for meaning in places if meaning.startswith("goals.")}
    return said == {"goals.title"} and places["goals.title"] > places.get("actions.what", 10**6)


def _are_findings(proposal: Proposal) -> bool:
    """Return whether lines say what was wrong and what is done about it, and no column names a goal."""
    sheet = proposal.table
    measures = [column for column, words in sheet.headings.items() if MEASURE.search(normalise(words))]
    if not any(map(sheet.column, measures)):
        return False
    title = next((column for column, meaning in proposal.columns.items() if meaning == "goals.title"), None)
    asked = normalise(sheet.headings[title]) if title is not None else ""
    if not set(measures) & set(proposal.columns):
        return not asked or _OUTCOME.search(asked) is not None or not _OWN_WORDS["goals"].search(asked)
    said = [sheet.sheet, sheet.title, *sheet.headings.values()]
    found = any(_FINDINGS.search(normalise(words)) for words in said)
    return found and asked in DESCRIBING


def _are_hours_of_people(proposal: Proposal) -> bool:
    """Return whether amounts by month are the hours of colleagues: names and what they do before them, no money."""
    table = proposal.table
    said = {
        meaning.field
        for heading in table.headings.values()
        for meaning in meanings("people", heading)
        if meaning.certain and heading
    }
    words = " ".join((table.title, table.sheet, *table.headings.values()))
    cells = [cell for column in proposal.columns for cell in table.column(column)]
    return (
        "name" in said
        and (bool(said & {"role", "function", "contract"}) or says_time(f"{table.sheet} {table.title}"))
        and not _MONEY.search(words)
        and not any("€" in str(cell) for cell in cells)
    )


def _are_euros_by_year(table: SheetTable) -> bool:
    """Return whether years stand above columns, with amounts in euros below each of them."""
    years = [column for column, words in table.headings.items() if words.isdigit() and year_of(words)]
    return len(years) > 1 and all(any("€" in str(cell) for cell in table.column(column)) for column in years)


def task_names(table: SheetTable) -> int | None:
    """Return the column with the names of tasks: they have a state, and a goal that several of them share."""
    places = {normalise(words): column for column, words in table.headings.items()}
    goal = next((places[words] for words in ("doel", "goal", "doelen", "goals") if words in places), None)
    shared = table.column(goal) if goal is not None else []
    if "status" not in places or len(set(shared)) == len(shared):
        return None
    return next((places[words] for words in ("naam", "name", "titel", "title") if words in places), None)


def _is_called_money(table: SheetTable) -> bool:
    """Return whether the name of a table, its title or a heading is about money: its figures count nothing else."""
    return _MONEY.search(" ".join((table.title, table.sheet, *table.headings.values()))) is not None


def begins_with_money(proposal: Proposal) -> bool:
    """Return whether a word for money stands above the first column, and words below it: "Kosten", "Wat kost het"."""
    sheet = proposal.table
    first = min(sheet.headings, default=0)
    cells = sheet.column(first)
    free = proposal.columns.get(first, _LEVEL) == _LEVEL
    asks = _OWN_WORDS["budget_lines"].search(normalise(sheet.headings.get(first, ""))) is not None
    return free and asks and bool(cells) and all(isinstance(cell, str) and number_in(cell) is None for cell in cells)


def tells_of_money(proposal: Proposal, said: set[str]) -> bool:
    """Return whether a list is surely one of costs: amounts with their kind or how often, or money as a heading."""
    return ("year_amount" in said and bool(said & {"kind", "recurrence"})) or begins_with_money(proposal)


def may_name_lines(meaning: str, cells: list[Cell]) -> bool:
    """Return whether what was taken for something else may be what the lines are called: "Nodig" above what is bought.

    Below how much something is needed stand the answers to that, more than once.
    """
    if meaning == "budget_lines.necessity":
        return len({*cells}) == len(cells) and not any(meant(BudgetLine, "necessity", str(cell)) for cell in cells)
    return meaning in ("budget_lines.kind", "budget_lines.level", "actions.note")


def _says_who_and_when(proposal: Proposal) -> bool:
    """Return whether lines of costs are things to do: "Actie" with who does it and by which day, before its costs."""
    sheet = proposal.table
    said: set[str] = set()
    for column, words in sheet.headings.items():
        found = {meaning.field for meaning in meanings("actions", words) if meaning.certain and words}
        dated = "due" in found and any(
            isinstance(cell, dt.date) or names_day(str(cell)) for cell in sheet.column(column)
        )
        said |= found - {"due"} | ({"due"} if dated else set())
    main = next((c for c, meaning in proposal.columns.items() if meaning == "budget_lines.what"), None)
    acts = main is not None and _ACTS.fullmatch(normalise(sheet.headings[main])) is not None
    return acts and {"owner_id", "due"} <= said


def _names_money(proposal: Proposal) -> bool:
    """Return whether a table says of itself that it is about money, in its headings, its name or a cell."""
    table = proposal.table
    words = " ".join((table.title, table.sheet, *table.headings.values()))
    fields = {meaning.split(".")[1] for meaning in proposal.columns.values()}
    amounts = {"price", "amount_without_vat", "one_off", "yearly", "year_amount"}
    if "year_amount" in fields and _PEOPLE.search(words) and not _MONEY.search(words):
        # "Trainingskalender (getal = aantal deelnemers)": the months and their total count people.
        amounts.discard("year_amount")
    cells = [cell for column in proposal.columns for cell in table.column(column)]
    return bool(fields & amounts) or _MONEY.search(words) is not None or any("€" in str(cell) for cell in cells)


def _in_euros(proposal: Proposal) -> bool:
    """Return whether most amounts of a table are written as money: "Hoeveel" above "€ 849"."""
    amounts = [column for column, meaning in proposal.columns.items() if meaning == "budget_lines.year_amount"]
    cells = [str(cell) for column in amounts for cell in proposal.table.column(column) if _FIGURE.search(str(cell))]
    return sum(_EURO.search(cell) is not None for cell in cells) > len(cells) / 2


def _lists_labels(proposal: Proposal) -> bool:
    """Return whether what the lines are about is, on most of them, a heading: "Nu", "Straks", "Wanneer klaar"."""
    mains = {f"{table}.{MAIN[table]}" for table in tables_of(proposal.becomes)}
    column = next((column for column, meaning in proposal.columns.items() if meaning in mains), None)
    words = [str(cell) for cell in proposal.table.column(column)] if column is not None else []
    fields = {
        meaning.field
        for text in words
        if known_exactly(text)
        for meaning in meanings("goals", text)
        if meaning.certain and meaning.field in _OF_A_CARD
    }
    return len(fields) >= _LEAST_LABELS


def score_of(proposal: Proposal, becomes: str) -> float:
    """Return how much speaks for a table becoming this; nothing when a line could not be known by anything."""
    table = proposal.table
    if not is_whole(becomes, proposal.columns.values()) or _lists_labels(proposal):
        return 0
    both = becomes == GOALS_AND_ACTIONS
    if both and _only_names_goals(proposal):
        return 0
    score, own = 0.0, 0
    for column, meaning in proposal.columns.items():
        part, name = meaning.split(".")
        if name in ("number", "contact", "computed", "note", "id"):
            score += 0.3
            continue
        heading = normalise(table.headings[column])
        if _OWN_WORDS[part].search(heading):
            score, own = score + 2, own + 1
        score += 1 if name in _STRONG[part] else 0.6
    strange = sum(1 for column, words in table.headings.items() if words and column not in proposal.columns)
    score -= 0.8 * min(strange, _MOST_STRANGE)
    if both and "actions.period" in proposal.columns.values() and "goals.title" in proposal.columns.values():
        # What is done for a theme in each part of the year is said in no other list.
        own += 1
    measured = {"goals.target", "goals.baseline"}, {"goals.title", "goals.indicator", "goals.target"}
    if becomes == "goals" and any(fields <= set(proposal.columns.values()) for fields in measured):
        # From how much to how much, and how that is measured, is said of nothing else.
        own += 1
    if becomes == "goals" and table.card and {"goals.title", "goals.indicator"} <= set(proposal.columns.values()):
        # A form that asks what is reached, and how one knows.
        own += 1
    sure = {meaning for column, meaning in proposal.columns.items() if column not in proposal.doubtful}
    if becomes in ("goals", GOALS_AND_ACTIONS) and "goals.title" in sure and all(sure & ways for ways in _GAINS):
        # Whom it brings something is asked of goals only.
        score, own = score + 2, own + 1
    if becomes == "budget_lines" and _says_who_and_when(proposal):
        score -= 3
    if becomes == "people" and gives_roles(proposal):
        # "Wie is wie" beside "digicoach" and "ambassadeur".
        own += 1
    trained = becomes == "activities" and sure >= _TRAINED
    own += trained
    if becomes == "budget_lines" and _in_euros(proposal):
        own += 1
    if becomes == "budget_lines" and comes_to_year(proposal) and _is_called_money(table):
        score, own = score + 2, own + 1
    counted = {"budget_lines.count", "budget_lines.price", "budget_lines.year_amount"}
    taught = any(_OWN_WORDS["activities"].search(normalise(words)) for words in table.headings.values())
    if becomes == "budget_lines" and counted <= set(proposal.columns.values()) and not taught:
        # So many, for so much each, makes so much: that is said of money only.
        score, own = score + 2, own + 1
    if becomes == "budget_lines" and {"budget_lines.count", "budget_lines.price"} <= sure and not taught:
        # What comes to so much is left to be worked out.
        own += 1
    if becomes == "budget_lines" and _are_euros_by_year(table):
        score, own = score + 2, own + 1
    if becomes in ("goals", GOALS_AND_ACTIONS) and _are_findings(proposal):
        return 0.1
    parts = tables_of(becomes)
    named = table_of(table.title) or table_of(table.sheet)
    if becomes == "actions" and named != "actions" and lists_roles(proposal):
        return 0
    if named in parts and not both:
        score += 2.5
    elif becomes == "activities" and _TEACHES.search(normalise(f"{table.title} {table.sheet}")):
        score += 1.5
    elif own == 0 and not (becomes == "actions" and len(proposal.columns) >= 2) and len(table.headings) > 1:
        return 0
    fields = {meaning.split(".")[1] for meaning in proposal.columns.values()}
    if becomes == "activities" and named != "activities" and not trained:
        # "Activity", "date" and "costs" say as much of an action or of a line of the budget.
        teaching = [
            column
            for column, meaning in proposal.columns.items()
            if _OWN_WORDS["activities"].search(normalise(table.headings[column]))
        ]
        if not teaching and not _TEACHES.search(normalise(f"{table.title} {table.sheet}")):
            return 0
    if (
        becomes == "budget_lines"
        and not fields
        & {"year_amount", "one_off", "yearly", "period", "price", "quarter1", "amount_without_vat", "actual_year"}
        and named != "budget_lines"
    ):
        return 0
    if becomes == "budget_lines" and (_are_hours_of_people(proposal) or (taught and not _names_money(proposal))):
        return 0
    if becomes == "people" and named != "people":
        score -= 1
        if (
            not fields
            & {
                "role",
                "function",
                "hours_per_week",
                "contract",
                "responsible_for",
                "start",
                "first_name",
                "knowledge",
                "location",
                "contact",
            }
            and len(table.headings) > 1
        ):
            return 0
        if fields & {"what", "due"}:
            return 0
    if becomes == "goals" and task_names(table) is not None:
        return 0.1
    if becomes == "actions" and {"goal_id", "what"} <= fields and len(fields) == 2 and named != "actions":
        score -= 0.5
    return max(score, 0)
