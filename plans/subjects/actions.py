"""Actions: who does what, where and by when, in small steps (S2)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar, Literal
from uuid import UUID

from plans.calendar_rules import Period
from plans.findings import Finding, essentials
from plans.records import Record, choice_field, reference_field, text_field
from plans.status import ActionStatus

BlockKind = Literal["team", "school_holiday"]

_SHORT, _LEAST = 42, 22
"""Characters that stand on two lines of the poster, and how many at least say enough."""
_LEADING = frozenset(
    "aan bij dat de die door een en het hoe hun in met na naar of om op over per te tot uit van voor wat wie "
    "a about and at by for from how in of on or that the their to what who with".split()
)


class Action(Record):
    """One small step towards a goal."""

    subject: ClassVar[str] = "actions"
    carried_with: ClassVar[tuple[str, ...]] = ("actions",)
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"status", "introduces"})
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("start", "due"),)

    what: str = text_field()
    poster_text: str = text_field()
    """The same in a few words, for the wall; while it is empty they are made from the text (see poster_words)."""
    goal_id: UUID | None = reference_field("goal")
    owner_id: UUID | None = reference_field("person")
    where: str = text_field()
    start: dt.date | None = None
    due: dt.date | None = None
    status: ActionStatus | None = choice_field()
    introduces: bool = False

    def carries_over(self, year: int) -> bool:
        """Return whether there is still something to do."""
        return self.status not in ("done", "stopped")


class Block(Record):
    """A period in which nothing new can land on the team: busy weeks of its own, or a holiday not known yet."""

    subject: ClassVar[str] = "actions"
    live: ClassVar[bool] = True
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("start", "until"),)

    kind: BlockKind | None = choice_field()
    what: str = text_field()
    start: dt.date | None = None
    until: dt.date | None = None


def poster_words(action: Action) -> str:
    """Return what an action says on the wall: the short words typed for it, else a proposal made from its text."""
    return action.poster_text.strip() or shortened(action.what)


def shortened(text: str) -> str:
    """Return the beginning of a text in a few words that can stand by themselves.

    Of what is longer than _SHORT characters, the first part up to a comma or the like is taken, and of that as many
    words as fit; a small word that leads to what follows goes.
    """
    words = " ".join(text.split())
    if len(words) <= _SHORT:
        return words.rstrip(".")
    # What stands behind it in brackets says more, and can go first.
    words = re.sub(r"(?<=\S) \([^()]*\)\.?$", "", words)
    first = re.split(r"[,;:.!?(–] ?", words, maxsplit=1)[0].strip()
    words = first if len(first) >= _LEAST else words
    if len(words) > _SHORT:
        before = re.split(r" (?:en|and) ", words, maxsplit=1)[0]
        words = before if _LEAST <= len(before) < len(words) else words
    if len(words) > _SHORT:
        kept = words[: _SHORT + 1].rsplit(" ", 1)[0].split(" ")
        while len(kept) > 2 and (
            kept[-1].casefold() in _LEADING or kept[-2].casefold() in ("die", "dat", "that", "who")
        ):
            kept.pop()
        words = " ".join(kept)
    words = words.rstrip(" ,;:")
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"


def blocked(blocks: list[Block]) -> list[Period]:
    """Return the weeks that the team blocks itself; a block with one date is that one day."""
    return [_period(block, days) for block in blocks if block.kind != "school_holiday" and (days := _days(block))]


def entered_holidays(blocks: list[Block]) -> list[Period]:
    """Return the school holidays that were entered by hand, because they are not known yet."""
    return [_period(block, days) for block in blocks if block.kind == "school_holiday" and (days := _days(block))]


def _days(block: Block) -> list[dt.date]:
    return sorted(filter(None, (block.start, block.until)))


def _period(block: Block, days: list[dt.date]) -> Period:
    return Period(block.what.strip(), days[0], days[-1])


def findings(actions: list[Action]) -> Iterator[Finding]:
    """Find what each action misses."""
    for place, action in enumerate(actions, start=1):
        yield from essentials(action, ("what", "owner_id", "due"), number=place, what=action.what or "…")
