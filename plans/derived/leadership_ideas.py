"""What may help the leader with the lowest traits of her own scan: ideas for what she does herself this year."""

from __future__ import annotations

from collections.abc import Iterator

from plans.subjects.leadership import Kind, ideas
from plans.subjects.scans import LeadershipScan, Trait, lowest_traits

Idea = tuple[Kind, int]
"""A kind, and the place of the idea among those of its kind in the texts."""

_FITS: dict[Trait, tuple[Idea, Idea]] = {
    "aware": (("learn", 0), ("show", 1)),
    "organisation": (("hours", 2), ("stop", 0)),
    "vision": (("stop", 1), ("show", 0)),
    "stimulates": (("first_morning", 0), ("show", 2)),
    "connects": (("learn", 2), ("first_morning", 1)),
    "learns": (("learn", 1), ("hours", 1)),
    "equipped": (("hours", 0), ("first_morning", 2)),
}
"""What helps with each trait of digital leadership: our own rule of thumb."""


def proposals(scan: LeadershipScan | None) -> Iterator[tuple[Trait, Kind, str]]:
    """Return what may help with the two lowest traits of her own scan; nothing while not every trait has a score."""
    for trait in lowest_traits(scan) if scan else ():
        for kind, place in _FITS[trait]:
            yield trait, kind, ideas(kind)[place]
