"""Plans and remarks that come from outside: a file, or another library in the folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from desktop import alerts, passphrase
from desktop.backup_timer import copy_first
from desktop.comparing import BOTH, LEAVE, TAKE, CompareDialog
from desktop.document import Document
from desktop.settings import Settings
from desktop.window import Window
from plans.derived import compare
from plans.derived.sharing import with_own
from plans.edits import Added
from plans.errors import PlanError
from plans.exchange import plan_file, remarks_file
from plans.plan import Plan
from plans.storage import trouble
from plans.storage.library import Library
from resources.language import gettext as _

FILES = f"*{plan_file.SUFFIX} *{remarks_file.SUFFIX}"


class Desk(Protocol):
    """The library in the window, as far as it is needed to put something in it and to show that."""

    window: Window
    settings: Settings
    library: Library | None
    document: Document | None

    def show(self, plan: Plan) -> None:
        """Open a plan of the library."""

    def take_in(self, plan: Plan) -> None:
        """Put a plan that is new here in the library, and open it."""

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong."""


class IncomingPlans:
    """Takes what comes from outside into the library; what is there already is never silently overwritten."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose_file(self, to_read: bool) -> None:
        """Ask for a plan file and open it, to work on or to read along; or for remarks that came back."""
        name, _filter = QFileDialog.getOpenFileName(
            self._desk.window,
            _("Open a plan file"),
            str(self._desk.settings.folder),
            _("Plan files ({files})").format(files=FILES),
        )
        if name:
            self._desk.settings.folder = Path(name).parent
            self.open_path(Path(name), to_read)

    def open_path(self, path: Path, to_read: bool = False, known: str | None = None) -> None:
        """Take a file into the library and open its plan; one that is there already is never silently overwritten.

        ``known`` is the passphrase that opens it, when that was typed before.
        """
        if self._desk.library is None:
            return
        if path.suffix.lower() == remarks_file.SUFFIX:
            self._open_remarks(path)
            return
        try:
            opened = passphrase.read(path, self._desk.window, known)
            if opened is None:
                return
            plan, notice = opened
            own = self._mine(plan.id)
        except PlanError as error:
            self._desk.show_message(error)
            return
        if notice:
            alerts.show_alert(self._desk.window, notice)
        plan.record.to_read = to_read
        if own:
            self._open_again(own, plan)
        else:
            self._desk.take_in(plan)

    def _mine(self, key: UUID) -> Plan | None:
        """Return the plan with this key as it is in the library, taken out of the bin; None when it is not there."""
        assert self._desk.library
        if not self._desk.library.has(key):
            return None
        load = self._desk.library.load(key)
        if load.record.binned_at:
            self._desk.library.restore(key)
            load.record.binned_at = None
        return load

    def _open_again(self, own: Plan, plan: Plan) -> None:
        """Show what a file changes in a plan that is here already, and do what is chosen."""
        keep = frozenset({"remarks"}) if own.record.to_read else frozenset[str]()
        try:
            plan = with_own(own, plan)
        except PlanError as error:
            self._desk.show_message(error)
            return
        step = compare.edits_between(own, plan, keep)
        found = compare.differences(own, plan, keep)
        if not found:
            question = _(
                "You have this plan already, and nothing in it differs. Open it, or put a second one beside it?"
            )
            choice = LEAVE if alerts.confirm(self._desk.window, question, _("Open mine"), _("Put it beside")) else BOTH
        else:
            dialog = CompareDialog(own, plan, found, step, self._desk.window)
            dialog.exec()
            choice = dialog.choice
        if choice == BOTH:
            beside = plan_file.with_new_keys(plan)
            beside.record.to_read = plan.record.to_read
            self._desk.take_in(beside)
            return
        self._desk.show(own)
        if choice == TAKE and self._desk.document:
            try:
                copy_first(self._desk.document.library, "takeover")
            except PlanError as error:
                self._desk.show_message(error)
                return
            self._desk.document.apply_step(step, source="plan_file")

    def _open_remarks(self, path: Path) -> None:
        """Take in remarks that came back, in one step."""
        try:
            sent = remarks_file.read(path)
            own = self._mine(sent.plan)
        except PlanError as error:
            self._desk.show_message(error)
            return
        if own is None:
            sentence = _("These remarks are about a plan that is not in your library.")
            alerts.show_alert(self._desk.window, sentence, _("First open the plan file that they were written in."))
            return
        merge = remarks_file.merge(own, sent)
        self._desk.show(own)
        if self._desk.document and self._desk.window.walk:
            try:
                self._desk.document.apply_step(merge.edits, source="remarks_file")
            except PlanError as error:
                self._desk.show_message(error)
                return
            self._desk.window.walk.go("calendar")
            came = [edit.record.id for edit in merge.edits if isinstance(edit, Added)]
            if came:
                self._desk.window.walk.page.reveal(str(came[0]), None)
        alerts.show_alert(self._desk.window, _("Remarks: {what}.").format(what=merge.say()))

    def take_over(self, key: str) -> None:
        """Take a plan of another library in the folder into this one; when it is here as well, as a file is."""
        assert self._desk.library
        other, plan_id = key.rsplit("/", 1)
        try:
            plan = trouble.load_plan(self._desk.library.path.with_name(other), UUID(plan_id))
            own = self._mine(plan.id)
            if own is None:
                copy_first(self._desk.library, "takeover")
        except PlanError as error:
            self._desk.show_message(error)
            return
        if own:
            self._open_again(own, plan)
        else:
            self._desk.take_in(plan)
