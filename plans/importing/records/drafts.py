"""The lines of a table as drafts of records: one line can hold a goal, several actions and an amount at once.

A goal that stands once for several actions is carried down; a cell with a list of actions is a draft for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plans.exchange.headings import normalise
from plans.importing.cells.answers import meant
from plans.importing.cells.board_words import status_above
from plans.importing.cells.heading_periods import Period, period
from plans.importing.cells.headings import KEY, SPECIALS, UNTAKEN
from plans.importing.cells.name_parts import sort_of
from plans.importing.cells.number_words import change_in, part_of
from plans.importing.cells.values import as_text, is_open
from plans.importing.files.grid import Cell, is_blank
from plans.importing.proposal.meaning import GOALS_AND_ACTIONS, MAIN, Proposal
from plans.importing.prose.task_lines import parse_task, who_and_when
from plans.importing.records.cell_lines import apart_by_line, cards_of, go_together, lines_of, take_apart
from plans.importing.records.paid_how_often import OFTEN, apart
from plans.importing.records.person_names import are_turned, line_of, names_in, several_roles, unturned_last
from plans.importing.tables.sheet_table import TableRow
from plans.subjects.actions import Action

_ALONE = re.compile(r"^\s*(?:[-–•*·▪◦]|\d{1,2}[.)]|\d{1,2}(?:\.\d)+\.?)\s+(?=[^\W\d])(?!.*\n)", re.DOTALL)
"""The mark or number before a text that is no list."""
_GOAL_LINE = re.compile(
    r"\s*(?i:doel(?:stelling)?|speerpunt|goal)\s*"
    r"(?:(\d{1,2}(?:\.\d{1,2})*|[A-Z])\s+(?=[A-ZÀ-Þ])|(\d{1,2}|[A-Z])?\s*(?:[:–-]|\.(?!\d))\s*)(\S.*)"
)
_GOAL_SHEET = re.compile(
    r"\s*(?i:doel(?:stelling)?|speerpunt|goal)\s*(?:(?:(?:\d{1,2}|[A-Z])\s*[:.–-]|:)\s*[^\W\d]|\d{1,2}(?:\.\d{1,2})*\s+[A-ZÀ-Þ])"
)
_SEVERAL = re.compile(
    r"\b(\w*acties|activiteiten|\w*maatregelen|stappen|taken|\w*punten|interventies|initiatieven|actions|tasks|steps|measures|initiatives)\b"
)
"""Headings under which every line of a cell is an action."""
_ASKED = re.compile(
    r"(eenmalig|incidenteel|one off)?"
    r"(?: ?(?:jaarlijks|structureel|terugkerend|blijvend|doorlopend|permanent|lasting|ongoing|"
    r"(?:elk|ieder) jaar(?: terug)?|recurring|yearly))*$"
)
_OFTEN_SAID = re.compile(
    r"(eenmalige?|incidentele?|incidenteel|alleen 20\d\d|one off)|jaarlijkse?|per jaar|elk jaar|ieder jaar|"
    r"structurele?|structureel|loopt door|doorlopend|yearly|terugkerende?|recurring|annual"
)
_KIND_OF_COST = re.compile(
    r"^(?:[a-z\d] )?(?:kosten |uitgaven )?|(?: (?:kosten|uitgaven|lasten|posten|costs|investering(?:en)?))?$"
)
_FROM_TO = re.compile(r"\s*([^→⇒>]{1,60}?)\s*(?:→|⇒|[-=]>)\s*([^→⇒>]{1,60}?)\s*")
_PLACES = frozenset(("deze week", "ideeen", "nieuw", "review", "testen"))
"""Columns of a board that above a list say where it is kept rather than how far it is."""
_YES_OR_NO = {"ja": True, "j": True, "x": True, "yes": True, "nee": False, "n": False, "no": False}
_LACKED = frozenset(("owner_id", "due"))


@dataclass
class Draft:
    """What a line says of one record: the cells of its fields, and of the columns that are no field."""

    table: str
    cells: dict[str, tuple[int, Cell]] = field(default_factory=dict)
    """For each field the column and the cell."""
    specials: list[tuple[str, int, Cell]] = field(default_factory=list)
    """Columns that are no field by themselves: their meaning, the column and the cell."""
    what: str = ""
    goal: Draft | None = None
    """The goal that an action or amount belongs to."""
    source: Draft | None = None
    """The action that an amount was named with."""
    status: str = ""
    spread: list[tuple[Period, int, Cell]] = field(default_factory=list)
    """Cells below a part of the year."""
    worked_out: bool = False
    """Whether cells of it were taken out of a text that says more: somebody should look at it."""
    doubts: list[str] = field(default_factory=list)
    """What is to be said of cells that were given to it, for somebody to look at."""

    @property
    def columns(self) -> set[int]:
        """The columns that something is taken from."""
        fields = {column for column, _cell in self.cells.values()}
        parts = {column for _period, column, _cell in self.spread}
        return fields | parts | {column for name, column, _cell in self.specials if name not in UNTAKEN}

    def cell(self, name: str) -> Cell:
        """Return what stands in the column of a field, or nothing."""
        return self.cells[name][1] if name in self.cells else None


def drafts_of(proposal: Proposal) -> Iterator[tuple[TableRow, list[Draft]]]:
    """Give for every line of the list what it says, in order."""
    sheet = proposal.table
    above = goal = section_goal(sheet.title) or _sheet_goal(sheet.sheet) or section_goal(sheet.goal)
    turned, section = are_turned(sheet, proposal.columns), ""
    for row in proposal.table.rows:
        if row.kind != "row":
            continue
        if proposal.becomes == GOALS_AND_ACTIONS:
            drafts = _goal_and_actions(proposal, row, goal)
            goal = next((draft for draft in drafts if draft.table == "goals"), goal)
        elif proposal.becomes == "actions":
            if row.section != section:
                section, goal = row.section, section_goal(row.section) or above
            drafts = _actions(proposal, row, goal)
            _say_status(proposal, row, drafts)
        elif proposal.becomes == "budget_lines":
            drafts = _each_amount(_draft(proposal, row, proposal.becomes), proposal.table.headings)
            _say_often(row.section or proposal.table.title, drafts)
        else:
            drafts = _each_person(_draft(proposal, row, proposal.becomes), turned)
        yield row, drafts


def _say_status(proposal: Proposal, row: TableRow, drafts: list[Draft]) -> None:
    """Give actions the state that stands above their lines, "AFGEROND", when none stands in a column."""
    above = row.section or proposal.table.title or proposal.table.sheet
    status = status_above(above)
    if "actions.status" in proposal.columns.values() or not status or normalise(above) in _PLACES:
        return
    for draft in drafts:
        draft.status = draft.status or status


def _say_often(above: str, drafts: list[Draft]) -> None:
    """Give lines of the budget how often they are paid, when it stands above: "ELK JAAR", "Aanschaf (eenmalig)"."""
    inside = re.search(r"\(([^()]+)\)$", above)
    often = _OFTEN_SAID.fullmatch(_KIND_OF_COST.sub("", normalise(inside[1] if inside else above)))
    for draft in drafts if often else []:
        draft.cells.setdefault("recurrence", (-1, "one_off" if often and often[1] else "yearly"))


def _each_amount(draft: Draft, headings: dict[int, str]) -> list[Draft]:
    """Return a draft for what a line costs once and one for what it costs every year, when each has a column."""
    column, cell = draft.cells.get("recurrence", (-1, None))
    answer, asked = _YES_OR_NO.get(normalise(as_text(cell))), _ASKED.match(normalise(headings.get(column, "")))
    if answer is not None and asked:
        # "Eenmalig?" with a yes or no below it.
        draft.cells["recurrence"] = (column, "one_off" if answer == bool(asked[1]) else "yearly")
    said = [_OFTEN_SAID.fullmatch(normalise(part)) for part in re.split("[,;]", as_text(draft.cell("note")))]
    often = {"one_off" if found[1] else "yearly" for found in said if found}
    if "recurrence" not in draft.cells and len(often) == 1:
        draft.cells["recurrence"] = (-1, often.pop())
    if not any(item[0] in OFTEN for item in draft.specials):
        return [draft]
    paid, others, doubts = apart(draft.specials, headings)
    made = []
    for place, (name, column, cell) in enumerate(paid):
        specials = [*(others if place == 0 else []), ("year_amount", column, cell)]
        made.append(replace(draft, cells={**draft.cells, "recurrence": (-1, name)}, specials=specials, doubts=doubts))
    return made or [replace(draft, specials=others)]


def _each_person(draft: Draft, turned: bool) -> list[Draft]:
    """Return a draft for each of the people that a line names: "Bo en Kim"; or of "Bos, Anna" when all are so."""
    if draft.table != "people" or not draft.what or KEY in draft.cells:
        return [draft]
    names = [unturned_last(draft.what)] if turned else names_in(as_text(draft.cell("name")) or draft.what)
    if not names or names == [draft.what]:
        return [draft]
    made = []
    for place, name in enumerate(names):
        cells = {part: (column, line_of(cell, place, len(names))) for part, (column, cell) in draft.cells.items()}
        cells["name"] = (draft.cells.get("name", (-1, None))[0], name)
        made.append(replace(draft, cells=cells, what=name))
    return made


def section_goal(section: str) -> Draft | None:
    """Return the goal that a line between names: "Doel 2: Beeldbellen"; None when it names none."""
    found = _GOAL_LINE.fullmatch(section)
    if found is None:
        return None
    draft = Draft("goals", {"title": (-1, found[3].strip())}, what=found[3].strip())
    if number := found[1] or found[2]:
        draft.specials.append(("number", -1, number))
    return draft


def _sheet_goal(sheet: str) -> Draft | None:
    """Return the goal that a sheet or a chapter is called after, "Doel 2: Beeldbellen"; a file may be "doel-2027"."""
    return section_goal(sheet) if _GOAL_SHEET.match(sheet) else None


def _draft(proposal: Proposal, row: TableRow, table: str) -> Draft:
    """Return what a line says of one table."""
    draft = Draft(table)
    if proposal.table.printed:
        # As a line of our own sheets: nothing of it is worked out of its words.
        draft.cells[KEY] = (-1, None)
    for column, meaning in proposal.columns.items():
        part, name = meaning.split(".")
        cell = row.cells.get(column)
        if part != table or (is_blank(cell) and column not in row.unknown):
            if part == table and name not in draft.cells and not _is_special(table, name):
                draft.cells[name] = (column, None)
            continue
        if name == "period":
            found = period(proposal.table.headings[column])
            if found is not None:
                draft.spread.append((found, column, cell))
        elif _is_special(table, name) or (name == "note" and not is_blank(draft.cell(name))):
            # Of several columns for a remark the others go behind the first.
            draft.specials.append((name, column, cell))
        else:
            draft.cells[name] = (column, cell)
    if "what" in draft.cells and KEY not in draft.cells:
        column, cell = draft.cells["what"]
        draft.cells["what"] = (column, _ALONE.sub("", cell, count=1) if isinstance(cell, str) else cell)
    if proposal.becomes == "goals" and not is_blank(draft.cell("target")) and not _called(draft):
        draft.cells["title"] = draft.cells.get("indicator", (-1, None))
    if KEY not in draft.cells:
        draft.worked_out = take_apart(table, draft.cells)
    column, cell = draft.cells.get("role", (-1, None))
    if table == "people" and (roles := several_roles(cell)):
        draft.cells["role"] = (column, roles[0])
        draft.specials += [("note", column, ", ".join(roles[1:]))] if roles[1:] else []
    draft.what = _called(draft)
    if table == "goals" and KEY not in draft.cells:
        _measure(draft)
    return draft


def _measure(draft: Draft) -> None:
    """Take from how much to how much a goal goes from its text, when no column of its own says so."""
    column, cell = draft.cells.get("target", (-1, None))
    if isinstance(cell, str) and (part := part_of(cell, as_text(draft.cell("baseline")))):
        draft.cells["target"] = (column, part)
        draft.worked_out = True
        return
    if isinstance(cell, str) and is_blank(draft.cell("baseline")) and (sides := _FROM_TO.fullmatch(cell)):
        # A side without a number is refused with a word, by itself.
        draft.cells |= {"baseline": (column, None if is_open(sides[1]) else sides[1]), "target": (column, sides[2])}
        draft.worked_out = True
        return
    for source in ("target", "baseline", "indicator", "title", "result"):
        column, cell = draft.cells.get(source, (-1, None))
        if not isinstance(cell, str):
            continue
        found = change_in(cell)
        if not found.baseline or (source == "baseline" and not found.target):
            continue
        for name, value in (("baseline", found.baseline), ("target", found.target), ("unit", found.unit)):
            if value and (is_blank(draft.cell(name)) or name == source):
                draft.cells[name] = (column, value)
                draft.worked_out = True
        return


def _is_special(table: str, name: str) -> bool:
    return name in SPECIALS[table] or name in ("board", "period")


def _called(draft: Draft) -> str:
    """Return what a line is known by."""
    parts = {"goals": ("title", "result", "problem")}.get(draft.table, (MAIN[draft.table],))
    if draft.table == "people" and is_blank(draft.cell("name")):
        words = [
            as_text(cell)
            for wanted in ("first_name", "infix", "last_name")
            for name, _column, cell in draft.specials
            if name == wanted
        ]
        return " ".join(" ".join(filter(None, words)).split())
    for part in parts:
        if not is_blank(draft.cell(part)):
            return " ".join(as_text(draft.cell(part)).split())
    return ""


def _goal_and_actions(proposal: Proposal, row: TableRow, above: Draft | None) -> list[Draft]:
    """Return the goal of a line, carried down from above when it says none, and its actions."""
    goal = _draft(proposal, row, "goals")
    mains = [
        column
        for column, meaning in proposal.columns.items()
        if meaning in ("goals.title", "goals.result", "goals.problem")
    ]
    own = [
        column
        for column in row.filled
        if column not in row.carried and proposal.columns.get(column, "").startswith("goals.")
    ]
    same = above is not None and (
        not goal.what or not set(own) & set(mains) or normalise(goal.what) == normalise(above.what)
    )
    if same and above is not None:
        # What another line says of the same goal fills what the first left open.
        for name, (column, cell) in goal.cells.items():
            if not is_blank(cell) and is_blank(above.cell(name)):
                above.cells[name] = (column, cell)
        goal = above
    actions = _actions(proposal, row, goal if goal.what else None)
    return [goal, *actions] if goal.what and not same else actions


def _actions(proposal: Proposal, row: TableRow, goal: Draft | None) -> list[Draft]:
    whole = _draft(proposal, row, "actions")
    whole.goal = goal
    if proposal.table.printed:
        return [whole] if whole.what else []
    board = [item for item in whole.specials if item[0] == "board"]
    if board:
        return [
            with_details(
                Draft(
                    "actions",
                    {"what": (column, line)},
                    what=line,
                    status=status_above(proposal.table.headings[column]) or "",
                )
            )
            for _name, column, cell in board
            for line in cards_of(as_text(cell))
        ]
    if "actions.what" not in proposal.columns.values() and whole.spread:
        found = []
        for part, column, cell in whole.spread:
            for line in lines_of(as_text(cell), plain=True) or [as_text(cell)]:
                draft = Draft("actions", {"what": (column, line)}, what=" ".join(line.split()), goal=goal)
                draft.spread.append((part, column, "x"))
                found.append(with_details(draft))
        return found
    when = whole.cell("due")
    if isinstance(when, str) and is_blank(whole.cell("status")) and meant(Action, "status", when) == "done":
        # "Afgehandeld" below "Gereed" says how far it is.
        whole.cells |= {"status": (whole.cells["due"][0], when), "due": (-1, None)}
    words = as_text(whole.cell("what"))
    heading = proposal.table.headings.get(whole.cells["what"][0], "") if "what" in whole.cells else ""
    beside = KEY not in whole.cells and go_together(words, *(as_text(whole.cell(name)) for name in _LACKED))
    lines = lines_of(words, plain=_SEVERAL.search(normalise(heading)) is not None or beside)
    if not lines and "\n" in words:
        lines = cards_of(words)
    if len(lines) < 2:
        others = [
            column
            for column in row.filled
            if column not in row.carried and proposal.columns.get(column, "").startswith("actions.")
        ]
        return [with_details(whole, alone=True)] if whole.what or others or row.unknown else []
    column = whole.cells["what"][0]
    shared = {
        name: lines_of(as_text(cell), plain=True)
        for name, (_column, cell) in whole.cells.items()
        if name in ("owner_id", "due", "status", "start")
    }
    made = []
    for place, line in enumerate(lines):
        draft = Draft(
            "actions",
            dict(whole.cells),
            list(whole.specials) if place == 0 else [],
            what=line,
            goal=goal,
            spread=whole.spread,
        )
        draft.cells["what"] = (column, line)
        for name, own in shared.items():
            own = own if len(own) == len(lines) else apart_by_line(as_text(whole.cell(name)), lines)
            if len(own) == len(lines):
                draft.cells[name] = (whole.cells[name][0], own[place])
        made.append(with_details(draft))
    return made


def with_details(draft: Draft, alone: bool = False) -> Draft:
    """Take who, when and how far out of the text of an action; of one with columns of its own only what those lack."""
    if KEY in draft.cells or "what" not in draft.cells:
        return draft
    column, cell = draft.cells.get("owner_id", (-1, None))
    if isinstance(cell, str) and is_blank(draft.cell("due")):
        who, when = who_and_when(cell)
        if when:
            draft.cells |= {"owner_id": (column, who), "due": (-1, when)}
    column, cell = draft.cells["what"]
    task = parse_task(as_text(cell))
    found = {"owner_id": task.who, "due": task.when, "status": task.status}
    said = {name: words for name, words in found.items() if words}
    if not said or (alone and any(not is_blank(draft.cell(name)) or name not in _LACKED for name in said)):
        return draft
    if alone and draft.spread:
        return draft
    for name, words in said.items():
        draft.cells[name] = (-1, words)
    draft.cells["what"] = (column, task.what)
    draft.what = " ".join(task.what.split())
    draft.worked_out = alone
    return draft


def nobody(words: str) -> bool:
    """Return whether the name of a person is none: a placeholder, the team, or a heading."""
    return is_open(words) or sort_of(words) == "nobody"
