"""A field on a page: question, input and refusal, bound to one attribute of one record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import AUTOSAVE
from desktop.forms import inputs, keys, parts
from desktop.forms.choice_inputs import ChoiceCombo, PersonCombo, Tick
from desktop.forms.declare import Field
from desktop.forms.input import Owned
from desktop.forms.observe import Observer, Relay
from desktop.forms.text_inputs import ProseInput
from plans import field_text, proposals
from plans.derived.client_names import advice, known_names, may_name, named_clients, named_in
from plans.derived.proposed import is_of_the_house
from plans.edits import Change, Edit, Removed, opens_or_fixes
from plans.errors import Locked, Refused
from plans.findings import Finding
from plans.records import Record
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.team import Team
from plans.subjects.training import Activity
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.forms.coach import Coach
    from plans.coach import Advice

PAUSE = 1_500
"""Milliseconds without typing after which a next step to undo begins."""
_HEARD = (QFocusEvent, QKeyEvent)


class BoundField(QObject, Observer):
    """Shows a field, saves what is typed, and says in one sentence when it cannot."""

    focused = Signal(object)
    """This field has the keyboard; the side panel explains it."""
    go_to_finding = Signal(object)
    """The coach leads to another field of the same record."""

    def __init__(
        self,
        changes: Relay,
        record: Owned | None,
        kind: type[Owned],
        field: Field,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = changes.document
        self.record = record
        self.kind = kind
        self.field = field
        self.input = inputs.make(kind, field)
        self.question = field.ask or field_text.question(kind, field.name)
        # What a person is called may stand in a field for a person; in any other text it can be a client's.
        self._with_names = named_in(kind) if issubclass(kind, Record) else []
        self._session: object = None
        self._proposed = False
        self._pending = False
        self._taking = False
        self._left: dict[UUID, tuple[str, str]] = {}
        """Texts that could not be taken, by the record they were typed for, while another record is shown."""
        self._wait = QTimer(self, singleShot=True, interval=AUTOSAVE)
        self._wait.timeout.connect(self._commit_quietly)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._new_session)
        self._lay_out()
        self.input.edited.connect(self._edited)
        self.input.picked.connect(self._picked)
        for widget in self.input.focus_widgets():
            widget.installEventFilter(self)
        self.observe(changes)
        self.document.commit_requested.connect(self.commit)
        self.document.quiet_commit_requested.connect(self._commit_quietly)
        self.refresh()

    def bind(self, record: Owned | None) -> None:
        """Show the field of another record, after taking in what was typed for this one."""
        self.commit()
        if self.record is not None and self._refused:
            self._left[self.record.id] = (self.input.typed(), self._refused)
        self._settle()
        self.record = record
        self.refresh()
        if record is not None and record.id in self._left:
            typed, sentence = self._left.pop(record.id)
            self.input.retype(typed)
            self._refuse(sentence)

    def refresh(self) -> None:
        """Show the value as it is in the plan."""
        self._hint()
        self.input.widget.setEnabled(self.record is not None)
        if self.record is not None:
            self.input.show(self.document, self.record, self.field.name)
            self.input.lock(not self.document.may_change(self.record, self.field.name))
        self._mark_proposed()
        self._look_for_clients()
        if self._coach:
            may_change = self.record is not None and self.document.may_change(self.record, self.field.name)
            self._coach.follow(self.record if may_change else None)

    def plan_changed(self, edits: list[Edit]) -> None:
        """Show the value when it changed elsewhere; what is being typed here stays, unless it is the same field."""
        for edit in edits:
            if isinstance(edit, Removed):
                self._forget(edit.record)
        if self.record is None:
            return
        if self._coach:
            self._coach.plan_changed(edits)
        for edit in edits:
            if isinstance(edit, Change) and edit.record is self.record and edit.field == "proposed":
                self._mark_proposed()
            if isinstance(edit, Change) and edit.record is self.record and edit.field == self.field.name:
                typed_here = self._pending or bool(self._refusal.text())
                if not self._taking and not (self.document.is_merging and typed_here):
                    self._settle()
                    self.refresh()
                return
        if not self._pending and any(map(self._concerns, edits)):
            self.refresh()

    def ask(self, question: str) -> None:
        """Ask it in other words, about the same record."""
        if question != self.question:
            self.question = question
            self._label.setText("" if isinstance(self.input, Tick) else question)
            self._name()

    def commit(self) -> None:
        """Take in what was typed; a text that does not fit stays, with the reason."""
        self._wait.stop()
        if self._pending and not self._taking and self._take():
            assert self.record is not None
            self.input.show(self.document, self.record, self.field.name)

    @property
    def entrance(self) -> QWidget:
        """Where the keyboard comes in."""
        return self.input.focus_widgets()[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A field that is made hears a hundred events of other kinds: asking each for its type is what takes long.
        if not isinstance(event, _HEARD):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._new_session()
            self.focused.emit(self)
        elif inputs.lost_focus(event) and self._pending:
            self.commit()
        elif keys.left_to_window(event):
            # The plan has one history; the field's own would undo something else than the button says.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # -- inner workings --------------------------------------------------------------------------

    @property
    def stack(self) -> tuple[QWidget, QWidget, QWidget]:
        """Question, input, and what is said of it, for the grid to lay out."""
        return self._label, self.input.widget, self._sentence

    def _lay_out(self) -> None:
        self._label = parts.label("" if isinstance(self.input, Tick) else self.question, "question")
        if len(self.input.focus_widgets()) == 1:
            # The words of a choice have names of their own; their group has the question.
            self._label.setBuddy(self.entrance)
        self._refused = ""
        self._refusal = parts.label("", "refusal")
        self._refusal.hide()
        self._sentence: QWidget = self._refusal
        self._coach: Coach | None = None
        if self.field.coach and isinstance(self.input, ProseInput):
            from desktop.forms.coach import Coach  # few pages have one

            name = partial(field_text.question, self.kind)
            self._coach = Coach(self.field.coach, self.input.box, self.document.plan, name, self)
            self._coach.advice_changed.connect(self._advised)
            self._coach.strip.followed.connect(self._follow)
            self._sentence = QWidget()
            below = QVBoxLayout(self._sentence)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(0)
            below.addWidget(self._refusal)
            below.addWidget(self._coach.strip)
        for widget in self.stack:
            # The grid decides the width, whatever the longest word inside would like.
            widget.setMinimumWidth(1)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
        self._unnamed = [item for item in self.input.focus_widgets() if not item.accessibleName()]
        self._name()
        for widget in self.input.focus_widgets():
            widget.setAccessibleDescription(self._description())

    def _name(self) -> None:
        """Tell a screen reader what is asked."""
        for widget in self._unnamed:
            widget.setAccessibleName(self._accessible_name(widget))
        self.input.widget.setAccessibleName(self.question)
        self.input.ask(self.question)

    def _hint(self) -> None:
        """Let an empty field show what it proposes, or an example answer in the words of the care of the team."""
        if self.field.proposes and self.record is not None:
            hint = self.field.proposes(self.record)
        else:
            hint = field_text.hint(self.kind, self.field.name)
        if not hint or isinstance(self.input, ChoiceCombo):
            return
        for widget in self.input.focus_widgets():
            if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and widget.placeholderText() != hint:
                widget.setPlaceholderText(hint)

    def _accessible_name(self, widget: QWidget) -> str:
        # Several words stand in a group that is called after the question: it is not told with each of them.
        return widget.property("text") or self.question

    def _new_session(self) -> None:
        """What is typed from now on is undone apart from what was typed before."""
        self._session = object()

    def _edited(self) -> None:
        self._pause.start()
        if not self._pending:
            self._pending = True
            self.document.typing(self, True)
        if not self._wait.isActive() and not isinstance(self.input, PersonCombo):
            self._wait.start()

    def _picked(self) -> None:
        self._pending = True
        self.commit()

    def _commit_quietly(self) -> None:
        """Save while a person types on; half a number or date is not yet worth a remark."""
        if self._pending:
            self._take(quiet=True)

    def _take(self, quiet: bool = False) -> bool:
        assert self.record is not None
        self._taking = True
        try:
            self.input.commit_value(self.document, self.record, self.field.name, self._session)
        except Locked as locked:
            self._settle()
            self.refresh()
            self.document.trouble.emit(locked)
            return False
        except Refused as refused:
            if not quiet:
                self._pending = False
                self.document.typing(self, False)
                self._refuse(str(refused))
            return False
        finally:
            self._taking = False
        self._settle()
        self._mark_proposed()
        if not quiet:
            self._look_for_clients()
        return True

    def _settle(self) -> None:
        """Nothing is under way here any more."""
        self._pending = False
        self.document.typing(self, False)
        self._refuse("")

    def _refuse(self, sentence: str) -> None:
        if sentence == self._refused:
            return
        self._refused = sentence
        self._say(sentence, "refusal")
        alerts.announce(self.entrance, sentence and f"{self.question} {sentence}")
        self.document.refused(self, bool(sentence or self._left))
        for widget in self.input.focus_widgets():
            widget.setProperty("refused", bool(sentence))
            widget.style().polish(widget)
        self._describe()

    def _say(self, sentence: str, role: str) -> None:
        """Write a sentence below the input: why a text is refused, or a gentle word about one that is taken."""
        if self._refusal.property("role") != role:
            self._refusal.setProperty("role", role)
            self._refusal.style().polish(self._refusal)
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _look_for_clients(self) -> None:
        """Say a gentle word when the text seems to name a client; one that is refused is told why, and no more."""
        if self._refused or self.field.name not in self._with_names or self.record is None:
            return
        text = getattr(self.record, self.field.name)
        found = named_clients(text, known_names(self.document.plan)) if may_name(text) else []
        words = advice(found[0]) if found else ""
        if words != self._refusal.text():
            self._say(words, "gentle")
            self._describe()

    def _mark_proposed(self) -> None:
        """Let it be seen and heard that a card filled this in, as long as nobody changed it."""
        record = self.record
        proposed = isinstance(record, Record) and proposals.is_untouched(record, self.field.name)
        if proposed == self._proposed:
            return
        self._proposed = proposed
        for widget in self.input.focus_widgets():
            widget.setProperty("proposed", proposed)
            widget.style().polish(widget)
        self._describe()

    def _describe(self) -> None:
        """Give a screen reader what stands below the input; Qt announces it also when it is the same as before."""
        words = self._description()
        for widget in self.input.focus_widgets():
            if widget.accessibleDescription() != words:
                widget.setAccessibleDescription(words)

    def _description(self) -> str:
        """Return what is read out after the question: what is wrong, else what could be clearer, else the help."""
        tip = self._coach.words if self._coach else ""
        if tip and not (self._coach and self._coach.strip.praises):
            tip = " ".join((tip, _("Alt+Enter goes to the tips.")))
        help_text = field_text.help_text(self.kind, self.field.name)
        if self._refused:
            return " ".join((_("This does not fit yet."), self._refused))
        if self._proposed and not self._refusal.text():
            return " ".join(filter(None, (self._proposed_by(), tip or help_text)))
        return self._refusal.text() or tip or help_text

    def _proposed_by(self) -> str:
        house = isinstance(self.record, Record) and is_of_the_house(self.document.plan, self.record, self.field.name)
        return (
            _("From the house pack; adapt it to your team.")
            if house
            else _("From a technology card; adapt it to your team.")
        )

    def _advised(self, found: list[Finding]) -> None:
        self._describe()
        of = str(self.record.id) if self.record else None
        self.document.set_advice(
            self, [replace(item, record=of, subject=self.kind.subject, field=self.field.name) for item in found]
        )

    def _follow(self, advice: Advice) -> None:
        """Go where the coach leads; the date that it offers is taken over there, in a step of its own."""
        if self.record is None or advice.leads_to is None:
            return
        self.commit()
        if advice.offers:
            try:
                self.document.set_value(self.record, advice.leads_to, advice.offers)
            except Locked as locked:
                self.document.trouble.emit(locked)
                return
        self.go_to_finding.emit(
            replace(advice, record=str(self.record.id), subject=self.kind.subject, field=advice.leads_to)
        )

    def _forget(self, gone: Record) -> None:
        """What could not be taken goes with the record it was typed for."""
        if gone is self.record:
            self._settle()
        if gone.id in self._left:
            del self._left[gone.id]
            self.document.refused(self, bool(self._refused or self._left))

    def _concerns(self, edit: Edit) -> bool:
        """Return whether an edit elsewhere changes what is shown here: what can be chosen, or edited at all."""
        if opens_or_fixes(edit) or _changes_voice(edit) or (self.field.proposes and edit.record is self.record):
            return True
        lists = isinstance(edit.record, Person | Goal | Activity)
        return lists and field_text.kind(self.kind, self.field.name) == edit.record.__tablename__


def _changes_voice(edit: Edit) -> bool:
    """Return whether an edit chooses another kind of care, with other words for clients and places."""
    return isinstance(edit, Change) and isinstance(edit.record, Team) and edit.field == "care"
