"""The cards as they are written in resources/cards, one file each, read and checked against their schema.

Beside ours stand those of the house pack that is in use, by the same schema.
"""

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
from resources import CARDS, ICONS, SOURCES
from resources.language import current
from resources.language import gettext as _
from resources.texts import entry

Kind = Literal["watching", "medication", "staff", "small"]
"""What a card is about, which says how long before the start it begins: see ``schedule.OFFSETS``."""
Theme = Literal["night", "medication", "safety", "contact", "home", "wellbeing", "work", "skills"]

HOUSE = "huis-"
"""What the key of a card of an organisation begins with."""

_Said = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]


_Hours = Annotated[int, Field(ge=0, le=10_000)]


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
    icon: str = Field(pattern="^[a-z0-9-]+$", max_length=40)
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
    target: int = Field(gt=0, le=1_000_000)
    first: int = Field(gt=0, le=1_000_000)
    """With how many it begins."""
    hours: tuple[_Hours, _Hours]
    """Hours of the team until the second evaluation, from and to, without training."""
    training_hours: Decimal = Field(gt=0, le=40, decimal_places=2)
    """Hours of training for each participant."""
    conditions: tuple[str, ...] = Field(min_length=1)
    """Keys in the shared texts, as in ``risks``, ``costs`` and ``law``."""
    risks: tuple[str, ...] = Field(min_length=2)
    costs: tuple[str, ...] = Field(min_length=2)
    law: tuple[str, ...]
    sources: tuple[str, ...]
    """Keys in resources/sources.toml; a house speaks from its own experience and may have none."""

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


_house: tuple[Card, ...] = ()


def read(path: Path) -> Card:
    """Read one card; its key is the name of its file. Raises Damaged when it does not fit the schema."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return Card.model_validate({"key": path.stem, **content})
    except (ValidationError, ValueError):
        sentence = _("“{file}” is not a technology card that Digikoers can read.").format(file=path.name)
        raise Damaged(sentence, _("Ask whoever made it for a new one.")) from None


def deck() -> tuple[Card, ...]:
    """Return all cards, by the order of their themes; within a theme those of the house first, then by name of file."""
    return tuple(sorted((*ours(), *_house), key=_order))


@cache
def ours() -> tuple[Card, ...]:
    """Return the cards that come with the program, in the same order."""
    return tuple(sorted((_own(path.stem) for path in CARDS.glob("*.toml")), key=_order))


@cache
def _own(key: str) -> Card:
    return read(CARDS / f"{key}.toml")


def choose_house(cards: tuple[Card, ...]) -> None:
    """Show from now on the cards of a house pack beside ours."""
    global _house
    _house = cards


def is_of_a_house(card: Card) -> bool:
    """Return whether a card comes from an organisation; its key says so."""
    return card.key.startswith(HOUSE)


def is_known(card: Card) -> bool:
    """Return whether everything is there that a card refers to: shared texts, facts about law, sources, a picture."""
    groups = (("conditions", card.conditions), ("risks", card.risks), ("costs", card.costs), ("law", card.law))
    shared = all({*keys} <= {*entry("cards", group)} for group, keys in groups)
    return shared and {*card.sources} <= {*sources()} and (ICONS / f"{card.icon}.svg").is_file()


def _order(card: Card) -> tuple[int, bool, str]:
    themes = Theme.__args__  # type: ignore[attr-defined]
    return themes.index(card.theme), not is_of_a_house(card), card.key


def card(key: str) -> Card | None:
    """Return the card with a key, or None."""
    for item in _house:
        if item.key == key:
            return item
    # Reading all of them takes as long as a page of print.
    return _own(key) if key in _keys() else None


@cache
def _keys() -> frozenset[str]:
    return frozenset(path.stem for path in CARDS.glob("*.toml"))


def sources() -> dict[str, str]:
    """Return where facts come from, in the language in use, by the keys that cards use: name, year, address."""
    return {key: str(words[current()]) for key, words in _sources().items()}


@cache
def _sources() -> dict[str, dict[str, str]]:
    return tomllib.loads(SOURCES.read_text(encoding="utf-8"))
