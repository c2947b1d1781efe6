"""The folder that a location shares: a plan goes there, and the remarks of the manager come back from it.

All of it happens beside the window. What goes wrong is said in a line above the plan and stops nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import alerts, garbage
from desktop.background import Task, wait_for
from desktop.document import Document
from desktop.settings import Settings
from desktop.window import Window
from plans.edits import Added, Change, Edit
from plans.errors import PlanError
from plans.plan import PlanRecord
from plans.storage.library import Library
from plans.subjects.reviews import Closing
from resources.language import current, ngettext
from resources.language import gettext as _

OFTEN = 300_000
"""Milliseconds between two looks for remarks, as long as a plan is open."""


class Desk(Protocol):
    """The library in the window, as far as it is needed to share a plan of it."""

    window: Window
    settings: Settings
    library: Library | None
    document: Document | None

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong."""


@dataclass(frozen=True)
class _Shared:
    """What became of sharing a plan: its file, whether it was written, and the words in it that may be names."""

    path: Path
    written: bool
    may_be_names: int


class Sharing(QObject):
    """Shares the open plan, and offers what came back for it."""

    looked = Signal()
    """A look for remarks is over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look_again = QTimer(self, interval=OFTEN)
        self._look_again.timeout.connect(self._look)

    def watch(self, document: Document) -> None:
        """Share this plan by itself when that was chosen, and look whether remarks came back for it."""
        document.changed.connect(lambda edits: self._changed(document, edits))
        self._look_again.start()
        QTimer.singleShot(0, self, self._look)

    def leave(self) -> None:
        """Look no more: no plan is open."""
        self._look_again.stop()

    # -- by hand -------------------------------------------------------------------------------------

    def share(self) -> None:
        """Share the open plan as is asked; of a plan that is read along the remarks go back."""
        document = self._desk.document
        if document is None:
            return
        document.commit_requested.emit()
        document.save()
        if document.plan.record.to_read:
            self._send_remarks(document)
        else:
            self._share(document)

    def _share(self, document: Document) -> None:
        from desktop import possible_names
        from desktop.share_dialog import ShareDialog

        settings, window = self._desk.settings, self._desk.window
        dialog = ShareDialog(settings, window)
        done = dialog.exec()
        garbage.delete_later(dialog)
        if not done:
            return
        if not settings.share_names:
            found = possible_names.find_in(document.plan, settings, current())
            if not possible_names.decide(found, settings, current(), window):
                return
        try:
            made = wait_for(self._publishing(document))
        except PlanError as error:
            self._desk.show_message(error)
        else:
            alerts.show_alert(window, _said(made), _("In {folder}.").format(folder=made.path.parent))

    def sends_remarks(self) -> bool:
        """Return whether the open plan is read along from the shared folder, so that remarks go back by it."""
        from plans.shared_folder import file_of

        document, folder = self._desk.document, self._desk.settings.shared_folder
        if document is None or folder is None or not document.plan.record.to_read:
            return False
        plan = document.plan
        try:
            return wait_for(lambda: file_of(plan, folder)) is not None
        except PlanError:
            return False

    def _send_remarks(self, document: Document) -> None:
        from desktop.share_dialog import choose_folder
        from plans.shared_folder import remarks

        settings, window = self._desk.settings, self._desk.window
        if settings.shared_folder is None and not choose_folder(settings, window):
            return
        folder, sender, plan = settings.shared_folder, settings.sender, document.plan
        assert folder
        try:
            count = wait_for(lambda: remarks.send(plan, folder, sender))
        except PlanError as error:
            self._desk.show_message(error)
            return
        words = ngettext("{count} remark is in the folder.", "{count} remarks are in the folder.", count)
        alerts.show_alert(window, words.format(count=count), _("The team leader is offered them with the plan."))

    # -- by itself -----------------------------------------------------------------------------------

    def _changed(self, document: Document, edits: Any) -> None:
        settings = self._desk.settings
        if (
            isinstance(edits, list)
            and settings.share_unasked
            and settings.shared_folder
            and not document.plan.record.to_read
            and not document.is_merging
            and _calls_for_sharing(edits)
        ):
            # Once it is saved: what is shared is read from the library.
            QTimer.singleShot(0, self, lambda: self._share_unasked(document))

    def _share_unasked(self, document: Document) -> None:
        if document is self._desk.document and document.save():
            self._begin(self._publishing(document), self._was_shared)

    def _was_shared(self, made: _Shared | PlanError) -> None:
        if isinstance(made, PlanError):
            self._desk.window.show_notice(str(made))
            return
        look = _("Look at them…") if made.may_be_names else ""
        self._desk.window.show_notice(_said(made), look, self.share)

    def _look(self) -> None:
        """Look whether remarks came back for the open plan."""
        document, folder = self._desk.document, self._desk.settings.shared_folder
        if document is None or folder is None or document.plan.record.to_read or document.library.read_only:
            return
        library, key = document.library, document.plan.id

        def look() -> Any:
            from plans.shared_folder import remarks

            return key, remarks.waiting(library.load(key), folder)

        self._begin(look, self._offer)

    def _offer(self, found: tuple[UUID, Any] | PlanError) -> None:
        self.looked.emit()
        if isinstance(found, PlanError):
            # A folder that is not there just now is said when something is to go there.
            return
        key, waiting = found
        document = self._desk.document
        if document and document.plan.id == key and waiting.waiting:
            words = _("From the location: {what}.").format(what=waiting.say())
            paths = [item.path for item in waiting.waiting]
            lines = " ".join([words, *waiting.unread])
            self._desk.window.show_notice(lines, _("Take them in"), lambda: self._take_in(key, paths))

    def _take_in(self, key: UUID, paths: list[Path]) -> None:
        from plans.exchange import remarks_file

        document, walk = self._desk.document, self._desk.window.walk
        if document is None or walk is None or document.plan.id != key:
            return
        document.commit_requested.emit()
        came: list[UUID] = []
        try:
            for sent in wait_for(lambda: [remarks_file.read(path) for path in paths]):
                merge = remarks_file.merge(document.plan, sent)
                document.apply_step(merge.edits, source="remarks_file")
                came += [edit.record.id for edit in merge.edits if isinstance(edit, Added)]
        except PlanError as error:
            self._desk.show_message(error)
        self._desk.window.hide_notice()
        walk.go("calendar")
        if came:
            walk.page.reveal(str(came[0]), None)

    # -- within --------------------------------------------------------------------------------------

    def _publishing(self, document: Document) -> Callable[[], _Shared]:
        """Return what puts the plan, as it is saved, in the folder; to be done beside the window."""
        from desktop import possible_names

        settings, library, key = self._desk.settings, document.library, document.plan.id
        folder, names = settings.shared_folder, settings.share_names
        replaced = dict(possible_names.chosen_for(settings, key, current()))
        assert folder

        def publish() -> _Shared:
            from plans import common_versions, shared_folder
            from plans.anonymise import leftovers
            from plans.storage import backups

            plan = library.load(key)
            if names and not library.read_only:
                # What comes back is merged with this version as the base; the file itself matters more than that.
                with suppress(PlanError):
                    common_versions.keep_given(backups.folder(library.path), plan)
            made = shared_folder.publish(plan, folder, names=names, replaced=replaced)
            doubtful = (
                {item.text for item in leftovers.possible_names(plan, replaced)} - set(replaced) if not names else ()
            )
            return _Shared(made.path, made.written, len(doubtful))

        return publish

    def _begin(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        # Its own child: what comes when the window is gone comes to nobody.
        _Errand(work, then, self).begin()


class _Errand(QObject):
    """Does one thing beside the window; what goes wrong with it is passed on as well."""

    def __init__(self, work: Callable[[], Any], then: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._then, self._task = then, Task(work)
        self._task.done.connect(self._done)

    def begin(self) -> None:
        """Begin."""
        self._task.start()

    def _done(self, made: Any) -> None:
        self.deleteLater()
        if isinstance(made, Exception) and not isinstance(made, PlanError):
            raise made
        self._then(made)


def _calls_for_sharing(edits: Iterable[Edit]) -> bool:
    """Return whether edits adopt the plan or close a review."""
    return any(
        (isinstance(edit, Change) and isinstance(edit.record, PlanRecord) and edit.new == "adopted")
        or (isinstance(edit, Added) and isinstance(edit.record, Closing))
        for edit in edits
    )


def _said(made: _Shared) -> str:
    """Say what became of sharing."""
    if not made.written:
        said = _("The plan in the shared folder is this one already: “{file}”.").format(file=made.path.name)
    else:
        said = _("Shared with the location at {time}: “{file}”.").format(
            time=f"{dt.datetime.now():%H:%M}", file=made.path.name
        )
    if count := made.may_be_names:
        more = ngettext("{count} word in it may still be a name.", "{count} words in it may still be names.", count)
        said = f"{said} {more.format(count=count)}"
    return said
