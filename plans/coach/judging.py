"""What the coach thinks of a text: one rule per code, each giving the place of the words at issue, or None."""

from __future__ import annotations

from collections.abc import Callable

from plans.coach.meaning import Meaning
from plans.coach.reading import Hit

Span = tuple[int, int]
"""Where words begin and end in a text, in characters."""


def threat(said: Meaning) -> Span | None:
    """Framed by must, obligation, shortage, danger, or "or else"."""
    return _first(said, said.reading["threat"])


def several_goals(said: Meaning) -> Span | None:
    """Two or more results strung together that deserve goals of their own."""
    part = said.second
    return said.reading.span(Hit(part.places.start, part.places.stop - 1)) if part else None


def no_result(said: Meaning) -> Span | None:
    """Nothing in it that one could count or see at the end."""
    if said.countable or said.reading["visible"] or (said.amounts and not said.everybody):
        return None
    if said.only_vague:
        return None
    vague = said.reading["relative"] or (said.reading["threat"] and not said.reading["deadline"])
    seen = (
        said.gains
        or (said.named and (said.done or said.novel or not vague))
        or (said.done and not vague and _content(said))
    )
    return None if seen and not said.hollow and not said.reading["soft"] else _whole(said)


def vague_amount(said: Meaning) -> Span | None:
    """Relative words in the place of an amount, and no number that settles it."""
    unsettled = [hit for hit in said.reading["relative"] if not said.settled(hit)]
    return _first(said, unsettled)


def no_deadline(said: Meaning) -> Span | None:
    """No date, quarter, month, week, season or period by which."""
    return None if said.reading["deadline"] else _whole(said)


def no_gain(said: Meaning) -> Span | None:
    """Says what is bought, introduced, trained or counted, but not what it gives client or employee."""
    return None if said.gains else _whole(said)


def saving_first(said: Meaning) -> Span | None:
    """Staff or hours that are to be saved, and not what becomes of them."""
    return _first(said, [hit for hit in said.reading["saving"] if not said.reading["spent"]])


RULES: dict[str, Callable[[Meaning], Span | None]] = {
    rule.__name__: rule for rule in (threat, several_goals, saving_first, no_result, vague_amount, no_deadline, no_gain)
}
"""In the order in which it helps to hear them: first the tone, then what it is, then the details."""


def _content(said: Meaning) -> bool:
    return any(part.content for part in said.parts)


def _first(said: Meaning, hits: list[Hit]) -> Span | None:
    return said.reading.span(hits[0]) if hits else None


def _whole(said: Meaning) -> Span:
    return said.reading.words[0].start, said.reading.words[-1].end
