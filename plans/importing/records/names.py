"""Whom a cell names: people of the plan, the team, a role, a department, several at once, or nobody yet.

Only what looks like the name of a person makes a new one. Who is named almost like somebody of the plan is offered as
that person, and is new until somebody says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from plans import field_text
from plans.edits import Added, Edit, addition, change
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.beside_names import beside, is_of_house
from plans.importing.cells.name_parts import MAIL, ROLES, Sort, left_behind, sort_of, split_names, unturned
from plans.importing.records.likeness import may_be_person
from plans.plan import Plan
from plans.records import Record, validate_field
from plans.subjects.actions import Action
from plans.subjects.people import Person, Role
from resources.language import gettext as _

_WRITER = frozenset(("ik", "ikzelf", "mezelf", "me", "zelf"))
"""Who wrote the list, by their own words: likely who brings it in."""
MOST_NAMES = 20
_ONE = re.compile(r"[^\W\d_][\w’'`.\s-]*(?<!\s)")
_SHORT = re.compile(r"[^\W\d_][\w’'-]+ [A-Z]\.?")
LONGEST_NAME = 60


@dataclass
class Offer:
    """A name that may be somebody of the plan: who that could be, and what was chosen."""

    name: str
    candidates: list[UUID]
    chosen: UUID | None = None


@dataclass
class Said:
    """What there is to say about the names in a cell."""

    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubt: bool = False
    kept: list[str] = field(default_factory=list)
    """What stands behind the names and goes to the text."""


class Names:
    """Knows who is named in a plan that is being filled; ``chosen`` says whom somebody means by a name."""

    def __init__(self, plan: Plan, chosen: dict[str, UUID]) -> None:
        self.plan = plan
        self.offers: dict[str, Offer] = {}
        self._chosen = {normalise(name): key for name, key in chosen.items()}
        self._people: dict[str, list[Person]] = {}
        self._before = list(plan.people)
        for person in plan.people:
            self.learn(person)

    def learn(self, person: Person) -> None:
        """Remember somebody who came into the plan."""
        label = normalise(field_text.person_label(person))
        if label and not any(person is other for other in self._people.setdefault(label, [])):
            self._people[label].append(person)

    def known(self, name: str) -> Person | None:
        """Return whom a name means in the plan; raises Refused when there are several."""
        plain = normalise(name)
        if plain in self._chosen:
            key = self._chosen[plain]
            return next((person for person in self.plan.people if person.id == key), None)
        found = self._people.get(plain, [])
        if len(found) > 1:
            raise Refused(_("There are several people called “{name}”.").format(name=name[:30]))
        if found:
            return found[0]
        if is_damaged(name):
            return self._undamaged(name)
        # "Marloes" is Marloes de Wit, as long as there is one Marloes; "Jan -> Piet" are two.
        # "Bert N." is Bert Nanninga.
        begun = (
            self._begun(plain if _SHORT.fullmatch(name.strip()) else f"{plain} ")
            if _ONE.fullmatch(name.strip())
            else []
        )
        return begun[0] if len(begun) == 1 else None

    def is_known(self, name: str) -> bool:
        """Return whether a name means somebody of the plan."""
        try:
            return self.known(name) is not None
        except Refused:
            return True

    def offer(self, name: str) -> Offer | None:
        """Return whom a new name may mean, and remember that it was asked."""
        plain = normalise(name)
        if plain in self.offers:
            return self.offers[plain]
        likely = [
            person.id
            for person in self._before
            if person.name.strip() and may_be_person(name, person.name) and normalise(person.name) != plain
        ]
        if likely:
            self.offers[plain] = Offer(name, likely[:5])
        return self.offers.get(plain)

    def alike(self, name: str) -> str:
        """Return who else came in before and may be the same as a new name: "Jan de Boer" beside "J. de Boer"."""
        plain = normalise(name)
        new = [person for person in self.plan.people if not any(person is other for other in self._before)]
        others = [p.name for p in new if p.name.strip() and normalise(p.name) not in ("", plain)]
        found = [other for other in others if plain.split()[-1:] == normalise(other).split()[-1:]]
        return ", ".join([other for other in found if may_be_person(name, other)][:5])

    def edits(self, record: Record, name: str, words: str, said: Said) -> list[Edit]:
        """Make the edits that put whom a cell names in a field; what there is to say of it goes to ``said``.

        Of several the first person has the lead. The others go behind the text of an action; elsewhere they are lost.
        """
        parts = split_names(words, self.is_known)
        if not parts:
            said.notes.append(_("“{text}”: nobody yet.").format(text=" ".join(words.split())[:30]))
            said.doubt = True
            said.kept += _asked_in_brackets(words) if isinstance(record, Action) else []
            return []
        if len(parts) > MOST_NAMES or max(map(len, parts)) > LONGEST_NAME:
            raise Refused(_("“{text}” does not look like a name.").format(text=words[:30]))
        brackets = left_behind(words, self.is_known)
        said.doubt = said.doubt or bool(brackets)
        kept = [part for part in brackets if isinstance(record, Action) and not is_of_house(part)]
        said.kept += kept
        behind = _("“{text}” behind the name goes to the text.")
        said.notes += [behind.format(text=f"({part})"[:40]) for part in kept]
        left = beside(words, parts) if not self.is_known(" ".join(words.split())) else []
        left = [item for item in left if not any(_is_within(item[0], part) for part in kept)]
        house = [part for part, _early in left if isinstance(record, Action) and is_of_house(part)]
        said.notes += say_beside([item for item in left if item[0] not in house])
        parts = self._without_mail(words, parts, said)
        lead, edits, others = self._lead(record, name, parts, said)
        others += [part.strip("()") for part in house if lead]
        if others:
            named = ", ".join(map(self.full, others))
            if isinstance(record, Action):
                edits += along(record, named)
                if lead:
                    sentence = _("{first} takes the lead; we add the others to the text: {others}.")
                    said.notes.append(sentence.format(first=lead, others=named))
                else:
                    said.notes.append(
                        _("Nobody is named as the lead; we add the names to the text: {others}.").format(others=named)
                    )
                    said.doubt = True
            elif lead:
                sentence = _("{others}: one person takes the lead, and that is {first}.")
                said.lost.append(sentence.format(others=named, first=lead))
            else:
                raise Refused(_("“{text}” is not the name of a person.").format(text=named[:40]))
        return edits

    def _without_mail(self, words: str, parts: list[str], said: Said) -> list[str]:
        """Return the names without those that only an e-mail address gave and nobody has: those are said, not made."""
        typed = normalise(MAIL.sub(" ", words))
        mails = {normalise(unturned(mail)): mail for mail in MAIL.findall(words)}
        strange = [
            part
            for part in parts
            if normalise(part) in mails and normalise(part) not in typed and not self.is_known(part)
        ]
        for part in strange:
            self.offer(part)
            said.lost.append(
                _("“{text}” is the address of nobody in the plan.").format(text=mails[normalise(part)][:60])
            )
        return [part for part in parts if part not in strange]

    def _lead(self, record: Record, name: str, parts: list[str], said: Said) -> tuple[str, list[Edit], list[str]]:
        """Return who has the lead, the edits for that, and the other names."""
        sorts = {part: self.sort(part) for part in parts}
        order = ("person", "leader", "role", "team")
        for wanted in order:
            for place, part in enumerate(parts):
                if sorts[part] != wanted:
                    continue
                person, edits = self._person(part, wanted, said)
                if person is None:
                    continue
                if not (edits or getattr(record, name) != person.id):
                    return self.full(part), [], [item for item in parts if item is not parts[place]]
                return (
                    self.full(part),
                    [*edits, change(record, name, person.id)],
                    [item for item in parts if item != part],
                )
        return "", [], parts

    def _person(self, part: str, sort: Sort, said: Said) -> tuple[Person | None, list[Edit]]:
        known = self.known(part)
        if known is not None:
            return known, []
        if normalise(part) in _WRITER:
            said.doubt = True
            said.notes.append(_("“{text}” is read as you, the team leader.").format(text=part))
        if sort == "person":
            # Words without a capital may name something else.
            said.doubt = said.doubt or (len(part.split()) > 1 and part == part.lower())
            offer, alike = self.offer(part), self.alike(part)
            edits = addition(self.plan, Person, name=validate_field(Person, "name", part), role="colleague")
            person = cast(Person, cast(Added, edits[-1]).record)
            self.learn(person)
            if offer is not None or alike:
                said.doubt = True
                labels = [field_text.person_label(self.plan.person(key)) for key in (offer.candidates if offer else ())]
                who = ", ".join(filter(None, (*labels, alike)))
                said.notes.append(_("New in the plan: {name}. Or is that {known}?").format(name=part, known=who))
            else:
                said.notes.append(_("New in the plan: {name}.").format(name=part))
            return person, edits
        wanted: Role = "leader" if sort == "leader" else "team" if sort == "team" else ROLES[normalise(part)]
        found = [person for person in self.plan.people if person.role == wanted]
        if len(found) == 1 or (found and sort in ("leader", "team")):
            return found[0], []
        if sort == "team":
            edits = addition(self.plan, Person, role="team")
            return cast(Person, cast(Added, edits[-1]).record), edits
        return None, []

    def sort(self, part: str) -> Sort:
        """Tell what a name names."""
        if self.known(part) is not None:
            return "person"
        return sort_of(part)

    def full(self, name: str) -> str:
        """Return a name as the plan knows it."""
        try:
            found = self.known(name)
        except Refused:
            found = None
        return field_text.person_label(found) if found is not None else name

    def _undamaged(self, name: str) -> Person:
        """Return whose name lost letters, as "Yusuf ?ahin" did; raises Refused when that is not one person."""
        # A mark at the end, where another may be a question, is not read as part of a name: "?ucja ?or?evi?".
        pattern = re.compile(re.escape(" ".join(name.split())).replace(r"\?", ".") + ".?", re.IGNORECASE)
        found = [person for person in self.plan.people if pattern.fullmatch(" ".join(person.name.split()))]
        if len(found) != 1:
            raise Refused(lost_letters(name))
        return found[0]

    def _begun(self, plain: str) -> list[Person]:
        return [item for label, ones in self._people.items() if plain and label.startswith(plain) for item in ones]


def lost_letters(name: str) -> str:
    """Return what there is to say when a name lacks letters that a spreadsheet could not save; else nothing."""
    damaged = is_damaged(unturned(name))
    return _("Some letters in “{text}” were lost when it was saved.").format(text=name[:30]) if damaged else ""


def is_damaged(name: str) -> bool:
    """Return whether a name has a question mark where a letter was that a spreadsheet could not save."""
    return re.search(r"\w\?|\?\w", name) is not None and re.search(r"[^\W\d_]{2}", name) is not None


def _asked_in_brackets(words: str) -> list[str]:
    """Return what stands in brackets where nobody is named yet: "? (nog vragen aan Petra)"."""
    found = [part.strip() for part in re.findall(r"\(([^()]*[^\W\d_][^()]*)\)", words)]
    return [part for part in found if len(part.split()) > 1]


def _is_within(piece: str, kept: str) -> bool:
    """Return whether the words of a piece stand beside each other, whole, in what is kept."""
    return f" {normalise(piece.strip('()'))} " in f" {normalise(kept)} "


def say_beside(left: list[tuple[str, bool]]) -> list[str]:
    """Say what stands before or behind the names in a cell and is not taken."""
    return [
        (_("“{text}” before the name is left out.") if early else _("“{text}” behind the name is left out.")).format(
            text=part[:40]
        )
        for part, early in left
    ]


def along(action: Action, named: str) -> list[Edit]:
    """Make the edit that names people behind the text of an action; nothing when they are named there already."""
    words = _("(with {names})").format(names=named)
    before, after = _("(with {names})").split("{names}")
    held = re.search(rf"{re.escape(before)}([^()]*){re.escape(after)}$", action.what)
    if held is not None:
        # "(met Bernie)", of whom the whole name came later.
        ones, others = held[1].split(", "), named.split(", ")
        if len(ones) == len(others) and all(f"{b} ".startswith(f"{a} ") for a, b in zip(ones, others, strict=True)):
            return []
    # A remark may have come behind them: "(met Bernie; opm: …)".
    told = f"{before}{named};" in action.what
    return [] if told or words in action.what else [change(action, "what", f"{action.what} {words}".strip())]
