"""The budget on a sheet on its side: every line, every quarter, and totals that agree to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from plans.dates import QUARTERS
from plans.derived import line_amounts
from plans.money import format_amount
from plans.plan import Plan
from plans.printing.budget_chart import bars
from plans.printing.layout import SIDEWAYS, UPRIGHT, WIDE, Flow, heading, section
from plans.printing.other_fields import other_fields_line
from plans.printing.shapes import Bar
from plans.printing.styles import CELL_RIGHT, CELL_RIGHT_STRONG, CELL_STRONG, COLOURS, GRID, NOTE_RIGHT, SUBHEADING
from plans.printing.tables import (
    Unseen,
    bare_table,
    fitting,
    for_words,
    grid,
    grouped,
    keep_together,
    not_filled,
    shared,
    stacked,
)
from plans.printing.text import Markup, joined, one_line, paragraph
from plans.printing.words import chosen_words, date, field_name, goal_name, section_title, step_title
from plans.subjects import budget as subject
from plans.subjects.budget import Amounts, BudgetLine, Group
from resources.language import gettext as _

_PLACED = frozenset(
    (
        *("what", "kind", "goal_id", "level", "source", "fund", "payer", "necessity", "recurrence", "rate", "note"),
        *("applied_on", "decided_on", "account_due", "person_id", "activity_id"),
        *(f"{name}{quarter}" for name in ("quarter", "actual") for quarter in QUARTERS),
    )
)
_APART = 30
"""Room between columns, in points."""
_SHORT = 34
"""Characters of a name in a narrow column; the whole name stands with the line or the goal itself."""
_FEW = 8
"""So many lines that wait still stand in a column."""


def budget(plan: Plan) -> Flow:
    """Return all lines with their quarters and total, and what it comes to by every answer that a line has."""
    rows = [row for row in line_amounts.amounts(plan) if row.line.is_begun()]
    if not rows:
        return section(step_title("budget"), "budget") + not_filled()
    return [
        NextPageTemplate(SIDEWAYS.name),
        PageBreak(),
        *section(step_title("budget"), "budget"),
        *_lines(plan, rows),
        *_summary(plan, rows),
        NextPageTemplate(UPRIGHT.name),
        PageBreak(),
    ]


def _lines(plan: Plan, rows: list[Amounts]) -> Flow:
    """Return the lines by kind, each kind with its sum; below every planned amount what was spent, when it is known."""
    head = [
        field_name(BudgetLine, "what"),
        _both("source", "level"),
        _both("necessity", "recurrence"),
        *(field_name(BudgetLine, f"quarter{quarter}") for quarter in QUARTERS),
        _("Total"),
    ]
    groups = []
    for words, group in line_amounts.groups(plan, rows, "kind"):
        members = [row for row in rows if row.line.kind == group.value]
        cells = [_line(plan, row) for row in members]
        if len(members) > 1:
            cells.append(_sums(_("Together"), group, any(row.known for row in members)))
        groups.append((words, cells))
    body, titles = grouped(groups)
    whole = subject.grand_total(rows)
    known = any(row.known for row in rows)
    body.append(_sums(_("Total"), whole, known))
    shown = [format_amount(cents) for cents in (*whole.planned, whole.total)]
    wide = [fitting([head[3 + place], amount], 9.5, least=58) for place, amount in enumerate(shown)]
    breadths = [
        for_words([title, *(chosen_words(row.line, field) for row in rows for field in fields)], least=60, most=90)
        for title, fields in zip(head[1:3], (("source", "level"), ("necessity", "recurrence")), strict=True)
    ]
    room = WIDE - sum(wide)
    text = [room - sum(breadths), *breadths] if room - sum(breadths) > 140 else shared(room, 4, 3, 3)
    flow = grid(head, body, [*text, *wide], right=range(3, 8), totals=1, titles=titles, padding=2)
    return flow + ([paragraph(_("Small, below a planned amount: what was spent."), NOTE_RIGHT)] if known else [])


def _line(plan: Plan, row: Amounts) -> list[Any]:
    line = row.line
    typed = not row.follows
    return [
        stacked(line.what, _note(plan, row)),
        stacked(chosen_words(line, "source"), chosen_words(line, "level")),
        stacked(chosen_words(line, "necessity"), chosen_words(line, "recurrence")),
        *(
            _figures("" if typed and getattr(line, f"quarter{quarter}") is None else _plain(planned), actual)
            for quarter, planned, actual in zip(QUARTERS, row.planned, row.actual, strict=True)
        ),
        _figures(format_amount(row.total), row.spent if row.known else None, strong=True),
    ]


def _sums(words: str, group: Group, known: bool) -> list[Any]:
    actual: Sequence[int | None] = (*group.actual, group.spent) if known else (None,) * 5
    cells = [
        _figures(format_amount(planned), spent or None, strong=True)
        for planned, spent in zip((*group.planned, group.total), actual, strict=True)
    ]
    return [paragraph(words, CELL_STRONG), "", "", *cells]


def _figures(planned: str, spent: int | None, *, strong: bool = False) -> list[Any]:
    """Return a planned amount, with small below it what was spent."""
    cell = [paragraph(planned, CELL_RIGHT_STRONG if strong else CELL_RIGHT)] if planned else []
    return cell + ([] if spent is None else [paragraph(_plain(spent), NOTE_RIGHT)])


def _both(first: str, second: str) -> str:
    return f"{field_name(BudgetLine, first)} · {field_name(BudgetLine, second).lower()}"


def _note(plan: Plan, row: Amounts) -> Markup:
    line = row.line

    def labelled(field: str, shown: str) -> str:
        return f"{field_name(BudgetLine, field)}: {shown}" if shown else ""

    return joined(
        [
            goal_name(plan, line.goal_id),
            labelled("fund", line.fund.strip()),
            labelled("payer", line.payer.strip()),
            row.follows,
            labelled("rate", "" if line.rate is None else format_amount(line.rate)),
            line.note,
            other_fields_line(plan, line, _PLACED),
        ]
    )


def _summary(plan: Plan, rows: list[Amounts]) -> Flow:
    """Return the chart of the quarters, the sums by kind and quarter, and the sums by every other field."""
    third = (WIDE - 2 * _APART) / 3
    tables = {field: _by(plan, rows, third, field) for field in subject.GROUP_FIELDS if field != "kind"}
    cut = subject.first_to_cut(rows)
    near = 0 < len(cut) <= _FEW
    outside = subject.subsidies(rows)
    beside = 0 < len(outside) <= _FEW
    columns: list[Flow] = [
        [*tables["source"], Spacer(0, GRID), *tables["fund"], *(_subsidies_small(outside, third) if beside else [])],
        [*tables["level"], Spacer(0, GRID), *tables["necessity"], Spacer(0, GRID), *tables["recurrence"]],
        [*tables["goal_id"], *(_waits(cut, third) if near else [])],
    ]
    left = WIDE * 0.36
    chart = bars(subject.grand_total(rows)).drawing(left)
    top = bare_table([[[chart], [], _kinds(plan, rows, WIDE - left - _APART)]], [left, _APART, WIDE - left - _APART])
    flow = keep_together([*heading(section_title("budget", "totals")), top, Spacer(0, GRID)])
    flow += keep_together([bare_table([[columns[0], [], columns[1], [], columns[2]]], [third, _APART] * 2 + [third])])
    flow += _waits(cut, WIDE * 0.6) if cut and not near else []
    return flow + (_subsidies(outside) if outside and not beside else [])


def _kinds(plan: Plan, rows: list[Amounts], width: float) -> Flow:
    """Return what every kind comes to in every quarter."""
    groups = [*line_amounts.groups(plan, rows, "kind"), (_("Total"), subject.grand_total(rows))]
    shown = [
        [format_amount(cents, symbol=False) for cents in (*group.planned, group.total)] for _words, group in groups
    ]
    wide = fitting([amount for row in shown for amount in row], 9.5, least=58)
    body: list[list[Any]] = [
        [words, *row[:-1], paragraph(row[-1], CELL_RIGHT_STRONG)]
        for (words, _one), row in zip(groups, shown, strict=True)
    ]
    body[-1] = [paragraph(groups[-1][0], CELL_STRONG), *(paragraph(cell, CELL_RIGHT_STRONG) for cell in shown[-1])]
    head = [field_name(BudgetLine, field) for field in ("kind", *(f"quarter{quarter}" for quarter in QUARTERS))]
    narrow = min(wide, (width - 110) / 5)
    widths = [width - 5 * narrow, *[narrow] * 5]
    return grid([*head, _("Total")], body, widths, right=range(1, 6), totals=1, padding=1.8)


def _by(plan: Plan, rows: list[Amounts], width: float, field: str) -> Flow:
    groups = line_amounts.groups(plan, rows, field)
    if field == "fund" and all(group.value is None for _words, group in groups):
        return []
    whole = subject.grand_total(rows)
    shown = [format_amount(group.total) for _words, group in groups]
    wide = fitting([*shown, format_amount(whole.total)], 9.5, least=60)
    body: list[list[Any]] = [
        [one_line(words, _SHORT), Bar(group.total / whole.total if whole.total else 0, COLOURS["accent"]), amount]
        for (words, group), amount in zip(groups, shown, strict=True)
    ]
    body.append([paragraph(_("Total"), CELL_STRONG), "", paragraph(format_amount(whole.total), CELL_RIGHT_STRONG)])
    return grid(
        [field_name(BudgetLine, field), Unseen(_("Share")), Unseen(_("Amount"))],
        body,
        [width - wide - 50, 50, wide],
        right=(2,),
        totals=1,
        padding=1.8,
    )


def _waits(cut: list[Amounts], width: float) -> Flow:
    """Say what waits first when there is less money."""
    shown = [format_amount(row.left) for row in cut]
    whole = format_amount(sum(row.left for row in cut))
    wide = fitting([_("Not spent yet"), *shown, whole], 8.5, least=70)
    body: list[list[Any]] = [[row.line.what, amount] for row, amount in zip(cut, shown, strict=True)]
    body.append([paragraph(_("Total"), CELL_STRONG), paragraph(whole, CELL_RIGHT_STRONG)])
    head = [field_name(BudgetLine, "what"), _("Not spent yet")]
    return [
        Spacer(0, 2 * GRID),
        paragraph(_("If there is less money, this waits first"), SUBHEADING),
        *grid(head, body, [width - wide, wide], right=(1,), totals=1, padding=1.8),
    ]


_DATES = ("applied_on", "decided_on", "account_due")
"""The three dates that go with money from outside."""


def _subsidies_small(outside: list[Amounts], width: float) -> Flow:
    """Return the money from outside in a column, with where it comes from and its dates below each line."""
    shown = [format_amount(row.total) for row in outside]
    wide = fitting([*shown], 9.5, least=60)
    body: list[list[Any]] = []
    for row, amount in zip(outside, shown, strict=True):
        days = [f"{field_name(row.line, field)} {date(getattr(row.line, field)) or '…'}" for field in _DATES]
        body.append([stacked(row.line.what, joined([row.line.fund, *days])), amount])
    head = [field_name(BudgetLine, "what"), _("Total")]
    title = paragraph(section_title("budget", "subsidies"), SUBHEADING)
    return [Spacer(0, GRID), title, *grid(head, body, [width - wide, wide], right=(1,), padding=1.8)]


def _subsidies(outside: list[Amounts]) -> Flow:
    """Return the money from outside with its dates, for many lines."""
    head = [field_name(BudgetLine, field) for field in ("what", "fund", *_DATES)]
    body: list[list[Any]] = [
        [row.line.what, row.line.fund, *(date(getattr(row.line, field)) for field in _DATES), format_amount(row.total)]
        for row in outside
    ]
    wide = fitting([item[-1] for item in body], 9.5, least=70)
    days = [fitting([word, "00-00-0000"], 9.5, least=70) for word in head[2:]]
    rest = shared(WIDE - wide - sum(days), 1, 1)
    return [
        *heading(section_title("budget", "subsidies")),
        *grid([*head, _("Total")], body, [*rest, *days, wide], right=(5,), padding=1.8),
    ]


def _plain(cents: int) -> str:
    return format_amount(cents, symbol=False)
