"""What a page is made of: declarations without any logic; labels and help come from resources/texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from plans.plan import Plan, PlanRecord
from plans.records import Record

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.document import Document

Owner = Callable[[Plan], "Record | PlanRecord | None"]
"""Which record of the open plan a field belongs to."""


@dataclass(frozen=True)
class Field:
    """One bound input: the attribute, how wide (of 12), how many lines, and how choices are shown."""

    name: str
    width: int = 12
    lines: int = 1
    segments: bool = False
    ranked: bool = False
    """Whether the words of a fixed list are put in order, instead of ticked."""
    owner: Owner | None = None
    """Another record than the one of the section."""
    ask: str = ""
    """Another question than the one in the texts, for a field shown in an unusual place."""
    coach: Literal["", "goal", "message"] = ""
    """As what the coach reads along in a field of several lines; not at all when left out."""


@dataclass(frozen=True)
class Column:
    """One column of a table: an attribute with its share of the width."""

    name: str
    width: int = 3


@dataclass(frozen=True)
class Derived:
    """A column that the program works out itself."""

    title: Callable[[], str]
    text: Callable[[Plan, Any], str]
    width: int = 2
    number: bool = True


@dataclass(frozen=True)
class Section:
    """A card with a heading and the fields of one record; ``fold`` shows it closed under its question."""

    key: str
    fields: tuple[Field, ...]
    owner: Owner | None = None
    fold: bool = False
    heading: bool = True


@dataclass(frozen=True)
class Rows:
    """A table of records; the fields in ``detail`` belong to the row where the cursor is."""

    record: type[Record]
    columns: tuple[Column | Derived, ...]
    detail: tuple[Field, ...] = ()
    fixed: bool = False
    """Whether rows can be neither added nor taken away."""
    locked: tuple[str, ...] = ()
    """Columns that are only read."""
    keep: Callable[[Any], bool] | None = None
    """Which records of the list are shown; all when left out."""
    fresh: dict[str, Any] = field(default_factory=dict)
    """The values of a row that is added here."""
    key: str = ""
    """The section in the texts that gives heading and note; the table's own title when left out."""
    actions: tuple[tuple[str, Callable[[Any], bool], Callable[[Any], object]], ...] = ()
    """What more can be done with a row: the words, whether it can be done now, and doing it."""
    starters: Callable[[Document], list[dict[str, Any]]] | None = None
    """Rows to begin with, offered while the table is empty."""


@dataclass(frozen=True)
class Part:
    """A widget of the page's own, made for the open document (totals, agenda)."""

    make: Callable[[Document, QWidget], QWidget]
    """Takes the document and the widget it becomes part of."""


Block = Section | Rows | Part
