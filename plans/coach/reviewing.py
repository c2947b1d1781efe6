"""What the rules find in a text, weighed against what the fields say already, and put in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from plans.coach import figures, indicators, second_opinion
from plans.coach import known as fields
from plans.coach.advice import Advice, example, quoted, sentence
from plans.coach.evidence import evidence
from plans.coach.known import Known
from plans.coach.languages import language_of
from plans.coach.meaning import Meaning
from plans.coach.reading import Hit, Reading, read
from plans.coach.rules import RULES, Span
from plans.coach.when import When
from plans.dates import format_date

_ALWAYS = ("threat", "several_goals", "saving_first")
"""The codes that are about the wording only, whatever the fields say."""

_PRESSING = 3
"""So many words of pressure in a text are no chance."""


class Review:
    """One text of a goal, read once."""

    def __init__(self, text: str, language: str, known: Known | None, today: dt.date | None = None) -> None:
        self._text = text
        self._known = known
        self._language = language_of(text, language)
        year = known.year or (known.due.year if known.due else None) if known else None
        since = dt.date(year, 1, 1) if year else today or dt.date.today()
        self._reading = read(text, self._language, year, since)
        self._said = Meaning(self._reading)

    def advice(self) -> Iterator[Advice]:
        """Return all there is to say, in no order."""
        if not self._reading.words:
            return
        led: set[str] = set()
        for code, span in self._found.items():
            if code in _ALWAYS or self._known is None:
                if code != "threat" or not self._lawful:
                    yield self._of_wording(code, span)
                continue
            saving = "saving_first" in self._found
            if code == "no_gain" and not saving and indicators.gives(self._known, self._language):
                continue
            field = self._open_field(code, self._known)
            if field and field not in led:
                led.add(field)
                yield self._pointer(code, span, field)
        if self._known:
            yield from self._compared(self._known)

    @property
    def counts(self) -> bool:
        """Return whether text or fields hold a number to reach, or "all"."""
        return bool(self._said.amounts) or (self._known is not None and self._known.target is not None)

    @cached_property
    def by_rules(self) -> dict[str, Span]:
        """Return what the rules find, by code, with the words that gave rise to it."""
        found = ((code, rule(self._said)) for code, rule in RULES.items())
        return {code: span for code, span in found if span} if self._reading.words else {}

    @cached_property
    def seen(self) -> frozenset[str]:
        """Return what the rules saw, as pieces for the second opinion."""
        return frozenset(evidence(self._said)) if self._reading.words else frozenset()

    @cached_property
    def mended(self) -> str:
        """Return the text as it was read, with slips of the finger mended."""
        return self._reading.mended(self._text)

    @cached_property
    def _found(self) -> dict[str, Span]:
        """Return what is given: what the rules find where that is likely, and what is likely without a rule."""
        found = self.by_rules
        if self._saves and not self._spared:
            whole = self._reading.words[0].start, self._reading.words[-1].end
            found = {"saving_first": whole, **found}
        likely = second_opinion.likely(self.mended, self.seen, self._language)
        if self._known and "saving_first" in found:  # what is saved gives nobody anything yet: that stands in a field
            likely, found = likely | {"no_gain"}, {"no_gain": found["saving_first"], **found}
        likely |= found.keys() & set(self._sure)
        kept = {code: span for code, span in found.items() if code in likely or code not in second_opinion.WEIGHED}
        added = sorted(likely - found.keys() - set(self._ruled_out))
        return kept | {code: self._around(second_opinion.weightiest(code, self.mended), code) for code in added}

    @cached_property
    def _saves(self) -> bool:
        return bool(self._known and indicators.saves(self._known, self._language))

    @property
    def _spared(self) -> bool:
        """Return whether the text says what becomes of what is saved, or that saving is not the aim."""
        return bool(self._reading["spent"] or self._reading["saving_not"])

    @property
    def _sure(self) -> Iterator[str]:
        """Return the codes of which the rules are sure where they find them, however unlikely they seem."""
        if self._said.several_in_words or len(self._reading["change"]) > 1:
            yield "several_goals"
        if len(self._reading["threat"]) >= _PRESSING or self._reading["we_must"]:
            yield "threat"
        if self._reading.past:  # the only times there are lie behind
            yield "no_deadline"

    @property
    def _ruled_out(self) -> Iterator[str]:
        """Return the codes of which the rules know that they don't fit, however likely they are."""
        if self._reading["deadline"]:  # they heard by when
            yield "no_deadline"
        if self._reading["relative"]:  # they saw the number that settles it, or that it is only asked
            yield "vague_amount"
        if self._reading["written"] or self._reading["appointed"]:  # a protocol can be seen, and so can who came
            yield "no_result"
        if self._reading["threat_not"]:  # "nobody has to"
            yield "threat"

    def _around(self, place: int, code: str) -> Span:
        """Return the words to name for a code without a rule: the clause or the word at a place, or the whole text."""
        words = self._reading.words
        near = [number for number, word in enumerate(words) if word.start <= place < word.end]
        if not near or code not in ("threat", "several_goals", "vague_amount"):
            return words[0].start, words[-1].end
        main = [part.places for part in self._said.parts if part.kind == "main"]
        clause = next(clause for clause in self._reading.clauses if near[0] in clause)
        named = [near[0]] if code == "vague_amount" else main[1] if code != "threat" and len(main) > 1 else clause
        return words[named[0]].start, words[named[-1]].end

    @property
    def _lawful(self) -> bool:
        """Return whether the duty is one of the law, and what it gives is said: then a duty may be a duty."""
        gives = "no_gain" not in self._found or bool(self._known and self._known.gives)
        return self._by_law and gives

    @cached_property
    def _by_law(self) -> bool:
        return any("law" in word.tags for word in self._reading.words)

    def _of_wording(self, code: str, span: Span) -> Advice:
        variant = "law" if code == "threat" and self._by_law else "sentence"
        return _advice(self._reading, self._text, code, span, self._known or Known(), variant)

    @staticmethod
    def _open_field(code: str, known: Known) -> str | None:
        """Return the empty field that would answer what the text leaves open, or None where the fields answer it."""
        if code == "no_deadline":
            return None if known.dated else "due"
        if code == "no_gain":
            return None if known.gives else "client_gain"
        if code == "vague_amount":
            return None if known.target is not None and known.target != known.baseline else "target"
        if known.measured:
            return None
        return "target" if known.indicator.strip() else "indicator"

    def _pointer(self, code: str, span: Span, field: str) -> Advice:
        words = quoted(self._text[slice(*span)])
        message = sentence(f"result.{code}", field, words=words)
        return Advice(code, "advice", "goals", None, "result", message, span, leads_to=field)

    def _compared(self, known: Known) -> Iterator[Advice]:
        """Compare the dates and numbers of the text with those of the fields."""
        from plans.money import format_number  # loads the tables, which who only reads a text can do without

        reading, empty = self._reading, sentence("result.numbers_differ", "empty")
        held = [time for time in reading.times if not (self._of_above(time) or self._of_a_step(time, known.due))]
        time = fields.differing_time(held, known.due) or self._of_another_year(known)
        if time and known.due:
            yield self._about("deadline_differs", Hit(time.first, time.last), "due", {"due": format_date(known.due)})
        offered = None if known.dated else fields.offered_time(reading.times)
        if offered and offered.offered:
            hit = Hit(offered.first, offered.last)
            yield self._about(
                "date_offered", hit, "due", {"date": format_date(offered.offered)}, offers=offered.offered
            )
        change = figures.differing_change(reading, known)
        shown = [empty if value is None else format_number(value) for value in (known.baseline, known.target)]
        numbers = {"baseline": shown[0], "target": shown[1]}
        if change:
            hit, begin, end = change
            field = "baseline" if known.baseline not in (None, begin) else "target"
            numbers |= {"begin": format_number(begin), "end": format_number(end)}
            yield self._about("numbers_differ", hit, field, numbers)
        elif differing := figures.differing_figure(reading, known):
            yield self._about("numbers_differ", differing, "target", numbers, "figure")

    def _of_another_year(self, known: Known) -> When | None:
        """Return the deadline of an earlier year that was left standing, where the text has no other."""
        reading = self._reading
        if reading.times or not known.due:
            return None
        edges = reading.known.calendar["edges"]
        bound = [time for time in reading.gone if time.limit == "by" or reading.words[time.first].text in edges]
        return next((time for time in bound if not figures.is_told_of_before(reading, time.first)), None)

    def _of_above(self, time: When) -> bool:
        """Return whether it is the time of who presses: "the inspection comes in autumn, so ..."."""
        reading = self._reading
        clause = next(clause for clause in reading.clauses if time.first in clause)
        if reading.words[clause.start].text in reading.known.calendar["past"]:  # "since the power cut of 9 January"
            return True
        above = any("above" in reading.known.leanings(reading.words[place].text) for place in clause)
        or_else = any(reading.words[place].text in reading.known.figures["else"] for place in clause)
        return "threat" in self._found and time.limit != "by" and (above or or_else)

    def _of_a_step(self, time: When, due: dt.date | None) -> bool:
        """Return whether it is the time of a step before the deadline: "two by Easter, the rest after that"."""
        reading = self._reading
        if not due or not time.end or time.in_year_of(due).allows(due) or time.end >= due:
            return False
        sentence = next(sentence for sentence in reading.sentences if time.first in sentence)
        openings = range(sentence.stop, sentence.stop + 1)  # "... Then we"
        told = [reading.words[place].text for place in (*sentence, *openings) if place < len(reading.words)]
        steps = not reading.known.figures["steps"].isdisjoint(told)
        return steps or figures.stands_by_a_step(reading, time.first, self._known)

    def _about(
        self,
        code: str,
        hit: Hit,
        field: str,
        said: dict[str, str],
        variant: str = "sentence",
        offers: dt.date | None = None,
    ) -> Advice:
        span = self._reading.span(hit)
        message = sentence(f"result.{code}", variant, words=quoted(self._text[slice(*span)]), **said)
        return Advice(code, "advice", "goals", None, "result", message, span, leads_to=field, offers=offers)


def message_review(text: str, language: str) -> Iterator[Advice]:
    """Return what the rules find in a message of the vision: threats, and nobody who gains."""
    own = language_of(text, language)
    reading = read(text, own)
    if not reading.words:
        return
    own_sentence = Meaning(reading)
    for code in ("threat", "no_gain"):
        span = RULES[code](own_sentence)
        if span:
            yield _advice(reading, text, code, span, Known(), "sentence", "vision")


def _advice(
    reading: Reading, text: str, code: str, span: Span, known: Known, variant: str, subject: str = "goals"
) -> Advice:
    field = "result" if subject == "goals" else "message"
    path = f"{field}.{code}"
    given = example(path, variant, reading, span, known)
    message = sentence(path, variant, words=quoted(text[slice(*span)]), example=given)
    return Advice(code, "advice", subject, None, field, message, span)
