"""Forgetting a person: where the name stands, what comes in its place, and taking it out everywhere at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import alerts, garbage
from desktop.background import Task
from desktop.document import Document
from desktop.forgetting_places import Places, failures
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from plans.anonymise import labels, traces
from plans.anonymise.forgetting import forgetting, listed_names, names_called, names_of
from plans.anonymise.traces import Search
from plans.errors import PlanError
from plans.storage import chosen_names
from plans.subjects.people import Person
from resources.language import gettext as _


class _Stopped(Exception):
    """Nobody waits any more for what is being done."""


class ForgetDialog(Dialog):
    """Looks for a name and takes it out: of the plan, of the other plans, and of the files beside the library.

    Looking and taking out are done beside the window. It cannot be undone: what could be undone until then holds the
    name, and is let go of.
    """

    progressed = Signal(int, int)

    def __init__(self, document: Document, settings: Settings, person: Person | None, parent: QWidget) -> None:
        super().__init__(parent)
        document.commit_requested.emit()
        self._document, self._settings, self._person = document, settings, person
        self._task: Task | None = None
        self._then: Callable[[Any], None] = lambda _made: None
        self._working = self._gone = False
        self._found: Search | None = None
        self._places: Places | None = None
        self.setWindowTitle(_("Forget somebody"))
        room = parent.window().size()
        self.resize(min(760, room.width() - 40), min(640, room.height() - 40))
        self._lay_out()
        self.progressed.connect(self._show_progress)
        if person is None:
            self._who.setFocus()
        else:
            self._who.setEditText(person.name)
            self._search()

    # -- what is on it --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        note = _(
            "The name is taken out of this plan and everything kept with it, out of your other plans and "
            "out of the copies. Role, hours and tasks stay."
        )
        layout.addWidget(parts.heading(_("Forget somebody"), note))
        row = QHBoxLayout()
        row.setSpacing(space.S)
        self._who = NoWheelCombo()
        self._who.setLineEdit(parts.Line())
        self._who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._who.addItems(listed_names(self._document.plan))
        self._who.setCurrentIndex(-1)
        self._instead = parts.Line()
        self._look = parts.button(_("Look for the name"), "", self._search)
        for words, field in ((_("Who?"), self._who), (_("What replaces it?"), self._instead)):
            field.setAccessibleName(words)
            holder = QVBoxLayout()
            holder.setSpacing(space.XS)
            holder.addWidget(parts.label(words, "question"))
            holder.addWidget(field)
            row.addLayout(holder, 1)
        layout.addLayout(row)
        self._area = QVBoxLayout()
        self._area.setSpacing(space.S)
        layout.addLayout(self._area, 1)
        # As long as nothing is found, the room stays below what is asked.
        layout.addStretch()
        self._status = parts.label("", "note")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("How far it is"))
        self._warning = parts.label(
            _("This cannot be undone. Nor, from then on, can anything you did in this plan before it."),
            "notice",
        )
        for item in (self._status, self._progress, self._warning):
            layout.addWidget(item)
            item.hide()
        self._cancel = parts.button(_("Cancel"), "", self.reject)
        self._forget = parts.button(_("Forget"), "destructive", self._carry_out)
        layout.addWidget(ButtonRow((self._forget,), (self._cancel, self._look)))
        self._look.setDefault(True)
        self._forget.hide()
        self._who.editTextChanged.connect(lambda _text: self._drop_found())

    # -- looking ---------------------------------------------------------------------------------------

    def _search(self) -> None:
        typed = self._who.currentText().strip()
        if not typed:
            self._say(_("Choose somebody, or type a name."))
            self._who.setFocus()
            return
        plan, library = self._document.plan, self._document.library
        person = self._person_called(typed)
        if not self._instead.isModified():
            self._instead.setText((person and labels(plan.people).get(person.id)) or _("someone"))
        instead = self._instead.text()

        def look() -> Search:
            names = names_of(plan, person) if person else names_called(plan, typed)
            return traces.search(library, plan, names, instead, self._tell)

        self._begin(_("Looking through your plans and copies…"), look, self._show_found)

    def _person_called(self, typed: str) -> Person | None:
        people = self._document.plan.people
        if self._person in people and self._person.name.strip() == typed:
            return self._person
        return next((person for person in people if person.name.strip() == typed), None)

    def _show_found(self, found: Search) -> None:
        self._found = found
        self._places = Places(found)
        parts.replace(self._area, self._places)
        anything = self._places.anything
        self._warning.setVisible(anything)
        self._forget.setVisible(anything)
        self._say("" if anything else _("The name was found nowhere."))
        # Enter must not do what cannot be undone.
        self._look.setDefault(False)
        self._cancel.setFocus()

    def _drop_found(self) -> None:
        """Another name is being typed: what was found is of somebody else."""
        self._found = self._places = None
        parts.clear(self._area)
        for item in (self._status, self._warning, self._forget):
            item.hide()
        self._look.setDefault(True)

    # -- carrying out ----------------------------------------------------------------------------------

    def _carry_out(self) -> None:
        assert self._found
        assert self._places
        plan, names, also = self._document.plan, self._found.here.names, self._places.also()
        instead = self._instead.text().strip() or _("someone")
        self._working = True
        self._begin(
            _("Forgetting…"), lambda: forgetting(plan, names, instead, also), lambda here: self._forget_in_plan(here)
        )

    def _forget_in_plan(self, here: Any) -> None:
        """Take the name out of the open plan; the rest follows only when that is on the disk."""
        assert self._found
        assert self._places
        try:
            self._document.apply_step(here.edits, source="forgetting")
        except PlanError as error:
            self._rest(str(error))
            return
        if not self._document.save():
            self._rest(_("Your plan could not be saved just now. Nothing else was changed; try again."))
            return
        self._document.forget_steps()
        self._settings.replacements.clear()
        found, answers, also = replace(self._found, here=here), self._places.answers(), self._places.also()
        library = self._document.library

        def carry_out() -> list[tuple[str, PlanError]]:
            failed = traces.carry_out(library, found, answers, also, self._tell)
            try:
                chosen_names.forget()
            except PlanError as error:
                failed.append((chosen_names.NAME, error))
            return failed

        self._begin(_("Forgetting…"), carry_out, self._done_with)

    def _done_with(self, failed: list[tuple[str, PlanError]]) -> None:
        self._gone = True
        parts.replace(self._area, failures(failed))
        self._rest(_("The name has been taken out.") if not failed else _("Not everything succeeded."))
        self._forget.hide()
        self._look.hide()
        self._who.setEnabled(False)
        self._instead.setEnabled(False)
        self._cancel.setText(_("Close"))
        self._cancel.setDefault(True)
        self._cancel.setFocus()

    # -- beside the window -----------------------------------------------------------------------------

    def _begin(self, words: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._say(words)
        self._warning.hide()
        self._progress.setRange(0, 1)
        self._progress.show()
        for item in (self._who, self._instead, self._look, self._forget):
            item.setEnabled(False)
        self._cancel.setEnabled(not self._working)
        self._then = then
        self._task = Task(work)
        self._task.done.connect(self._came)
        self._task.start()

    def _came(self, made: Any) -> None:
        self._task = None
        if isinstance(made, PlanError):
            self._rest("")
            alerts.show_alert(self, made.sentence, made.advice)
        elif isinstance(made, _Stopped):
            return
        elif isinstance(made, Exception):
            self._rest("")
            raise made
        else:
            working = self._working
            self._rest("")
            self._working = working
            self._then(made)

    def _tell(self, done: int, whole: int) -> None:
        """Say how far it is, from the thread that does it; gives up when nobody waits for what was looked for."""
        if self._gone:
            raise _Stopped
        self.progressed.emit(done, whole)

    def _show_progress(self, done: int, whole: int) -> None:
        self._progress.setRange(0, whole)
        self._progress.setValue(done)

    def _rest(self, words: str) -> None:
        """Wait for what is chosen next."""
        self._working = False
        self._progress.hide()
        self._say(words)
        for item in (self._who, self._instead, self._look, self._forget, self._cancel):
            item.setEnabled(True)

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.setVisible(bool(words))

    def done(self, result: int) -> None:
        if self._working:
            # A moment later it is done whole; what was begun is not left half.
            return
        self._gone = True
        super().done(result)
        # It holds the name.
        garbage.delete_later(self)
