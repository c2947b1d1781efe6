"""The chooser of worked examples: it unfolds on the page of the goals, and begins a goal with the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo, fill
from desktop.forms.observe import Observer, Relay
from desktop.forms.part import CardPart
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import examples
from plans.derived.examples import Example
from plans.findings import Finding
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices, text

KEY, NOTE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ROW, ROWS = 46, 5.5
"""Height of a row in pixels at 100 %, and how many are in sight; half a row shows that there is more."""

SHOWN = (
    *("result", "problem", "indicator", "unit", "technology", "client_gain", "employee_gain", "stop_doing", "securing"),
    *("evaluation_how", "evaluation_with", "celebration", "next_stage"),
)


class Examples(CardPart):
    """An invitation, a link that unfolds, and what is only made once it is opened."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        count = len(examples.examples())
        self._invitation = parts.heading(
            _("No idea yet? Start from an example."),
            _("{count} worked-out goals to begin with and then adapt.").format(count=count),
        )
        self.inside.addWidget(self._invitation)
        self._fold = _Unfolding(changes)
        self._fold.taken.connect(self._taken)
        self.inside.addWidget(self._fold)
        self.ready()

    def _taken(self, goal: Goal) -> None:
        self._fold.open(False)
        # A parked idea is one row with a title; a goal opens at what must be adapted.
        field = "title" if goal.parked else "result"
        self.go_to_finding.emit(Finding("example_taken_over", "advice", "goals", str(goal.id), field, ""))

    def refresh(self) -> None:
        """Invite while there is no goal; be out of sight where none can be added."""
        plan = self.document.plan
        self._invitation.setHidden(bool(plan.goals))
        self.setHidden(not self.document.may_change(Goal(plan_id=plan.id)))


class _Unfolding(parts.Fold):
    """The fold whose content is only made when somebody opens it."""

    taken = Signal(object)

    def __init__(self, changes: Relay) -> None:
        self._changes = changes
        self._chooser: Chooser | None = None
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setSpacing(space.S)
        self._inside.setContentsMargins(0, space.XS, 0, 0)
        super().__init__(_("See an example"), content)

    def open(self, opened: bool) -> None:
        """Show or hide the chooser."""
        if opened and self._chooser is None:
            self._chooser = Chooser(self._changes)
            self._chooser.taken.connect(self.taken)
            self._inside.addWidget(self._chooser)
        super().open(opened)


class Chooser(QWidget, Observer):
    """Two filters, the titles, and the chosen example in full with the button that takes it over."""

    taken = Signal(object)
    """The goal that began with an example."""

    def __init__(self, changes: Relay) -> None:
        super().__init__()
        self.document = changes.document
        self._found: dict[str, Example] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.M)
        self._focus = _filter("focus", _("All themes"))
        self._stage = _filter("stage", _("All stages"))
        layout.addLayout(_side_by_side(self._focus, self._stage))
        self._none = parts.label(_("There is no example of this yet. Choose another theme or stage."), "note")
        layout.addWidget(self._none)
        self._titles = QStandardItemModel(self)
        self._list = _list(self._titles)
        layout.addWidget(self._list)
        self._reading = Reading()
        layout.addWidget(self._reading)
        self._notice = parts.label("", "notice")
        layout.addWidget(self._notice)
        self._take = parts.button("", "primary", self._take_over)
        layout.addWidget(self._take)
        for combo in (self._focus, self._stage):
            combo.currentIndexChanged.connect(lambda _place: self._show_titles())
        self._list.selectionModel().currentChanged.connect(self._show_chosen)
        self.observe(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_titles()

    @property
    def _is_full(self) -> bool:
        plan = self.document.plan
        return len(goals.chosen(plan.goals)) >= goals.MOST and examples.open_place(plan) is None

    def refresh(self) -> None:
        """Show the titles while the chooser is open."""
        # Folded it is looked after when it is opened again, so that typing a goal does not pay for it.
        if self.isVisible():
            self._show_titles()

    def _show_titles(self) -> None:
        """Fill the list again, and stay with the example that was chosen when it is still there."""
        plan = self.document.plan
        chosen = self._list.currentIndex().data(KEY)
        focus, stage = self._focus.currentData() or None, self._stage.currentData() or None
        self._found = {example.key: example for example in examples.fitting_examples(plan, focus, stage)}
        used = {goal.example for goal in plan.goals}
        about = choices("goals", "goal.focus"), choices("goals", "goal.stage")
        self._titles.clear()
        for entry in self._found.values():
            item = QStandardItem(entry.title)
            item.setEditable(False)
            item.setData(entry.key, KEY)
            words = [about[0][entry.focus], about[1][entry.stage], *([_("already used")] if entry.key in used else [])]
            item.setData(" · ".join(words), NOTE)
            item.setData(", ".join((entry.title, *words)), Qt.ItemDataRole.AccessibleTextRole)
            self._titles.appendRow(item)
        keys = list(self._found)
        self._list.setCurrentIndex(self._titles.index(keys.index(chosen) if chosen in keys else 0, 0))
        self._fit()
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._found.get(self._list.currentIndex().data(KEY))
        for widget in (self._list, self._reading, self._notice, self._take):
            widget.setHidden(one is None)
        self._none.setHidden(one is not None)
        if one is None:
            return
        self._reading.show_example(one)
        if self._is_full:
            self._take.setText(_("Put this in the parking lot"))
            notice = _("You already have five goals. This idea goes to the parking lot; you can make it a goal later.")
        else:
            self._take.setText(_("Make this a goal of your own"))
            notice = _("Then adapt it to your team: the numbers and the date are for you to fill in.")
        self._notice.setText(notice)
        self._take.setAccessibleDescription(f"{one.title}. {notice}")

    def _take_over(self) -> None:
        one = self._found[self._list.currentIndex().data(KEY)]
        step = examples.adopt_edits(self.document.plan, one, self._is_full)
        self.document.apply_step(step)
        self.taken.emit(next(edit.record for edit in step if isinstance(edit.record, Goal)))

    def _fit(self) -> None:
        self._list.setFixedHeight(round(appearance.px(ROW) * min(ROWS, max(1, self._titles.rowCount()))))
        self._list.doItemsLayout()


class Reading(QWidget):
    """An example to read: its title, and question by question what it says."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space.XS, 0, space.XS)
        layout.setSpacing(space.M)
        line = QFrame()
        line.setProperty("role", "line")
        layout.addWidget(line)
        self._title = parts.label("", "heading")
        layout.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.L)
        grid.setVerticalSpacing(space.S)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 8)
        layout.addLayout(grid)
        asked = {field: text("goals", f"fields.goal.{field}.ask") for field in SHOWN}
        asked["first_action"] = _("What is the first small step?")
        self._answers = {}
        for row, (field, question) in enumerate(asked.items()):
            self._answers[field] = parts.label("")
            for column, label in enumerate((parts.label(question, "question"), self._answers[field])):
                label.setMinimumWidth(1)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def show_example(self, example: Example) -> None:
        """Show another example."""
        self._title.setText(example.title)
        for field, label in self._answers.items():
            label.setText(getattr(example, field))


class _Row(QStyledItemDelegate):
    """Paints an example: its title, and below it what it is about."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, appearance.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(appearance.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen:
            painter.setBrush(appearance.colour("accent_soft"))
            focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(appearance.colour("accent") if focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 8, 8)
        inner = area.adjusted(10, appearance.px(5), -8, -appearance.px(5))
        for font, colour, words, place in (
            (
                appearance.font("text", bold=True),
                "accent" if chosen else "ink",
                index.data(),
                Qt.AlignmentFlag.AlignTop,
            ),
            (appearance.font("note"), "muted", index.data(NOTE), Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(appearance.colour(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, place, shown)
        painter.restore()


def _filter(field: str, everything: str) -> NoWheelCombo:
    combo = NoWheelCombo()
    combo.setAccessibleName(text("goals", f"fields.goal.{field}.name"))
    fill(combo, {"": everything, **choices("goals", f"goal.{field}")})
    return combo


def _side_by_side(*combos: NoWheelCombo) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space.M)
    grid.setVerticalSpacing(0)
    for column, combo in enumerate(combos):
        label = parts.label(combo.accessibleName(), "question")
        label.setBuddy(combo)
        grid.addWidget(label, 0, column)
        grid.addWidget(combo, 1, column)
        grid.setColumnStretch(column, 1)
    return grid


def _list(titles: QStandardItemModel) -> QListView:
    made = QListView()
    made.setAccessibleName(_("Examples"))
    made.setFrameShape(QListView.Shape.NoFrame)
    made.setModel(titles)
    made.setItemDelegate(_Row(made))
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
