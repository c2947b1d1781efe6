"""The cards as they are written in resources/cards, one file each, read and checked against their schema."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from plans.errors import Damaged
from plans.subjects.goals import Focus, Stage
from plans.subjects.team import Care
from resources import CARDS, SOURCES
from resources.language import current
from resources.language import gettext as _

Kind = Literal["watching", "medication", "staff", "small"]
"""What a card is about, which says how long before the start it begins: see ``schedule.OFFSETS``."""
Theme = Literal["night", "medication", "safety", "contact", "home", "wellbeing", "work", "skills"]

_Said = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """One text in both languages; ``{clients}`` and the like are filled in for the care that a team gives."""

    nl: _Said
    en: _Said

    def __str__(self) -> str:
        """Return the text in the language in use."""
        return str(getattr(self, current()))


class Card(_Strict):
    """One technology card. Hours, weeks and numbers are rules of thumb, not standards."""

    key: str = Field(pattern="^[a-z][a-z0-9-]*$", max_length=40)
    kind: Kind
    theme: Theme
    icon: str
    care: tuple[Care, ...] = Field(min_length=1)
    focus: Focus
    stage: Stage
    wzd: Literal["yes", "sometimes", "resistance", "no"]
    """Whether it may count as involuntary care (Wet zorg en dwang)."""
    bem: Literal["yes", "medication", "no"]
    """Whether it is first assessed who manages the own medicines."""
    dpia: Literal["yes", "likely", "ask", "light", "no"]
    """Whether the data protection officer may find an assessment of privacy needed; never a verdict."""
    consent: bool
    """Whether clients are asked for consent; not for what is the work of the team only."""
    target: int = Field(gt=0)
    first: int = Field(gt=0)
    """With how many it begins."""
    hours: tuple[int, int]
    """Hours of the team until the second evaluation, from and to, without training."""
    training_hours: Decimal = Field(gt=0, le=40)
    """Hours of training for each participant."""
    conditions: tuple[str, ...] = Field(min_length=1)
    """Keys in the shared texts, as in ``risks``, ``costs`` and ``law``."""
    risks: tuple[str, ...] = Field(min_length=2)
    costs: tuple[str, ...] = Field(min_length=2)
    law: tuple[str, ...]
    sources: tuple[str, ...] = Field(min_length=1)
    """Keys in resources/sources.toml."""

    name: Words
    line: Words
    what: Words
    for_whom: Words
    not_for: Words
    known: Words
    title: Words
    problem: Words
    result: Words
    indicator: Words
    unit: Words
    client_gain: Words
    employee_gain: Words
    measure: Words
    ict: Words | None = None
    start: Words
    roles: Words
    struggle: Words
    stop: Words
    ask: Words
    ethics: Words
    data: Words
    celebration: Words
    signs: Words

    def suits(self, care: Care | None) -> bool:
        """Return whether it was thought up for the care a team gives; not knowing it, every card may suit."""
        return care in (None, "other", *self.care)


def read(path: Path) -> Card:
    """Read one card; its key is the name of its file. Raises Damaged when it does not fit the schema."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return Card.model_validate({"key": path.stem, **content})
    except (ValidationError, ValueError):
        sentence = _("“{file}” is not a technology card that Digikoers can read.").format(file=path.name)
        raise Damaged(sentence, _("Ask who made it for a new one.")) from None


@cache
def deck() -> tuple[Card, ...]:
    """Return the cards that come with the program, by the order of their themes, then by name of file."""
    themes = Theme.__args__  # type: ignore[attr-defined]
    cards = [read(path) for path in sorted(CARDS.glob("*.toml"))]
    return tuple(sorted(cards, key=lambda card: (themes.index(card.theme), card.key)))


def card(key: str) -> Card | None:
    """Return the card with a key, or None."""
    return next((item for item in deck() if item.key == key), None)


def sources() -> dict[str, str]:
    """Return where facts come from, in the language in use, by the keys that cards use: name, year, address."""
    return {key: str(words[current()]) for key, words in _sources().items()}


@cache
def _sources() -> dict[str, dict[str, str]]:
    return tomllib.loads(SOURCES.read_text(encoding="utf-8"))
