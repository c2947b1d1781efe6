"""Sharing the open plan with the location, by its folder or the organisation's library, and the remarks in return.

All of it happens beside the window. What goes wrong is said in a line above the plan and stops nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import alerts, garbage
from desktop.background import Task, wait_for
from desktop.document import Document
from desktop.settings import Settings
from desktop.share_places import Elsewhere, Folder, Held, Place, Shared, Waiting, may_be_names
from desktop.window import Window
from plans.edits import Added, Change, Edit
from plans.errors import PlanError
from plans.plan import Plan, PlanRecord
from plans.storage.library import Library
from plans.subjects.reviews import Closing
from resources.language import current, ngettext
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.exchange.remarks_file import SentRemarks

OFTEN = 300_000
"""Milliseconds between two looks for remarks, as long as a plan is open."""


class Incoming(Protocol):
    """What takes plans in that come from outside."""

    def merge(self, plan: Plan) -> bool:
        """Put a plan together with the one that is here; tells whether that was done."""


class Desk(Protocol):
    """The library in the window, as far as it is needed to share a plan of it."""

    window: Window
    settings: Settings
    library: Library | None
    document: Document | None

    @property
    def incoming(self) -> Incoming:
        """What takes plans in that come from outside."""

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong."""


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
        document.out_of_step = lambda: self._out_of_step(document)
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
        chosen = possible_names.chosen_for(settings, document.plan.id, current())
        dialog = ShareDialog(settings, window, was_asked=bool(chosen))
        done, again = dialog.exec(), dialog.asks_again
        garbage.delete_later(dialog)
        if not done:
            return
        if again:
            possible_names.forget(settings, document.plan.id, current())
        place = self._place()
        if place and place.shows_roles(settings.share_names) and not self._ask_names(document):
            return
        made = self._try(self._publishing(document))
        if isinstance(made, Elsewhere):
            made = self._join(document, made)
        if isinstance(made, PlanError):
            self._desk.show_message(made)
        elif made:
            alerts.show_alert(window, made.words, made.where)

    def _ask_names(self, document: Document) -> bool:
        """Ask about words that may be names and that were not asked about before; tells whether to go on."""
        from desktop import possible_names

        settings = self._desk.settings
        found = possible_names.find_in(document.plan, settings, current())
        return possible_names.decide(found, settings, current(), self._desk.window)

    def _join(self, document: Document, found: Elsewhere) -> Shared | PlanError | None:
        """Put together what another laptop shared and what is here, and share that."""
        place, library = self._place(), document.library
        theirs = found.theirs
        if place is None or theirs is None or not self._desk.incoming.merge(theirs):
            return None
        joined = self._desk.document
        if joined is None or not joined.save():
            return None
        done: PlanError | None = self._try(lambda: place.taken(library, theirs))
        made: Shared | PlanError = done or self._try(self._publishing(joined))
        return made

    def _try(self, work: Callable[[], Any]) -> Any:
        """Do something beside the window, once the password is known; gives what was made, or why it was not."""
        try:
            return wait_for(work)
        except PlanError as error:
            if self._desk.settings.presets.organisation:
                from desktop.organisation import log_in

                if log_in(error, self._desk.settings.presets.organisation, self._desk.window):
                    return self._try(work)
            return error

    def sends_remarks(self) -> bool:
        """Return whether the open plan is read along from where it is shared, so that remarks go back that way."""
        document, place = self._desk.document, self._place()
        if document is None or place is None or not document.plan.record.to_read:
            return False
        plan = document.plan
        try:
            return wait_for(lambda: place.holds(plan))
        except PlanError:
            return False

    def _send_remarks(self, document: Document) -> None:
        from desktop import possible_names
        from desktop.share_dialog import choose_folder
        from plans.anonymise.leaving import names_stay

        settings, window = self._desk.settings, self._desk.window
        place, plan = self._place(), document.plan
        if place is None:
            if not choose_folder(settings, window):
                return
            place = self._place()
        assert place
        if names_stay():
            found = possible_names.find_in_remarks(plan, settings, current())
            if not possible_names.decide(found, settings, current(), window):
                return
        replaced = dict(possible_names.chosen_for(settings, plan.id, current()))
        sent = self._try(lambda: place.send(plan, replaced))
        if isinstance(sent, PlanError):
            self._desk.show_message(sent)
        else:
            alerts.show_alert(window, sent, _("The team leader sees them when opening the plan."))

    def _out_of_step(self, document: Document) -> PlanError | None:
        """Return why the plan cannot be adopted now: another laptop may have done so, or something else, since."""
        place, key = self._place(), document.plan.id
        if place is None:
            return None
        found = self._try(lambda: place.check_step(key))
        return found if isinstance(found, PlanError) else None

    # -- by itself -----------------------------------------------------------------------------------

    def _changed(self, document: Document, edits: Any) -> None:
        settings = self._desk.settings
        if (
            isinstance(edits, list)
            and settings.share_unasked
            and self._place() is not None
            and not document.plan.record.to_read
            and not document.is_merging
            and _calls_for_sharing(edits)
        ):
            # Once it is saved: what is shared is read from the library.
            QTimer.singleShot(0, self, lambda: self._share_unasked(document))

    def _share_unasked(self, document: Document) -> None:
        if document is self._desk.document and document.save():
            self._begin(self._publishing(document, unasked=True), self._was_shared)

    def _share_after_asking(self) -> None:
        """Ask about the words for which sharing by itself was held back, and share."""
        document = self._desk.document
        if document and document.save() and self._ask_names(document):
            self._desk.window.hide_notice()
            self._share_unasked(document)

    def _was_shared(self, made: Shared | Held | PlanError) -> None:
        if isinstance(made, Held):
            words = ngettext(
                "Not shared yet: {count} new word in the plan may be a name.",
                "Not shared yet: {count} new words in the plan may be names.",
                made.words,
            )
            notice = words.format(count=made.words)
            self._desk.window.show_notice(notice, _("Look at them…"), self._share_after_asking)
        elif isinstance(made, Elsewhere):
            self._desk.window.show_notice(made.sentence, _("Share with the location…"), self.share)
        elif isinstance(made, PlanError):
            self._desk.window.show_notice(str(made))
        else:
            self._desk.window.show_notice(made.words)

    def _look(self) -> None:
        """Do what was put off, and look whether remarks came back for the open plan."""
        document, place = self._desk.document, self._place()
        if document is None or place is None or document.library.read_only:
            return
        library, key, to_read = document.library, document.plan.id, document.plan.record.to_read

        def look() -> Any:
            said = place.catch_up(library, self._replaced)
            return key, said, Waiting() if to_read else place.waiting(library.load(key))

        self._begin(look, self._offer)

    def _offer(self, found: tuple[UUID, list[str], Waiting] | PlanError) -> None:
        self.looked.emit()
        if isinstance(found, PlanError):
            # A place that is not there just now is said when something is to go there.
            return
        key, said, waiting = found
        document = self._desk.document
        if said:
            self._desk.window.show_notice(" ".join(said))
        if document and document.plan.id == key and waiting.sent:
            words = _("From the location: {what}.").format(what=waiting.words)
            lines = " ".join([words, *waiting.unread])
            self._desk.window.show_notice(lines, _("Bring them in"), lambda: self._take_in(key, waiting.sent))

    def _take_in(self, key: UUID, sent: Sequence[SentRemarks]) -> None:
        from plans.exchange import remarks_file

        document, walk = self._desk.document, self._desk.window.walk
        if document is None or walk is None or document.plan.id != key:
            return
        document.commit_requested.emit()
        came: list[UUID] = []
        try:
            for item in sent:
                merge = remarks_file.merge(document.plan, item)
                document.apply_step(merge.edits, source="remarks_file")
                came += [edit.record.id for edit in merge.edits if isinstance(edit, Added)]
        except PlanError as error:
            self._desk.show_message(error)
        self._desk.window.hide_notice()
        walk.go("calendar")
        if came:
            walk.page.reveal(str(came[0]), None)

    # -- within --------------------------------------------------------------------------------------

    def _place(self) -> Place | None:
        """Return where plans are shared: in the organisation's library where IT set one up, or in a folder."""
        settings = self._desk.settings
        if settings.presets.organisation:
            from desktop.organisation import Organisation

            try:
                return Organisation(settings.presets.organisation)
            except PlanError as error:
                self._desk.window.show_notice(str(error))
                return None
        return Folder(settings.shared_folder, settings.sender) if settings.shared_folder else None

    def _replaced(self, key: UUID) -> dict[str, str]:
        from desktop import possible_names

        return dict(possible_names.chosen_for(self._desk.settings, key, current()))

    def _publishing(self, document: Document, *, unasked: bool = False) -> Callable[[], Shared | Held]:
        """Return what shares the plan, as it is saved; to be done beside the window.

        Where it happens ``unasked``, nothing goes out with new words that may be names.
        """
        library, key, names, place = document.library, document.plan.id, self._desk.settings.share_names, self._place()
        replaced = self._replaced(key)

        def publish() -> Shared | Held:
            if place is None:
                raise PlanError(_("It is not known where to share this plan."))
            if unasked and place.shows_roles(names) and (count := may_be_names(library.load(key), replaced)):
                return Held(count)
            return place.publish(library, key, names, replaced)

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
