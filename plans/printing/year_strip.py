"""The year as a strip on paper, and what each quarter asks of the team."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer

from plans.dates import SHORT_MONTHS
from plans.derived import training_coverage, workload, year_strip
from plans.derived.year_strip import Bar
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading
from plans.printing.other_fields import with_other_fields
from plans.printing.styles import (
    BORDER,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    INK,
    LINE,
    MUTED,
    NOTE,
    REGULAR,
    SEMIBOLD,
    SIDE,
    goal_colour,
)
from plans.printing.tables import Unseen, grid, shared
from plans.printing.tagging import Flowable
from plans.printing.text import joined, one_line, paragraph, within, write
from plans.printing.words import chosen_words, date, field_name, section_title, whole
from plans.status import SETTLED
from plans.subjects.actions import Block
from resources.language import current
from resources.language import gettext as _

MOST_ROWS = 36
"""Bars on one sheet; more go on on the next, under months of their own."""


class YearStrip(Flowable):
    """Months across, an action on each line, holidays behind them; readable without colour by the goal's number."""

    HEAD, ROW, SIZE = 26, 14, 8.5

    def __init__(self, plan: Plan, bars: list[Bar]) -> None:
        """Draw these bars of a plan, in their order."""
        super().__init__()
        self.plan, self.bars = plan, bars

    @property
    def alt_text(self) -> str:  # type: ignore[override]
        """Say for every bar what it is and from when to when; the holidays stand in the calendar."""
        shown = _("{what}: {start} to {until}")
        return "\n".join(
            shown.format(what=one_line(bar.action.what), start=date(bar.first), until=date(bar.last))
            for bar in self.bars
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = width, self.HEAD + self.ROW * len(self.bars) + 6
        return width, self.height

    def draw(self) -> None:
        """Draw ground, months and bars."""
        self._ground()
        self._months()
        for place, bar in enumerate(self.bars):
            self._bar(bar, self.height - self.HEAD - self.ROW * (place + 1))

    def _x(self, day: dt.date) -> float:
        return year_strip.share(day, self.plan.year) * self.width

    def _ground(self) -> None:
        canvas, top = self.canv, self.height - self.HEAD + 4
        for band in year_strip.bands(self.plan):
            left, right = self._x(band.period.first), self._x(band.period.last + dt.timedelta(days=1))
            canvas.setFillColor(SIDE)
            canvas.rect(left, 0, right - left, top, stroke=0, fill=1)
            if band.kind == "block":
                self._hatch(left, right, top)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        for holiday in year_strip.public_holidays(self.plan):
            canvas.line(self._x(holiday.day), top - 4, self._x(holiday.day), top)

    def _hatch(self, left: float, right: float, top: float) -> None:
        canvas = self.canv
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(left, 0, right - left, top)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(BORDER)
        canvas.setLineWidth(0.5)
        step = 5
        for place in range(int((right - left + top) / step) + 1):
            x = left - top + place * step
            canvas.line(x, 0, x + top, top)
        canvas.restoreState()

    def _months(self) -> None:
        canvas, names = self.canv, SHORT_MONTHS[current()]
        for month in range(1, 13):
            x, strong = self._x(dt.date(self.plan.year, month, 1)), month % 3 == 1
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(1.2 if strong else 0.6)
            canvas.line(x, 0, x, self.height - (0 if strong else 12))
            canvas.setFillColor(MUTED)
            canvas.setFont(REGULAR, self.SIZE)
            write(canvas, x + 2.5, self.height - 20, names[month - 1])
            if strong:
                canvas.setFillColor(INK)
                canvas.setFont(SEMIBOLD, self.SIZE)
                write(canvas, x + 2.5, self.height - 9, _("Q{number}").format(number=month // 3 + 1))

    def _bar(self, bar: Bar, low: float) -> None:
        canvas, high = self.canv, self.ROW - 4
        colour = HexColor(goal_colour(bar.goal)) if bar.goal else MUTED
        left, right = self._x(bar.first), self._x(bar.last + dt.timedelta(days=1))
        left = min(left, self.width - 10)
        right = min(self.width, max(right, left + 10))
        over = bar.action.status in SETTLED
        canvas.setStrokeColor(colour)
        canvas.setFillColor(white if over else colour)
        canvas.setLineWidth(1)
        canvas.roundRect(left, low, right - left, high, 2, stroke=1, fill=1)
        if bar.goal:
            canvas.setFillColor(colour if over else white)
            canvas.setFont(SEMIBOLD, self.SIZE)
            write(canvas, left + 5, low + 2.4, str(bar.goal), "middle")
        self._words(bar, left, right, low)

    def _words(self, bar: Bar, left: float, right: float, low: float) -> None:
        """Write what it is beside the bar, where there is most room."""
        canvas = self.canv
        marks = ("▲ " if bar.introduced else "") + ("✓ " if bar.action.status == "done" else "")
        words = marks + one_line(bar.action.what) + (" →" if bar.runs_on else "")
        before, after = left - 6, self.width - right - 6
        room = after if after >= min(before, stringWidth(words, REGULAR, self.SIZE)) else before
        shown = within(words, room, self.SIZE)
        canvas.setFillColor(MUTED if bar.action.status in SETTLED else INK)
        canvas.setFont(REGULAR, self.SIZE)
        if room == after:
            write(canvas, right + 5, low + 2.4, shown)
        else:
            write(canvas, left - 5, low + 2.4, shown, "right")


def year_section(plan: Plan) -> Flow:
    """Return the strip, what its marks mean, what each quarter asks, and the weeks kept free."""
    flow: Flow = []
    bars = year_strip.bars(plan)
    if bars:
        flow += heading(section_title("actions", "strip"), need=200)
        for first in range(0, len(bars), MOST_ROWS):
            flow += [YearStrip(plan, bars[first : first + MOST_ROWS]), Spacer(0, 4)]
        marks = _("▲ something new · line: public holiday · grey: school holiday · hatched: weeks you keep free")
        flow += [paragraph(marks, NOTE)]
    asked = any(load.introductions or load.training or load.freed or load.reviews for load in workload.loads(plan))
    if asked or plan.onboarding.capacity is not None or training_coverage.undated(plan):
        flow += heading(section_title("actions", "load"), need=140)
        flow += _loads(plan)
    blocks = [block for block in plan.blocks if block.is_begun()]
    if blocks:
        flow += heading(section_title("actions", "blocks"), need=90)
        names = ("what", "kind", "start", "until")
        head = [field_name(Block, field) for field in names]
        rows = [
            [
                with_other_fields(block.what, plan, block, names),
                chosen_words(block, "kind"),
                date(block.start),
                date(block.until),
            ]
            for block in blocks
        ]
        flow += grid(head, rows, shared(WIDTH, 7, 5, 3, 3))
    return flow


def _loads(plan: Plan) -> Flow:
    """Return what each quarter asks, with the room for training where it is known, and what it comes to."""
    loads, training = workload.loads(plan), training_coverage.quarters(plan)
    known = plan.onboarding.capacity is not None
    room = [_("Room on the rota")] if known else []
    head = [Unseen(_("Quarter")), _("New things"), _("Training (hours)"), *room, _("Coaches (hours)"), _("Reviews")]
    rows: list[list[Any]] = [
        [
            _("Quarter {number}").format(number=load.quarter),
            str(load.introductions),
            f"▲ {whole(asked.hours)}" if asked.over else whole(asked.hours),
            *([whole(asked.room)] if known else []),
            whole(load.freed),
            str(load.reviews),
        ]
        for load, asked in zip(loads, training, strict=True)
    ]
    sums = [
        str(sum(load.introductions for load in loads)),
        whole(sum((load.training for load in loads), Decimal(0))),
        *([""] if known else []),
        whole(sum((load.freed for load in loads), Decimal(0))),
        str(sum(load.reviews for load in loads)),
    ]
    rows.append([paragraph(_("Together"), CELL_STRONG), *(paragraph(words, CELL_RIGHT_STRONG) for words in sums)])
    columns = len(head)
    flow = grid(head, rows, shared(WIDTH, 5, *(6,) * (columns - 2), 3), right=range(1, columns), totals=1, padding=2)
    loose = training_coverage.undated(plan)
    if loose:
        words = _("{hours} hours have no date yet and count in no quarter.").format(hours=whole(loose))
        flow.append(paragraph(words, NOTE))
    for stack in workload.stacks(plan):
        names = [f"“{action.what}”" for action in stack.actions]
        flow += [Spacer(0, 4), paragraph(joined([stack.when, *names]), NOTE)]
    return flow
