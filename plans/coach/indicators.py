"""What the indicator of a goal tells, whatever its text says: that saving is the aim, or that somebody gains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plans.coach.meaning import Meaning
from plans.coach.patterns import patterns
from plans.coach.reading import Reading, Word, read

if TYPE_CHECKING:
    from plans.coach.known import Known

_COSTS = {"costs", "wages", "post", "staff"}
"""The lists of what costs money."""

_AROUND = {"function", "rhythm_unit", "=duty"}
"""The words that may stand beside colleagues where they alone are counted."""


def saves(known: Known, language: str) -> bool:
    """Return whether the fields want less money, fewer paid hours or fewer colleagues; ``language`` is the text's."""
    if known.baseline is None or known.target is None or known.target >= known.baseline:
        return False
    indicator, unit = (read(said, language) for said in (known.indicator, known.unit))
    tags = frozenset[str]().union(*(word.tags for word in (*_counted(indicator), *_counted(unit))))
    if "unfilled" in tags or any(word.text in indicator.known.figures["lacking"] for word in indicator.words):
        return False  # "shifts without a login"
    return bool(tags & _COSTS) or {"hours", "tended"} <= tags or _of_staff(indicator)


def gives(known: Known, language: str) -> bool:
    """Return whether client or colleague gains by what is measured: fewer falls, more residents who sleep through."""
    if not known.measured:
        return False
    falls = known.baseline is not None and known.target is not None and known.target < known.baseline
    (turn,) = patterns(language).figures["fewer" if falls else "rather"]
    return bool(Meaning(read(f"{turn} {known.indicator}", language)).gains)


def _counted(reading: Reading) -> Iterator[Word]:
    """Return the words for what is counted: not those behind "per", nor where it is or who it is."""
    each = False
    for word in reading.words:
        if word.text in reading.known.figures["whose"] | reading.known.figures["where"]:
            return
        each = "=per" in word.tags or (each and not word.mark)
        if not each:
            yield word


def _of_staff(reading: Reading) -> bool:
    """Return whether colleagues alone are counted: "night nurses per shift", not "colleagues who work on paper"."""
    counted = [word for word in _counted(reading) if word.tags.isdisjoint(_AROUND)]
    told = any(word.text in reading.known.figures["whose"] for word in reading.words)
    return len(counted) == 1 and "colleague" in counted[0].tags and not told
