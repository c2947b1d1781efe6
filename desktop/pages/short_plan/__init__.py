"""The short plan: one question a screen, the poster growing beside it; the same document and the same fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts, roles, tab_order
from desktop.forms.button_row import ButtonRow
from desktop.forms.observe import Observer
from desktop.forms.page import Page
from desktop.pages.short_plan.done import DoneScreen
from desktop.pages.short_plan.growing import GrowingPoster
from desktop.pages.short_plan.screen import Screen
from desktop.pages.short_plan.screens import SCREENS
from desktop.pages.short_plan.stand import StandLines
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import steps
from plans.findings import Finding
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.records import Record
from plans.short_plan import questions
from plans.short_plan.questions import QUESTIONS, Question
from resources.language import gettext as _
from resources.texts import text

BESIDE = 860
"""Width in pixels at 100 % from which the poster stands beside the question, and not under it."""
LOW = 500
"""Height in pixels at 100 % below which everything stands closer, so that most questions need no scrolling."""
LEAST_POSTER = 110
"""Height in pixels at 100 % that the poster beside a question has at least."""
SIDE, WIDEST = 0.38, 700
"""The share of the width that the poster takes, and how wide a question is at most."""


class ShortPlanPage(Page, Observer):
    """Goes from question to question, forth and back; nothing of its own is kept."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, steps.SHORT, (), PlanRecord, document.plan.record)
        self.is_roomy = self.is_alone = True
        self.title.hide()
        self.body.setContentsMargins(0, 0, 0, 0)
        self._question: Question | None = questions.first_open(document.plan)
        self._screens: dict[Question | None, Screen | DoneScreen] = {}
        self._where: dict[tuple[str, str | None], Question] = {}
        """Where each record was last asked after; what was undone is still known."""
        self._lay_out()
        self.observe(self.changes)
        self._show(self._question)

    # -- what can be asked of any page ----------------------------------------------------------------

    def enter(self) -> None:
        """Put the keyboard on the question, which is read out."""
        self.changes.catch_up()
        self.begin()

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether a question asks after a record."""
        return (str(record.id), None) in self._where

    def reveal(self, record: str | None, field: str | None) -> None:
        """Go to the question that asks after a field, and put the keyboard there."""
        self.changes.catch_up()
        found = self._where.get((str(record), field)) or self._where.get((str(record), None))
        if found is not None:
            self._show(found)
            entrance = self._screen.reveal(str(record), field)
            if entrance is not None:
                self._focus(entrance)
                return
        self.begin()

    def printed(self) -> PrintRequest:
        """Return the poster: that is what the questions are for."""
        return PrintRequest("poster")

    def refresh(self) -> None:
        """Show how far everything is now."""
        plan = self.document.plan
        if self._question is not None and not questions.is_asked(plan, self._question):
            self._show(questions.beside(plan, self._question, -1) or QUESTIONS[0])
            return
        self._screen.refresh()
        self._tell()

    @property
    def question(self) -> Question | None:
        """The question that is asked now; None after the last."""
        return self._question

    # -- from question to question --------------------------------------------------------------------

    @property
    def _screen(self) -> Screen | DoneScreen:
        return self._screens[self._question]

    def go_on(self) -> None:
        """Take over what was typed and what is proposed, and go to the next question; what does not fit stays."""
        screen = self._screen
        if not isinstance(screen, Screen):
            return
        for bound in screen.bound:
            bound.commit()
            if bound in self.document.refused_inputs:
                self._focus(bound.entrance)
                return
        accepted = screen.accept()
        if accepted and self.document.allows(accepted):
            self.document.apply_step(accepted)
        self._turn(1)

    def go_back(self) -> None:
        """Go to the question before this one."""
        self.document.commit_requested.emit()
        self._turn(-1)

    def skip(self) -> None:
        """Go on and leave the question open."""
        self.document.commit_requested.emit()
        self._turn(1)

    def go_to_question(self, question: Question) -> None:
        """Go to any question."""
        self.document.commit_requested.emit()
        self._show(question)
        self.begin()

    def _turn(self, by: int) -> None:
        plan = self.document.plan
        found = questions.beside(plan, self._question, by)
        if found is None and by < 0:
            return
        self._show(found)
        self.begin()

    def _show(self, question: Question | None) -> None:
        if question not in self._screens:
            self._screens[question] = made = self._make(question)
            made.hide()
            self._place.addWidget(made)
        self._question = question
        for key, screen in self._screens.items():
            if key != question:
                screen.hide()
        # Filled before it is shown: the keyboard only goes to what is on the screen.
        self._screen.refresh()
        self._screen.show()
        self._tell()
        self.verticalScrollBar().setValue(0)

    def _make(self, question: Question | None) -> Screen | DoneScreen:
        if question is None:
            made = DoneScreen(self.document)
            made.print_poster.connect(lambda: self.print_requested.emit(PrintRequest("poster")))
            made.go_to.connect(self._go_to_gap)
            made.whole_plan.connect(self._leave_for_plan)
            made.cards.connect(lambda: self.document.cards_requested.emit(""))
            return made
        screen = SCREENS[question.name](self, question)
        screen.done.connect(self.go_on)
        return screen

    def _go_to_gap(self, gap: Finding) -> None:
        """Go to the question that fills a gap; what no question asks after is filled in the whole plan."""
        found = self._where.get((gap.record or "", gap.field)) or questions.beginning(gap.subject)
        if found is not None and questions.is_asked(self.document.plan, found):
            self.go_to_question(found)
        else:
            self.go_to_finding.emit(gap)

    def begin(self) -> None:
        """Put the keyboard where the question is answered, and have it read out."""
        alerts.announce(self, f"{self._count.text()} {self._asked.text()}")
        entrance = self._screen.start()
        if entrance is not None:
            self._focus(entrance)
        elif not tab_order.enter(self._screen):
            self._next.setFocus()

    def _leave_for_plan(self) -> None:
        self.go_to_step.emit(steps.next_step(self.document.plan, self.document.findings))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        plain = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if plain and isinstance(event, QKeyEvent) and _goes_on(event) and self._is_field(watched):
            self.go_on()
            return True
        return super().eventFilter(watched, event)

    def _is_field(self, watched: QObject) -> bool:
        screen = self._screen
        return isinstance(screen, Screen) and any(
            watched is widget for bound in screen.bound for widget in bound.input.focus_widgets()
        )

    # -- what stands on it ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        whole = QWidget()
        whole.setObjectName("page")
        whole.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        left = QWidget()
        left.setObjectName("asking")
        self._left = column = QVBoxLayout(left)
        column.setSpacing(space.L)
        head = QHBoxLayout()
        head.setSpacing(space.L)
        self._count = parts.label("", "note")
        head.addWidget(self._count, 1)
        stop = parts.button(_("Stop, I’ll go on later"), "", self._stop)
        head.addWidget(stop)
        self._bar = _Progress()
        column.addLayout(head)
        column.addWidget(self._bar)
        self._asked = parts.label("", "asked")
        roles.tell(self._asked, "Heading")
        self._note = parts.label("", "intro")
        words = QVBoxLayout()
        words.setSpacing(space.XS)
        words.addWidget(self._asked)
        words.addWidget(self._note)
        column.addLayout(words)
        self._place = QVBoxLayout()
        self._place.setSpacing(0)
        column.addLayout(self._place)
        column.addStretch(1)
        self._back = parts.button(_("← Back"), "", self.go_back)
        self._skip = parts.button(_("I don’t know yet"), "link", self.skip)
        self._next = parts.button(_("Next →"), "primary", self.go_on)
        column.addWidget(ButtonRow([self._back], [self._skip, self._next]))
        self._columns.addWidget(left, 62)
        self._columns.addWidget(self._side(), 38)
        self.body.insertWidget(0, whole, 100)

    def _side(self) -> QWidget:
        self._beside = side = QFrame()
        side.setObjectName("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(space.XXL, space.XL, space.XXL, space.XL)
        column.setSpacing(space.L)
        column.addWidget(parts.label(_("Your poster grows as you go"), "heading"))
        self._poster = GrowingPoster()
        column.addWidget(self._poster)
        self._stand = StandLines()
        self._stand.go_to.connect(self.go_to_question)
        column.addWidget(self._stand)
        column.addStretch(1)
        column.addWidget(parts.button(_("To the whole plan"), "link", self._leave_for_plan))
        return side

    def _tell(self) -> None:
        """Say where we are, and show the poster as it is."""
        from plans.printing.poster.words import content  # brings what prints are made of

        plan, question = self.document.plan, self._question
        self._where |= questions.places(plan)
        place = QUESTIONS.index(question) + 1 if question else len(QUESTIONS)
        if question:
            count = _("Question {number} of {count}").format(number=place, count=len(QUESTIONS))
            minutes = _("about {count} minutes to go").format(count=questions.minutes_left(question))
            self._count.setText(f"{count} · {minutes}")
            asked, note = questions.wording(plan, question)
            self._asked.setText(asked)
            self._note.setText(self._lock_reason(question) or note)
        else:
            self._count.setText(_("All {count} questions").format(count=len(QUESTIONS)))
            ready = isinstance(self._screen, DoneScreen) and self._screen.is_ready
            self._asked.setText(text("short_plan", "done.ask") if ready else text("short_plan", "done.not_yet"))
            self._note.setText(text("short_plan", "done.note") if ready else "")
        self._note.setVisible(bool(self._note.text()))
        self._bar.show_place([questions.answer(plan, item) != "open" for item in QUESTIONS], place if question else 0)
        self._back.setVisible(questions.beside(plan, question, -1) is not None)
        for button in (self._skip, self._next):
            button.setVisible(question is not None)
        self._poster.show_content(content(plan), question.goal if question else 0)
        self._stand.show_plan(plan)
        screen = self._screen
        for bound in screen.bound if isinstance(screen, Screen) else ():
            for widget in bound.input.focus_widgets():
                widget.removeEventFilter(self)
                widget.installEventFilter(self)

    def _lock_reason(self, question: Question) -> str:
        """Say why nothing can be filled in here; nothing when it can."""
        asked = questions.fields(self.document.plan, question)
        reasons = [self.document.lock_reason(record, field) for record, field in asked]
        return reasons[0] if reasons and all(reasons) else ""

    def _stop(self) -> None:
        self.home_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.setContentsMargins(0, 0, 0, 0)
        wide = self.viewport().width()
        beside = wide >= appearance.px(BESIDE)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        left = round(wide * (1 - SIDE)) if beside else wide
        edge = max(space.XL, (left - appearance.px(WIDEST)) // 2)
        low = self.viewport().height() < appearance.px(LOW)
        above = space.S if low else space.XL
        self._left.setContentsMargins(edge, above, edge, above)
        self._left.setSpacing(space.S if low else space.L)
        role = "title" if low else "asked"
        if self._asked.property("role") != role:
            self._asked.setProperty("role", role)
            self._asked.style().polish(self._asked)
        self._keep_poster_in_sight(beside)

    def _keep_poster_in_sight(self, beside: bool) -> None:
        """Make the poster as small as it takes for all that stands beside a question to be seen at once."""
        rest = self._beside.sizeHint().height() - self._poster.height()
        room = self.viewport().height() - rest
        self._poster.keep_below(max(appearance.px(LEAST_POSTER), room) if beside else 0)


class _Progress(QWidget):
    """Twelve stretches: what has an answer is filled, where we are has a rim."""

    def __init__(self) -> None:
        super().__init__()
        self._filled: list[bool] = []
        self._place = 0
        roles.tell(self, "Client")
        self.setFixedHeight(8)
        appearance.changed.connect(self.update)

    def show_place(self, filled: list[bool], place: int) -> None:
        """Show which questions have an answer, and at which we are (1 to 12; 0 for none)."""
        if (filled, place) != (self._filled, self._place):
            self._filled, self._place = filled, place
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._filled)
        if not count:
            return
        gap = 4.0
        wide = (self.width() - gap * (count - 1)) / count
        for place, filled in enumerate(self._filled, start=1):
            area = QRectF((place - 1) * (wide + gap), 0, wide, 8).adjusted(1, 1, -1, -1)
            here = place == self._place
            painter.setPen(appearance.colour("accent") if here or filled else Qt.PenStyle.NoPen)
            painter.setBrush(appearance.colour("accent" if filled else "accent_soft" if here else "line"))
            painter.drawRoundedRect(area, 3, 3)


def _goes_on(event: QKeyEvent) -> bool:
    """Return whether Enter was pressed by itself; with Shift it begins a new line."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return ShortPlanPage(document)
