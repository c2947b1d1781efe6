"""Any page and any command, by its name or by what people call it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from desktop.commands import helping, matching
from desktop.commands.command import Command
from desktop.commands.finder import Finder, Result
from desktop.step_list import entries
from desktop.walk import Walk
from desktop.window import Window
from plans.cards.deck import deck
from plans.cards.speech import speech
from plans.derived import steps
from plans.derived.search import plain
from resources import step_words
from resources.language import gettext as _
from resources.texts import text


class Line(NamedTuple):
    """One page or command that is offered."""

    group: str
    words: str
    keys: str
    found: matching.Target
    do: Callable[[], object]


class Palette(Finder):
    """Offers the pages of the plan in sight, and what can be done now."""

    def __init__(self, commands: Sequence[Command], walk: Walk | None, parent: Window) -> None:
        self.chosen: Callable[[], object] | None = None
        """What to do, once it was chosen."""
        self._walk, self._window = walk, parent
        self._offered = [*(_pages(walk) if walk else ()), *map(_line, commands)]
        self._cards: list[Line] = []
        """Each technology card, read when something is typed: who types its name wants to read it."""
        self._help = helping.lines(parent, walk)
        super().__init__(parent, _("Go to a page or do something"), _("The name of a page, or what you want to do…"))

    def results(self, typed: str) -> Sequence[Result]:
        if typed and self._walk and not self._cards:
            self._cards = _cards(self._walk, self._window)
        fits = [(_fit(typed, line), line) for line in (*self._offered, *(self._cards if typed else ()))]
        found = [(fit, line) for fit, line in fits if fit]
        # Where nothing fits all of it, what fits most.
        least = min((fit.missing for fit, _line in found), default=0)
        most = matching.best(fit for fit, _line in found)
        found = [(fit, line) for fit, line in found if fit.missing == least and fit.rank <= most]
        groups: dict[str, matching.Fit] = {}
        for fit, line in found:
            groups[line.group] = min(fit, groups.get(line.group, fit))
        found.sort(key=lambda item: (groups[item[1].group][:4], list(groups).index(item[1].group), item[0][:4]))
        shown = [
            Result(line.group, line.words, fit.question, line.keys, partial(self._take, line.do)) for fit, line in found
        ]
        return [*shown, *helping.results(self._help, typed, self._take)]

    def nothing(self, typed: str) -> str:
        if self._walk is None:
            return _("Nothing found. Open a plan first: then its pages can be found here as well.")
        return super().nothing(typed)

    def _take(self, do: Callable[[], object]) -> None:
        self.chosen = do


def _fit(typed: str, line: Line) -> matching.Fit | None:
    """Return how well what was typed fits a line; who types how it is called means that one."""
    fit = matching.fit(typed, line.found)
    is_title = bool(typed) and plain(line.words).startswith(plain(typed))
    return fit._replace(rank=matching.TITLE) if fit and is_title else fit


def _line(command: Command) -> Line:
    groups = {"plans": _("My plans"), "plan": _("This plan"), "program": _("Digikoers")}
    group, words = groups[command.group], command.words.rstrip("…")
    found = matching.target(f"{words} {group}", command.also)
    return Line(group, words, command.keys_shown(), found, command.do)


def _pages(walk: Walk) -> list[Line]:
    plan = walk.document.plan
    found: list[Line] = []
    for entry in entries(plan.record.state, plan.year):
        if entry.name and entry.name not in steps.OUTSIDE:
            words = text(entry.name, "step.title") if not entry.quarter else entry.words
            asked = step_words.asked(entry.name) if not entry.quarter else ()
            place = matching.target(f"{words} {_('Pages')}", step_words.synonyms(entry.name), asked)
            found.append(Line(_("Pages"), words, "", place, partial(walk.enter, entry.name, entry.quarter)))
    return found


def _cards(walk: Walk, window: Window) -> list[Line]:
    group = _("Technology cards…").rstrip("…")
    found: list[Line] = []
    for card in deck():
        said = speech(card, walk.document.plan)
        place = matching.target(said.say("name"), asked=(said.say("line"),))
        show = partial(window.cards_requested.emit, card.key)
        found.append(Line(group, said.say("name"), "", place, show))
    return found
