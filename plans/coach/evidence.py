"""What the rules saw in a text, as pieces that the second opinion weighs beside its words.

A piece begins with ``#``: a word list of which something was found, how many sentences, statements, figures and times
there are, how each statement is joined to what stands before it, how the turns are built, and what the words lean to.
That a rule spoke is none: the rules were made on the texts that are learned from, and would be trusted more than they
deserve on others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from plans.coach.lists import listed_under
from plans.coach.meaning import Meaning
from plans.coach.parts import NAMED, VERBS, Part
from plans.coach.reading import Reading, Word
from plans.coach.several_goals import stated
from plans.coach.turns import TURNS, turned

_ALL = 1_000
"""More words than a goal has."""

_MOST = 8
"""Beyond this many a count says nothing more."""

_LISTED = 3
"""From so many phrases of one list on, more say nothing more."""

_FEW = (1, 2, 3, 4, 6, _ALL)
"""How few words make a heading."""

_NEAR = 4
"""How many words who must may be away from the must."""

_PRESSES = frozenset({"obliges", "punishes", "fears", "loses", "noway", "shames"})
"""The classes of words that press, and that no longer do behind a denial."""

_DENIED = 3
"""How many words a denial may stand before what it denies."""

_OPENING = 5
"""Words of a statement in which its subject stands."""


def evidence(meaning: Meaning) -> Iterator[str]:
    """Return what was seen in a text."""
    reading = meaning.reading
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
    yield from _leanings(meaning.reading)
    yield from _musts(meaning.reading)
    yield from _heading(meaning)
    yield from _denials(meaning.reading)
    yield from (f"#begins {meaning.reading.words[place].text}" for place in meaning.reading.openings)
    yield from turned(meaning.reading)


def _leanings(reading: Reading) -> Iterator[str]:
    """Say what the words lean to, one by one, and which two of those stand together in a clause or in a sentence.

    "The insurer demands" is told from "the insurer pays" and from "the resident demands" by what stands together, and
    "no fine" and "nobody is forced" from a fine and from force by the word of denial before it.
    """
    leaning = [reading.known.leanings(word.text) | _who(word) for word in reading.words]
    for place, classes in enumerate(leaning):
        if not _PRESSES.isdisjoint(classes) and _is_denied(leaning[max(place - _DENIED, 0) : place]):
            leaning[place] = classes - _PRESSES | {f"no {name}" for name in classes & _PRESSES}
    pressed = {hit.first for hit in reading["threat"]}
    for name, ranges in (("~", reading.sentences), ("~~", reading.clauses)):
        for places in ranges:
            found = set[str]().union(*(leaning[place] for place in places))
            found |= {"pressed"} if pressed.intersection(places) else set()
            yield from (f"#{name}{one}" for one in found)
            yield from (f"#{name}{one} {other}" for one, other in combinations(sorted(found), 2))


def _is_denied(before: Sequence[Collection[str]]) -> bool:
    return any("denies" in classes for classes in before)


def _denials(reading: Reading) -> Iterator[str]:
    """Say how many clauses open with a denial: "no training, no roster"."""
    opening = [
        clause for clause in reading.clauses if "denies" in reading.known.leanings(reading.words[clause.start].text)
    ]
    yield from (f"#denials from {number}" for number in range(1, min(len(opening), _LISTED) + 1))


def _musts(reading: Reading) -> Iterator[str]:
    """Say who or what must: "we must" presses, "the battery must" and "the resident must" do not."""
    for clause in reading.clauses:
        for place in clause:
            if "modal" in reading.words[place].tags:
                before = range(place - 1, max(place - _NEAR, clause.start) - 1, -1)
                after = range(place + 1, min(place + _NEAR, clause.stop))
                bearers = (_bearer(reading, here) for here in (*before, *after))
                yield f"#must {next(filter(None, bearers), 'nobody')}"


def _bearer(reading: Reading, place: int) -> str:
    word = reading.words[place]
    leaning = reading.known.leanings(word.text)
    if who := _who(word):
        return min(who)
    if "above" in leaning:
        return "above"
    return "thing" if word.tags & NAMED or "devices" in leaning else ""


def _heading(meaning: Meaning) -> Iterator[str]:
    """Say that nothing in it is a verb, and how few words it has besides: a heading, and no result."""
    words = meaning.reading.words
    if any(word.tags & VERBS and not word.tags & NAMED for word in words):
        return
    undated = len(words) - len(meaning.reading.dated)
    for most in _FEW:
        if undated <= most:
            yield f"#verbless {most}"
            if not meaning.amounts:
                yield f"#verbless uncounted {most}"


def _who(word: Word) -> set[str]:
    """Return whether a word means us, a colleague or a client."""
    if "person" in word.tags:
        return {"us"} if "colleague" in word.tags else {"they"}
    return {name for name in ("client", "colleague") if name in word.tags}


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
        "question": meaning.asked,
    }
    yield "#has " + " ".join(name for name, found in has.items() if found)


def _elsewhere(words: Sequence[Word]) -> Iterator[str]:
    """Say before which turn of a text something stands that has nothing to do with care technology."""
    turns, found = 0, set[int]()
    for word in words:
        turns += bool(word.mark) or not word.tags.isdisjoint(TURNS)
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
