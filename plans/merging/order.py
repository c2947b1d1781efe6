"""Merges the order of a list: who moved something decides where it stands; what is new follows what it followed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

MOST = 1_000
"""Records up to which every pair is looked at when both sides moved some; beyond, the order of one side counts."""


def merge_order(base: list[UUID], mine: list[UUID], theirs: list[UUID], kept: set[UUID]) -> list[UUID]:
    """Return the keys in ``kept`` in their merged order; which side is which makes no difference.

    Every one of them is in ``mine``, in ``theirs``, or in the base.
    """
    old = [key for key in base if key in kept]
    there = set(old)
    # What this side took out, and the other kept, stands where it stood.
    ours, others = (_inserted([key for key in side if key in there], old) for side in (mine, theirs))
    if others in (old, ours):
        order = ours
    elif ours == old:
        order = others
    else:
        order = _agreed(old, ours, others)
    return _with_new(order, mine, theirs, kept)


def _agreed(old: list[UUID], mine: list[UUID], theirs: list[UUID]) -> list[UUID]:
    """Decide for every two records which comes first: as the side that turned them round has it.

    A pair has two orders, so who turns it round agrees with whoever does so too. Three that go in a circle stand by how
    many they come before.
    """
    if len(old) > MOST:
        return min(mine, theirs)
    ranks = [{key: place for place, key in enumerate(order)} for order in (old, mine, theirs)]
    wins = dict.fromkeys(old, 0)
    for place, one in enumerate(old):
        for two in old[place + 1 :]:
            turned = any(rank[two] < rank[one] for rank in ranks[1:])
            wins[two if turned else one] += 1
    return sorted(old, key=lambda key: (-wins[key], ranks[0][key]))


def _with_new(order: list[UUID], mine: list[UUID], theirs: list[UUID], kept: set[UUID]) -> list[UUID]:
    known = set(order)
    new = [[key for key in side if key in kept and key not in known] for side in (mine, theirs)]
    # What both added at one place stands side after side, in an order that both laptops find.
    sides = sorted(zip(new, (mine, theirs), strict=True), reverse=True)
    for _keys, side in sides:
        order = _inserted(order, [key for key in side if key in kept])
    return order


def _inserted(order: list[UUID], source: Iterable[UUID]) -> list[UUID]:
    """Put what ``source`` has more right behind what it follows there."""
    known = set(order)
    after: dict[UUID | None, list[UUID]] = {}
    last: UUID | None = None
    for key in source:
        if key in known:
            last = key
        else:
            after.setdefault(last, []).append(key)
    return [*after.get(None, []), *(item for key in order for item in (key, *after.get(key, [])))]
