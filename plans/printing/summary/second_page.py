"""The second page of the summary: what it costs, what it brings, the risks, the reviews, and room to sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from reportlab.platypus import Spacer

from plans.derived import line_amounts, quarterly_review, time_won
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow
from plans.printing.shapes import SplitBar
from plans.printing.styles import (
    CELL,
    CELL_LABEL,
    CELL_NOTE,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    COLOURS,
    GRID,
    INK,
    KEY_FIGURE,
    LINE,
    goal_colour,
)
from plans.printing.summary.detail import Detail, more, part
from plans.printing.tables import Unseen, bare_table, fitting, grid, paired
from plans.printing.tagging import Flowable
from plans.printing.text import Markup, coloured, joined, one_line, paragraph, strong
from plans.printing.words import (
    chosen_words,
    day_of_year,
    euros,
    field_question,
    hours,
    hours_together,
    plain_euros,
)
from plans.status import ADVICE, COMPLETE, MISSING, REACHED, REVIEW_MARKS, Mark, review_word
from plans.subjects import budget, goals
from plans.subjects.budget import Amounts
from plans.subjects.conditions import Risk
from plans.subjects.vision import Vision
from resources.language import gettext as _
from resources.language import ngettext

_BAR = 92.0
_WEIGHTS: dict[str | None, Mark] = {"high": MISSING, "middle": ADVICE, "low": COMPLETE, None: ADVICE}
"""The mark beside a risk, heaviest first."""


def second_page(plan: Plan, detail: Detail, today: dt.date) -> Flow:
    """Return the money with what stays after the year, what it brings, the risks and the reviews."""
    return [
        *_money(plan, detail, today),
        *part(_("What it brings"), [*_gains(plan, detail), *_time(plan, detail)]),
        *_risks(plan, detail),
        *_moments(plan),
    ]


def _money(plan: Plan, detail: Detail, today: dt.date) -> Flow:
    rows = [row for row in line_amounts.amounts(plan) if row.line.is_begun()]
    if not rows:
        return []
    chosen = goals.chosen(plan.goals)
    named: list[tuple[Markup | str, str, list[Amounts]]] = []
    for place, goal in enumerate(chosen[: detail.goals], start=1):
        title = one_line(goal.title or _("Goal {number}").format(number=place), min(detail.text, 60))
        colour = goal_colour(place)
        named.append((strong(coloured(str(place), colour)) + f"\xa0\xa0{title}", colour, _of(rows, goal.id)))
    told = {goal.id for goal in chosen[: detail.goals]}
    rest = [row for row in rows if row.line.goal_id not in told]
    if rest:
        named.append((_("For all goals together") if told else _("For the whole plan"), COLOURS["muted"], rest))
    most = max((budget.total(members) for _words, _colour, members in named), default=0)
    body = [_sums(words, members, colour, most) for words, colour, members in named]
    totals = [[paragraph(shown, CELL_RIGHT_STRONG)] for shown in _amounts(rows)]
    body.append([[paragraph(_("Together"), CELL_STRONG)], [], *totals])
    head = [_("Goal"), Unseen(_("Own and from outside")), _("Own money"), _("From outside"), _("Together")]
    head.append(_("Every year after that"))
    wide = [fitting([word, shown], 9.5, least=56) for word, shown in zip(head[2:], _amounts(rows), strict=True)]
    widths = [WIDTH - _BAR - sum(wide), _BAR, *wide]
    middle = [("VALIGN", (0, 1), (-1, -1), "MIDDLE")]
    table = grid(head, body, widths, right=range(2, 6), totals=1, padding=GRID / 2 - 0.6, extra=middle)
    note = paragraph(_("In whole euros. In the bar, solid is our own money and open is money from outside."), CELL_NOTE)
    title = _("What it costs, and what continues after {year}").format(year=plan.year)
    return part(title, [*table, note, Spacer(0, GRID), *_tiles(rows, today)])


def _of(rows: list[Amounts], goal: UUID) -> list[Amounts]:
    return [row for row in rows if row.line.goal_id == goal]


def _outside(rows: Sequence[Amounts]) -> list[Amounts]:
    return [row for row in rows if row.line.source == "external"]


def _amounts(rows: Sequence[Amounts]) -> list[str]:
    """Return own money, money from outside, both, and what comes back every year."""
    whole, outside = budget.total(rows), budget.total(_outside(rows))
    yearly = budget.total([row for row in rows if row.line.recurrence == "yearly"])
    return [plain_euros(cents) for cents in (whole - outside, outside, whole, yearly)]


def _sums(words: Markup | str, rows: list[Amounts], colour: str, most: int) -> list[Any]:
    outside, whole = budget.total(_outside(rows)), budget.total(rows)
    bar: list[Flowable] = [SplitBar((whole - outside) / most, outside / most, colour)] if most else []
    own, given, both, yearly = _amounts(rows)
    return [words, bar, own, given, [paragraph(both, CELL_RIGHT_STRONG)], yearly]


def _tiles(rows: list[Amounts], today: dt.date) -> Flow:
    """Return what is spent, what is not promised yet, and what can wait."""
    whole = budget.total(rows)
    known = [row for row in rows if row.known]
    waits = budget.first_to_cut(rows)
    open_yet = [
        row
        for row in _outside(rows)
        if row.total and not (row.line.decided_on is not None and row.line.decided_on <= today)
    ]
    funds = list(dict.fromkeys(row.line.fund.strip() for row in open_yet if row.line.fund.strip()))
    spent = (_("Spent so far"), euros(budget.spent(known)), _("of {amount}").format(amount=euros(whole)))
    lines = ngettext("{count} line of the budget", "{count} lines of the budget", len(rows)).format(count=len(rows))
    tiles = [
        spent if known else (_("Needed this year"), euros(whole), lines),
        (_("Not promised yet"), euros(budget.total(open_yet)), one_line(", ".join(funds), 60)),
        (
            _("Can wait if it must"),
            euros(sum(row.left for row in waits)),
            ngettext("{count} line of the budget", "{count} lines of the budget", len(waits)).format(count=len(waits))
            if waits
            else "",
        ),
    ]
    return [_side_by_side([[paragraph(name, CELL_NOTE), paragraph(figure, KEY_FIGURE), paragraph(note, CELL_NOTE)]
                           for name, figure, note in tiles])]  # fmt: skip


def _side_by_side(cells: list[Flow]) -> Any:
    lines = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.7, LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, LINE),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.7, LINE),
        ("LEFTPADDING", (1, 0), (-1, -1), 1.5 * GRID),
        ("RIGHTPADDING", (0, 0), (-1, -1), GRID),
    ]
    return bare_table([cells], [WIDTH / len(cells)] * len(cells), lines, padding=GRID / 2, role="tiles")


def _gains(plan: Plan, detail: Detail) -> Flow:
    left, right = (
        (field_question(Vision, field), one_line(getattr(plan.vision, field), 2 * detail.text))
        for field in ("client_gain", "employee_gain")
    )
    return paired(left, right)


def _time(plan: Plan, detail: Detail) -> Flow:
    """Return where the time goes that goals win, as one text: hours a week, and what was agreed to do with them."""
    found = time_won.won(plan)
    if not found:
        return []
    whole = hours_together(sum(item.minutes for item in found))
    none = _("not agreed yet")
    each = [
        strong(coloured(_("Goal {number}").format(number=item.number), goal_colour(item.number)))
        + f" {hours(item.minutes)}: {one_line(item.goes_to, detail.text) or none}"
        for item in found
    ]
    asked = strong(_("Where does the time go?"))
    return [paragraph(asked + f" {whole}: " + joined([*each], "; "), CELL)]


def _risks(plan: Plan, detail: Detail) -> Flow:
    found = [risk for risk in plan.risks if risk.kind != "opportunity" and risk.is_filled("what")]
    order = list(_WEIGHTS)
    found.sort(key=lambda risk: order.index(risk.weight))
    shown = found[: min(detail.rows, 6)]
    rows = [
        [[paragraph(_weighed(risk), CELL)], [paragraph(strong(one_line(risk.what, detail.text)), CELL)],
         one_line(risk.measure, detail.text) or "–"]
        for risk in shown
    ]  # fmt: skip
    head = [_("How big"), _("What can go wrong"), _("What we do about it")]
    wide = 70.0
    table = grid(head, rows, [wide, (WIDTH - wide) * 0.45, (WIDTH - wide) * 0.55], named=1, padding=GRID / 2)
    return part(_("Risks, and what we do about them"), [*table, *more(len(found) - len(shown))] if rows else [])


def _weighed(risk: Risk) -> Markup:
    mark = _WEIGHTS[risk.weight]
    word = chosen_words(risk, "weight").lower()
    return coloured(f"{mark.sign} {word}", COLOURS[mark.colour]) if word else Markup()


def _moments(plan: Plan) -> Flow:
    if not any(review.on for review in plan.reviews):
        return []
    cells: list[Flow] = []
    for review in sorted(plan.reviews, key=lambda item: item.quarter):
        state = quarterly_review.state(plan, review.quarter)
        mark = REACHED if state == "closed" else REVIEW_MARKS[state]
        word = "" if state == "not_yet" else f"{mark.sign} {review_word(state)}".strip()
        name = _("Quarter {number}").format(number=review.quarter)
        moment = day_of_year(review.on, plan.year) or "–"
        note = joined([name, coloured(word, COLOURS[mark.colour]) if word else ""])
        cells.append([paragraph(moment, CELL_STRONG), paragraph(note, CELL_NOTE)])
    return part(_("When we look back together"), [_side_by_side(cells)] if cells else [])


def signatures(plan: Plan) -> Flow:
    """Return three lines to sign on, with the name of who signs below each."""
    third = (WIDTH - 4 * GRID) / 3
    council = next((item.contact for item in plan.collaborations if item.partner == "client_council"), "")
    whole = [
        (plan.leader.name if plan.leader else "", _("Team leader")),
        (plan.team.manager, _("Manager")),
        (council, _("Client council, has read it")),
    ]
    cells: list[Flow] = []
    for name, role in whole:
        date = joined([role, _("date")])
        cells.append([paragraph(one_line(name, 50) or "\xa0", CELL_STRONG), paragraph(date, CELL_LABEL)])
    row = [cells[0], [], cells[1], [], cells[2]]
    lines = [("LINEABOVE", (place, 0), (place, 0), 0.9, INK) for place in (0, 2, 4)]
    widths = [third, 2 * GRID, third, 2 * GRID, third]
    table = bare_table([row], widths, [*lines, ("TOPPADDING", (0, 0), (-1, -1), 3)])
    return part(_("Agreed"), [Spacer(0, 5 * GRID), table])
