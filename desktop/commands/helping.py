"""What the finders find in the help: what is said beside each page, and the chapters of the guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.commands.finder import Result
from desktop.side_panel import tab_words
from desktop.walk import Walk
from desktop.window import Window
from plans.derived import steps
from plans.derived.search import excerpt, plain
from resources import manual
from resources.language import gettext as _
from resources.step_help import searchable
from resources.texts import text

MOST = 12
"""Lines of help that a finder shows: enough to choose from, and not more than what the plan itself says."""


@dataclass(frozen=True)
class Line:
    """One piece of help: what it is called, all that it says, and what shows it."""

    title: str
    words: str
    show: Callable[[], object]


def lines(window: Window, walk: Walk | None) -> list[Line]:
    """Return all help there is now; what stands beside pages needs an open plan."""
    return [*(_beside_pages(walk) if walk else ()), *_in_the_guide(window)]


def results(offered: Sequence[Line], typed: str, take: Callable[[Callable[[], object]], None]) -> list[Result]:
    """Return the help in which all words that were typed stand; those in whose title they stand come first."""
    wanted = plain(typed).split()
    if not wanted:
        return []
    found = [line for line in offered if all(word in plain(f"{line.title} {line.words}") for word in wanted)]
    found.sort(key=lambda line: not all(word in plain(line.title) for word in wanted))
    return [
        Result(_("Help"), line.title, _near(line.words, wanted), "", partial(take, line.show)) for line in found[:MOST]
    ]


def _near(words: str, wanted: list[str]) -> str:
    """Return the one line of a text in which what was looked for stands first."""
    several = words.splitlines() or [""]
    return next((excerpt(line, word) for word in wanted for line in several if word in plain(line)), several[0])


def _beside_pages(walk: Walk) -> Iterator[Line]:
    for page in (*steps.PAGES, steps.HOME):
        title = text(page, "step.title")
        for tab, (kind, words) in enumerate(zip(tab_words(), searchable(page), strict=False)):
            yield Line(f"{title} · {kind}", words, partial(walk.show_help, page, tab))


def _in_the_guide(window: Window) -> Iterator[Line]:
    for chapter in manual.chapters():
        for section in chapter.sections:
            title = " · ".join(filter(None, (_("Guide"), chapter.title, section.title)))
            yield Line(title, section.words(), partial(window.guide_requested.emit, f"{chapter.name}#{section.title}"))
