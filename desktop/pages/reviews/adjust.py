"""The second pass of a review: the five standing questions, decisions, lessons, what is asked, and closing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.declare import Column, Field, Part, Rows, Section
from desktop.forms.fields import Fields
from desktop.forms.host import Host
from desktop.forms.observe import Relay
from desktop.forms.part import CardPart, PagePart
from desktop.forms.rows import RowsBlock
from desktop.forms.section import SectionView
from desktop.forms.status_label import StatusLabel
from desktop.pages.reviews.closing import Close
from desktop.pages.reviews.sheet import Sheet
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import field_text
from plans.dates import format_day
from plans.derived import quarterly_review
from plans.status import GOAL_MARKS
from plans.subjects import reviews
from plans.subjects.calendar import Review
from plans.subjects.reviews import Decision
from resources.language import gettext as _
from resources.texts import text

LEAST = 420
"""Width in pixels at 100 % that a question needs to stand beside another."""
BESIDE = 560
"""Width in pixels at 100 % from which last quarter's answer stands beside its question instead of below it."""


class Adjust(Sheet):
    """What the team answers and decides, with last quarter's answers beside it."""

    closed = Signal()
    """The review was closed just now."""

    def __init__(self, page: Host, quarter: int, held: Review) -> None:
        super().__init__(page, quarter)
        host = self.host
        self.add(_Last(self.changes, quarter))
        self._questions = self.add(_Questions(host, held))
        self.add(
            RowsBlock(
                host,
                Rows(
                    Decision,
                    (
                        Column("what", 5),
                        Column("kind", 2),
                        Column("goal_id", 2, yields=True),
                        Column("owner_id", 2),
                        Column("due", 0),
                    ),
                    detail=(Field("goal_id", 6),),
                    keep=lambda item: item.quarter == quarter,
                    defaults={"quarter": quarter},
                ),
            )
        )
        lessons = Section("lessons", (Field("dos", 6, lines=2), Field("donts", 6, lines=2)))
        asked = Section("asked", (Field("asked", 8, lines=2), Field("asked_of", 4)))
        whole = Section(
            "overall",
            (Field("overall", segments=True, marks=GOAL_MARKS), Field("overall_why", grows=True)),
            then=(Part(partial(_Weakest, held=held)),),
        )
        for section in (lessons, asked, whole):
            self.add(SectionView(host, [section], Review, held))
        close = self.add(Close(self.changes, quarter))
        close.closed.connect(self.closed)

    def start(self) -> QWidget | None:
        """Return the first question."""
        return self._questions.start()


class _Questions(CardPart):
    """The five standing questions, each with what was answered a quarter ago."""

    def __init__(self, host: Host, held: Review) -> None:
        title, note = text("reviews", "sections.questions.title"), text("reviews", "sections.questions.note")
        super().__init__(host.changes, None, title, note)
        self._held = held
        self._rows: list[QWidget] = []
        self._beside: list[QBoxLayout] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space.L)
        self._grid.setVerticalSpacing(space.M)
        self.inside.addLayout(self._grid)
        self._fields: list[Fields] = []
        self._before: dict[str, QLabel] = {}
        for name in quarterly_review.QUESTIONS:
            holder = QWidget()
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(space.L)
            fields = Fields(host, (Field(name, lines=2),), Review, held)
            sentence = parts.label("", "note")
            sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            row.addWidget(fields, 3)
            row.addWidget(sentence, 2)
            self._rows.append(holder)
            self._beside.append(row)
            self._fields.append(fields)
            self._before[name] = sentence
        self.ready()

    def start(self) -> QWidget:
        """Return the field of the first question."""
        return self._fields[0].bound[0].entrance

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a question."""
        return next((found.entrance for item in self._fields if (found := item.input_for(record, field))), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Give each question a line with its last answer beside it; half a line where none has one."""
        wide = self.width() >= appearance.px(BESIDE)
        for row in self._beside:
            row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        answered = any(not sentence.isHidden() for sentence in self._before.values())
        across = 1 if answered or self.width() < appearance.px(2 * LEAST) else 2
        for place, holder in enumerate(self._rows):
            self._grid.addWidget(holder, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, across - 1)

    def refresh(self) -> None:
        """Show what was answered a quarter ago."""
        before = quarterly_review.review(self.document.plan, self._held.quarter - 1)
        for name, sentence in self._before.items():
            answer = str(getattr(before, name)).strip() if before else ""
            sentence.setText(_("Last quarter: {said}").format(said=answer) if answer else "")
            sentence.setVisible(bool(answer))
        self._place()


class _Last(CardPart):
    """What was decided, asked and learned a quarter ago; only to be read."""

    def __init__(self, changes: Relay, quarter: int) -> None:
        super().__init__(changes, None, _("What you agreed in quarter {number}").format(number=quarter - 1))
        self._quarter = quarter
        self._list = QVBoxLayout()
        self._list.setSpacing(space.XS)
        self.inside.addLayout(self._list)
        self.ready()

    def refresh(self) -> None:
        """List what there is; nothing is shown of a quarter without any."""
        sentence = self._sentence()
        self.setVisible(bool(sentence))
        if not self.is_new(sentence):
            return
        parts.clear(self._list)
        for line in sentence:
            self._list.addWidget(parts.label(line))

    def _sentence(self) -> list[str]:
        plan, sentence = self.document.plan, []
        for decision in plan.decisions:
            if decision.quarter == self._quarter - 1 and decision.is_begun():
                when = format_day(decision.due) if decision.due else ""
                who = field_text.format_value(plan, decision, "owner_id")
                sentence.append(
                    " · ".join(
                        filter(
                            None, (field_text.format_value(plan, decision, "kind"), decision.what.strip(), who, when)
                        )
                    )
                )
        before = quarterly_review.review(plan, self._quarter - 1)
        for name in ("asked", "asked_of", "dos", "donts") if before else ():
            answer = str(getattr(before, name)).strip()
            if answer:
                sentence.append(f"{field_text.short_name(Review, name)}: {answer}")
        return sentence


class _Weakest(PagePart):
    """Proposes the status of the goal that asks most; it is only taken over when somebody says so."""

    def __init__(self, changes: Relay, parent: QWidget, held: Review) -> None:
        super().__init__(changes, parent)
        self._held = held
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self._without = parts.label(_("This counts as soon as there is a sentence with it."), "refusal")
        self._standing = StatusLabel(_("The goal that needs most attention is at:"))
        self._take = parts.button(_("Use that"), "link", self._take_over)
        for item in (self._without, self._standing, self._take):
            layout.addWidget(item)
        self.ready()

    def refresh(self) -> None:
        """Offer the status as long as another one is chosen."""
        plan, existing = self.document.plan, self._held
        weakest = reviews.weakest(
            measurement for measurement in plan.measurements if measurement.quarter == existing.quarter
        )
        offered = weakest is not None and weakest != existing.overall and self.document.may_change(existing, "overall")
        self._without.setVisible(bool(existing.overall) and not existing.is_filled("overall_why"))
        self._standing.setVisible(offered)
        self._take.setVisible(offered)
        self._standing.show_status(weakest)
        self.setVisible(offered or not self._without.isHidden())

    def _take_over(self) -> None:
        measurements = [
            measurement for measurement in self.document.plan.measurements if measurement.quarter == self._held.quarter
        ]
        self.document.set_value(self._held, "overall", reviews.weakest(measurements))
