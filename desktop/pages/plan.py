"""The last page of the walk: how far the plan is, what is missing, what is worth a look, and adopting it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Field, Part, Section
from desktop.forms.labels import Link, Status
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.theme.appearance import appearance
from plans import edits
from plans import plan_json as plan_form
from plans.dates import format_day
from plans.derived import completeness, steps
from plans.derived.completeness import Line, waiting
from plans.findings import Finding, Kind
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text


class Group(NamedTuple):
    """The heading above the findings of a step."""

    subject: str
    first: bool


class Levels(CardPart):
    """How far the plan is: the three levels, which of them it has, and kindly what the next one asks."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("plan", "levels.title"))
        self._row = QHBoxLayout()
        self._row.setSpacing(24)
        self._sentence = parts.label("")
        self.inside.addLayout(self._row)
        self.inside.addWidget(self._sentence)
        self.ready()

    def refresh(self) -> None:
        """Show how far it is now; an adopted plan has been decided on."""
        plan, found = self.document.plan, self.document.findings
        said = completeness.sentence(plan, found)
        reached = completeness.level(found)
        if not self.is_new((said, reached)):
            return
        self.setVisible(bool(said))
        self._sentence.setText(said)
        parts.clear(self._row)
        has = completeness.LEVELS.index(reached) if reached else -1
        for place, name in enumerate(completeness.LEVELS):
            words = text("plan", f"levels.names.{name}")
            self._row.addWidget(Status("complete" if place <= has else "not_started", words))
        self._row.addStretch()


class Findings(CardPart):
    """What is missing, or what is advised, each line a link to the field where it is mended."""

    def __init__(self, changes: Relay, parent: QWidget, kind: Kind) -> None:
        super().__init__(changes, parent, text("plan", f"sections.{kind}.title"))
        self._kind = kind
        self._count = parts.label("", "note")
        self.inside.addWidget(self._count)
        self._list = parts.Column(2)
        self.inside.addLayout(self._list)
        self.ready()

    def refresh(self) -> None:
        """List what is found now."""
        shown, later = completeness.now(self.document.plan, self.document.findings)
        found = [line for line in shown if (line.kind == "advice") == (self._kind == "advice")]
        if not self.is_new((found, later)):
            return
        if self._kind == "missing":
            words = ngettext("{count} point is still open.", "{count} points are still open.", len(found))
            self._count.setText(words.format(count=len(found)) if found else _("Nothing is missing. Well done."))
        else:
            self.setVisible(bool(found or later))
            notes = [text("plan", "sections.advice.note", "") if found else "", waiting(later) if later else ""]
            self._count.setText(" ".join(filter(None, notes)))
        lines: list[Line | Group] = []
        subject = ""
        for item in found:
            if item.subject != subject:
                lines.append(Group(item.subject, first=not lines))
                subject = item.subject
            lines.append(item)
        self._list.show_all(lines, self._line)

    def _line(self, line: Line | Group) -> QWidget:
        if isinstance(line, Group):
            group = parts.label(text(line.subject, "step.title"), "group")
            group.setContentsMargins(0, 0 if line.first else 10, 0, 0)
            return group
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        first, *others = line.findings
        shape = "not_started" if line.kind == "start" else line.kind
        link = Link(line.message, self._to(first), shape)
        link.setAccessibleName(f"{text(line.subject, 'step.title')}: {line.message}")
        column.addWidget(link)
        row = QHBoxLayout()
        row.setContentsMargins(appearance.px(23), 0, 0, 0)
        row.setSpacing(14)
        for other in others:
            words = _("Goal {number}").format(number=other.goal) if other.goal else other.short
            if other.code == first.code and (other.goal or line.kind == "advice"):
                self._add(row, words, other, line.message)
        there = first.other_end() if not others else None
        if there:
            step = _("Or go to “{step}”").format(step=text(there.subject, "step.title"))
            same = there.subject == first.subject
            self._add(row, _("Or go to the other side") if same else step, there, line.message)
        if row.count():
            row.addStretch()
            column.addLayout(row)
        return made

    def _to(self, finding: Finding) -> Callable[[], object]:
        return partial(self.go_to_finding.emit, finding)

    def _add(self, row: QHBoxLayout, words: str, finding: Finding, about: str) -> None:
        button = parts.button(words, "link", self._to(finding))
        button.setAccessibleName(f"{words}: {about}")
        row.addWidget(button)


class PrintButton(CardPart):
    """What goes on paper now: the poster for the team, and the whole plan."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, _("On the wall and on the table"), _("You see the pages first."))
        row = QHBoxLayout()
        for words, asked in (
            (_("The poster for the wall…"), PrintRequest("poster")),
            (_("The whole plan…"), PrintRequest("plan")),
        ):
            row.addWidget(parts.button(words, "", partial(self.print_requested.emit, asked)))
        row.addStretch()
        self.inside.addLayout(row)


class Adopting(PagePart):
    """Adopting as an act of its own, and what remains editable after it."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._sentence = parts.label("", "notice")
        layout.addWidget(self._sentence)
        self._consult = parts.button(_("Mark as being discussed"), "", self._to_consultation)
        self._adopt = parts.button(_("Adopt the plan"), "primary", self._adopt_now)
        self._reopen = parts.button(_("Open the plan for changes again"), "", self._open_again)
        for item in (self._consult, self._adopt, self._reopen):
            layout.addWidget(item)
        self.ready()

    def refresh(self) -> None:
        """Show how far the plan is, and what can be done about it."""
        record = self.document.plan.record
        fixed = record.state in ("adopted", "closed")
        self.setEnabled(not record.to_read)
        self._consult.setVisible(record.state == "concept")
        self._adopt.setVisible(not fixed)
        self._reopen.setVisible(record.state == "adopted")
        if record.state == "closed":
            step = text(steps.NEXT_YEAR, "step.title")
            self._sentence.setText(_("This plan is closed. Under “{step}” you can open it again.").format(step=step))
        elif fixed:
            version = max((item.number for item in self.document.plan.versions), default=1)
            day = format_day(record.adopted_on) if record.adopted_on else ""
            words = _("Adopted on {day} by {who}, version {version}.").format(
                day=day, who=record.adopted_by, version=version
            )
            rest = _(
                "Team, vision, goals and budget are fixed now. Actions, people, training, conditions and the "
                "calendar you keep up to date through the year."
            )
            self._sentence.setText(f"{words} {rest}")
        elif record.state == "consultation":
            self._sentence.setText(_("The plan is being discussed. You can go on changing it."))
        self._sentence.setVisible(record.state != "concept")

    def _to_consultation(self) -> None:
        self.document.set_value(self.document.plan.record, "state", "consultation")

    def _adopt_now(self) -> None:
        document = self.document
        document.commit_requested.emit()
        record = document.plan.record
        if not record.adopted_by.strip():
            alerts.show_alert(self, _("Fill in who adopts the plan."), _("Then press “Adopt the plan” again."))
            return
        open_points = completeness.open_points(document.plan, document.findings)
        question = ngettext(
            "{count} point is still open. Adopt the plan all the same?",
            "{count} points are still open. Adopt the plan all the same?",
            open_points,
        ).format(count=open_points)
        if open_points and not alerts.confirm(self, question, _("Adopt"), _("Not yet")):
            return
        day = record.adopted_on or dt.date.today()
        document.apply_step(edits.adoption(document.plan, day, record.adopted_by, plan_form.snapshot(document.plan)))
        self._reopen.setFocus()

    def _open_again(self) -> None:
        question = _("Open the plan for changes? The adopted version stays kept as it is.")
        if alerts.confirm(self, question, _("Open again"), _("Leave it")):
            self.document.apply_step(edits.reopening(self.document.plan))


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Part(Levels),
        Part(partial(Findings, kind="missing")),
        Part(partial(Findings, kind="advice")),
        Section("consult", (Field("consulted", lines=2),)),
        Section("adopt", (Field("adopted_by", 8), Field("adopted_on", 4))),
        Part(Adopting),
        Part(PrintButton),
    )
    return Page(document, "plan", content, PlanRecord, document.plan.record)
