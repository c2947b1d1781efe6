"""Forgetting a person: no form of the name stays in the plan, its adopted versions and its closed reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plans.content import content, from_content
from plans.edits import Change, Edit
from plans.people import Person
from plans.plan import KEPT, Plan, Version
from plans.quarters import Closing
from plans.roles import Known, labels, names_in_fields, records, text_fields
from plans.roles.folding import fold, folded
from plans.roles.forms import Form, forms, letters, tidy, tokens_of
from plans.roles.leftovers import Possible, possible
from plans.roles.matching import Names
from plans.roles.words import Weight

_LEAST_GLUED = 4
"""Letters of a name that are looked for within a longer word ("Jansteam") too."""


@dataclass(frozen=True)
class Forgetting:
    """What it takes to forget a person in one plan."""

    names: tuple[str, ...]
    """Every name that was looked for."""
    instead: str
    """What stands in their place."""
    edits: list[Edit]
    """One step, to carry out and to undo like any other."""
    undecided: list[Possible]
    """What stays and may be this person: a form of somebody else's name too, or an ordinary word."""


def names_of(plan: Plan, person: Person) -> tuple[str, ...]:
    """Give every name that a person has and had: now, in adopted versions and in closed reviews, the newest first."""
    found = [tidy(one.name) for held in _with_kept(plan) for one in held.people if one.id == person.id]
    return tuple(dict.fromkeys(name for name in found if name))


def forget(plan: Plan, person: Person, instead: str = "") -> Forgetting:
    """Give what it takes to forget a person in a plan; ``instead`` is what is put in the place of the name.

    Without it that is the role, as in a print without names ("digicoach 2").
    """
    return forgetting(plan, names_of(plan, person), instead or labels(plan.people).get(person.id, ""))


def forgetting(plan: Plan, names: Iterable[str], instead: str) -> Forgetting:
    """Give what it takes to forget these names of one person in a plan; the plan itself is not changed.

    Replaced are all forms that ``plans.roles.without_names`` knows, in every text of every record: the name of the
    person, fields for one person, who adopted, remarks, and all of that in what adopted versions and closed reviews
    kept. The record of the person stays, with role, hours and what points to it: those say what was agreed on, not
    about whom. A form that is part of somebody else's name too is left ("Jan", with two of them), and so is a word that
    may be meant as a word; these are in ``undecided``.
    """
    names = tuple(dict.fromkeys(filter(None, map(tidy, names))))
    own, doubtful = _forms(plan, names)
    known = Known()
    for name in names:
        known.add(name, instead, (form for form in forms(name) if form in own))
    look = known.names(plan)
    edits: list[Edit] = []
    for record in records(plan):
        for field in text_fields(record):
            old = getattr(record, field)
            if (new := look.replaced(old)) != old:
                edits.append(Change(record, field, old, new))  # type: ignore[arg-type]
    for held in _kept(plan):
        inner = from_content(held.content)
        if _cleaned(inner, look):
            edits.append(Change(held, "content", held.content, content(inner)))
    return Forgetting(names, instead, edits, list(_undecided(plan, look, Names(doubtful, {}), names)))


def _forms(plan: Plan, names: tuple[str, ...]) -> tuple[set[Form], dict[Form, str]]:
    """Give the forms that point to nobody else, and those that do with what the others are called."""
    mine = {form for name in names for form in forms(name)}
    whole = {folded(name) for name in names}
    tokens = {letters(token) for name in names for token in tokens_of(name)}
    others: dict[Form, str] = {}
    for held in _with_kept(plan):
        listed = [person.name for person in held.people if folded(tidy(person.name)) not in whole]
        # In a field for one person part of the name is this person as well.
        named = [name for name in names_in_fields(held) if not {*map(letters, tokens_of(name))} <= tokens]
        for name in (*listed, *named):
            others |= dict.fromkeys(forms(name), name)
    shared = {form: others[form] for form in mine if form in others and not form.whole}
    return mine - set(shared), shared


def _cleaned(plan: Plan, look: Names) -> bool:
    """Replace the names in a plan, and tell whether there were any."""
    changed = False
    for record in records(plan):
        for field in text_fields(record):
            old = getattr(record, field)
            if (new := look.replaced(old)) != old:
                setattr(record, field, new)
                changed = True
    for held in _kept(plan):
        inner = from_content(held.content)
        if _cleaned(inner, look):
            held.content = content(inner)
            changed = True
    return changed


def _undecided(plan: Plan, look: Names, shared: Names, names: tuple[str, ...]) -> Iterator[Possible]:
    glued = {form.letters for name in names for form in forms(name) if form.words == 1 and form.weight is Weight.ANY}
    within = re.compile("|".join(map(re.escape, sorted(one for one in glued if len(one) >= _LEAST_GLUED))) or r"(?!)")
    for held, kept in [(plan, None), *((from_content(one.content), one) for one in _kept(plan))]:
        for record in records(held):
            for field in text_fields(record):
                text = look.replaced(getattr(record, field))
                for start, end in _stays(text, look, shared, within):
                    yield possible(record, field, text, (start, end), "known", "", kept)


def _stays(text: str, look: Names, shared: Names, within: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    plain, places = fold(text)
    spans = [(one.start, one.end) for one in (*look.found(text)[1], *shared.found(text)[0], *shared.found(text)[1])]
    spans += [(places[hit.start()], places[hit.end()]) for hit in within.finditer(plain)]
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            yield start, end
            last = end


def _with_kept(plan: Plan) -> Iterator[Plan]:
    yield plan
    for held in reversed(_kept(plan)):
        yield from _with_kept(from_content(held.content))


def _kept(plan: Plan) -> list[Version | Closing]:
    return [held for table in KEPT for held in plan.table(table)]  # type: ignore[misc]
