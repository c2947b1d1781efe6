"""The last page of the walk: how far the plan is, what is missing and adopting it; after that, what was adopted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.declare import Field, Part, Section
from desktop.forms.labels import Link
from desktop.forms.observe import Observer, Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.forms.status_label import status_label
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import edits
from plans import plan_json as plan_form
from plans.dates import QUARTERS, format_day
from plans.derived import completeness, quarterly_review, steps
from plans.derived.completeness import Line, waiting
from plans.derived.proposed import begun_with
from plans.findings import Finding, Kind
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.status import OPEN_STATES
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
        self._row.setSpacing(space.XL)
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
            self._row.addWidget(status_label("complete" if place <= has else "not_started", words))
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
        shown, later = completeness.now(self.document.plan, self.document.to_mend)
        found = [line for line in shown if (line.kind == "advice") == (self._kind == "advice")]
        if not self.is_new(found, later, self.document.plan.record.state):
            return
        if self._kind == "missing":
            words = ngettext("{count} point is still open.", "{count} points are still open.", len(found))
            self._count.setText(words.format(count=len(found)) if found else _("Nothing is missing. Well done."))
        # While the plan is made it is worth saying that nothing is missing.
        made = self._kind == "missing" and self.document.plan.record.state in OPEN_STATES
        self.setVisible(made or bool(found))
        if self._kind == "advice":
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
            group.setContentsMargins(0, 0 if line.first else space.S, 0, 0)
            return group
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.XS)
        first, *others = line.findings
        shape = "not_started" if line.kind == "start" else line.kind
        link = Link(line.message, self._to(first), shape)
        link.setAccessibleName(f"{text(line.subject, 'step.title')}: {line.message}")
        column.addWidget(link)
        row = QHBoxLayout()
        row.setContentsMargins(appearance.px(space.XL), 0, 0, 0)
        row.setSpacing(space.M)
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
        asked = (
            (_("The poster for the wall…"), PrintRequest("poster")),
            (_("The whole plan…"), PrintRequest("plan")),
        )
        printed = [parts.button(words, "", partial(self.print_requested.emit, what)) for words, what in asked]
        self.inside.addWidget(ButtonRow(printed))


class Adopting(PagePart):
    """Adopting as an act of its own, as long as the plan is made."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self._sentence = parts.label("", "note")
        self._consult = parts.button(_("Mark as being discussed"), "", self._to_consultation)
        self._adopt = parts.button(_("Adopt the plan"), "primary", self._adopt_now)
        layout.addWidget(self._sentence)
        layout.addWidget(ButtonRow((), (self._consult, self._adopt)))
        self.ready()

    def refresh(self) -> None:
        """Show how far the plan is, and what can be done about it."""
        record = self.document.plan.record
        self.setEnabled(not record.to_read)
        self._consult.setVisible(record.state == "concept")
        discussed = _("The plan is being discussed. You can go on changing it.")
        self._sentence.setText(discussed)
        self._sentence.setVisible(record.state == "consultation")

    def _to_consultation(self) -> None:
        self.document.set_value(self.document.plan.record, "state", "consultation")

    def _adopt_now(self) -> None:
        document = self.document
        document.commit_requested.emit()
        record = document.plan.record
        if not record.adopted_by.strip():
            alerts.show_alert(self, _("Fill in who adopts the plan."), _("Then press “Adopt the plan” again."))
            return
        open_points = len(completeness.missing_lines(document.plan, document.findings))
        question = ngettext(
            "{count} point is still open. Adopt the plan anyway?",
            "{count} points are still open. Adopt the plan anyway?",
            open_points,
        ).format(count=open_points)
        if open_points and not alerts.confirm(self, question, _("Adopt"), _("Not yet")):
            return
        if refused := document.out_of_step():
            alerts.show_alert(self, refused.sentence, refused.advice)
            return
        day = record.adopted_on or dt.date.today()
        document.apply_step(edits.adoption(document.plan, day, record.adopted_by, plan_form.snapshot(document.plan)))


class Adopted(CardPart):
    """What comes of adopting: it is kept, it is celebrated, the poster goes on the wall and the year begins."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._kept = parts.label("")
        self._joy = parts.label(text("plan", "adopted.celebrate"), "joyful")
        poster, whole = PrintRequest("poster"), PrintRequest("plan")
        self._poster = parts.button(
            _("The poster for the wall…"), "primary", partial(self.print_requested.emit, poster)
        )
        home = parts.button(_("To this quarter"), "", partial(self.go_to_step.emit, steps.HOME))
        printed = parts.button(_("The whole plan…"), "", partial(self.print_requested.emit, whole))
        for item in (self._kept, self._joy, ButtonRow((home,), (printed, self._poster))):
            self.inside.addWidget(item)
        self.ready()

    def refresh(self) -> None:
        """Say when it was adopted, and invite to celebrate until the first review begins."""
        plan = self.document.plan
        record = plan.record
        version = max((item.number for item in plan.versions), default=1)
        day = format_day(record.adopted_on) if record.adopted_on else ""
        words = _("Adopted on {day} by {who}, version {version}.")
        self._kept.setText(words.format(day=day, who=record.adopted_by, version=version))
        begun = any(quarterly_review.state(plan, quarter) != "not_yet" for quarter in QUARTERS)
        self._joy.setVisible(record.state == "adopted" and not begun)

    def start(self) -> QWidget:
        """Return what comes next: the poster for the wall."""
        return self._poster


class Reopening(CardPart):
    """How an adopted plan is changed after all."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("plan", "adopted.change"), text("plan", "adopted.how"))
        self._reopen = parts.button(_("Reopen the plan for changes"), "", self._open_again)
        self.inside.addWidget(self._reopen)
        self.ready()

    def refresh(self) -> None:
        """Offer it while the plan can be opened."""
        self.setVisible(self.document.plan.record.state == "adopted")
        self.setEnabled(not self.document.plan.record.to_read)

    def _open_again(self) -> None:
        question = _("Reopen the plan for changes? The adopted version is kept as it is.")
        if alerts.confirm(self, question, _("Open again"), _("Leave it")):
            self.document.apply_step(edits.reopening(self.document.plan))


class PlanPage(Page, Observer):
    """Two faces: as long as the plan is made, what is missing and adopting it; after that, what was adopted."""

    def __init__(self, document: Document) -> None:
        content = (
            Part(Adopted),
            Part(Levels),
            Part(partial(Findings, kind="missing")),
            Part(partial(Findings, kind="advice")),
            Part(Reopening),
            Section("consult", (Field("consulted", lines=2),)),
            Section("adopt", (Field("adopted_by", 8), Field("adopted_on", 4)), then=(Part(Adopting),)),
            Part(PrintButton),
        )
        super().__init__(document, "plan", content, PlanRecord, document.plan.record)
        self._of_adopted, self._of_check = (self._blocks[0], self._blocks[4]), self._blocks[5:]
        self._was_fixed = False
        self._begun_with = parts.label("", "note")
        self.body.insertWidget(self.body.indexOf(self.title) + 1, self._begun_with)
        self.observe(self.changes)
        self.refresh()

    def refresh(self) -> None:
        """Show the face that fits the state of the plan."""
        record = self.document.plan.record
        words = begun_with(self.document.plan)
        self._begun_with.setText(words)
        self._begun_with.setVisible(bool(words))
        fixed = record.state not in OPEN_STATES
        if record.state == "closed":
            way = _("This plan is closed. Under “{step}” you can open it again.")
            words = _("The year {year} is closed").format(year=self.document.plan.year)
            self.title.say(words, way.format(step=text(steps.NEXT_YEAR, "step.title")))
        elif fixed:
            words = _("The plan for {year} is adopted").format(year=self.document.plan.year)
            self.title.say(words, text("plan", "adopted.intro"))
        else:
            self.title.say(text("plan", "step.title"), text("plan", "step.intro"))
        for block in self._of_check:
            block.setVisible(not fixed)
        adopted, reopening = self._of_adopted
        adopted.setVisible(fixed)
        reopening.setVisible(record.state == "adopted")
        if fixed and not self._was_fixed and self.isVisible():
            # It was adopted this instant, on this page.
            self.verticalScrollBar().setValue(0)
            self._start()
        self._was_fixed = fixed


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return PlanPage(document)
