"""What a card or the house pack filled in on a page and nobody has looked at yet, said once, with what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.observe import Observer, Relay
from desktop.theme import space
from plans import proposals
from plans.derived import proposed
from resources.language import gettext as _
from resources.language import ngettext


class ProposedNotice(QFrame, Observer):
    """One quiet line; hidden while there is nothing to say."""

    def __init__(self, changes: Relay, subject: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._subject = changes.document, subject
        self.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(space.L, space.S, space.L, space.S)
        row.setSpacing(space.M)
        self._words = parts.label("", "note")
        row.addWidget(self._words, 1)
        self._fits = parts.button(_("Everything fits"), "link", self._confirm)
        self._fits.setAccessibleDescription(_("What was filled in for you on this page is fine as it is."))
        row.addWidget(self._fits)
        self.observe(changes)
        self.refresh()

    def refresh(self) -> None:
        """Count what is left."""
        plan = self._document.plan
        left = proposed.left_on(plan, self._subject)
        count = sum(len(proposals.untouched(record)) for record in left)
        if count:
            words = _source_words(proposed.sources(plan, left), count).format(count=count)
            if words != self._words.text():
                self._words.setText(words)
            self._fits.setVisible(self._document.allows(proposals.confirmation(left)))
        elif self._fits.hasFocus():
            self.focusNextChild()
        self.setVisible(bool(count))

    def _confirm(self) -> None:
        self._document.commit_requested.emit()
        self._document.apply_step(proposals.confirmation(proposed.left_on(self._document.plan, self._subject)))


def _source_words(sources: set[bool], count: int) -> str:
    """Say where the answers come from: the house pack, a card, or both."""
    if sources == {True}:
        return ngettext(
            "{count} answer here comes from the house pack, with a dashed line. Adapt what does not fit.",
            "{count} answers here come from the house pack, with a dashed line. Adapt what does not fit.",
            count,
        )
    if True in sources:
        return ngettext(
            "{count} answer here comes from the house pack or a card, with a dashed line. Adapt what does not fit.",
            "{count} answers here come from the house pack or a card, with a dashed line. Adapt what does not fit.",
            count,
        )
    return ngettext(
        "{count} answer here comes from a technology card, with a dashed line. Adapt what does not fit.",
        "{count} answers here come from a technology card, with a dashed line. Adapt what does not fit.",
        count,
    )
