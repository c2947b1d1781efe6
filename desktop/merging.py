"""Two windows, or two laptops, on one plan: what does not touch each other is joined, the rest is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, QTimer

from desktop.document import Document
from desktop.window import Window
from plans.derived import compare
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.storage.library import Library
from resources.language import gettext as _
from resources.language import ngettext

if TYPE_CHECKING:
    from plans.merging import Merge

Outcome = Literal["joined", "open", "failed"]


class Desk(Protocol):
    """The library in the window, as far as it is needed to merge."""

    window: Window
    library: Library | None
    document: Document | None

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong."""


class Merging(QObject):
    """Merges the open plan with what another window saved of it.

    Nothing here comes in the way of who is typing: what has to be chosen is said in a line above the plan, and asked
    when a person wants to. Until then what was typed stays on the screen, and nothing is written.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_asking = False
        # Not at once: the edit that could not be saved is still being carried out.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.join)

    def watch(self, document: Document) -> None:
        """Merge this document whenever another window saved its plan."""
        document.diverged.connect(self._soon.start)

    def join(self, *, ask: bool = False) -> Outcome:
        """Merge what another window saved into the open plan; tells whether that is done.

        ``ask``: what only a person can decide is asked now; ``open`` when it was not answered.
        """
        document = self._desk.document
        if document is None or self._is_asking:
            return "joined"
        try:
            while document.has_diverged:
                merged = self._merge(document, ask)
                if merged == "open":
                    self._offer()
                    return "open"
        except PlanError as error:
            # The document tries again by itself.
            if ask:
                self._desk.show_message(error)
            return "failed"
        return "joined"

    def _merge(self, document: Document, ask: bool) -> Outcome:
        """Merge once; the other window may have saved again by then."""
        from plans import merging

        document.quiet_commit_requested.emit()
        library, key = document.library, document.plan.id
        if not library.has(key):
            document.put_back()
            self._say(_("The other person threw this plan away. It is back, as you have it here."))
            return "joined"
        theirs = library.load(key)
        merge = merging.merge(document.common_version(), document.plan, theirs)
        if merge.conflicts:
            answered = self._ask(merge) if ask else None
            if answered is None:
                return "open"
            if library.load(key).record.revision != theirs.record.revision:
                # Saved again while it was asked: an answer holds for what was read, so it is asked anew.
                return "joined"
            merge = answered
        keep_proposals(library, merge)
        came = compare.summary(compare.differences(document.plan, merge.plan))
        document.take_merge(merge.plan, theirs)
        if came or merge.notices or merge.proposals:
            self._say(joined_words(merge, came))
        else:
            self._desk.window.hide_notice()
        return "joined"

    def _ask(self, merge: Merge) -> Merge | None:
        from desktop.merge_dialog import resolve

        self._is_asking = True
        try:
            return resolve(merge, _("Later"), self._desk.window)
        finally:
            self._is_asking = False

    def _offer(self) -> None:
        words = _(
            "Somebody else is working in this plan too, and you both changed the same thing. What you "
            "typed is here; it is saved as soon as you have chosen."
        )
        self._desk.window.show_notice(words, _("Choose…"), lambda: self.join(ask=True))

    def _say(self, words: str) -> None:
        self._desk.window.show_notice(words)


def keep_proposals(library: Library, merge: Merge) -> None:
    """Put what the plan has no room for any more in the library as a second plan; raises PlanError."""
    for side in merge.proposals:
        plan = plan_file.with_new_keys(merge.mine if side == "mine" else merge.theirs)
        plan.team.name = _("{team} (proposal)").format(team=plan.team.name).strip()
        library.create(plan)


def joined_words(merge: Merge, came: str) -> str:
    """Say what a merge brought, in a line or two; ``came`` is what changed here by it."""
    sentences = []
    if came:
        words = _("Combined with what the other person did: {what}. “Undo” takes that out again.")
        sentences.append(words.format(what=came))
    if merge.proposals:
        words = ngettext(
            "What was left out is kept as a proposal, under “My plans”.",
            "What was left out is kept as proposals, under “My plans”.",
            len(merge.proposals),
        )
        sentences.append(words)
    return " ".join([*sentences, *merge.notices])
