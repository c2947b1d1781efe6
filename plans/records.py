"""The ground floor of every table: what each record has, and the kinds of fields.

Records know no database: their tables are made from them, in plans/storage/tables.py. Files with records leave their
annotations unquoted: as text, pydantic would compile them again at every start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError, model_validator
from pydantic.fields import FieldInfo

from plans.errors import Refused
from resources.language import gettext as _

MAX_TEXT = 200_000
MAX_CENTS = 100_000_000_00
MAX_COUNT = 1_000_000_000
MAX_ORIGIN = 100

PROVENANCE = ("origin", "proposed")
"""The fields of every record that say where it comes from; nobody fills or reads them."""

Mark = Annotated[str, StringConstraints(max_length=MAX_ORIGIN)]
"""A digest of a value that was proposed for a field."""


@dataclass(frozen=True)
class _Reference:
    """Marks a field as a key to a record in another table."""

    table: str


@dataclass(frozen=True)
class _Money:
    """Marks a whole number as an amount of money in cents."""


def text_field(*, personal: str = "", default: str = "") -> Any:
    """Declare a text field; ``personal`` is the role that replaces it in a print without names."""
    return Field(default=default, max_length=MAX_TEXT, json_schema_extra={"personal": personal} if personal else None)


def choice_field() -> Any:
    """Declare a field that takes one word of a fixed list, or nothing yet."""
    return Field(default=None)


# Functions, where the types themselves would do: how a type is called pydantic finds out from its documentation, again
# and again at every start.


def empty_list() -> list[Any]:
    """Return what a field of several words begins with."""
    return []


def empty_dict() -> dict[Any, Any]:
    """Return what a field of several values by name begins with."""
    return {}


def choices_field() -> Any:
    """Declare a field that takes several words of a fixed list."""
    return Field(default_factory=empty_list)


def scores_field() -> Any:
    """Declare a field that holds a whole number for each of several statements."""
    return Field(default_factory=empty_dict)


def kept_field() -> Any:
    """Declare a plan as it once stood, in the form of a plan file."""
    return Field(default_factory=empty_dict)


def count_field(most: int = 100_000) -> Any:
    """Declare a whole number of things or people."""
    return Field(default=None, ge=0, le=most)


def quantity_field(least: int = 0, most: int = 10**12) -> Any:
    """Declare an exact number with at most four decimals (hours, measured values)."""
    return Field(default=None, ge=least, le=most, decimal_places=4)


def money_field() -> Any:
    """Declare an amount of money in whole cents, never negative."""
    return _marked(_Money(), ge=0, le=MAX_CENTS)


def reference_field(table: str) -> Any:
    """Declare a key to another record of the same plan; emptied when that record goes."""
    return _marked(_Reference(table))


def _marked(mark: _Reference | _Money, **limits: Any) -> Any:
    info: FieldInfo = Field(default=None, **limits)
    info.metadata.append(mark)
    return info


class TableRow(BaseModel):
    """What stands as one row in a table of the library, in memory; ``validate_field`` looks at what it is given."""

    # A validator is built when the first value comes by: a plan from the library needs none.
    model_config = ConfigDict(defer_build=True)

    __tablename__: ClassVar[str]
    """The table that holds it; the name of the class in small letters, unless it says otherwise."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        if "__tablename__" not in vars(cls):
            cls.__tablename__ = cls.__name__.lower()


class Record(TableRow):
    """What every record of a plan has: a random key, its plan and its place in the order."""

    subject: ClassVar[str]
    """The file in plans/, the page and the texts that this record belongs to."""

    prefilled: ClassVar[frozenset[str]] = frozenset()
    """Fields that the program fills in beforehand; they do not count as begun."""

    live: ClassVar[bool] = False
    """Whether it stays editable after the plan is adopted; what was agreed on does not."""

    private: ClassVar[bool] = False
    """Whether it is for the leader alone: it leaves her laptop only as she asks for it (plans/derived/sharing.py)."""

    live_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields that stay editable after the plan is adopted, in a record that itself does not."""

    carried_with: ClassVar[tuple[str, ...]] = ()
    """The offers under which it can be carried over to the next year, each with its words in the texts of the subject.

    Without any it stays with its own year.
    """

    identity: ClassVar[tuple[str, ...]] = ()
    """Fields that say which one it is, for what is made once by whoever comes first; its key follows from them."""

    coupled: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that mean something only together: two people who change them differently have to choose."""

    renewed: ClassVar[dict[str, Any]] = {}
    """Fields that begin anew in the next year, with what they begin with; dates move on by themselves."""

    id: UUID = Field(default_factory=uuid4)
    plan_id: UUID
    position: int = Field(default=0, ge=0, le=MAX_COUNT)
    origin: str = Field(default="", max_length=MAX_ORIGIN)
    """Where the record comes from when nobody made it by hand: "card:bedsensor" (plans/proposals.py)."""
    proposed: dict[str, Mark] = Field(default_factory=empty_dict)
    """The fields that were filled in for the team, each with a digest of what was proposed (plans/proposals.py)."""

    @classmethod
    def blank(cls, **values: Any) -> Self:
        """Return a record with nothing in it but these values, not even what it must have: the line below a table."""
        needed = {name: None for name, info in cls.model_fields.items() if info.is_required()}
        return cls.model_construct(**{**needed, **values})

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        return {name: clean_text(value) if isinstance(value, str) else value for name, value in values.items()}

    @classmethod
    @cache
    def fields(cls) -> tuple[str, ...]:
        """Return the fields that a user fills, in the order of declaration."""
        return tuple(name for name in cls.model_fields if name not in Record.model_fields)

    @classmethod
    def is_live(cls, field: str) -> bool:
        """Return whether a field stays editable after the plan is adopted."""
        return cls.live or field in cls.live_fields

    def is_filled(self, field: str) -> bool:
        """Return whether something was entered in a field; zero is something."""
        value = getattr(self, field)
        return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})

    def is_begun(self) -> bool:
        """Return whether a user entered anything at all in this record."""
        return any(self.is_filled(field) for field in self.fields() if field not in self.prefilled)

    def carries_over(self, year: int) -> bool:
        """Return whether it still matters after a year, the year of its plan; asked when its offer was chosen."""
        return True

    def copy_with(self, **changes: Any) -> Self:
        """Return a copy that stands on its own, with some fields changed."""
        return self.model_construct(**{**self.model_dump(), **changes})


def clean_text(text: str) -> str:
    """Take out what no file or font can hold: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def validate_field(record: type[TableRow], field: str, value: Any) -> Any:
    """Return a value as the record may hold it; raises Refused with a sentence when it may not."""
    try:
        return _adapter(record, field).validate_python(clean_text(value) if isinstance(value, str) else value)
    except ValidationError as error:
        raise Refused(_sentence(error.errors()[0])) from None


@cache
def personal_fields(record: type[TableRow]) -> dict[str, str]:
    """Return the fields that hold a person's name, with the role that stands in for it."""
    extras = {name: info.json_schema_extra for name, info in record.model_fields.items()}
    return {name: str(extra["personal"]) for name, extra in extras.items() if isinstance(extra, dict)}


@cache
def references(record: type[TableRow]) -> dict[str, str]:
    """Return the fields that are keys to other records of the plan, with the table they point to."""
    marks = {name: _mark_of(record, name) for name in record.model_fields}
    return {name: mark.table for name, mark in marks.items() if isinstance(mark, _Reference)}


@cache
def is_money(record: type[TableRow], field: str) -> bool:
    """Return whether a field holds an amount of money, in cents."""
    return isinstance(_mark_of(record, field), _Money)


def _mark_of(record: type[TableRow], field: str) -> _Reference | _Money | None:
    metadata = record.model_fields[field].metadata
    return next((item for item in metadata if isinstance(item, _Reference | _Money)), None)


@cache
def _adapter(record: type[TableRow], field: str) -> TypeAdapter[Any]:
    info: FieldInfo = record.model_fields[field]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[annotation, info] if info.metadata else annotation)


def _sentence(error: Any) -> str:
    limits = error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            return _("This must be {least} or more.").format(least=limits["ge"])
        case "less_than_equal":
            return _("This is larger than Digikoers can handle ({most}).").format(most=limits["le"])
        case "string_too_long":
            return _("This text is too long: at most {most} characters.").format(most=limits["max_length"])
        case "decimal_max_places":
            return _("Use at most {places} decimal places.").format(places=limits["decimal_places"])
        case _:
            return _("This does not fit here. What did you mean?")
