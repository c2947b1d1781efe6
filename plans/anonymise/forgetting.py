"""Forgetting a person: no form of the name stays in the plan, its adopted versions and its closed reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from uuid import UUID

from plans.anonymise import Known, labels, names_in_fields, records, text_fields
from plans.anonymise.folding import fold, folded
from plans.anonymise.forms import Form, forms, letters, says_a_name, tidy, tokens_of
from plans.anonymise.leftovers import Possible, possible
from plans.anonymise.matching import Names
from plans.anonymise.words import Weight
from plans.edits import Change, Edit
from plans.plan import Plan, Version
from plans.plan_json import readable, serialise
from plans.subjects.people import Person
from plans.subjects.reviews import Closing

_LEAST_GLUED = 4
"""Letters of a name that are looked for within a longer word ("Jansteam") too."""


_Opened = tuple[Plan, Version | Closing | None]
"""A plan, and what keeps it: None for the plan itself."""


@dataclass(frozen=True)
class Forgetting:
    """What it takes to forget a person in one plan."""

    names: tuple[str, ...]
    """Every name that was looked for."""
    instead: str
    """What stands in their place."""
    edits: list[Edit]
    """One step, to carry out and to undo like any other."""
    look: _Look = attribute(repr=False, compare=False)
    opened: list[_Opened] = attribute(repr=False, compare=False)

    @cached_property
    def undecided(self) -> list[Possible]:
        """What stays and may be this person: a form of somebody else's name too, or an ordinary word."""
        return list(_undecided(self.opened, self.look))


def names_of(plan: Plan, person: Person) -> tuple[str, ...]:
    """Return every name that a person has and had: now, in adopted versions and in closed reviews, the newest first."""
    return _names_of(plan, {person.id})


def listed_names(plan: Plan) -> list[str]:
    """Return the names of everybody in a plan and in what it kept, those who are no longer listed last."""
    found = (
        tidy(name)
        for existing in _with_kept(plan)
        for name in (*(person.name for person in existing.people), *names_in_fields(existing))
    )
    return list(dict.fromkeys(name for name in found if name and says_a_name(name)))


def names_called(plan: Plan, name: str) -> tuple[str, ...]:
    """Return this name, with every name of the people who are or were called so."""
    name = tidy(name)
    ids = {
        item.id for existing in _with_kept(plan) for item in existing.people if folded(tidy(item.name)) == folded(name)
    }
    return tuple(dict.fromkeys(filter(None, [name, *_names_of(plan, ids)])))


def forget(plan: Plan, person: Person, instead: str = "") -> Forgetting:
    """Return what it takes to forget a person in a plan; ``instead`` is what is put in the place of the name.

    Without it that is the role, as in a print without names ("digicoach 2").
    """
    return forgetting(plan, names_of(plan, person), instead or labels(plan.people).get(person.id, ""))


def forgetting(plan: Plan, names: Iterable[str], instead: str, also: Iterable[str] = ()) -> Forgetting:
    """Return what it takes to forget these names of one person in a plan; the plan itself is not changed.

    Replaced are all forms that ``plans.anonymise.anonymised`` knows, in every text of every record: the name of the
    person, fields for one person, who adopted, remarks, and all of that in what adopted versions and closed reviews
    kept. The record of the person stays, with role, hours and what points to it: those say what was agreed on, not
    about whom. A form that is part of somebody else's name too is left ("Jan", with two of them), and so is a word that
    may be meant as a word; these are in ``undecided``. ``also`` are such words, as they are typed, that are replaced
    all the same.
    """
    names = tuple(dict.fromkeys(filter(None, map(tidy, names))))
    # What was kept is opened once: that takes most of the time.
    kept = _kept(plan)
    opened: list[_Opened] = [(plan, None), *((inner, item) for item, inner in kept if inner)]
    own, doubtful = _forms(opened, names)
    known = Known()
    for name in names:
        known.add(name, instead, (form for form in forms(name) if form in own))
    look = _Look(known.names(plan), Names(doubtful, {}), names, instead, frozenset(also))
    edits: list[Edit] = []
    for record in records(plan):
        for name in text_fields(record):
            old = getattr(record, name)
            if (new := look.replaced(old)) != old:
                edits.append(Change(record, name, old, new))  # type: ignore[arg-type]
    for inner, item in opened:
        if item and _cleaned(inner, look):
            edits.append(Change(item, "content", item.content, serialise(inner)))
    # What cannot be read may hold the name: it goes.
    edits += [Change(item, "content", item.content, {}) for item, inner in kept if inner is None]
    return Forgetting(names, instead, edits, look, opened)


def _forms(opened: list[_Opened], names: tuple[str, ...]) -> tuple[set[Form], dict[Form, str]]:
    """Return the forms that point to nobody else, and those that do with what the others are called."""
    own = {form for name in names for form in forms(name)}
    whole = {folded(name) for name in names}
    tokens = {letters(token) for name in names for token in tokens_of(name)}
    others: dict[Form, str] = {}
    for existing in (inner for plan, item in opened for inner in (_with_kept(plan) if item else [plan])):
        listed = [person.name for person in existing.people if folded(tidy(person.name)) not in whole]
        # In a field for one person part of the name is this person as well.
        named = [name for name in names_in_fields(existing) if not {*map(letters, tokens_of(name))} <= tokens]
        for name in (*listed, *named):
            others |= dict.fromkeys(forms(name), name)
    shared = {form: others[form] for form in own if form in others and not form.whole}
    return own - set(shared), shared


def _cleaned(plan: Plan, look: _Look) -> bool:
    """Replace the names in a plan, and tell whether there were any."""
    changed = False
    for record in records(plan):
        for field in text_fields(record):
            old = getattr(record, field)
            if (new := look.replaced(old)) != old:
                setattr(record, field, new)
                changed = True
    for existing, inner in _kept(plan):
        if inner is None or _cleaned(inner, look):
            existing.content = serialise(inner) if inner else {}
            changed = True
    return changed


def _names_of(plan: Plan, ids: set[UUID]) -> tuple[str, ...]:
    found = [tidy(item.name) for existing in _with_kept(plan) for item in existing.people if item.id in ids]
    # What stands in the place of a name that was forgotten is none.
    return tuple(dict.fromkeys(name for name in found if name and says_a_name(name)))


class _Look:
    """Looks for one person in texts: what is replaced, and what stays because it may be somebody or something else."""

    def __init__(self, own: Names, shared: Names, names: tuple[str, ...], instead: str, also: frozenset[str]) -> None:
        self._own, self._shared, self._instead, self._also = own, shared, instead, also
        glued = {
            form.letters for name in names for form in forms(name) if form.words == 1 and form.weight is Weight.ANY
        }
        self._within = re.compile(
            "|".join(map(re.escape, sorted(item for item in glued if len(item) >= _LEAST_GLUED))) or r"(?!)"
        )

    def replaced(self, text: str) -> str:
        """Return a text without the person."""
        text = self._own.replaced(text)
        for start, end in reversed(list(self.stays(text)) if self._also else []):
            if text[start:end] in self._also:
                text = text[:start] + self._instead + text[end:]
        return text

    def stays(self, text: str) -> Iterator[tuple[int, int]]:
        """Return where in a replaced text it may still be the person."""
        plain, places = fold(text)
        names, others = self._own.found(text)[1], self._shared.found(text)
        spans = [(item.start, item.end) for item in (*names, *others[0], *others[1])]
        spans += [(places[hit.start()], places[hit.end()]) for hit in self._within.finditer(plain)]
        last = 0
        for start, end in sorted(spans):
            if start >= last:
                yield start, end
                last = end


def _undecided(opened: list[_Opened], look: _Look) -> Iterator[Possible]:
    for existing, kept in opened:
        for record in records(existing):
            for field in text_fields(record):
                text = look.replaced(getattr(record, field))
                for span in look.stays(text):
                    yield possible(record, field, text, span, "known", "", kept)


def _with_kept(plan: Plan) -> Iterator[Plan]:
    yield plan
    for _existing, inner in reversed(_kept(plan)):
        if inner:
            yield from _with_kept(inner)


def _kept(plan: Plan) -> list[tuple[Version | Closing, Plan | None]]:
    """Return what adopted versions and closed reviews keep; None for what cannot be read."""
    keeping: list[Version | Closing] = [*plan.versions, *plan.closings]
    return [(existing, readable(existing)) for existing in keeping]
