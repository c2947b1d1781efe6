"""What the rules saw in a text, as pieces that the second opinion weighs beside its words.

A piece begins with ``#``: a rule that spoke, a word list of which something was found, how many sentences, statements,
figures and times there are, and how each statement is joined to what stands before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plans.coach.lists import listed_under
from plans.coach.meaning import Meaning
from plans.coach.parts import Part
from plans.coach.reading import Word
from plans.coach.several_goals import stated

_MOST = 8
"""Beyond this many a count says nothing more."""

_LISTED = 3
"""From so many phrases of one list on, more say nothing more."""

_TURNS = {"joiner", "besides"}
"""The lists of words with which a text may turn to something else."""

_OPENING = 5
"""Words of a statement in which its subject stands."""


def evidence(meaning: Meaning, codes: Collection[str]) -> Iterator[str]:
    """Return what was seen in a text; ``codes`` are those of the rules that spoke."""
    reading = meaning.reading
    yield from (f"#rule {code}" for code in codes)
    for name, hits in reading.hits.items():
        yield from (f"#{name} {count}" for count in range(1, min(len(hits), _LISTED) + 1))
    for tag in frozenset[str]().union(*(word.tags for word in reading.words)):
        if not tag.startswith("="):
            yield f"#word {tag}"
    if meaning.several_in_words:
        yield "#in words"
    for name, count in _counts(meaning).items():
        yield from (f"#{name} from {number}" for number in range(1, min(count, _MOST) + 1))
    yield from _elsewhere(meaning.reading.words)
    yield from _build(meaning)
    yield from _joints(meaning)


def _build(meaning: Meaning) -> Iterator[str]:
    """Say what a text opens and ends with, and which of time, amount, gain and the like it has together.

    "Looking into X" and "getting used to the tablet" are told from a result by what does not stand beside them.
    """
    reading = meaning.reading
    for name, word in (("opens", reading.words[0]), ("ends", reading.words[-1])):
        yield from (f"#{name} {tag}" for tag in word.tags if not tag.startswith("="))
    has = {
        "time": reading["deadline"],
        "amount": meaning.amounts,
        "gain": meaning.gains,
        "relative": reading["relative"],
        "client": any("client" in word.tags for word in reading.words),
        "deed": meaning.done,
    }
    yield "#has " + " ".join(name for name, found in has.items() if found)


def _elsewhere(words: Sequence[Word]) -> Iterator[str]:
    """Say before which turn of a text something stands that has nothing to do with care technology."""
    turns, found = 0, set[int]()
    for word in words:
        turns += bool(word.mark) or not word.tags.isdisjoint(_TURNS)
        if "elsewhere" in word.tags:
            found.add(turns)
    if turns and found:
        yield from ("#elsewhere first",) if 0 in found else ("#elsewhere later only",)
        if found == {0}:
            yield "#elsewhere first only"
        if max(found) > 0:
            yield "#elsewhere later"
        if turns in found:
            yield "#elsewhere last"
        if found - {0, turns}:
            yield "#elsewhere between"
    elif turns:
        yield "#elsewhere never"


def _counts(meaning: Meaning) -> dict[str, int]:
    main = [part for part in meaning.parts if part.kind == "main"]
    return {
        "sentences": len(meaning.reading.sentences),
        "parts": len(meaning.parts),
        "aims": sum(part.kind == "aim" for part in meaning.parts),
        "main": len(main),
        "stated": len(stated(meaning.parts)),
        "times": len(meaning.reading["deadline"]),
        "amounts": len(meaning.amounts),
        "gains": len(meaning.gains),
        "content": sum(part.content for part in main),
        "done": sum(part.done for part in main),
        "verbal": sum(part.verbal for part in main),
        "headed": sum(bool(part.heads) for part in main),
        "counted": sum(part.counts for part in main),
        "timed": sum(part.holds("deadline") for part in main),
        "joined": sum(part.joined for part in main),
        "things": len(frozenset[str]().union(*(part.heads for part in meaning.parts))),
        "open": sum(not meaning.settled(hit) for hit in meaning.reading["relative"]),
        "listed": len(listed_under(meaning.parts)),
        "length": len(meaning.reading.words) // _OPENING,
    }


def _joints(meaning: Meaning) -> Iterator[str]:
    """Say of every statement but the first how it is joined, what it is like, and both together."""
    seen: frozenset[str] = frozenset()
    before: Part | None = None
    for part in meaning.parts:
        if part.kind == "main":
            if before is not None:
                joint, kind = _joint(part), _kind(part, seen)
                yield from (f"#joint {joint}", f"#next {kind}", f"#joint {joint} {kind}")
            before = part
        seen |= part.heads


def _joint(part: Part) -> str:
    mark = "." if part.opens else part.words[0].mark
    return (mark + ("also" if part.added else "and" if part.joined else "")) or "in"


def _kind(part: Part, seen: frozenset[str]) -> str:
    found = [
        _subject(part),
        _deed(part),
        "g" if part.holds("gain") else "",
        "d" if part.holds("deadline") else "",
        "n" if part.counts else "",
        "b" if part.points_back or part.companion else "",
        ("o" if part.heads & seen else "h") if part.heads else "",
    ]
    return "".join(found)


def _subject(part: Part) -> str:
    """Return who a statement opens with: us, colleagues, clients, somebody named before, or something else."""
    for word in part.words[:_OPENING]:
        if "person" in word.tags:
            return "W" if "colleague" in word.tags else "P"
        if word.tags & {"client", "colleague"}:
            return "C" if "client" in word.tags else "E"
    return "T"


def _deed(part: Part) -> str:
    return "a" if part.done else "v" if part.verbal else "-"
