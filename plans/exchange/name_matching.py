"""Whom and what a cell names: people, goals and training of the plan, several names in one cell too."""

from __future__ import annotations

import re
from typing import cast
from uuid import UUID

from plans import field_text
from plans.edits import Added, Edit, addition, change
from plans.errors import Refused
from plans.plan import Plan
from plans.records import Record, validate_field
from plans.subjects.actions import Action
from plans.subjects.people import Person
from resources.language import gettext as _

_BETWEEN = re.compile(r"\s*(?:[,;/&+\n]|\b(?:en|and|met|with|samen met)\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?:doel|goal|nr|no)\.?\s*)?(\d{1,3})\s*[.:)–-]?\s*", re.IGNORECASE)
MOST_NAMES = 8
LONGEST_NAME = 60


class Names:
    """Knows who and what is named in a plan that is being filled."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._people: dict[str, list[Person]] = {}
        self._goals: list[dict[str, list[UUID]]] = []
        for person in plan.people:
            self.learn(person)

    def learn(self, person: Record) -> None:
        """Remember somebody who came into the plan."""
        assert isinstance(person, Person)
        label = _plain(field_text.person_label(person))
        if label and person not in self._people.setdefault(label, []):
            self._people[label].append(person)

    def edits(self, record: Record, field: str, words: str, notes: list[str], lost: list[str]) -> list[Edit]:
        """Make the edits that put what a cell names in a field; raises Refused with the reason when that cannot be.

        Of several people the first is taken. The others go behind the text of an action; elsewhere they are ``lost``.
        """
        match field_text.kind(type(record), field):
            case "person":
                return self._person(record, field, words, notes, lost)
            case "goal":
                return self._set(record, field, self._goal(words))
            case _:
                found = _by_name([(activity.id, activity.what) for activity in self.plan.activities]).get(
                    _plain(words), []
                )
                return self._set(record, field, found[0] if len(found) == 1 else self._door(record, field, words))

    def _person(self, record: Record, field: str, words: str, notes: list[str], lost: list[str]) -> list[Edit]:
        whole = self._known(words)
        parts = [words] if whole else [part for part in _BETWEEN.split(words) if part]
        if not parts or len(parts) > MOST_NAMES or max(map(len, parts)) > LONGEST_NAME:
            raise Refused(_("“{text}” does not look like a name.").format(text=words[:30]))
        first, others = whole or self._known(parts[0]), parts[1:]
        edits: list[Edit] = []
        if first is None:
            # As entry.typed_edits does, without looking through everybody once more for each new name.
            edits = addition(self.plan, Person, name=validate_field(Person, "name", parts[0]), role="colleague")
            person = cast(Added, edits[-1]).record
            self.learn(person)
            edits.append(change(record, field, person.id))
            notes.append(_("New in the plan: {name}.").format(name=parts[0]))
        else:
            edits = self._set(record, field, first.id)
        if others:
            lead = self._full(parts[0])
            named = ", ".join(map(self._full, others))
            if isinstance(record, Action):
                edits += self._along(record, named)
                sentence = _("{first} has the lead; in the text we add: {others}.")
                notes.append(sentence.format(first=lead, others=named))
            else:
                sentence = _("{others}: one name has the lead, and that is {first}.")
                lost.append(sentence.format(others=named, first=lead))
        return edits

    def _along(self, action: Action, named: str) -> list[Edit]:
        along = _("(with {names})").format(names=named)
        return [] if action.what.endswith(along) else [change(action, "what", f"{action.what} {along}".strip())]

    def _known(self, name: str) -> Person | None:
        found = self._people.get(_plain(name), [])
        if len(found) > 1:
            raise Refused(_("There are several people called “{name}”.").format(name=name[:30]))
        if found:
            return found[0]
        # "Marloes" is Marloes de Wit, as long as there is one Marloes.
        begun = self._begun(name)
        return begun[0] if len(begun) == 1 else None

    def _full(self, name: str) -> str:
        """Return a name as the plan knows it."""
        found = self._people.get(_plain(name)) or self._begun(name)
        return field_text.person_label(found[0]) if len(found) == 1 else name

    def _begun(self, name: str) -> list[Person]:
        wanted = _plain(name)
        return [
            item for label, ones in self._people.items() if wanted and label.startswith(f"{wanted} ") for item in ones
        ]

    def _goal(self, words: str) -> UUID:
        if not self._goals:
            # Looked up once: when the first line refers to a goal, all goals are there.
            labelled = [(goal.id, field_text.goal_label(self.plan, goal.id)) for goal in self.plan.goals]
            self._goals = [
                _by_name(labelled),
                _by_name([(goal.id, goal.title or goal.result) for goal in self.plan.goals]),
            ]
        labels, titles = self._goals
        bare = _NUMBER.sub("", words, count=1).lstrip("– ") if _NUMBER.match(words) else words
        for sentence, known in ((words, labels), (words, titles), (bare, titles)):
            found = known.get(_plain(sentence), [])
            if len(found) == 1:
                return found[0]
        numbered = _NUMBER.fullmatch(words)
        return self._door(Action, "goal_id", numbered.group(1) if numbered else words)

    def _door(self, record: Record | type[Record], field: str, words: str) -> UUID:
        kind = record if isinstance(record, type) else type(record)
        return cast(UUID, field_text.parse_value(self.plan, kind, field, words))

    def _set(self, record: Record, field: str, value: UUID) -> list[Edit]:
        return [] if getattr(record, field) == value else [change(record, field, value)]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _by_name(named: list[tuple[UUID, str]]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for key, name in named:
        if _plain(name):
            found.setdefault(_plain(name), []).append(key)
    return found
