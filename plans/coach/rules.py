"""What the coach thinks of a text: one rule per code, each giving the place of the words at issue, or None."""

from __future__ import annotations

from collections.abc import Callable

from plans.coach.meaning import Meaning
from plans.coach.reading import Hit, places

Span = tuple[int, int]
"""Where words begin and end in a text, in characters."""


def threat(meaning: Meaning) -> Span | None:
    """Framed by must, obligation, shortage, danger, or "or else"."""
    return _first(meaning, meaning.reading["threat"])


def several_goals(meaning: Meaning) -> Span | None:
    """Two or more results strung together that deserve goals of their own."""
    part = meaning.second
    return meaning.reading.span(Hit(part.places.start, part.places.stop - 1)) if part else None


def no_result(meaning: Meaning) -> Span | None:
    """Nothing in it that one could count or see at the end: a question alone is none."""
    asked = meaning.asked
    if asked and asked.issuperset(range(min(asked), len(meaning.reading.words))) and not meaning.amounts:
        return _whole(meaning)
    if meaning.countable or meaning.reading["visible"] or (meaning.amounts and not meaning.everybody):
        return None
    if meaning.only_vague:
        return None
    vague = meaning.reading["relative"] or (meaning.reading["threat"] and not meaning.reading["deadline"])
    seen = (
        meaning.gains
        or (meaning.named and (meaning.done or meaning.novel or not vague))
        or (meaning.done and not vague and _content(meaning))
        or (_content(meaning) and bool(meaning.reading["deadline"]) and not vague and not _general(meaning))
    )
    return None if seen and not meaning.hollow and not meaning.soft else _whole(meaning)


def vague_amount(meaning: Meaning) -> Span | None:
    """Relative words in the place of an amount, and no number that settles it."""
    apart = places(meaning.reading["saving"]) | meaning.asked  # what is saved has a code of its own
    relative = [hit for hit in meaning.reading["relative"] if apart.isdisjoint((hit.first, hit.last))]
    unsettled = [hit for hit in relative if not meaning.settled(hit)]
    return _first(meaning, unsettled)


def no_deadline(meaning: Meaning) -> Span | None:
    """No date, quarter, month, week, season or period by which."""
    return None if meaning.reading["deadline"] else _whole(meaning)


def no_gain(meaning: Meaning) -> Span | None:
    """Says what is bought, introduced, trained or counted, but not what it gives client or employee."""
    return None if meaning.gains else _whole(meaning)


def saving_first(meaning: Meaning) -> Span | None:
    """Staff or hours that are to be saved, and not what becomes of them or whom it serves."""
    served = any(part.kind == "aim" and "client" in part.tags and not part.holds("saving") for part in meaning.parts)
    return _first(meaning, [hit for hit in meaning.reading["saving"] if not (meaning.reading["spent"] or served)])


RULES: dict[str, Callable[[Meaning], Span | None]] = {
    rule.__name__: rule for rule in (threat, several_goals, saving_first, no_result, vague_amount, no_deadline, no_gain)
}
"""In the order in which it helps to hear them: first the tone, then what it is, then the details."""


def _content(meaning: Meaning) -> bool:
    return any(part.content for part in meaning.parts)


def _general(meaning: Meaning) -> bool:
    """Return whether it speaks of technology in general, or of what can only be hoped."""
    return any("generic" in word.tags for word in meaning.reading.words)


def _first(meaning: Meaning, hits: list[Hit]) -> Span | None:
    return meaning.reading.span(hits[0]) if hits else None


def _whole(meaning: Meaning) -> Span:
    return meaning.reading.words[0].start, meaning.reading.words[-1].end
