"""The page of training for the four types of technology user."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.declare import Action, Column, Field, Folding, Owner, Part, Rows, Section
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.forms.readable import Readable
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import edits
from plans.dates import format_day
from plans.derived import training_coverage
from plans.derived.training_coverage import Coverage, Quarter
from plans.edits import Added
from plans.findings import Finding
from plans.money import format_number
from plans.plan import Plan
from plans.printing.request import PrintRequest
from plans.subjects import training
from plans.subjects.training import TYPES, Activity, Onboarding, Type, UserType
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import choices, text, texts

BESIDE = 520
"""Pixels at 100 % text that four figures need beside each other."""


class Piece(PagePart):
    """A part without a card of its own, as wide as the page allows; ``inside`` is the layout for what stands in it."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(space.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())


class Counted(Piece):
    """How many colleagues are counted, against the team; and the sheet to count them with."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        row = QHBoxLayout()
        row.setSpacing(space.S)
        self._sum = parts.label("")
        row.addWidget(self._sum, 1)
        sheet = PrintRequest("count_sheet")
        row.addWidget(parts.button(_("Print the count sheet…"), "", lambda: self.print_requested.emit(sheet)))
        self.inside.addLayout(row)
        self.ready()

    def refresh(self) -> None:
        """Add up."""
        plan = self.document.plan
        total, staff = training.counted(plan.user_types), plan.team.staff
        if staff:
            words = _("{total} of {staff} colleagues counted").format(total=total, staff=staff)
            self._sum.setText(f"✓ {words}" if total == staff else words)
        else:
            self._sum.setText(ngettext("{total} colleague", "{total} colleagues", total).format(total=total))


class Profile(Piece):
    """What you hear of a type, what helps and what does not."""

    def __init__(self, changes: Relay, parent: QWidget, kind: Type) -> None:
        super().__init__(changes, parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.XS)
        grid.setColumnStretch(1, 1)
        about = {
            "hears": _("What you hear"),
            "helps": _("What helps"),
            "hinders": _("What doesn’t"),
            "sheet": _("On the count sheet"),
        }
        for row, (key, words) in enumerate(about.items()):
            asked = parts.label(words, "question")
            asked.setWordWrap(False)
            shown = text("training", f"profiles.{kind}.{key}")
            grid.addWidget(asked, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(parts.label(f"“{shown}”" if key == "sheet" else shown), row, 1, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(grid)


class Tips(Piece):
    """Tips for one type, to read."""

    def __init__(self, changes: Relay, parent: QWidget, kind: Type) -> None:
        super().__init__(changes, parent)
        for tip in texts("training", f"tips.{kind}"):
            self.inside.addWidget(parts.label(f"•  {tip}"))


class Reach(CardPart):
    """Whom the training reaches, and for whom there is nothing that fits yet."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        title, note = text("training", "sections.reach.title"), text("training", "sections.reach.note")
        super().__init__(changes, parent, title, note)
        self._chart = ChartView(title)
        self.inside.addWidget(self._chart)
        self._table = Readable(title)
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.XS)
        self._figures = {kind: self._make_figures(grid, row) for row, kind in enumerate(TYPES)}
        self.inside.addWidget(self._table)
        # Made once, so that Tab meets their buttons here and not at the end of the page.
        self._gaps = {kind: Gap(self, kind, partial(self._add, kind)) for kind in TYPES}
        for gap in self._gaps.values():
            self.inside.addWidget(gap)
        self._open = parts.label("", "note")
        self.inside.addWidget(self._open)
        self.ready()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _make_figures(self, grid: QGridLayout, row: int) -> tuple[QLabel, ...]:
        made = tuple(parts.label("", "note") for _column in range(3))
        for column, (label, share) in enumerate(zip(made, (5, 2, 5), strict=True)):
            label.setMinimumWidth(1)
            grid.setColumnStretch(column, share)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return made

    def refresh(self) -> None:
        """Work out whom the training reaches."""
        plan = self.document.plan
        rows = training_coverage.coverage(plan)
        counted = any(row.number for row in rows)
        self.setVisible(counted)
        if not counted:
            return
        from plans.printing.coverage_chart import reach  # reportlab takes as long to load as the window

        self._chart.show_chart(reach(rows))
        may_add = self.document.may_change(Activity(plan_id=plan.id))
        for row in rows:
            self._show_figures(row)
            self._gaps[row.type].show_gap(plan, row, may_add)
        self._table.say_rows([", ".join(filter(None, (item.text() for item in row))) for row in self._figures.values()])
        waiting = len(training_coverage.without_places(plan))
        words = ngettext(
            "{count} training session has no places yet, so it reaches nobody here.",
            "{count} training sessions have no places yet, so they reach nobody here.",
            waiting,
        )
        self._open.setText(words.format(count=waiting))
        self._open.setVisible(waiting > 0)

    def _show_figures(self, coverage: Coverage) -> None:
        named = choices("training", "activity.form")
        hours = _("{hours} hours each").format(hours=format_number(coverage.per_person)) if coverage.number else ""
        shown = (named_type(coverage.type), hours, ", ".join(named[form] for form in coverage.forms) or "–")
        for label, words in zip(self._figures[coverage.type], shown, strict=True):
            label.setText(words)

    def _add(self, kind: Type) -> None:
        self.document.commit_requested.emit()
        step = training_coverage.adding(self.document.plan, kind)
        self.document.apply_step(step)
        added = step[-1]
        assert isinstance(added, Added)
        # The date is what the team still has to choose.
        self.go_to_finding.emit(Finding("", "advice", "training", str(added.record.id), "on", ""))


class Gap(QWidget):
    """Says for which type there is nothing that fits, proposes something, and adds it when asked."""

    def __init__(self, parent: QWidget, kind: Type, add: Callable[[], None]) -> None:
        super().__init__(parent)
        self._kind = kind
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space.XS, 0, 0)
        layout.setSpacing(space.XS)
        self._sentence = parts.label("", "question")
        self._meant = parts.label("", "note")
        self._button = parts.button(_("Add a suitable activity"), "", add)
        row = QHBoxLayout()
        row.setSpacing(space.S)
        row.addWidget(self._button)
        row.addStretch()
        layout.addWidget(self._sentence)
        layout.addWidget(self._meant)
        layout.addLayout(row)

    def show_gap(self, plan: Plan, coverage: Coverage, may_add: bool) -> None:
        """Show the gap, or nothing when the type has something that fits."""
        self.setVisible(coverage.unserved or coverage.unsuited)
        if not (coverage.unserved or coverage.unsuited):
            return
        sentence = (
            _("There is nothing for “{type}” ({number}) yet.")
            if coverage.unserved
            else _("There is only e-learning for “{type}” ({number}).")
        )
        self._sentence.setText(sentence.format(type=named_type(coverage.type), number=coverage.number))
        meant = training_coverage.fitting(plan, coverage.type)
        form = choices("training", "activity.form")[meant["form"]].lower()
        words = _("A suggestion: {what} ({form}, by {by}).")
        self._meant.setText(words.format(what=meant["what"], form=form, by=meant["given_by"]))
        self._button.setAccessibleDescription(f"{named_type(coverage.type)}: {meant['what']}")
        self._button.setEnabled(may_add)


class Quarters(Piece):
    """The hours of training in each quarter, against what the roster can bear."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._across = 4
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space.L)
        self._grid.setVerticalSpacing(space.S)
        self.inside.addLayout(self._grid)
        self._undated = parts.label("", "note")
        self.inside.addWidget(self._undated)
        self.ready()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = 4 if self.width() >= BESIDE * appearance.scale else 2
        if across != self._across:
            self._across = across
            self.refresh()

    def refresh(self) -> None:
        """Show the four quarters."""
        found = list(training_coverage.quarters(self.document.plan))
        if self.is_new(found, self._across):
            parts.clear(self._grid)
            for place, item in enumerate(found):
                self._grid.addWidget(_quarter(item), place // self._across, place % self._across)
        loose = training_coverage.undated(self.document.plan)
        self._undated.setText(
            _("{hours} hours have no date yet and count in no quarter.").format(hours=format_number(loose))
        )
        self._undated.setVisible(bool(loose))


class Path(Piece):
    """What a new colleague takes part in, in order."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self.inside.setSpacing(space.XS)
        self.inside.addWidget(parts.label(text("training", "sections.path.title"), "question"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(space.XS)
        self.inside.addLayout(self._steps)
        self._sum = parts.label("", "note")
        self.inside.addWidget(self._sum)
        self.ready()

    def refresh(self) -> None:
        """List what is for new colleagues."""
        plan = self.document.plan
        path = training_coverage.path(plan)
        named = [(item.what or _("no name yet"), format_day(item.on) if item.on else _("no date yet")) for item in path]
        if self.is_new(named):
            parts.clear(self._steps)
            for number, (what, when) in enumerate(named, start=1):
                self._steps.addWidget(parts.label(f"{number}.  {what} · {when}"))
        if path:
            hours = format_number(training_coverage.path_hours(plan))
            self._sum.setText(_("{hours} hours altogether for each new colleague.").format(hours=hours))
        else:
            self._sum.setText(_("There is no training for new colleagues yet. You choose that at the training itself."))


def named_type(kind: Type) -> str:
    """Return the words for a type."""
    return choices("training", "user_type.type")[kind]


def _quarter(uarter: Quarter) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space.XS)
    layout.addWidget(parts.label(_("Quarter {number}").format(number=uarter.quarter), "question"))
    hours = format_number(uarter.hours)
    if uarter.room is None:
        layout.addWidget(parts.label(_("{hours} hours").format(hours=hours), "note"))
    else:
        words = _("{hours} of {room} hours").format(hours=hours, room=format_number(uarter.room))
        layout.addWidget(parts.label(words, "note"))
        over = uarter.hours - uarter.room
        if uarter.over:
            words = _("▲ {hours} hours too many").format(hours=format_number(over))
            layout.addWidget(parts.label(words, "status-advice"))
        else:
            layout.addWidget(parts.label(_("✓ fits"), "note"))
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def of_type(kind: Type) -> Owner:
    """Return the record of a type in the open plan."""
    return lambda plan: next((item for item in plan.user_types if item.type == kind), None)


def needs(document: Document, kind: Type) -> Section:
    """Return the fold of one type: who they are, what they need, and tips."""
    find = of_type(kind)

    def empty(_record: object) -> bool:
        one = find(document.plan)
        return isinstance(one, UserType) and not (one.basic_needs or one.tech_needs)

    def fill(_record: object) -> None:
        one = find(document.plan)
        document.apply_step(
            edits.change(one, field, text("training", f"starters.{field}.{kind}"))
            for field in ("basic_needs", "tech_needs")
            if one is not None
        )

    return Section(
        kind,
        (),
        fold=True,
        then=(
            Part(partial(Profile, kind=kind)),
            Section(
                f"needs_{kind}",
                (Field("basic_needs", 6, lines=3, owner=find), Field("tech_needs", 6, lines=3, owner=find)),
                heading=False,
                actions=(Action(_("Start from an example"), fill, empty),),
            ),
            Section(f"tips_{kind}", (), fold=True, then=(Part(partial(Tips, kind=kind)),)),
        ),
    )


def _is_open(document: Document) -> bool:
    """Return whether it is not known yet what the roster can bear, or a quarter asks more."""
    quarters = list(training_coverage.quarters(document.plan))
    return any(item.room is None or item.over for item in quarters)


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    content = (
        Section(
            "types",
            tuple(Field("number", 3, owner=of_type(kind), ask=named_type(kind)) for kind in TYPES),
            then=(Part(Counted),),
        ),
        Section("needs", (), then=tuple(needs(document, kind) for kind in TYPES)),
        Rows(
            Activity,
            (Column("what", 4), Column("form", 3, yields=True), Column("types", 3, yields=True), Column("on", 0)),
            detail=(
                Field("form"),
                Field("types"),
                Field("given_by"),
                Field("hours", 3),
                Field("places", 3),
                Field("cost", 3),
                Field("free", 3),
                Field("audience", segments=True),
                Field("skill", segments=True),
                Field("goal_id"),
            ),
            defaults={"audience": "all"},
            key="activities",
        ),
        Part(Reach),
        Folding(Section("quarters", (Field("capacity", 6),), then=(Part(Quarters),)), opens=_is_open),
        Folding(
            Section("new_staff", (Field("new_staff", lines=2), Field("temporary_staff", lines=2)), then=(Part(Path),))
        ),
    )
    return Page(document, "training", content, Onboarding, document.plan.onboarding)
