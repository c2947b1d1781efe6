"""Looks something up in the open plan and in the help, and goes to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.commands import helping
from desktop.commands.finder import Finder, Result
from desktop.document import Document
from desktop.window import Window
from plans.derived.search import Index, Place, excerpt
from resources.language import gettext as _
from resources.texts import text


class SearchDialog(Finder):
    """Finds questions, answers and findings of a plan, by step, and below them what the help says."""

    def __init__(self, document: Document, parent: Window) -> None:
        self.found: Place | None = None
        """Where to go, once it was chosen."""
        self.help: Callable[[], object] | None = None
        """What shows the help that was chosen."""
        self._lines = helping.lines(parent, parent.walk)
        self._index = Index(document.plan, document.to_mend)
        super().__init__(parent, _("Search in the plan"), _("A word, a name, a question…"))

    def results(self, typed: str) -> Sequence[Result]:
        places = [self._result(place, typed) for place in self._index.find(typed)]
        return [*places, *helping.results(self._lines, typed, self._take_help)]

    def nothing(self, typed: str) -> str:
        return super().nothing(typed) if typed else _("Type a word that stands in the plan, or in a question.")

    def _result(self, place: Place, typed: str) -> Result:
        signs = {"field": "", "missing": _("still open"), "advice": _("advice")}
        words = excerpt(place.words, typed) or _("not filled in yet")
        note = " · ".join(filter(None, (place.of[:1].upper() + place.of[1:], place.name)))
        return Result(text(place.subject, "step.title"), words, note, signs[place.kind], lambda: self._take(place))

    def _take_help(self, show: Callable[[], object]) -> None:
        self.help = show

    def _take(self, place: Place) -> None:
        self.found = place
