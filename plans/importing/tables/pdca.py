"""Cards with a round of improvement, Plan, Do, Check and Act: each is something to do, with the rest beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.cells.name_parts import sort_of, split_names
from plans.importing.cells.number_words import change_in
from plans.importing.files.grid import Cell, Grid, Passage, Row, is_blank
from plans.importing.prose.running_text import tables_in
from plans.importing.prose.task_lines import parse_task, tasks_of
from plans.importing.tables.pdca_lists import beside_steps
from resources.language import gettext as _

_STEPS = (("p", "plan"), ("d", "do"), ("c", "check"), ("a", "act"))
_STEP = re.compile(r"(?i)\s*(p|plan|d|do|c|check|a|act)\s*[:.]\s*(\S.*)", re.DOTALL)
"""A step with what it says behind it in the same cell."""
_ALONE = re.compile(r"(?i)\s*(p|plan|d|do|c|check|a|act)\s*[:.]?\s*")
_LABEL = re.compile(r"\s*([^\W\d][^:\n]{1,30}?)\s*:\s*(\S.*)?", re.DOTALL)
"""What a card says besides: "Wie: Ans"."""
_TITLED = re.compile(
    r"(?i)\s*(?:(?:pdca[- ]?)?kaart(?:je)?|card|pdca|onderwerp|thema|verbeterpunt)?\s*\d*\s*[:.–-]?\s*"
)
_EXPLAINED = re.compile(r"(?i)(?:betekenis|uitleg|legenda|afkortingen|meaning|legend)\b.*")
"""What stands above the letters when they are only explained."""
_NO_PLAN = re.compile(r"(?i)\s*plan(?:nen)?\s*(?:,.*)?")
_AIM = re.compile(r"(?i)\s*(?:(?:ons |het |our )?doel|doelstelling|goal|aim)\s*:\s*\S")
"""A step that says which goal it is about."""
_COLUMN = re.compile(r"(?i)(?:pdca[- ]?)?(?:fase|stap|onderdeel|letter|phase|step)|pdca")
"""What stands above the steps as the heading of their column, and is the title of no card."""
_TO_DO, _LEAD = "Acties:", "Trekker"
_LONGEST_LEFT, _MOST_TOLD = 60, 0.5
_LEAST_GOALS = 2
_IN_YEAR = re.compile(r" in 20\d\d(?= naar| to)")
_OF_NEXT = re.compile(r"(?i)\s*(?:pdca|kaart|card|onderwerp|thema|verbeterpunt)")
"""How the title of the next card begins."""
_HEAD = ("Onderwerp", "Actie", "Toelichting (Do)", "Toelichting (Check)", "Toelichting (Act)")
_WIDE = ("Actie", "Toelichting (Do)", "Toelichting (Check)", "Toelichting (Act)")


def of_rounds(grid: Grid) -> Grid | None:
    """Return the cards of a sheet as a list, or a list with the four steps as columns; None when it is neither."""
    return _goals_across(grid) or _across(grid) or beside_steps(grid) or _down(grid)


def rounds_in(texts: list[Passage], name: str) -> tuple[Grid | None, list[Passage]]:
    """Return the cards in a text as a list, and the texts that are on none of them."""
    rows: list[Row] = []
    above = ""
    for place, passage in enumerate(texts):
        if passage.heading != above:
            rows.append(Row(2 * place, [passage.heading]))
            above = passage.heading
        rows.append(Row(2 * place + 1, [passage.text]))
    found = _cards(Grid(name, rows))
    if not found:
        return None, texts
    used = {number for card in found for number in card.lines}
    rest = [passage for place, passage in enumerate(texts) if 2 * place + 1 not in used]
    return _listed(name, found), rest


class _Card:
    """A card that is read from the top: its title, its steps, and what it says besides."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.steps: list[Cell] = []
        self.besides: dict[str, Cell] = {}
        self.lines: list[int] = []

    def take(self, row: Row, column: int) -> bool:
        """Take a line when it is the next of the card; return whether it was."""
        label, value = _said(row, column)
        if len(self.steps) < len(_STEPS):
            if label.casefold() not in _STEPS[len(self.steps)]:
                return False
            self.steps.append(value)
        else:
            named = _LABEL.fullmatch(_with_colon(row, column))
            if named is None or row.number > self.lines[-1] + 1 or _OF_NEXT.match(named[0]):
                return False
            if is_blank(value := named[2] or row.cell(column + 1)) or _STEP.fullmatch(named[0]):
                return False
            self.besides[named[1]] = value
        self.lines.append(row.number)
        return True


def _with_colon(row: Row, column: int) -> str:
    """Return a cell as a label with its colon, also where it asks without one for what stands beside it."""
    words = str(row.cell(column) or "").strip()
    asks = words and ":" not in words and not is_blank(row.cell(column + 1)) and known_exactly(words)
    return f"{words}:" if asks else words


def _said(row: Row, column: int) -> tuple[str, Cell]:
    """Return the step that a cell names, and what is said of it: behind it, or in the cell beside it."""
    words = str(row.cell(column) or "")
    if alone := _ALONE.fullmatch(words):
        return alone[1], row.cell(column + 1)
    behind = _STEP.fullmatch(words)
    return (behind[1], behind[2].strip()) if behind else ("", None)


def _cards(grid: Grid) -> list[_Card]:
    width = max((len(row.cells) for row in grid.rows), default=0)
    found: list[tuple[int, _Card]] = []
    for column in range(width):
        card: _Card | None = None
        for place, row in enumerate(grid.rows):
            if card is not None and card.take(row, column):
                continue
            card = None
            label, value = _said(row, column)
            if label.casefold() in _STEPS[0] and not is_blank(value) and not _explains(grid, place, value):
                above = grid.rows[place - 1] if place else None
                title = _TITLED.sub("", str(above.cell(column) or ""), count=1) if above is not None else ""
                besides: dict[str, Cell] = {}
                if _COLUMN.fullmatch(title):
                    title = ""
                elif above is not None and not is_blank(above.cell(column + 1)):
                    title, besides = _labels_above(grid.rows[:place], column)
                card = _Card("" if _LABEL.fullmatch(title) else title.strip())
                card.besides |= besides
                card.take(row, column)
                found.append((place, card))
    whole = [(place, card) for place, card in found if len(card.steps) == len(_STEPS)]
    return [card for _place, card in sorted(whole, key=lambda item: item[0])]


def _labels_above(rows: list[Row], column: int) -> tuple[str, dict[str, Cell]]:
    """Return the title of a card and what else stands right above its steps, each beside its label."""
    title, besides = "", dict[str, Cell]()
    for row in reversed(rows):
        label, value = str(row.cell(column) or "").strip().rstrip(" :"), row.cell(column + 1)
        if not label or is_blank(value) or _explained_by(label):
            break
        if _TITLED.fullmatch(label):
            return str(value), besides
        if not known_exactly(label):
            break
        besides[label] = value
    return title, besides


def _explained_by(label: str) -> bool:
    return _ALONE.fullmatch(label) is not None


def _explains(grid: Grid, place: int, value: Cell) -> bool:
    """Return whether letters are only explained, as below a list: "P", "plan, nog niet begonnen"."""
    above = [str(cell) for row in grid.rows[max(0, place - 1) : place] for cell in row.cells if not is_blank(cell)]
    return _NO_PLAN.fullmatch(str(value)) is not None or any(map(_EXPLAINED.fullmatch, above))


def _down(grid: Grid) -> Grid | None:
    made: Grid | None
    if found := _cards(grid):
        return _with_titles(grid, found, _aimed(grid.name, found, _leaders(grid)) or _listed(grid.name, found))
    if found := _cards(_folded(grid)):
        made = _aimed(grid.name, found, _leaders(grid)) or _done(grid.name, found)
        return _with_titles(grid, found, made) if made is not None else None
    return None


def _with_titles(grid: Grid, found: list[_Card], made: Grid) -> Grid:
    """Return the list made of cards, saying of what stands above the first of them that it stays behind."""
    first = min(number for card in found for number in card.lines)
    above = _pieces([row for row in grid.rows if row.number < first])
    taken = " ".join(str(cell) for row in made.rows for cell in row.cells if not is_blank(cell))
    # Of a label with what it says: "Verbetertrekker: Esther Wolters".
    left = [words for words in above if words.partition(":")[2].strip(" :") not in taken or ":" not in words]
    left = [words[:_LONGEST_LEFT] for words in left if _TITLED.sub("", words, count=1).strip() not in taken]
    note = _("Left out: {names}.").format(names=", ".join(left)) if left else ""
    return replace(made, note=f"{made.note} {note}".strip())


def _folded(grid: Grid) -> Grid:
    """Return a sheet with the lines beside a step, or below it, in one cell: the step stands once for several."""
    column = next((c for row in grid.rows for c, cell in enumerate(row.cells) if _is_step(cell)), None)
    below = [row for row in grid.rows if column is not None and not is_blank(row.cell(column + 1))]
    if column is None or any(not is_blank(cell) for row in below for cell in row.cells[column + 2 :]):
        return grid
    rows: list[Row] = []
    for row in grid.rows:
        label, value, above = row.cell(column), row.cell(column + 1), rows[-1] if rows else None
        again = above is not None and label == above.cell(column) and _is_step(label)
        if above is not None and is_blank(value) and not _is_step(label) and _is_step(above.cell(column)):
            label, value = None, label
        if above is not None and not is_blank(value) and (again or is_blank(label)) and _is_step(above.cell(column)):
            held = above.cell(column + 1)
            told = value if is_blank(held) else f"{held}\n{value}"
            rows[-1] = replace(above, cells=[*above.cells[: column + 1], told])
        else:
            rows.append(row)
    return replace(grid, rows=rows)


def _is_step(cell: Cell) -> bool:
    """Return whether a cell holds a step and nothing else."""
    return isinstance(cell, str) and _ALONE.fullmatch(cell) is not None


def _leaders(grid: Grid) -> list[str]:
    """Return who leads a goal by what stands above its card: "Team: West   Verbetertrekker: Esther Wolters"."""
    place = next((at for at, row in enumerate(grid.rows) if any(map(_is_step, row.cells))), 0)
    labels = [found for piece in _pieces(grid.rows[:place]) if (found := _LABEL.fullmatch(piece)) and found[2]]
    asked = [found for found in labels if any(m.field == "owner_id" and m.certain for m in meanings("goals", found[1]))]
    return [f"{_LEAD}: {found[2].strip()}" for found in asked]


def _pieces(rows: list[Row]) -> list[str]:
    """Return what stands above a card, one piece for each label of a line."""
    cells = [cell for row in rows for cell in row.cells if isinstance(cell, str)]
    return [piece.strip() for cell in cells for piece in re.split(r"\s{2,}|[;|\n]", cell) if piece.strip()]


def _aimed(name: str, found: list[_Card], leaders: list[str]) -> Grid | None:
    """Return cards of which P says that it is a goal as goals, with each line of D as an action; else None.

    What stands under A is to be done as well when it says who or when, and under C when it says who.
    """
    found = [_with_aim(card) for card in found]
    if not all(any(map(_AIM.match, str(card.steps[0]).split("\n"))) for card in found):
        return None
    texts: list[Passage] = []
    left: list[str] = []
    for number, card in enumerate(found, start=1):
        heading = card.title or str(number)
        plan, do, check, act = ([line.strip() for line in str(step or "").split("\n")] for step in card.steps)
        done = [line for line in do if line] + [line for line in act if parse_task(line).detailed]
        done += [line for line in check if _names_doer(parse_task(line).who)]
        left += [line for line in (*check, *act, *map(str, card.besides.values())) if line and line not in done]
        aim = next(at for at, line in enumerate(plan) if _AIM.match(line))
        if all(map(_LABEL.fullmatch, plan)) and len(plan) > 1:
            # Each line says what it is of the goal.
            texts += [Passage(heading, line) for line in (plan[aim], *plan[:aim], *plan[aim + 1 :])]
        else:
            texts += [Passage(heading, " ".join(plan))]
        texts += [Passage(heading, line) for line in leaders if len(found) == 1]
        texts += [Passage(heading, _TO_DO)]
        texts += [Passage(heading, line, listed=True) for line in done]
    grids, rest = tables_in(texts, name)
    if len(grids) != 1:
        return None
    left = [" ".join(words.split())[:_LONGEST_LEFT] for words in (*left, *rest)]
    note = _("Left out: {names}.").format(names=", ".join(left)) if left else ""
    return replace(grids[0], note=f"{grids[0].note} {note}".strip())


def _with_aim(card: _Card) -> _Card:
    """Return a card with P as its goal where P says from how much to how much, and D who does something or when."""
    plan = str(card.steps[0])
    done = tasks_of([line for line in str(card.steps[1] or "").split("\n") if line.strip()], _MOST_TOLD)
    one = not card.besides and "\n" not in plan.strip() and not _AIM.match(plan)
    if not one or not done or not change_in(_IN_YEAR.sub("", plan)).target:
        return card
    aimed = _Card(card.title)
    aimed.steps, aimed.besides, aimed.lines = [f"Doel: {plan}", *card.steps[1:]], card.besides, card.lines
    return aimed


def _goals_across(grid: Grid) -> Grid | None:
    """Return a list with the steps as columns as goals, with each line of D as an action, where all of P are goals."""
    for place, row in enumerate(grid.rows):
        first = _first_step(row)
        if first is None:
            continue
        last = first + len(_STEPS)
        found: list[_Card] = []
        for line in grid.rows[place + 1 :]:
            if first > 1 or any(not is_blank(cell) for cell in line.cells[last:]):
                return None
            card = _Card(str(line.cell(0) or "") if first else "")
            card.steps, card.lines = [line.cell(at) for at in range(first, last)], [line.number]
            found.append(card)
        whole = [card for card in found if not is_blank(card.steps[1])]
        if len(whole) < _LEAST_GOALS or not all(_with_aim(card) is not card for card in whole):
            return None
        made = _aimed(grid.name, whole, [])
        left = [card.title for card in found] + [str(card.steps[0]) for card in found if card not in whole]
        names = ", ".join(words[:_LONGEST_LEFT] for words in left if words)
        note = _("Left out: {names}.").format(names=names) if names else ""
        titles = replace(grid, rows=[other for other in grid.rows if other is not row])
        return _with_titles(titles, whole, replace(made, note=f"{made.note} {note}".strip())) if made else None
    return None


def _first_step(row: Row) -> int | None:
    """Return the column of P where the four steps stand beside each other as headings; None where they do not."""
    words = [normalise(str(cell or "")) for cell in row.cells]
    starts = range(len(words) - len(_STEPS) + 1)
    return next((at for at in starts if all(words[at + n] in names for n, names in enumerate(_STEPS))), None)


def _names_doer(who: str) -> bool:
    """Return whether somebody, the leader or a role is named, and no group or moment."""
    return any(sort_of(name) in ("person", "leader", "role") for name in split_names(who))


def _done(name: str, found: list[_Card]) -> Grid | None:
    """Return what is done for cards that name no goal, where most lines of it say who or when; else None."""
    lines = {step: [n.strip() for card in found for n in str(card.steps[step] or "").split("\n")] for step in range(4)}
    tasks = tasks_of(lines[1], _MOST_TOLD)
    if not tasks:
        return None
    left = [words[:_LONGEST_LEFT] for step in (0, 2, 3) for words in lines[step] if words]
    rows = [Row(0, ["Actie", "Actiehouder", "Gereed"])]
    rows += [Row(number, [task.what, task.who, task.when]) for number, task in enumerate(tasks, start=1)]
    return Grid(name, rows, note=_("Left out: {names}.").format(names=", ".join(left)), told=True)


def _listed(name: str, found: list[_Card]) -> Grid:
    labels = list(dict.fromkeys(label for card in found for label in card.besides))
    rows: list[Row] = [Row(0, [*_HEAD, *labels])]
    used: set[int] = set()
    for card in found:
        # Cards beside each other stand on the same lines.
        number = next((line for line in card.lines if line not in used), max(used | {0}) + 1)
        used.add(number)
        cells: list[Cell] = [card.title or None, *card.steps, *(card.besides.get(label) for label in labels)]
        rows.append(Row(number, cells))
    return Grid(name, rows, note=_("What stands under P is what is to be done; D, C and A come with it as text."))


def _across(grid: Grid) -> Grid | None:
    """Return a list below P, D, C and A, or the words for them, with headings that say what they are."""
    for place, row in enumerate(grid.rows):
        first = _first_step(row)
        if first is not None:
            cells = [*row.cells[:first], *_WIDE, *row.cells[first + len(_STEPS) :]]
            rows = [*grid.rows[:place], Row(row.number, cells), *grid.rows[place + 1 :]]
            note = _("What stands under P is what is to be done; D, C and A come with it as text.")
            return Grid(grid.name, rows, grid.merged, grid.unknown, note=note)
    return None
