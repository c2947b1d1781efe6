"""The panel at the right: what helps with the page and the field at hand, and advice with a link that goes there."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts, roles
from desktop.forms.bound import BoundField
from desktop.forms.labels import Link
from desktop.forms.observe import Observer, Relay
from desktop.forms.tab_row import TabRow
from desktop.theme import shapes, space
from plans import field_text
from plans.derived import steps
from plans.findings import Finding
from resources.glossary import explained
from resources.language import gettext as _
from resources.step_help import Fact, background, method
from resources.texts import text, texts

EXPLAIN, EXAMPLE, METHOD, BACKGROUND, ADVICE = range(5)


def tab_words() -> list[str]:
    """Return how each kind of help is called, in the order of the tabs."""
    return [_("Explanation"), _("Example"), _("With the team"), _("Background"), _("Advice")]


class Help(NamedTuple):
    """A question with the line of help for it."""

    question: str
    words: str


class Advice(NamedTuple):
    """A finding, and whether its step was begun: what nobody began yet is no shortcoming."""

    finding: Finding
    begun: bool


class More(NamedTuple):
    """What leads from the help of a page to the guide."""

    leads: str


MORE = More("guide")

Piece = Help | Advice | Fact | More | str
"""What the panel shows under each other."""


class SidePanel(QWidget, Observer):
    """Explains the step and the field at hand, and says what is worth doing there."""

    go_to_finding = Signal(object)
    guide_requested = Signal()
    """More is wanted than fits beside a page."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._subject = ""
        self._field: BoundField | None = None
        layout = QVBoxLayout(self)
        layout.setSpacing(space.S)
        layout.setContentsMargins(0, 0, 0, 0)
        self.tabs = TabRow(_("Help with this step"), tab_words())
        layout.addWidget(self.tabs)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Help with this step"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("sidebody")
        column = QVBoxLayout(inner)
        column.setSpacing(0)
        column.setContentsMargins(0, space.S, space.S, 0)
        self._body = parts.Column(space.M)
        column.addLayout(self._body)
        column.addStretch()
        area.setWidget(inner)
        layout.addWidget(area, 1)
        self.tabs.current_changed.connect(lambda _tab: self.refresh())
        self.tabs.current_changed.connect(lambda _tab: area.verticalScrollBar().setValue(0))
        self._changes = Relay(self, document, painted=True)
        self.observe(self._changes)
        document.advice_changed.connect(self._advised)

    def show_step(self, subject: str) -> None:
        """Help with another step."""
        self._subject = subject
        self._field = None
        self._changes.note([])

    def show_tab(self, tab: int) -> None:
        """Show one kind of help, and put the keyboard on it."""
        self.tabs.set_current_index(tab)
        self._changes.catch_up()
        self.tabs.button(tab).setFocus()

    def show_field(self, field: BoundField) -> None:
        """Help with the field that has the keyboard."""
        self._field = field
        self._changes.note([])

    def refresh(self) -> None:
        """Show what belongs to the tab, the step and the field."""
        tab = self.tabs.current_index()
        found = self.found()
        self.tabs.set_words(ADVICE, _("Advice ({count})").format(count=len(found)) if found else _("Advice"))
        help_text = field_text.help_text(self._field.kind, self._field.field.name) if self._field else ""
        begun = steps.statuses(self._document.plan, found).get(self._subject) != "not_started"
        listed = [Advice(finding, begun) for finding in (*found, *self._document.tips)]
        shown: list[Piece] = []
        if tab == METHOD:
            shown += self._together()
        elif tab == BACKGROUND:
            shown += background(self._subject)
        elif tab == ADVICE:
            on_page = self._subject == steps.CHECK
            shown += listed or [_("All the advice is on the page.") if on_page else _("Nothing is missing here.")]
        else:
            if tab == EXPLAIN and help_text and self._field:
                shown.append(Help(self._field.question, help_text))
            shown += texts(self._subject, "step.explain" if tab == EXPLAIN else "step.example")
            said = [item for item in shown if isinstance(item, str)]
            if self._field:
                kind, name = self._field.kind, self._field.field.name
                said += [help_text, self._field.question, field_text.hint(kind, name)]
                said += field_text.options(kind, name).values() if field_text.kind(kind, name) == "choice" else []
            shown += [Help(word, meaning) for word, meaning in explained(*said)]
        self._body.show_all([*shown, *([MORE] if tab != ADVICE else [])], self._piece)

    def _together(self) -> list[Piece]:
        """Return how a team does this step together."""
        found = method(self._subject)
        minutes = _("About {minutes} minutes.").format(minutes=found.minutes)
        needed = _("You need: {things}.").format(things=found.need[:1].lower() + found.need[1:])
        steps_shown = [f"{number}. {words}" for number, words in enumerate(found.how, start=1)]
        return [Help(found.title, f"{minutes} {needed}"), *steps_shown]

    def found(self) -> list[Finding]:
        """Return what is missing or worth a look on this step."""
        return [seen for finding in self._document.to_mend if (seen := self._seen_from_here(finding))]

    def _advised(self) -> None:
        self._changes.note([])

    def _seen_from_here(self, finding: Finding) -> Finding | None:
        """Return a finding as this step sees it: as it is, from its other end, or not at all."""
        if self._subject == finding.subject:
            return finding
        return finding.other_end() if finding.other and finding.other.subject == self._subject else None

    def _piece(self, item: Piece) -> QWidget:
        if item is MORE:
            return Link(_("More about this in the guide"), self.guide_requested.emit)
        if isinstance(item, str):
            return parts.label(item)
        frame, layout = parts.card()
        layout.setContentsMargins(space.M, space.S, space.M, space.S)
        layout.setSpacing(space.XS)
        if isinstance(item, Help):
            layout.addWidget(parts.label(item.question, "question"))
            layout.addWidget(parts.label(item.words))
        elif isinstance(item, Fact):
            layout.addWidget(parts.label(item.words))
            layout.addWidget(parts.label(item.source, "note"))
        elif isinstance(item, Advice):
            self._fill(layout, item)
        return frame

    def _fill(self, layout: QVBoxLayout, advice: Advice) -> None:
        finding = advice.finding
        layout.addWidget(_badge(advice))
        layout.addWidget(parts.label(finding.message))
        layout.addWidget(self._link(_("Go there"), finding, finding.message))
        if there := finding.other_end():
            to = there.subject != finding.subject
            words = _("Or go to “{step}”").format(step=text(there.subject, "step.title")) if to else ""
            layout.addWidget(self._link(words or _("Or go to the other side"), there, finding.message))

    def _link(self, words: str, finding: Finding, about: str) -> Link:
        """Make a link that says, to who hears it apart from what stands above it, what it is about."""
        made = Link(words, partial(self.go_to_finding.emit, finding))
        made.setAccessibleName(f"{words}: {about}")
        return made


def _badge(advice: Advice) -> QWidget:
    """Make shape and word for the kind of a finding."""
    badge = QWidget()
    layout = QHBoxLayout(badge)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space.S)
    shape = QLabel()
    # Advice on wording has a span of text; it is a tip, and counts for nothing.
    kind = "tip" if advice.finding.span else advice.finding.kind if advice.begun else "not_started"
    shape.setPixmap(shapes.pixmap(kind, 11, badge.devicePixelRatioF()))
    roles.decorates(shape)
    layout.addWidget(shape)
    words = {
        "missing": _("Missing"),
        "advice": _("Advice"),
        "tip": _("Tip for your wording"),
        "not_started": _("To do"),
    }
    layout.addWidget(parts.label(words[kind], f"status-{kind}"))
    layout.addStretch()
    return badge
