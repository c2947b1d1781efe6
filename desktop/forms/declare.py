"""What a page is made of: declarations without any logic; labels and help come from resources/texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from plans.plan import Plan, PlanRecord
from plans.records import Record
from plans.status import Mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.document import Document
    from desktop.forms.observe import Relay
    from desktop.forms.part import PagePart
    from desktop.forms.shelf import CardFace

Owner = Callable[[Plan], "Record | PlanRecord | None"]
"""Which record of the open plan a field belongs to."""


class ActionResult(NamedTuple):
    """What doing something led to: the record to show where it now stands, and a sentence to say there."""

    record: Record
    sentence: str = ""


class Action(NamedTuple):
    """What can be done with a record as a whole: the words on the button, and doing it."""

    words: str
    do: Callable[[Any], ActionResult | None]
    may: Callable[[Any], bool] = lambda _record: True
    """Whether it can be done now."""
    keys: str = ""
    """The keys that do it as well, while the record has the keyboard."""
    tip: str = ""
    """A sentence that names the keys."""
    always: bool = False
    """Whether it can be done where the state of the plan lets nothing be edited as well."""


class Field(NamedTuple):
    """One bound input: the attribute, how wide (of 12), how many lines, and how choices are shown."""

    name: str
    width: int = 12
    lines: int = 1
    segments: bool = False
    marks: Mapping[Any, Mark] = {}
    """The shape of each word, for choices that say how something stands."""
    letters: Mapping[str, str] = {}
    """The letter that chooses each word while the field has the keyboard."""
    grows: bool = False
    """Whether a text of one line may become longer."""
    ranked: bool = False
    """Whether the words of a fixed list are put in order, instead of ticked."""
    owner: Owner | None = None
    """Another record than the one of the section."""
    ask: str = ""
    """Another question than the one in the texts, for a field shown in an unusual place."""
    coach: Literal["", "goal", "message"] = ""
    """As what the coach reads along in a field of several lines; not at all when left out."""
    proposes: Callable[[Any], str] | None = None
    """What counts as long as nothing is typed, made from the rest of the record; it stands in grey in the field."""


class Computed(NamedTuple):
    """What the program works out for a cell: the value, as it is written, and the words for why it stands there."""

    value: Any
    text: str
    why: Callable[[], str]
    short: str = ""
    """What the cell shows, where that is shorter than what is copied."""


class Column(NamedTuple):
    """One column of a table: an attribute with its share of the width."""

    name: str
    width: int = 3
    follows: Callable[[Plan, Any], Computed | None] | None = None
    """What the program works out for a record in the place of what is typed; such a cell is only read."""
    yields: bool = False
    """Whether it goes out of sight where there is no room for all; what it holds must stand elsewhere too."""
    total: Callable[[], str] | None = None
    """What stands under it in the line of totals."""


class Derived(NamedTuple):
    """A column that the program works out itself."""

    title: Callable[[], str]
    text: Callable[[Plan, Any], str]
    width: int = 2
    number: bool = True
    key: Callable[[Plan, Any], Any] | None = None
    """What to sort by when that is not the text."""
    yields: bool = False
    """Whether it goes out of sight where there is no room for all."""
    total: Callable[[], str] | None = None
    """What stands under it in the line of totals."""


class Section(NamedTuple):
    """A card with a heading and the fields of one record; ``fold`` shows it closed under its question."""

    key: str
    fields: tuple[Field, ...]
    owner: Owner | None = None
    fold: bool = False
    heading: bool = True
    then: tuple[Section | Rows | Part, ...] = ()
    """What stands below the fields, of the same record: smaller sections, tables, widgets of the page's own."""
    when: Callable[[Any], bool] | None = None
    """For which records it is shown at all."""
    turn: Callable[[Any], bool] | None = None
    """When it is the turn of a fold, so that it opens by itself; a person may open it sooner."""
    actions: tuple[Action, ...] = ()
    """What can be done with the record, as buttons below it."""


class Rows(NamedTuple):
    """A table of records; the fields in ``detail``, beside the page, belong to the row where the cursor is.

    Of its own table a cell shows its own row only; whatever it shows of other tables is kept up to date.
    """

    record: type[Record]
    columns: tuple[Column | Derived, ...]
    detail: tuple[Field | Section, ...] = ()
    """The rest of the fields of a row; those of a section stand folded under its question."""
    fixed: bool = False
    """Whether rows can be neither added nor taken away."""
    locked: tuple[str, ...] = ()
    """Columns that are only read."""
    keep: Callable[[Any], bool] | None = None
    """Which records of the list are shown; all when left out."""
    defaults: Mapping[str, Any] = {}
    """The values of a row that is added here."""
    key: str = ""
    """The section in the texts that gives heading and note; the table's own title when left out."""
    actions: tuple[Action, ...] = ()
    """What more can be done with a row."""
    of: str = ""
    """The field that names the record these rows belong to; only the rows of the record shown stand here."""
    on_drop: Callable[[Any], ActionResult | None] | None = None
    """What happens with a record that is dragged onto the table; rows can then be dragged away too."""
    row_note: Callable[[Plan, Any], str] | None = None
    """What is said of the row where the cursor is, above the fields in ``detail``."""
    heading: bool = True
    hide_empty: bool = False
    """Whether it is only shown when there is a row."""
    starters: Callable[[Document], list[dict[str, Any]]] | None = None
    """Rows to begin with, offered while the table is empty."""


class Cards(NamedTuple):
    """The declaration of a card list: which records, how a card looks, and its form."""

    record: type[Record]
    sections: tuple[Section, ...]
    keep: Callable[[Any], bool]
    face: Callable[[Document, Any, int], CardFace]
    defaults: dict[str, Any]
    add: Callable[[int], str]
    most: int | None = None
    overflow: Callable[[], ActionResult] | None = None
    """What is done when one more is asked for than ``most``."""
    fixed: bool = False
    """Whether cards can be neither added nor taken out."""
    actions: tuple[Action, ...] = ()
    """What can be done with the chosen record, as link buttons under its form; the keys work on a card."""
    drop: Callable[[Any, int], ActionResult | None] | None = None
    """What happens when a record is dragged onto the card at a place (from 0); cards can then be dragged away too."""


class Part(NamedTuple):
    """A widget of the page's own, made for the open document (totals, agenda)."""

    make: Callable[[Relay, QWidget], PagePart]
    """Takes what it hears edits from, with the document, and the widget it becomes part of."""
    wide: bool = False
    """Whether it takes the whole width of the page."""


class Folding(NamedTuple):
    """A block that is one line with what is in it, under its heading, as long as nothing in it is missing."""

    block: Section | Rows
    says: Callable[[Document], str] | None = None
    """What the line says; what is filled in when left out."""
    opens: Callable[[Document], bool] | None = None
    """When it stands open; as long as nothing is filled in when left out."""


Block = Section | Rows | Part | Folding
