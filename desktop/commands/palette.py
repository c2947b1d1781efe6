"""Any page and any command by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop.commands import helping
from desktop.commands.command import Command
from desktop.commands.finder import Finder, Result
from desktop.step_list import entries
from desktop.walk import Walk
from desktop.window import Window
from plans.derived import steps
from plans.derived.search import plain
from resources.language import gettext as _
from resources.texts import text


class Palette(Finder):
    """Offers the pages of the plan in sight, and what can be done now."""

    def __init__(self, commands: Sequence[Command], walk: Walk | None, parent: Window) -> None:
        self.chosen: Callable[[], object] | None = None
        """What to do, once it was chosen."""
        self._offered = [*(_pages(walk) if walk else ()), *map(_line, commands)]
        self._help = helping.lines(parent, walk)
        super().__init__(parent, _("Go to a page or do something"), _("The name of a page, or what you want to do…"))

    def results(self, typed: str) -> Sequence[Result]:
        wanted = plain(typed).split()
        found = [
            Result(group, words, "", aside, partial(self._take, do))
            for group, words, aside, also, do in self._offered
            if all(word in plain(f"{words} {group}") or f" {word}" in plain(f" {also}") for word in wanted)
        ]
        return [*found, *helping.results(self._help, typed, self._take)]

    def _take(self, do: Callable[[], object]) -> None:
        self.chosen = do


Line = tuple[str, str, str, str, Callable[[], object]]
"""Under which heading it stands, its words, its keys, what else it is found by, and what it does."""


def _line(command: Command) -> Line:
    groups = {"plans": _("My plans"), "plan": _("This plan"), "program": _("Digikoers")}
    return groups[command.group], command.words.rstrip("…"), command.keys_shown(), command.also, command.do


def _pages(walk: Walk) -> list[Line]:
    plan = walk.document.plan
    found: list[Line] = []
    for entry in entries(plan.record.state, plan.year):
        if entry.name and entry.name not in steps.OUTSIDE:
            words = text(entry.name, "step.title") if not entry.quarter else entry.words
            found.append((_("Pages"), words, "", "", partial(walk.enter, entry.name, entry.quarter)))
    return found
