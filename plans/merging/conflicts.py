"""What a merge asks: one question about a field, a record that went and was changed, an adoption or a closed review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

Side = Literal["mine", "theirs"]
Choice = Literal["mine", "theirs", "both", "open"]
"""``both``: both texts, one after the other. ``open``: the plan or the review is opened again and holds all changes."""

Kind = Literal["fields", "removed", "adopted", "closed"]


@dataclass(frozen=True)
class Conflict:
    """One question that only a person can answer; equal for the same question of the same merge."""

    kind: Kind
    key: UUID
    """The record; of ``adopted`` the plan, of ``closed`` the review of the quarter."""
    fields: tuple[str, ...] = ()
    """For ``fields``: the field, or the fields that go together."""
    element: str = ""
    """For ``fields``: which answer, when the field holds several."""
    choices: tuple[Choice, ...] = ("mine", "theirs")
    usual: Choice = "mine"
    """What happens without an answer."""


Answers = Mapping[Conflict, Choice]


@dataclass
class Questions:
    """The conflicts of one merge, and what was answered."""

    answers: Answers
    asked: list[Conflict] = field(default_factory=list)

    def ask(self, conflict: Conflict) -> Choice:
        """Note a conflict, and return what was chosen, or what is usual without an answer."""
        if conflict not in self.asked:
            self.asked.append(conflict)
        choice = self.answers.get(conflict, conflict.usual)
        return choice if choice in conflict.choices else conflict.usual


def other(side: Side) -> Side:
    """Return the other side."""
    return "theirs" if side == "mine" else "mine"
