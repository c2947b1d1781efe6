"""The budget: every line and quarter, and what they come to, in whole euros; on a sheet on its side where it must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from plans.dates import QUARTERS
from plans.derived import line_amounts
from plans.plan import Plan
from plans.printing.budget_chart import bars
from plans.printing.layout import SIDEWAYS, UPRIGHT, WIDE, WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields_line
from plans.printing.styles import CELL_RIGHT, CELL_RIGHT_STRONG, CELL_STRONG, GRID, NOTE_RIGHT, SUBHEADING
from plans.printing.tables import (
    HALF,
    Unseen,
    beside_each_other,
    fitting,
    grid,
    grouped,
    height,
    keep_together,
    not_filled,
    shared,
    stacked,
)
from plans.printing.text import Markup, joined, one_line, paragraph
from plans.printing.words import (
    chosen_words,
    date,
    euros,
    exact_euros,
    field_name,
    goal_name,
    plain_euros,
    section_title,
    step_title,
)
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
_CHOSEN = ("source", "level", "necessity", "recurrence")
"""The fields in which a line has one of a few answers."""
_OFTEN = 3
"""What so many lines have in common is said once."""
_SHORT = 34
"""Characters of a name in a narrow column; the whole name stands with the line or the goal itself."""
_FEW = 8
"""So many lines that wait still stand in a column."""
_LEAST = 150.0
"""The words of a line need so much room; where amounts leave less on an upright sheet, it is turned, in points."""


def budget(plan: Plan) -> Flow:
    """Return all lines with their quarters and total, and what it comes to by every answer that a line has."""
    rows = [row for row in line_amounts.amounts(plan) if row.line.is_begun()]
    flow = section(step_title("budget"), "budget")
    if not rows:
        return flow + not_filled()
    wide = _breadths(rows)
    if WIDTH - sum(wide) >= _LEAST:
        return [*flow, *_lines(plan, rows, WIDTH, wide), *_summary(plan, rows)]
    turned: Flow = [NextPageTemplate(SIDEWAYS.name), PageBreak(), *flow, *_lines(plan, rows, WIDE, wide)]
    return [*turned, NextPageTemplate(UPRIGHT.name), PageBreak(), *_summary(plan, rows)]


def _breadths(rows: list[Amounts]) -> list[float]:
    """Return the widths of four quarters and their total."""
    whole = subject.grand_total(rows)
    heads = [*(field_name(BudgetLine, f"quarter{quarter}") for quarter in QUARTERS), _("Total")]
    shown = [plain_euros(cents) for cents in (*whole.planned, whole.total)]
    return [fitting([head, amount], 9.5, least=40) for head, amount in zip(heads, shown, strict=True)]


def _lines(plan: Plan, rows: list[Amounts], width: float, wide: list[float]) -> Flow:
    """Return the lines by kind, each kind with its sum; below every planned amount what was spent, when it is known."""
    quarters = [field_name(BudgetLine, f"quarter{quarter}") for quarter in QUARTERS]
    groups = []
    usual = _usual(rows)
    for words, group in line_amounts.groups(plan, rows, "kind"):
        members = [row for row in rows if row.line.kind == group.value]
        cells = [_line(plan, row, usual) for row in members]
        if len(members) > 1:
            cells.append(_sums(_("Together"), group, any(row.known for row in members)))
        groups.append((words, cells))
    body, titles = grouped(groups)
    known = any(row.known for row in rows)
    body.append(_sums(_("Total"), subject.grand_total(rows), known))
    head = [field_name(BudgetLine, "what"), *quarters, _("Total")]
    flow = grid(head, body, [width - sum(wide), *wide], right=range(1, 6), totals=1, titles=titles, padding=2)
    shown = [
        f"{field_name(BudgetLine, field).lower()} {words}" if field == "payer" else words
        for field, words in usual.items()
    ]
    once = [_("Unless something else is said: {words}.").format(words=", ".join(shown))] if shown else []
    notes = [
        *once,
        _("In whole euros."),
        *([_("In small print below a planned amount: what was spent.")] if known else []),
    ]
    return [*flow, paragraph(" ".join(notes), NOTE_RIGHT)]


def _usual(rows: list[Amounts]) -> dict[str, str]:
    """Return what most lines have in common, in words by field, to be said once; no field that a line leaves open."""
    common = {}
    for field in (*_CHOSEN, "payer"):
        said = Counter(_said(row.line, field) for row in rows)
        words, count = said.most_common(1)[0]
        if count >= max(_OFTEN, len(rows) / 2) and "" not in said:
            common[field] = words
    return common


def _said(line: BudgetLine, field: str) -> str:
    return chosen_words(line, field).lower() if field in _CHOSEN else str(getattr(line, field)).strip()


def _line(plan: Plan, row: Amounts, usual: dict[str, str]) -> list[Any]:
    line = row.line
    typed = not row.follows
    return [
        stacked(line.what, _note(plan, row, usual)),
        *(
            _figures("" if typed and getattr(line, f"quarter{quarter}") is None else plain_euros(planned), actual)
            for quarter, planned, actual in zip(QUARTERS, row.planned, row.actual, strict=True)
        ),
        _figures(plain_euros(row.total), row.spent if row.known else None, strong=True),
    ]


def _sums(words: str, group: Group, known: bool) -> list[Any]:
    actual: Sequence[int | None] = (*group.actual, group.spent) if known else (None,) * 5
    cells = [
        _figures(plain_euros(planned), spent or None, strong=True)
        for planned, spent in zip((*group.planned, group.total), actual, strict=True)
    ]
    return [paragraph(words, CELL_STRONG), *cells]


def _figures(planned: str, spent: int | None, *, strong: bool = False) -> list[Any]:
    """Return a planned amount, with small below it what was spent."""
    cell = [paragraph(planned, CELL_RIGHT_STRONG if strong else CELL_RIGHT)] if planned else []
    return cell + ([] if spent is None else [paragraph(plain_euros(spent), NOTE_RIGHT)])


def _note(plan: Plan, row: Amounts, usual: dict[str, str]) -> Markup:
    line = row.line

    def own(field: str) -> str:
        """Return what the line says for itself."""
        said = _said(line, field)
        return "" if said == usual.get(field) else said

    def labelled(field: str, shown: str) -> str:
        return f"{field_name(BudgetLine, field)}: {shown}" if shown else ""

    return joined(
        [
            goal_name(plan, line.goal_id),
            *map(own, _CHOSEN),
            labelled("fund", line.fund.strip()),
            labelled("payer", own("payer")),
            row.follows,
            labelled("rate", "" if line.rate is None else exact_euros(line.rate)),
            line.note,
            other_fields_line(plan, line, _PLACED),
        ]
    )


def _summary(plan: Plan, rows: list[Amounts]) -> Flow:
    """Return what was spent beside the plan, the sums by kind and quarter, and the sums by every other field."""
    cut = subject.first_to_cut(rows)
    # By which fund stands with the sums; here is what is to be kept in mind by which day.
    outside = [row for row in subject.subsidies(rows) if any(row.line.is_filled(field) for field in _DATES)]
    blocks = [_by(plan, rows, HALF, field) for field in subject.GROUP_FIELDS if field != "kind"]
    blocks += [_subsidies_small(outside, HALF)] if 0 < len(outside) <= _FEW else []
    blocks += [_waits(cut, HALF)] if 0 < len(cut) <= _FEW else []
    chart = bars(subject.grand_total(rows))
    drawn = [chart.drawing(WIDTH * 0.7, size=9), Spacer(0, GRID)] if chart.compares else []
    flow = [*heading(section_title("budget", "totals")), *drawn]
    flow += keep_together(beside_each_other(*_level([block for block in blocks if block])))
    flow += _waits(cut, WIDTH) if len(cut) > _FEW else []
    return flow + (_subsidies(outside) if len(outside) > _FEW else [])


def _level(blocks: list[Flow]) -> tuple[Flow, Flow]:
    """Divide small tables over two columns, in their order, so that both are about as high."""
    highs = [height(block, HALF) for block in blocks]
    ways = range(1, len(blocks) + 1)
    first = min(ways, key=lambda way: max(sum(highs[:way]), sum(highs[way:])))
    left, right = (
        [item for place, block in enumerate(part) for item in (*([Spacer(0, GRID)] if place else []), *block)]
        for part in (blocks[:first], blocks[first:])
    )
    return left, right


def _by(plan: Plan, rows: list[Amounts], width: float, field: str) -> Flow:
    # A line without a fund is own money, which stands by its source.
    groups = [
        (words, group) for words, group in line_amounts.groups(plan, rows, field) if field != "fund" or group.value
    ]
    if not groups:
        return []
    shown = [euros(group.total) for _words, group in groups]
    wide = fitting(shown, 9.5, least=60)
    body: list[list[Any]] = [
        [one_line(words, _SHORT), amount] for (words, _group), amount in zip(groups, shown, strict=True)
    ]
    # What they come to together is the total of the lines, which stands there.
    return grid(
        [field_name(BudgetLine, field), Unseen(_("Amount"))], body, [width - wide, wide], right=(1,), padding=1.8
    )


def _waits(cut: list[Amounts], width: float) -> Flow:
    """Say what waits first when there is less money."""
    shown = [euros(row.left) for row in cut]
    whole = euros(sum(row.left for row in cut))
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
    shown = [euros(row.total) for row in outside]
    wide = fitting([*shown], 9.5, least=60)
    body: list[list[Any]] = []
    for row, amount in zip(outside, shown, strict=True):
        days = [f"{field_name(row.line, field)} {day}" for field in _DATES if (day := date(getattr(row.line, field)))]
        body.append([stacked(row.line.what, joined([row.line.fund, *days])), amount])
    head = [field_name(BudgetLine, "what"), _("Total")]
    title = paragraph(section_title("budget", "subsidies"), SUBHEADING)
    return [Spacer(0, GRID), title, *grid(head, body, [width - wide, wide], right=(1,), padding=1.8)]


def _subsidies(outside: list[Amounts]) -> Flow:
    """Return the money from outside with its dates, for many lines."""
    head = [field_name(BudgetLine, field) for field in ("what", "fund", *_DATES)]
    body: list[list[Any]] = [
        [row.line.what, row.line.fund, *(date(getattr(row.line, field)) for field in _DATES), euros(row.total)]
        for row in outside
    ]
    wide = fitting([item[-1] for item in body], 9.5, least=70)
    days = [fitting([word, "00-00-0000"], 9.5, least=70) for word in head[2:]]
    rest = shared(WIDTH - wide - sum(days), 1, 1)
    return [
        *heading(section_title("budget", "subsidies")),
        *grid([*head, _("Total")], body, [*rest, *days, wide], right=(5,), padding=1.8),
    ]
