"""The tables of the page: lines instead of boxes, heads that return on every page, cells that break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Spacer

from plans.printing.layout import WIDTH, Flow
from plans.printing.styles import (
    ASCENT,
    BORDER,
    CELL,
    CELL_MUTED,
    CELL_NOTE,
    CELL_RIGHT,
    CELL_STRONG,
    GRID,
    HEAD,
    HEAD_RIGHT,
    INK,
    LABEL,
    LINE,
    QUESTION,
    QUIET,
    REGULAR,
    SEMIBOLD,
    STRONG,
    TEXT,
)
from plans.printing.tagged_table import Grid, Role, TaggedTable
from plans.printing.text import is_paragraph, paragraph, printable
from resources.language import gettext as _

Cell = Any
"""Text, one flowable, or a list of them."""


class Unseen(str):
    """The head of a column that needs no word on paper, but does when it is read aloud."""

    __slots__ = ()


_LABEL_WIDTH = 94
GAP = 13
"""Room between columns, in points."""
_BETWEEN = 26
HALF = (WIDTH - _BETWEEN) / 2
"""Width of two columns beside each other, in points."""
_ENDLESS = 10**6
_NARROW = 110
"""A column is narrow up to this width, in points."""
_TOGETHER = 250
"""Two rows stay on one page only when they are lower than this, in points."""


def not_filled() -> Flow:
    """Say calmly that a step is still empty."""
    return [paragraph(_("Not filled in yet."), QUIET)]


def facts(rows: Sequence[tuple[str, str]], *, width: float = WIDTH, small: bool = False) -> Flow:
    """Return labels with what was filled in beside them; rows without anything are left out.

    ``small`` is for a list among tables, in their type.
    """
    filled = [(label, value) for label, value in rows if value.strip()]
    if not filled:
        return []
    named, shown = (CELL_MUTED, CELL) if small else (LABEL, TEXT)
    body = [[[paragraph(label, named)], [paragraph(value, shown)]] for label, value in filled]
    # The smaller label stands on the line of its value.
    lower = (shown.fontSize - named.fontSize) * ASCENT
    above, below = (0.4 * GRID, 0.35 * GRID) if small else (0.6 * GRID, 0.4 * GRID)
    first = [("TOPPADDING", (0, 0), (0, 0), lower), ("TOPPADDING", (1, 0), (1, 0), 0)]
    style = [
        ("LINEBELOW", (0, 0), (-1, -2), 0.5, LINE),
        ("RIGHTPADDING", (0, 0), (0, -1), 10),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("TOPPADDING", (0, 1), (0, -1), above + lower),
        ("TOPPADDING", (1, 1), (1, -1), above),
        *first,
    ]
    label_wide = _LABEL_WIDTH if width >= WIDTH else min(_LABEL_WIDTH, 0.32 * width)
    table = bare_table(body, [label_wide, width - label_wide], style, role="facts")
    table.first = first
    table.wrap(width, _ENDLESS)
    # A single line is never left alone on the next page; a text of several stands on its own.
    short = len(body) > 1 and table._rowHeights[-1] < 2 * shown.leading
    return [_kept(table, width, [len(body) - 2] if short else [])]


def height(flow: Flow, width: float = WIDTH) -> float:
    """Return how high a flow is on a page of this width, in points, when it begins at the head of the page."""
    used = above = 0.0
    for flowable in flow:
        high = flowable.wrap(width, _ENDLESS)[1]
        if getattr(flowable, "_ZEROSIZE", False) or isinstance(flowable, CondPageBreak):
            continue
        before = max(flowable.getSpaceBefore() - above, 0) if used else 0
        above = flowable.getSpaceAfter()
        # Everything on the page begins on a line of the grid.
        used = -(-(used + before) // GRID) * GRID + high + above
    return used


def keep_together(flow: Flow, *, most: float = 400) -> Flow:
    """Return a flow that begins on a new page when that keeps it whole; above ``most`` points it may part."""
    # In the middle of a page its own room above it is needed too, and what is left of a line of the grid.
    above = next((item.getSpaceBefore() for item in flow if not isinstance(item, CondPageBreak)), 0)
    return [CondPageBreak(min(height(flow) + above + GRID, most)), *flow]


def two_columns(left: Flow, right: Flow) -> Flow:
    """Return two flows of half the width beside each other; below each other what is high or alone."""
    if left and right and max(height(left, HALF), height(right, HALF)) < _TOGETHER:
        return beside_each_other(left, right)
    return [*left, *([Spacer(0, GRID)] if left and right else []), *right]


def beside_each_other(left: Flow, right: Flow) -> Flow:
    """Return two flows of half the width beside each other, however high they are."""
    return [bare_table([[left, [], right]], [HALF, _BETWEEN, HALF])]


def questions(rows: Sequence[tuple[str, str]]) -> Flow:
    """Return questions with their answers below them; those without an answer are left out."""
    flow: Flow = []
    for question, answer in rows:
        if answer.strip():
            flow += [CondPageBreak(64), *_answered(question, answer), Spacer(0, GRID)]
    return flow


def paired(left: tuple[str, str], right: tuple[str, str]) -> Flow:
    """Return two questions beside each other with their answers, or the only one that has an answer."""
    if not (left[1].strip() and right[1].strip()):
        return questions([left, right])
    return [bare_table([[_answered(*left), [], _answered(*right)]], [HALF, _BETWEEN, HALF]), Spacer(0, GRID)]


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    right: Sequence[int] = (),
    totals: int = 0,
    title: str = "",
    titles: Sequence[int] = (),
    named: int = 0,
    padding: float = GRID / 2,
    extra: Sequence[tuple[Any, ...]] = (),
    heads: Any = HEAD,
) -> Flow:
    """Return a table whose head returns on every page.

    ``right`` are the columns with numbers, ``totals`` the number of rows at the end that add up. A ``title``
    stands in the head instead of the first word, for a small table among other things. ``titles`` are the places
    of rows that name the rows below them, ``named`` is the column that names each row. ``heads`` is the style of the
    words in the head, for large paper.
    """
    shown = ["" if isinstance(word, Unseen) else word for word in head]
    top = [[paragraph(word, HEAD_RIGHT if place in right else heads)] for place, word in enumerate(shown)]
    if title:
        place = next(place for place, word in enumerate(shown) if word)
        top[place] = [paragraph(title, STRONG)]
    body = [[_cell(cell, place in right) for place, cell in enumerate(row)] for row in rows]
    for row in body:
        _let_note_reach(row, named, widths)
    last = len(body)
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, BORDER),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("RIGHTPADDING", (0, 0), (-2, -1), GAP),
        *extra,
    ]
    # A title is never left without its first row, nor the last row of a group without the one above it.
    kept = [place + 1 for place in titles] + [place - 1 for place in titles if place - 1 not in (-1, *titles)]
    style += [("TOPPADDING", (0, place + 1), (-1, place + 1), 8) for place in titles]
    if totals:
        style.append(("LINEABOVE", (0, last - totals + 1), (-1, last - totals + 1), 0.9, INK))
        kept.append(last - totals)
    if last > 1:
        # The last row is never left alone on the next page.
        kept.append(last - 1)
    table = bare_table([top, *body], widths, style, repeat=1, padding=padding)
    kept_table = _kept(table, sum(widths), kept)
    narrow = frozenset(place for place, wide in enumerate(widths) if wide <= _NARROW and _on_one_line(body, place))
    table.grid = Grid(title, tuple(head), frozenset(titles), frozenset(right), totals, named, narrow)
    return [kept_table]


def _let_note_reach(row: Sequence[Flow], named: int, widths: Sequence[float]) -> None:
    """Let a note on what a row is about go on over the columns that end above it, where it has more than one line."""
    cell, last = row[named], len(row) - 1
    notes = [item for item in cell if is_paragraph(item) and item.style.name == CELL_NOTE.name]
    if named == last or not notes or notes != cell[-len(notes) :]:
        return
    wide, reach = widths[named] - GAP, 0.0
    if max(note.wrap(wide, _ENDLESS)[1] for note in notes) <= CELL_NOTE.leading:
        return
    above = _high(cell[: -len(notes)], wide)
    for other in range(named + 1, len(row)):
        gap = GAP if other < last else 0
        if _high(row[other], widths[other] - gap) > above:
            break
        reach = sum(widths[named + 1 : other + 1]) + GAP - gap
    for note in notes:
        note.reach = reach


def _high(cell: Flow, width: float) -> float:
    """Return how high a cell of a table is without the room around it, in points."""
    return sum((item.wrap(width, _ENDLESS)[1] for item in cell), 0.0)


def _on_one_line(rows: Sequence[Sequence[Flow]], column: int) -> bool:
    """Return whether no text in a column of a table that was laid out has a second line."""
    items = (item for row in rows if column < len(row) for item in row[column] if is_paragraph(item))
    return all(len(item.blPara.lines) <= 1 for item in items)


def grouped(groups: Iterable[tuple[str, list[list[Cell]]]], *, column: int = 0) -> tuple[list[list[Cell]], list[int]]:
    """Return rows with a title above each group, in this column, and the places of the titles."""
    rows: list[list[Cell]] = []
    titles: list[int] = []
    for title, members in groups:
        titles.append(len(rows))
        rows.append(["" for _cell in members[0]])
        rows[-1][column] = paragraph(title, CELL_STRONG)
        rows += members
    return rows, titles


def stacked(first: str, note: str) -> list[Cell]:
    """Return a cell with text, and a quiet line below it when there is something to note."""
    return [paragraph(first, CELL)] + ([paragraph(note, CELL_NOTE)] if note.strip() else [])


def fitting(texts: Sequence[str], size: float, *, least: float) -> float:
    """Return a column width in which every one of these short texts stands on one line."""
    widest = max((stringWidth(printable(text), SEMIBOLD, size) for text in texts), default=0.0)
    return max(least, widest + GAP + 1)


def for_words(texts: Sequence[str], *, least: float, most: float) -> float:
    """Return a column width for short texts: whole when they fit in ``most``, else so that no word has to break."""
    words = [word for text in texts for word in text.split()]
    return max(min(most, fitting(texts, 9.5, least=least)), min(1.3 * most, fitting(words, 9.5, least=least)))


def shared(width: float, *parts: float) -> list[float]:
    """Divide a width over columns in proportion."""
    return [width * part / sum(parts) for part in parts]


def _kept(table: Any, width: float, places: Iterable[int]) -> Any:
    """Keep the rows at these places on one page with the row below them."""
    table.wrap(width, _ENDLESS)
    for place in places:
        # Two rows that are too tall for one page must come apart: reportlab would go on forever.
        if sum(table._rowHeights[place : place + 2]) < _TOGETHER:
            table.setStyle([("NOSPLIT", (0, place), (0, place + 1))])
    return table


def _answered(question: str, answer: str) -> list[Any]:
    return [paragraph(question, QUESTION), paragraph(answer, TEXT)]


def _cell(cell: Cell, right: bool) -> list[Any]:
    if isinstance(cell, str):
        return [paragraph(cell, CELL_RIGHT if right else CELL)] if cell else []
    return list(cell) if isinstance(cell, list) else [cell]


def bare_table(
    data: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    extra: Sequence[tuple[Any, ...]] = (),
    *,
    padding: float = 0,
    repeat: int = 0,
    role: Role = "layout",
) -> Any:
    """Return a table without lines or room of its own; cells that are higher than the page go on on the next."""
    table = TaggedTable([list(row) for row in data], colWidths=list(widths), repeatRows=repeat, hAlign="LEFT")
    table.role, table.tag = role, []
    table.narrow = frozenset(place for place, wide in enumerate(widths) if wide <= _NARROW)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            *extra,
        ]
    )
    return table
