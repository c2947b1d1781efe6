"""The page of the actions in time: the year as a strip, what each quarter asks, the actions, and blocked weeks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Field, Part, Rows
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart
from desktop.forms.year_strip import YearStrip
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import calendar_rules
from plans.dates import format_day
from plans.derived import workload, year_strip
from plans.derived.workload import Load, Stack
from plans.findings import Finding
from plans.money import format_number, format_whole
from plans.subjects.actions import Action, Block, shortened
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

BESIDE = 520
"""Pixels at 100 % text that four quarters need beside each other."""


class Strip(CardPart):
    """The strip with what its marks mean."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        title, note = text("actions", "sections.strip.title"), text("actions", "sections.strip.note")
        super().__init__(changes, parent, title, note)
        self.strip = YearStrip(self.document, self)
        self.inside.addWidget(self.strip)
        self._notes = parts.label("", "note")
        self.inside.addWidget(self._notes)
        self.strip.chosen.connect(self._go)
        self.ready()

    def _go(self, action: Action) -> None:
        self.go_to_finding.emit(Finding("", "advice", "actions", str(action.id), "what", ""))

    def refresh(self) -> None:
        """Show the actions, and what is not on the strip."""
        self.strip.refresh()
        plan = self.document.plan
        notes = [_("▲ something new · line: public holiday · grey: school holiday · hatched: weeks you keep free")]
        if plan.team.region is None:
            notes.append(_("Choose the region in “Team and year” to see the school holidays."))
        elif not calendar_rules.school_holidays(plan.year, plan.team.region):
            notes.append(
                _("School holidays are not known for this year yet. Add them below as weeks without anything new.")
            )
        if waiting := year_strip.undated(plan):
            notes.append(
                ngettext("{count} action has no date yet.", "{count} actions have no date yet.", len(waiting)).format(
                    count=len(waiting)
                )
            )
        self._notes.setText("\n".join(notes))


class Loads(CardPart):
    """What each quarter asks of the team, and which introduction could move."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        title, note = text("actions", "sections.load.title"), text("actions", "sections.load.note")
        super().__init__(changes, parent, title, note)
        self._across = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space.L)
        self._grid.setVerticalSpacing(space.M)
        self.inside.addLayout(self._grid)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(space.S)
        self.inside.addLayout(self._advice)
        self.ready()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._across:
            self.refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _fitting(self) -> int:
        return 4 if self.width() >= BESIDE * appearance.scale else 2

    def refresh(self) -> None:
        """Show the four quarters, and what could move."""
        self._across = self._fitting()
        loads, stacks = workload.loads(self.document.plan), list(workload.stacks(self.document.plan))
        may_move = [self.document.may_change(item.moves) for item in stacks]
        named = [[action.what for action in item.actions] for item in stacks]
        if not self.is_new(loads, stacks, may_move, named, self._across):
            return
        parts.clear(self._grid)
        parts.clear(self._advice)
        for place, load in enumerate(loads):
            self._grid.addWidget(self._quarter(load), place // self._across, place % self._across)
        for stack in stacks:
            self._advice.addWidget(self._warning(stack))

    def _quarter(self, load: Load) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        layout.addWidget(parts.label(_("Quarter {number}").format(number=load.quarter), "question"))
        for words in (
            ngettext("{count} new thing", "{count} new things", load.introductions).format(count=load.introductions),
            _("{hours} hours of training").format(hours=format_number(load.training)),
            _("{hours} hours for coaches").format(hours=format_whole(load.freed)),
            ngettext("{count} review", "{count} reviews", load.reviews).format(count=load.reviews),
        ):
            layout.addWidget(parts.label(words, "note"))
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _warning(self, stack: Stack) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        names = ", ".join(f"“{action.what}”" for action in stack.actions)
        layout.addWidget(
            parts.label(
                _("In {when}, {count} new things arrive at once: {names}.").format(
                    when=stack.when, count=len(stack.actions), names=names
                )
            )
        )
        if stack.room and self.document.may_change(stack.moves):
            words = _("Move “{what}” to {day}").format(what=_short(stack.moves.what), day=format_day(stack.room))
            row = QHBoxLayout()
            row.setSpacing(space.S)
            row.addWidget(parts.button(words, "", lambda: self._move(stack)))
            row.addStretch()
            layout.addLayout(row)
        elif not stack.room:
            layout.addWidget(
                parts.label(_("There is no room in the rest of the year. What can wait until next year?"), "note")
            )
        return made

    def _move(self, stack: Stack) -> None:
        if stack.room:
            self.document.apply_step(workload.move_edits(stack.moves, stack.room))


def _short(words: str, most: int = 40) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Rows(
            Action,
            (
                Column("what", 5),
                Column("goal_id", 3, yields=True),
                Column("owner_id", 3, yields=True),
                Column("due", 0),
                Column("status", 0),
            ),
            detail=(
                Field("goal_id"),
                Field("owner_id"),
                Field("where", grows=True),
                Field("start", 5),
                Field("introduces"),
                Field("poster_text", proposes=lambda action: shortened(action.what)),
            ),
            defaults={"status": "open"},
        ),
        Part(Strip, wide=True),
        Part(Loads, wide=True),
        Rows(
            Block,
            (Column("what", 5), Column("kind", 3), Column("start", 0), Column("until", 0)),
            defaults={"kind": "team"},
            key="blocks",
        ),
    )
    return Page(document, "actions", content, Action)
