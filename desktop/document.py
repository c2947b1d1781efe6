"""The open plan: every edit passes here, is allowed or refused, saved at once, and can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, QTimer, Signal

from plans import edits as editing
from plans import field_text, locks
from plans.derived import compare, line_amounts, step_words, steps
from plans.edits import Edit
from plans.errors import Busy, ChangedElsewhere, Locked, PlanError
from plans.findings import Finding
from plans.locks import Source
from plans.plan import Plan, PlanRecord
from plans.plan_json import deserialise, serialise
from plans.records import Record
from plans.storage.library import Library
from plans.subjects.budget import Amounts, BudgetLine

AUTOSAVE = 400
"""Milliseconds after the first key until what was typed is saved."""
LEAVING, OFTEN = 2_000, 50
"""Milliseconds that closing waits for another program that holds the library, and between two attempts."""
RETRY = 5_000
"""Milliseconds until a failed save is tried again by itself."""


class _Step(NamedTuple):
    """What is undone at once, and where it came from."""

    edits: list[Edit]
    source: Source


class Document(QObject):
    """One plan of the library, opened for editing in one window."""

    changed = Signal(list)
    """The edits that were just carried out; whoever shows something derived recomputes."""
    save_state = Signal()
    """Whether all is saved may have changed."""
    trouble = Signal(object)
    """A PlanError that a person must see."""
    advice_changed = Signal()
    """What the coach says of the texts on the screen has changed."""
    next_plan_made = Signal(object, str)
    """A plan for the next year was made from this one, to be kept and opened; and in words what went along."""
    forget_requested = Signal(object)
    """Somebody in the plan must be forgotten: the Person, or None to ask who."""
    cards_requested = Signal(str)
    """The technology cards are asked for; the key of one, or nothing for all."""
    replaced = Signal(str)
    """The last step took the place of something that stood there: in words, to be said with the way back."""
    commit_requested = Signal()
    """Inputs hand over what was typed and not yet taken in."""
    quiet_commit_requested = Signal()
    """The same while a person types on: what cannot be taken yet stays as it is, without a word."""
    diverged = Signal()
    """Another window saved this plan: nothing is saved here until the two are merged."""

    def __init__(self, library: Library, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.plan = plan
        self.saved_at: dt.datetime | None = None
        self.refused_inputs: set[QObject] = set()
        """Inputs with a text that cannot be taken as it stands."""
        self._typing: set[QObject] = set()
        self._tips: dict[QObject, list[Finding]] = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._merge: object = None
        self._unsaved: list[Edit] = []
        self._in_trouble = False
        self._is_busy = False
        self.has_diverged = False
        """Whether another window saved this plan since it was loaded or saved here."""
        self.is_merging = False
        """Whether the changes that are announced come from elsewhere."""
        self.out_of_step: Callable[[], PlanError | None] = lambda: None
        """Says why the plan cannot be adopted and no review closed: somebody else shared a newer version."""
        plan.speak()
        self._findings: list[Finding] | None = None
        self._amounts: dict[UUID, Amounts] | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY)
        self._retry.timeout.connect(lambda: self._save(again=True))

    # -- editing -------------------------------------------------------------------------------

    def apply_step(self, edits: Iterable[Edit], merge: object = None, source: Source = "edit") -> None:
        """Apply edits as one step that can be undone, and save them in one transaction.

        Steps with the same ``merge`` object that follow each other are undone together (typing). Raises Locked, and
        leaves everything as it is, when the state of the plan or of a review does not allow the step (see plans.locks),
        or when the library is open to read only.
        """
        step = list(edits)
        if not step:
            return
        self.library.refuse_when_read_only()
        locks.check(self.plan, step, source)
        if merge is not None and merge is self._merge and self._done:
            self._done[-1].edits.extend(step)
        else:
            self._done.append(_Step(list(step), source))
        self._merge = merge
        self._undone.clear()
        self._perform(step)

    def allows(self, edits: Iterable[Edit]) -> bool:
        """Return whether ``apply_step`` would take a step, for a button that shows it."""
        return not self.library.read_only and locks.refusal_of(self.plan, list(edits)) is None

    def set_value(self, record: Record | PlanRecord, field: str, value: Any, merge: object = None) -> None:
        """Return one field another value."""
        if getattr(record, field) != value:
            self.apply_step([*self._joining(record), editing.change(record, field, value)], merge)

    def enter_text(self, record: Record | PlanRecord, field: str, text: str, merge: object = None) -> None:
        """Take in a typed text; raises Refused with a sentence when it does not fit, Locked as ``apply_step`` does."""
        step = field_text.parse_edits(self.plan, record, field, text)
        if step:
            self.apply_step([*self._joining(record), *step], merge)

    def _joining(self, record: Record | PlanRecord) -> list[Edit]:
        """A record that was shown before it is in the plan joins it with the first thing that is filled in."""
        if not isinstance(record, Record):
            return []
        rows = self.plan.list_of(type(record))
        if any(row is record for row in rows):
            return []
        record.position = max((row.position for row in rows), default=-1) + 1
        return [editing.Added(record)]

    def add(self, record: type[Record], at: int | None = None, **values: Any) -> Record:
        """Add a record to its list and give it back."""
        step = editing.addition(self.plan, record, at, **values)
        self.apply_step(step)
        added = step[-1]
        assert isinstance(added, editing.Added)
        return added.record

    def remove(self, *records: Record) -> None:
        """Take records out of the plan, in one step."""
        step = [edit for record in records for edit in editing.removal(self.plan, record)]
        gone = {id(edit.record): edit for edit in step if isinstance(edit, editing.Removed)}
        loose = [edit for edit in step if isinstance(edit, editing.Change) and id(edit.record) not in gone]
        unique = {(id(edit.record), edit.field): edit for edit in loose}
        self.apply_step([*unique.values(), *gone.values()])

    def move(self, record: Record, to: int) -> None:
        """Put a record at another place in its list."""
        self.apply_step(editing.move(self.plan, record, to))

    def undo(self) -> list[Edit]:
        """Undo the last step and give the edits that did so; raises Locked as ``apply_step`` does.

        Typed text that turns out not to fit is the last that was done: nothing before it is undone for it.
        """
        if not self._takes_typing() or not self._done:
            return []
        step = self._done[-1]
        back = editing.inverse(step.edits)
        locks.check(self.plan, back, step.source, undoing=True)
        self._undone.append(self._done.pop())
        self._merge = None
        return self._perform(back)

    def redo(self) -> list[Edit]:
        """Do the last undone step again and give its edits; raises Locked as ``apply_step`` does."""
        if not self._takes_typing() or not self._undone:
            return []
        step = self._undone[-1]
        locks.check(self.plan, step.edits, step.source)
        self._done.append(self._undone.pop())
        self._merge = None
        return self._perform(step.edits)

    def take_back(self, merge: object) -> bool:
        """Undo the last step when it is the one with this ``merge`` object; tells whether it was."""
        if not self._done or merge is not self._merge:
            return False
        self.undo()
        return True

    def _takes_typing(self) -> bool:
        """Take in what was typed; tells whether all of it could be."""
        before = set(self.refused_inputs)
        self.commit_requested.emit()
        return self.refused_inputs <= before

    def forget_steps(self) -> None:
        """Let go of every step that could be undone or done again: they hold what must not come back."""
        self._done.clear()
        self._undone.clear()
        self._merge = None
        self.save_state.emit()

    @property
    def undo_words(self) -> str:
        """What the next undo takes back, in a few words; nothing while it is still being typed, or was not done."""
        return step_words.describe_step(self.plan, self._done[-1].edits) if self._done and not self._typing else ""

    @property
    def redo_words(self) -> str:
        """What the next redo does again, in a few words."""
        return step_words.describe_step(self.plan, self._undone[-1].edits) if self._undone else ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo, typed text that is still underway included."""
        return bool(self._done or self._typing)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return bool(self._undone)

    def may_change(self, record: Record | PlanRecord, field: str = "") -> bool:
        """Whether the library and the state of the plan let this record, or one field of it, be edited."""
        return not self.library.read_only and self.plan.may_change(record, field)

    def lock_reason(self, record: Record | PlanRecord, field: str = "") -> str:
        """Say why a record, or one field of it, may not be edited; nothing when it may."""
        try:
            self.library.refuse_when_read_only()
        except Locked as locked:
            return str(locked)
        return locks.reason(self.plan, record, field)

    # -- what follows from the plan -------------------------------------------------------------

    @property
    def findings(self) -> list[Finding]:
        """What the whole plan misses, worked out once per change."""
        if self._findings is None:
            self._findings = steps.findings(self.plan, [self.amounts(line) for line in self.plan.budget_lines])
        return self._findings

    @property
    def to_mend(self) -> list[Finding]:
        """What the plan misses and can still get here; who reads along can mend nothing."""
        return [] if self.plan.record.to_read else self.findings

    def amounts(self, line: BudgetLine) -> Amounts:
        """Return what a line of the budget comes to; worked out once until it may have changed."""
        if self._amounts is None:
            self._amounts = {row.line.id: row for row in line_amounts.amounts(self.plan)}
        if line.id not in self._amounts:
            self._amounts[line.id] = line_amounts.amounts_of_line(self.plan, line)
        return self._amounts[line.id]

    @property
    def tips(self) -> list[Finding]:
        """What the coach says of the wording of the texts on the screen; no part of what the plan misses."""
        return [tip for tips in self._tips.values() for tip in tips]

    def set_advice(self, source: QObject, tips: list[Finding]) -> None:
        """Note what the coach says of the text in an input on the screen; nothing once it is out of sight."""
        if self._tips.get(source, []) != tips:
            self._tips[source] = tips
            self.advice_changed.emit()

    # -- saving --------------------------------------------------------------------------------

    @property
    def is_saved(self) -> bool:
        """Whether everything that was typed is on disk."""
        return not (self._unsaved or self._typing or self.refused_inputs)

    def typing(self, source: QObject, busy: bool) -> None:
        """Note that an input holds text that is not taken in yet, or no longer does."""
        before = self.is_saved
        (self._typing.add if busy else self._typing.discard)(source)
        if before != self.is_saved:
            self.save_state.emit()

    def refused(self, source: QObject, refused: bool) -> None:
        """Note that an input holds text that cannot be taken, or no longer does."""
        if refused and source not in self.refused_inputs:
            # What goes out with its page holds no text any more.
            source.destroyed.connect(lambda: self.refused_inputs.discard(source))
        (self.refused_inputs.add if refused else self.refused_inputs.discard)(source)
        self.save_state.emit()

    def save(self) -> bool:
        """Write what is not on disk yet; tells whether all is written.

        Trouble is told once. That another program holds the library is told only when it still does at the next
        attempt: mostly it is over by then.
        """
        return self._save(again=False)

    def _save(self, again: bool) -> bool:
        if self._unsaved:
            try:
                # Once it failed, nothing is waited for until the next attempt: the window would stall at every edit.
                self.library.write(self.plan, self._unsaved, wait=0 if self._retry.isActive() else None)
            except PlanError as error:
                self._is_busy = isinstance(error, Busy)
                if not self._retry.isActive():
                    self._retry.start()
                self.save_state.emit()
                if isinstance(error, ChangedElsewhere):
                    self.has_diverged = True
                    self.diverged.emit()
                    return False
                if not self._in_trouble and (again or not isinstance(error, Busy)):
                    self._in_trouble = True
                    self.trouble.emit(error)
                return False
            self._unsaved = []
            self._in_trouble = self.has_diverged = self._is_busy = False
        self._retry.stop()
        self.saved_at = dt.datetime.now()
        self.save_state.emit()
        return True

    # -- another window ------------------------------------------------------------------------

    def common_version(self) -> Plan:
        """Return the plan as it was when this window last loaded or saved it: what both windows began with."""
        base = deserialise(serialise(self.plan))
        editing.replay(base, editing.inverse(self._unsaved))
        return base

    def take_merge(self, merged: Plan, theirs: Plan) -> None:
        """Bring a merge with ``theirs``, the plan as it is in the library, in as one step; save what that lacks."""
        step = compare.edits_between(self.plan, merged)
        editing.apply(self.plan, step)
        self.plan.record.revision, self.plan.record.changed_at = theirs.record.revision, theirs.record.changed_at
        self.plan.record.calendar = merged.record.calendar
        self._unsaved = compare.edits_between(theirs, self.plan)
        self.has_diverged = False
        self._merge = None
        if step:
            self._done.append(_Step(step, "merge"))
            self._undone.clear()
        self._findings = self._amounts = None
        self.save()
        self.is_merging = True
        self.changed.emit(step)
        self.is_merging = False

    def put_back(self) -> None:
        """Put the plan back in the library, out of which another window deleted it; raises PlanError."""
        self.library.create(self.plan)
        self._unsaved = []
        self.has_diverged = False
        self.save()

    def close(self) -> bool:
        """Take in and write everything; tells whether nothing is left behind.

        Another program that holds the library mostly lets go in a moment, so that is waited for, drawing meanwhile.
        """
        self.commit_requested.emit()
        patience = QDeadlineTimer(LEAVING)
        while not self.save():
            if not self._is_busy or patience.hasExpired():
                return False
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, OFTEN)
        return self.is_saved

    def dismiss(self) -> None:
        """Let go of the plan for good: nothing is tried again."""
        self._retry.stop()
        self.deleteLater()

    def _perform(self, step: list[Edit]) -> list[Edit]:
        editing.apply(self.plan, step)
        self.plan.speak()
        self._unsaved.extend(step)
        self._findings = None
        self._forget_amounts(step)
        self.save()
        self.changed.emit(step)
        return step

    def _forget_amounts(self, step: list[Edit]) -> None:
        """A line that was edited is worked out again; all are when what they can follow was."""
        if any(isinstance(edit.record, line_amounts.FOLLOWED) for edit in step):
            self._amounts = None
        for edit in step if self._amounts else ():
            if self._amounts and isinstance(edit.record, BudgetLine):
                self._amounts.pop(edit.record.id, None)
