"""How the coach says it: the words at issue, an example that fits the goal, and the field that a click leads to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from plans.coach.known import Known
from plans.coach.patterns import TOPIC, fold
from plans.coach.reading import Reading, Word
from plans.findings import Finding
from resources import texts

LONGEST = 60
"""Letters of the user's own words that are quoted in a finding."""

_BEGUN = 5
"""Letters of a word from which its beginning tells what it is about."""

_AFTER = 3
"""Words after the words at issue that tell who or what is counted."""


@dataclass(frozen=True)
class Advice(Finding):
    """What the coach says: a finding with the field of the goal that a click leads to, and what it would fill in."""

    leads_to: str | None = None
    """The field of the same record where it is mended; None where it is the wording of the text itself."""
    offers: dt.date | None = None
    """The date that one click takes over into ``leads_to``."""

    @property
    def points(self) -> bool:
        """Return whether it only points to a field that is still empty: it can wait until the goal is left."""
        return self.leads_to is not None and self.offers is None and self.code not in CONTRADICTIONS

    def to_json(self) -> dict[str, Any]:
        """Return the form of any finding: where a click leads is for the window."""
        return {key: value for key, value in super().to_json().items() if key not in ("leads_to", "offers")}


CONTRADICTIONS = ("deadline_differs", "numbers_differ")
"""The codes of advice where text and fields say different things."""

Place = Literal["house", "home"]


def sentence(path: str, variant: str, **words: str) -> str:
    """Put advice in a sentence in the language of the screen."""
    return texts.text("coach", f"{path}.{variant}").format(**words)


def quoted(words: str) -> str:
    """Return words in one line, and not too many of them, to be quoted."""
    line = " ".join(words[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def example(path: str, variant: str, reading: Reading, span: tuple[int, int], known: Known) -> str:
    """Return a clause with an example that fits the goal, in the language of its text; empty where none fits.

    The same goal gets the same example however its words change, also in the middle of a word: by its technology
    first, then by what the text is about, then by its theme. Home care hears nothing of residents, and a nursing home
    nothing of rounds by car.
    """
    near = [word for word in reading.words if span[0] <= word.start < span[1]]
    kinds = [variant] if variant != "sentence" else sorted(near[0].tags) if near else []
    listed = [f"{path}.examples_{kind}" for kind in kinds if texts.entries("coach", f"{path}.examples_{kind}")]
    entries = texts.entries("coach", listed[0] if listed else f"{path}.examples")
    place = _place(reading, known)
    fitting = [entry for entry in entries if entry.get("care") in (None, place)]
    counted = _counted(reading, span) if listed or path.endswith("vague_amount") else frozenset[str]()
    for wanted in (_topics_of(known.technology, reading), _topics(reading), counted, {known.focus}):
        for entry in fitting:
            if wanted & set(entry.get("about", ())):
                return _clause(entry[reading.known.language])
    return next((_clause(entry[reading.known.language]) for entry in fitting if "about" not in entry), "")


def _clause(words: str) -> str:
    return texts.text("coach", "common.example").format(example=words)


def _topics(reading: Reading) -> frozenset[str]:
    found = {tag for word in reading.words for tag in word.tags if tag.startswith(TOPIC)}
    return frozenset(tag.removeprefix(TOPIC) for tag in found | _begun_topics(reading))


def _begun_topics(reading: Reading) -> set[str]:
    """Return what the last word begins with: "beeldb" is about video, as "beeld" and "beeldbellen" are."""
    last = reading.words[-1]
    begun = (reading.known.tags(last.text[:end]) for end in range(len(last.text), _BEGUN - 1, -1))
    topics = ({tag for tag in tags if tag.startswith(TOPIC)} for tags in begun)
    return next(filter(None, topics), set())


def _topics_of(technology: str, reading: Reading) -> frozenset[str]:
    tags = (reading.known.tags(word) for word in fold(technology[: 4 * LONGEST]).replace(",", " ").split())
    return frozenset(tag.removeprefix(TOPIC) for found in tags for tag in found if tag.startswith(TOPIC))


def _counted(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    """Return who or what is counted by the words at issue: residents, clients, colleagues, or time."""
    after = [word for word in reading.words if word.start >= span[1]][:_AFTER]
    before = [word for word in reading.words if word.end <= span[0]][-_AFTER:]
    return _who(after) or _who(before)


def _who(words: list[Word]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if "resident" in word.tags:
            return frozenset({"resident"})
        found |= word.tags & {"client", "colleague"} if "person" not in word.tags else set()
        found |= {"time"} if word.text in ("tijd", "time") else set()
    return frozenset(found)


def _place(reading: Reading, known: Known) -> Place | None:
    """Tell where care is given: by the team, or by the words of the text where the team does not say."""
    if known.care in ("nursing_home", "care_home", "small_scale"):
        return "house"
    if known.care == "home_care":
        return "home"
    tags = frozenset[str]().union(*(word.tags for word in reading.words))
    return "house" if "resident" in tags else "home" if "at_home" in tags else None
