"""The budget on a sheet on its side: every line, every quarter, and totals that agree to the cent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from plans import budget as subject
from plans.budget import BudgetLine
from plans.dates import QUARTERS
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.layout import SIDEWAYS, UPRIGHT, WIDE, Flow, heading, section
from plans.printing.shapes import Bar
from plans.printing.styles import CELL_RIGHT_STRONG, CELL_STRONG, COLOURS
from plans.printing.tables import bare, fitting, for_words, grid, not_filled, shared, stacked
from plans.printing.text import Markup, joined, paragraph
from plans.printing.words import chosen, field_name, goal_named, section_title, step_title
from resources.language import gettext as _


def budget(plan: Plan) -> Flow:
    """Give all lines with their quarters and total, and what it comes to by kind, level and source."""
    lines = [line for line in plan.budget_lines if line.begun()]
    if not lines:
        return section(step_title("budget"), "budget") + not_filled()
    return [
        NextPageTemplate(SIDEWAYS),
        PageBreak(),
        *section(step_title("budget"), "budget"),
        *_lines(plan, lines),
        *_summary(lines),
        NextPageTemplate(UPRIGHT),
        PageBreak(),
    ]


def _lines(plan: Plan, lines: list[BudgetLine]) -> Flow:
    quarters = [f"quarter{quarter}" for quarter in QUARTERS]
    kinds = [stacked(chosen(line, "kind"), chosen(line, "necessity")) for line in lines]
    sources = [stacked(chosen(line, "source"), chosen(line, "level")) for line in lines]
    head = [
        field_name(BudgetLine, "what"),
        _both("kind", "necessity"),
        _both("source", "level"),
        *(field_name(BudgetLine, field) for field in quarters),
        _("Total"),
    ]
    sums = [*subject.quarter_totals(lines), subject.total(lines)]
    shown = [show_amount(amount) for amount in sums]
    rows: list[list[Any]] = [
        [
            stacked(line.what, _note(plan, line)),
            kind,
            source,
            *(_amount(getattr(line, quarter)) for quarter in quarters),
            paragraph(show_amount(line.total), CELL_RIGHT_STRONG),
        ]
        for line, kind, source in zip(lines, kinds, sources, strict=True)
    ]
    total = [paragraph(amount, CELL_RIGHT_STRONG) for amount in shown]
    rows.append([paragraph(_("Total"), CELL_STRONG), "", "", *total])
    wide = [fitting([head[3 + place], amount], 9.5, least=58) for place, amount in enumerate(shown)]
    words = [
        for_words([title, *(chosen(line, field) for line in lines for field in fields)], least=60, most=most)
        for title, fields, most in zip(head[1:], (("kind", "necessity"), ("source", "level")), (104, 90), strict=False)
    ]
    room = WIDE - sum(wide)
    text = [room - sum(words), *words] if room - sum(words) > 140 else shared(room, 4, 3, 3)
    return grid(head, rows, [*text, *wide], right=range(3, 8), totals=1)


def _both(first: str, second: str) -> str:
    return f"{field_name(BudgetLine, first)} · {field_name(BudgetLine, second).lower()}"


def _note(plan: Plan, line: BudgetLine) -> Markup:
    def labelled(field: str) -> str:
        value = getattr(line, field).strip()
        return f"{field_name(BudgetLine, field)}: {value}" if value else ""

    return joined(
        [goal_named(plan, line.goal_id), chosen(line, "recurrence"), labelled("fund"), labelled("payer"), line.note]
    )


def _summary(lines: list[BudgetLine]) -> Flow:
    third = (WIDE - 2 * 30) / 3
    parts = [
        _by(lines, _("By kind"), third, "kind"),
        [
            *_by(lines, _("By level"), third, "level"),
            Spacer(0, 6),
            *_by(lines, _("Needed or nice"), third, "necessity"),
        ],
        _by(lines, _("By source"), third, "source"),
    ]
    return [
        *heading(section_title("budget", "totals"), need=300),
        bare([[parts[0], [], parts[1], [], parts[2]]], [third, 30, third, 30, third]),
    ]


def _by(lines: list[BudgetLine], title: str, width: float, field: str) -> Flow:
    key: Callable[[BudgetLine], str | None] = lambda line: getattr(line, field)  # noqa: E731
    sums = subject.totals_by(lines, key)
    words = {getattr(line, field): chosen(line, field) or _("not chosen yet") for line in lines}
    order = sorted(sums, key=lambda one: (one is None, -sums[one]))
    whole = subject.total(lines)
    shown = [show_amount(sums[one]) for one in order]
    wide = fitting([*shown, show_amount(whole)], 9.5, least=60)
    rows: list[list[Any]] = [
        [words[one], Bar(sums[one] / whole if whole else 0, COLOURS["accent"]), amount]
        for one, amount in zip(order, shown, strict=True)
    ]
    rows.append([paragraph(_("Total"), CELL_STRONG), "", paragraph(show_amount(whole), CELL_RIGHT_STRONG)])
    return grid([title, "", ""], rows, [width - wide - 60, 60, wide], right=(2,), totals=1)


def _amount(cents: int | None) -> str:
    return "" if cents is None else show_amount(cents, symbol=False)
