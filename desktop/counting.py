"""Typing in what was counted on paper: a week of marks, or the faces that clients chose, in one step."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import NoWheelCombo, Segments
from desktop.forms.dialog import Dialog
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import field_text, locks
from plans.date_words import parse_day
from plans.dates import format_date, format_day, format_short_day
from plans.derived import tally, this_quarter
from plans.derived.tally import DAYS, FIGURES, Faces, Figure, Place, Week
from plans.edits import Edit
from plans.errors import PlanError, Refused
from plans.money import format_number
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import texts

CELL = 84
"""The width of a cell in pixels at 100 %."""
YEARS = 2
"""How many years ago, or ahead, a week may lie that is typed in."""


class CountButton(PagePart):
    """The way from a goal to typing in what was counted for it."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._goal: Goal | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        button = parts.button(_("Type in a count…"), "link", self._ask)
        button.setToolTip(_("What was counted on the tally sheet becomes the baseline."))
        column.addWidget(ButtonRow((button,)))
        self.ready()

    def bind(self, record: Goal | None) -> None:
        """Be about another goal."""
        self._goal = record
        self.refresh()

    def refresh(self) -> None:
        """Be out of sight where no baseline can be filled in: then it is counted in a review."""
        self.setHidden(self._goal is None or not tally.becomes_baseline(self.document.plan, self._goal))

    def _ask(self) -> None:
        ask(self.document, self.window(), self._goal.id if self._goal else None)


def ask(document: Document, window: QWidget, goal: UUID | None = None, quarter: int = 0) -> None:
    """Have a count typed in, and put it in the plan; of the quarter under way when none is named."""
    document.commit_requested.emit()
    if not goals.chosen(document.plan.goals):
        alerts.show_alert(window, _("There are no goals yet."), _("What is counted belongs to a goal: make one first."))
        return
    dialog = CountDialog(document, window, goal, quarter)
    if dialog.exec():
        document.apply_step(dialog.step)
        if dialog.replaces:
            document.replaced.emit(dialog.replaces)
    dialog.deleteLater()


class CountDialog(Dialog):
    """Asks what was counted, and shows what it comes to; accepted, ``step`` puts it in the plan."""

    def __init__(self, document: Document, parent: QWidget, goal: UUID | None = None, quarter: int = 0) -> None:
        super().__init__(parent)
        self._plan = document.plan
        self._quarter = quarter or this_quarter.quarter(document.plan, dt.date.today())
        self.step: list[Edit] = []
        self.replaces = ""
        """What the step takes the place of, in words; nothing when nothing stood there."""
        self.setWindowTitle(_("Type in a count"))
        self.setMinimumWidth(min(appearance.px(530), parent.width() - 40))
        self.resize(min(appearance.px(560), parent.width() - 40), min(appearance.px(780), parent.height() - 40))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space.XL, space.L, space.XL, space.L)
        whole.setSpacing(space.S)
        sheet = parts.Sheet()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, space.S, 0)
        layout.setSpacing(space.S)
        self._goal = NoWheelCombo()
        for item in goals.chosen(document.plan.goals):
            self._goal.addItem(field_text.goal_label(document.plan, item.id), item.id)
        self._goal.setCurrentIndex(max(0, self._goal.findData(goal)))
        self._goal.setSizeAdjustPolicy(NoWheelCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._add(layout, _("For which goal?"), self._goal)
        self._what = Segments({"week": _("A tally sheet"), "faces": _("Three questions to clients")})
        self._what.check("week")
        self._add(layout, _("What was counted?"), self._what.widget)
        today = dt.date.today()
        self._first = parts.Line(format_date(today - dt.timedelta(days=today.weekday() + DAYS)))
        self._add(layout, _("From which day?"), self._first)
        self._week, self._faces = QWidget(), QWidget()
        self._make_week()
        self._make_faces()
        layout.addWidget(self._week)
        layout.addWidget(self._faces)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        whole.addWidget(area, 1)
        self._outcome = parts.label("", "notice")
        whole.addWidget(self._outcome)
        self._take = parts.button("", "primary", self._accept)
        self._take.setDefault(True)
        whole.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (self._take,)))
        self._goal.currentIndexChanged.connect(lambda _place: self._propose())
        for choice in (self._what, self._by, self._figure):
            choice.picked.connect(self._show)
        for line in (self._first, *self._marks.values(), *(line for row in self._chosen for line in row)):
            line.textEdited.connect(lambda _words: self._show())
        self._propose()
        self._marks[0, 0].setFocus()

    # -- what is asked ---------------------------------------------------------------------------

    def _add(self, layout: QVBoxLayout, question: str, widget: QWidget) -> None:
        asked = parts.label(question, "question")
        asked.setBuddy(widget)
        widget.setAccessibleName(question)
        layout.addWidget(asked)
        layout.addWidget(widget)

    def _make_week(self) -> None:
        column = QVBoxLayout(self._week)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        self._by = Segments({"day": _("one number a day"), "shift": _("one number a shift")})
        self._by.check("day")
        self._add(column, _("How was it counted?"), self._by.widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.S)
        grid.setVerticalSpacing(space.XS)
        self._shifts = texts("measuring", "tally.shifts")
        self._heads = [parts.label(shift, "note") for shift in self._shifts]
        self._days = [parts.label("") for _day in range(DAYS)]
        self._marks: dict[Place, parts.Line] = {}
        for shift, head in enumerate(self._heads):
            grid.addWidget(head, 0, shift + 1)
        for day, named in enumerate(self._days):
            grid.addWidget(named, day + 1, 0)
            for shift in range(len(self._shifts)):
                line = self._marks[day, shift] = _cell()
                grid.addWidget(line, day + 1, shift + 1)
        grid.setColumnStretch(len(self._shifts) + 1, 1)
        column.addLayout(grid)
        column.addWidget(parts.label(_("A number, or marks: |||| ||. Leave empty what was not counted."), "note"))
        words = {"day": _("mean of a day"), "shift": _("mean of a shift"), "total": _("all together")}
        self._figure = Segments({figure: words[figure] for figure in FIGURES})
        self._add(column, _("Which number do you follow?"), self._figure.widget)

    def _make_faces(self) -> None:
        grid = QGridLayout(self._faces)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space.S)
        faces = texts("measuring", "clients.faces")
        self._chosen: list[list[parts.Line]] = []
        for place, face in enumerate(faces, start=1):
            grid.addWidget(parts.label(face, "note"), 0, place)
        for row, question in enumerate(texts("measuring", "clients.questions"), start=1):
            grid.addWidget(parts.label(question), row, 0)
            lines = [_cell() for _face in faces]
            for place, (line, face) in enumerate(zip(lines, faces, strict=True), start=1):
                line.setAccessibleName(f"{question} {face}")
                grid.addWidget(line, row, place)
            self._chosen.append(lines)
        grid.setColumnStretch(0, 1)

    # -- what it comes to ------------------------------------------------------------------------

    def _propose(self) -> None:
        self._figure.check(tally.proposed_figure(self._of()))
        self._show()

    def _of(self) -> Goal:
        goal = self._plan.goal(self._goal.currentData())
        assert goal is not None, "only goals of the plan can be chosen"
        return goal

    def _show(self) -> None:
        """Show the fields that belong to what was chosen, and what the counts come to so far."""
        faces, by_shift = self._what.chosen() == "faces", self._by.chosen() == "shift"
        self._week.setVisible(not faces)
        self._faces.setVisible(faces)
        for head in self._heads:
            head.setVisible(by_shift)
        for (_day, shift), line in self._marks.items():
            line.setVisible(by_shift or not shift)
        self._name_days(by_shift)
        try:
            words = (self._read_faces() if faces else self._read_week()).words()
            value = None if faces else self._read_week().figure(self._wanted())
        except PlanError as refused:
            # A day that is half typed is no mistake yet.
            self._say(str(refused), "notice" if self._first.hasFocus() else "refusal")
        else:
            number = self._number(value) if value is not None else ""
            said = [f"{number} · {words}" if number else words or _("Type at least one count."), self._replaced(value)]
            self._say(" ".join(filter(None, said)), "notice")
        if tally.becomes_baseline(self._plan, self._of()):
            self._take.setText(_("Add to the goal") if faces else _("Make it the baseline"))
        else:
            self._take.setText(_("Put it in quarter {number}").format(number=self._quarter))

    def _number(self, value: Decimal) -> str:
        return f"{format_number(value)} {self._of().unit}".strip()

    def _replaced(self, value: Decimal | None) -> str:
        """Say which number a new one takes the place of."""
        stood = tally.stood(self._plan, self._of(), self._quarter)
        if value is None or stood in (None, value):
            return ""
        return _("It takes the place of {number}.").format(number=self._number(stood))

    def _name_days(self, by_shift: bool) -> None:
        """Name the days after the first one; while that is not a day yet, they are counted."""
        try:
            first: dt.date | None = self._read_first()
        except PlanError:
            first = None
        named = texts("measuring", "tally.days")
        for day, label in enumerate(self._days):
            words = _("Day {number}").format(number=day + 1)
            if first:
                on = first + dt.timedelta(days=day)
                words = f"{named[on.weekday()]} {format_short_day(on, on.year)}"
            label.setText(words)
            for shift, name in enumerate(self._shifts):
                self._marks[day, shift].setAccessibleName(f"{words}, {name}" if by_shift else words)

    def _read_first(self) -> dt.date:
        today = dt.date.today()
        found = parse_day(self._first.text(), today.year, self._plan.team.region)
        if abs(found.year - today.year) > YEARS:
            raise Refused(_("{day} is far from now: which day was it?").format(day=format_day(found)))
        return found

    def _read_week(self) -> Week:
        by_shift = self._by.chosen() == "shift"
        counts: dict[Place, Decimal] = {}
        for place, line in self._marks.items():
            found = tally.parse_count(line.text()) if by_shift or not place[1] else None
            if found is not None:
                counts[place] = found
        return Week(self._read_first(), counts, by_shift)

    def _read_faces(self) -> Faces:
        rows = [[tally.parse_whole(line.text()) for line in lines] for lines in self._chosen]
        return Faces(self._read_first(), rows)

    def _wanted(self) -> Figure:
        return next(figure for figure in FIGURES if figure == self._figure.chosen())

    def _accept(self) -> None:
        goal = self._of()
        try:
            value = None if self._what.chosen() == "faces" else self._read_week().figure(self._wanted())
            replaced = self._replaced(value)
            if self._what.chosen() == "faces":
                step = tally.faces_step(self._plan, goal, self._quarter, self._read_faces())
            else:
                step = tally.week_step(self._plan, goal, self._quarter, self._read_week(), self._wanted())
            locks.check(self._plan, step)
        except PlanError as refused:
            self._say(str(refused), "refusal")
            alerts.announce(self, str(refused))
            return
        self.step = step
        if replaced and value is not None:
            self.replaces = f"{self._number(value)} · {replaced}"
        self.accept()

    def _say(self, words: str, role: str) -> None:
        self._outcome.setText(words)
        if self._outcome.property("role") != role:
            self._outcome.setProperty("role", role)
            self._outcome.style().polish(self._outcome)


def _cell() -> parts.Line:
    line = parts.Line("")
    line.setFixedWidth(appearance.px(CELL))
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return line
