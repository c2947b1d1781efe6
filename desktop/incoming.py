"""Plans and remarks that come from outside: a file, or another library in the folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QTimer

from desktop import alerts, passphrase
from desktop.backup_timer import copy_first
from desktop.document import Document
from desktop.merging import joined_words, keep_proposals
from desktop.settings import Settings
from desktop.window import Window
from plans import calendar_memory, common_versions, locks
from plans.derived import compare
from plans.derived.sharing import with_own
from plans.edits import Added
from plans.errors import PlanError
from plans.exchange import plan_file, remarks_file
from plans.plan import Plan
from plans.storage import backups, trouble
from plans.storage.library import Library
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.merging import Merge

PACK = ".huispakket"
"""How the name of a house pack ends; what reads one is loaded when there is one."""
FILES = f"*{plan_file.SUFFIX} *{remarks_file.SUFFIX} *{PACK}"


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

    def leave_plan(self) -> bool:
        """Leave the open plan; tells whether another one can be opened."""

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong."""


class IncomingPlans:
    """Takes what comes from outside into the library; what is there already is never silently overwritten."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose_file(self, to_read: bool) -> None:
        """Ask for a plan file and open it, to work on or to read along; or for remarks that came back."""
        from PySide6.QtWidgets import QFileDialog  # with all its enumerations, for who asks for it

        name, _filter = QFileDialog.getOpenFileName(
            self._desk.window,
            _("Open a plan file"),
            str(self._desk.settings.folder),
            _("Plan files ({files})").format(files=FILES),
        )
        if name:
            self._desk.settings.folder = Path(name).parent
            if self._desk.leave_plan():
                self.open_path(Path(name), to_read)

    def open_path(self, path: Path, to_read: bool = False, known: str | None = None) -> None:
        """Take a file into the library and open its plan; one that is there already is never silently overwritten.

        ``known`` is the passphrase that opens it, when that was typed before.
        """
        if self._desk.library is None:
            return
        if path.suffix.lower() == PACK:
            # What is asked about it comes above the window as it will be.
            QTimer.singleShot(0, self._desk.window, lambda: self._desk.window.pack_opened.emit(path))
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
        self._take(own, plan, to_read)

    def read_along(self, plan: Plan) -> None:
        """Open a plan that was fetched, to read along unless it says otherwise; of a plan of one's own, that one."""
        try:
            own = self._mine(plan.id)
        except PlanError as error:
            self._desk.show_message(error)
            return
        if own and not own.record.to_read:
            self._desk.show(own)
        else:
            self._take(own, plan, plan.record.to_read)

    def merge(self, plan: Plan) -> bool:
        """Put a plan that another laptop shared together with the one that is here; tells whether that was done."""
        try:
            own = self._mine(plan.id)
        except PlanError as error:
            self._desk.show_message(error)
            return False
        return own is not None and self._open_again(own, plan)

    def _take(self, own: Plan | None, plan: Plan, to_read: bool) -> None:
        plan.record.to_read = to_read
        if own:
            self._open_again(own, plan)
        else:
            self._desk.take_in(plan)
            self._keep_common(plan)

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

    def _open_again(self, own: Plan, plan: Plan) -> bool:
        """Merge a plan into the one that is here already; without a common version, show what differs and ask.

        Tells whether the plan that is here has what was in the other one.
        """
        from desktop.comparing import BOTH, LEAVE, TAKE, CompareDialog

        assert self._desk.library
        keep = frozenset({"remarks"}) if own.record.to_read else frozenset[str]()
        came = plan
        try:
            plan = with_own(own, came)
            plan.record.to_read = came.record.to_read
        except PlanError as error:
            self._desk.show_message(error)
            return False
        self._join_calendars(own, came)
        step = compare.edits_between(own, plan, keep)
        found = compare.differences(own, plan, keep)
        base = common_versions.common_version(backups.folder(self._desk.library.path), came) if found else None
        if base and (merged := self._merge(base, own, plan, came)) is not None:
            return merged
        if not found:
            question = _(
                "You already have this plan, and nothing in it is different. Open it, or put a second one alongside it?"
            )
            choice = (
                LEAVE if alerts.confirm(self._desk.window, question, _("Open mine"), _("Put it alongside")) else BOTH
            )
        else:
            dialog = CompareDialog(own, plan, found, step, self._desk.window)
            dialog.exec()
            choice = dialog.choice
        if choice == BOTH:
            beside = plan_file.with_new_keys(plan)
            beside.record.to_read = plan.record.to_read
            self._desk.take_in(beside)
            return False
        self._desk.show(own)
        if choice == TAKE and self._desk.document:
            try:
                copy_first(self._desk.document.library, "takeover")
            except PlanError as error:
                self._desk.show_message(error)
                return False
            self._desk.document.apply_step(step, source="plan_file")
            self._keep_common(came)
        return choice == TAKE or not found

    def _merge(self, base: Plan, own: Plan, plan: Plan, came: Plan) -> bool | None:
        """Join a file with the plan that is here, and ask what both changed; tells whether it was, None if it cannot.

        ``plan`` is what ``came`` in the file, with what of it is the leader's alone.

        Escape leaves the plan that is here as it is.
        """
        from desktop.merge_dialog import resolve
        from plans import merging

        merge: Merge | None = merging.merge(base, own, plan)
        if merge and merge.conflicts:
            merge = resolve(merge, _("Leave mine as it is"), self._desk.window)
        if merge is None:
            self._desk.show(own)
            return False
        step = merge.edits
        if locks.refusal_of(own, step, "plan_file"):
            return None
        news = compare.summary(compare.differences(own, merge.plan))
        self._desk.show(own)
        document = self._desk.document
        assert document
        try:
            if step or merge.proposals:
                copy_first(document.library, "takeover")
                keep_proposals(document.library, merge)
                document.apply_step(step, source="plan_file")
        except PlanError as error:
            self._desk.show_message(error)
            return False
        self._keep_common(came)
        self._desk.window.show_notice(joined_words(merge, news) or _("There is nothing new in the file."))
        return True

    def _keep_common(self, plan: Plan) -> None:
        """Keep what both laptops have now, as the base of the next merge; without it the next file is compared."""
        library = self._desk.library
        if library and not library.read_only and library.has(plan.id):
            with suppress(PlanError):
                common_versions.keep(backups.folder(library.path), plan)

    def _join_calendars(self, own: Plan, came: Plan) -> None:
        """Remember here as well what another copy of the plan gave out to calendars, whatever is taken of it."""
        given = calendar_memory.joined(own.record.calendar, came.record.calendar)
        if self._desk.library and given != own.record.calendar and not self._desk.library.read_only:
            own.record.calendar = given
            with suppress(PlanError):
                self._desk.library.remember(own.id, "calendar", given)

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
        alerts.show_alert(self._desk.window, _("Remarks: {what}.").format(what=merge.say()))
        came = [edit.record.id for edit in merge.edits if isinstance(edit, Added)]
        if came and self._desk.window.walk:
            # Once the message is gone: a table without the keyboard is not scrolled to.
            self._desk.window.walk.page.reveal(str(came[0]), None)

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
