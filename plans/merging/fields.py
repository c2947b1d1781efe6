"""Merges one record: field by field, fields that go together as one, and lists and scores by their elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Any, get_args
from uuid import UUID

from plans.field_text import kind as kind_of
from plans.merging.conflicts import Choice, Conflict, Questions, Side
from plans.plan import PlanRecord
from plans.records import MAX_TEXT, Record, TableRow
from plans.subjects.reviews import Remark

Values = dict[str, Any]

_LINE = 80
"""Letters up to which two texts are put on one line."""


def values(record: TableRow) -> Values:
    """Return the values of a record by field, for nobody to change."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def blank(kind: type[Record], mine: Values) -> Values:
    """Return what a record that both sides made began with: nothing, but for what it must have."""
    return {
        name: mine[name] if info.is_required() or name in kind.identity else info.get_default(call_default_factory=True)
        for name, info in kind.model_fields.items()
    }


def groups(kind: type[Record] | type[PlanRecord], fields: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Return the fields as they are chosen: by themselves, or with those that they go together with."""
    fields = list(fields)
    coupled = kind.coupled if issubclass(kind, Record) else ()
    yield from coupled
    yield from ((field,) for field in fields if not any(field in group for group in coupled))


def merge_record(
    kind: type[Record] | type[PlanRecord],
    key: UUID,
    fields: Iterable[str],
    forms: tuple[Values, Values, Values],
    questions: Questions,
    fixed: Callable[[str], Side | None],
) -> Values:
    """Return the merged values of some fields; ``forms`` are base, mine and theirs.

    ``fixed`` says of a field whether one side was not to be changed any more, and which one.
    """
    base, mine, theirs = forms
    if kind is Remark and mine["sent"] != theirs["sent"] and mine != base and theirs != base:
        # What was sent stands as it was sent; the last one counts.
        latest = max(mine, theirs, key=lambda form: form["sent"])
        return {field: latest[field] for field in fields}
    found: Values = {}
    for group in groups(kind, fields):
        side = fixed(group[0])
        if side:
            found |= _part(mine if side == "mine" else theirs, group)
        else:
            found |= _group(kind, key, group, forms, questions)
    return found


def join_texts(base: str, mine: str, theirs: str) -> str:
    """Put two texts one after the other; one that holds all words of the other in a row is both.

    When both only added to what was there, that stands there once, but for a word that was not written to its end.
    """
    if _holds(mine, theirs.strip()):
        return mine
    if _holds(theirs, mine.strip()):
        return theirs
    short = len(mine) <= _LINE and len(theirs) <= _LINE and "\n" not in mine + theirs
    if base.strip() and mine.startswith(base) and theirs.startswith(base):
        begin = len(base)
        while not (_between_words(mine, begin) and _between_words(theirs, begin)):
            begin -= 1
        theirs = theirs[begin:]
    return f"{mine.rstrip()}{' / ' if short else chr(10)}{theirs.lstrip()}"


def _holds(text: str, words: str) -> bool:
    """Return whether some words stand in a text as they are, and not as a part of other ones."""
    place = text.find(words)
    while place >= 0:
        if _between_words(text, place) and _between_words(text, place + len(words)):
            return True
        place = text.find(words, place + 1)
    return False


def _between_words(text: str, place: int) -> bool:
    """Return whether no word goes on from before this place to after it."""
    around = text[max(0, place - 1) : place + 1]
    return not 0 < place < len(text) or any(map(str.isspace, around))


def elements(record: type[TableRow], field: str) -> tuple[Any, ...]:
    """Return what a field that holds several things can hold, in its own order."""
    return get_args(get_args(record.model_fields[field].annotation)[0])


def _group(
    kind: type[Record] | type[PlanRecord],
    key: UUID,
    group: tuple[str, ...],
    forms: tuple[Values, Values, Values],
    questions: Questions,
) -> Values:
    base, mine, theirs = (_part(form, group) for form in forms)
    if all(theirs[field] in (base[field], mine[field]) for field in group):
        return mine
    if all(mine[field] in (base[field], theirs[field]) for field in group):
        return theirs
    if len(group) == 1:
        sort = kind_of(kind, group[0])
        values = base[group[0]], mine[group[0]], theirs[group[0]]
        if sort == "several":
            return {group[0]: _several(elements(kind, group[0]), *values)}
        if sort == "scores":
            return {group[0]: _scores(elements(kind, group[0]), key, group[0], values, questions)}
        if sort == "words":
            return {group[0]: _words(key, group, values, questions)}
    choice = questions.ask(Conflict("fields", key, group))
    return theirs if choice == "theirs" else mine


def _words(key: UUID, group: tuple[str, ...], forms: tuple[str, str, str], questions: Questions) -> str:
    _base, mine, theirs = forms
    joined = join_texts(*forms)
    both: tuple[Choice, ...] = ("both",) if mine.strip() and theirs.strip() and len(joined) <= MAX_TEXT else ()
    choice = questions.ask(Conflict("fields", key, group, choices=("mine", "theirs", *both)))
    return {"mine": mine, "theirs": theirs, "both": joined, "open": mine}[choice]


def _several(known: tuple[Any, ...], base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Merge what was ticked: an element is there unless one of the two took it out."""
    order = list(dict.fromkeys([*known, *base, *sorted({*mine, *theirs}, key=str)]))
    kept = [item for item in order if (item in mine and item in theirs) or (item not in base and item in mine + theirs)]
    return deepcopy(kept)


def _scores(
    known: tuple[Any, ...], key: UUID, field: str, forms: tuple[Values, Values, Values], questions: Questions
) -> Values:
    """Merge answers one by one."""
    base, mine, theirs = forms
    found = {}
    for item in dict.fromkeys([*known, *sorted({*base, *mine, *theirs}, key=str)]):
        before, ours, other = base.get(item), mine.get(item), theirs.get(item)
        if other in (before, ours):
            value = ours
        elif ours == before or questions.ask(Conflict("fields", key, (field,), str(item))) == "theirs":
            value = other
        else:
            value = ours
        if value is not None:
            found[item] = value
    return found


def _part(form: Values, group: tuple[str, ...]) -> Values:
    return {field: deepcopy(form[field]) for field in group}
