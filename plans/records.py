"""The ground floor of every table: what each record has, and the kinds of fields.

Records are pydantic models and know no database: whoever only reads a plan file or checks a plan loads none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic.fields import FieldInfo

from plans.errors import Refused
from resources.language import gettext as _

MAX_TEXT = 200_000
MAX_CENTS = 100_000_000_00
MAX_COUNT = 1_000_000_000


@dataclass(frozen=True)
class Reference:
    """Marks a field as a key to a record in another table, by the name that table has in the database."""

    table: str


@dataclass(frozen=True)
class Cents:
    """Marks a whole number as an amount of money."""


def words(*, personal: str = "", default: str = "") -> Any:
    """Declare a text field; ``personal`` is the role that replaces it in a print without names."""
    return Field(default=default, max_length=MAX_TEXT, json_schema_extra={"personal": personal} if personal else None)


def choice() -> Any:
    """Declare a field that takes one word of a fixed list, or nothing yet."""
    return Field(default=None)


def several() -> Any:
    """Declare a field that takes several words of a fixed list."""
    return Field(default_factory=list)


def scores() -> Any:
    """Declare a field that holds a whole number for each of several statements."""
    return Field(default_factory=dict)


def count(most: int = 100_000) -> Any:
    """Declare a whole number of things or people."""
    return Field(default=None, ge=0, le=most)


def quantity(least: int = 0, most: int = 10**12) -> Any:
    """Declare an exact number with at most four decimals (hours, measured values)."""
    return Field(default=None, ge=least, le=most, decimal_places=4)


def cents() -> Any:
    """Declare an amount of money in whole cents, never negative."""
    return _marked(Cents(), ge=0, le=MAX_CENTS)


def reference(table: str) -> Any:
    """Declare a key to another record of the same plan; emptied when that record goes."""
    return _marked(Reference(table))


def _marked(mark: Reference | Cents, **limits: Any) -> Any:
    info: FieldInfo = Field(default=None, **limits)
    info.metadata.append(mark)
    return info


class TableRow(BaseModel):
    """A row of one table, in memory: checked when it is made of values, not when a field is set (see ``checked``)."""

    # A validator is built when the first value comes by: a plan from the library needs hardly any.
    model_config = ConfigDict(defer_build=True)

    subject: ClassVar[str]
    """The step of the walk it belongs to."""

    __tablename__: ClassVar[str]
    """Its table in the database; the name of the class in small letters, unless it says otherwise."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        if "__tablename__" not in vars(cls):
            cls.__tablename__ = cls.__name__.lower()

    @model_validator(mode="before")
    @classmethod
    def _clean(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


class Record(TableRow):
    """What every record of a plan has: a random key, its plan and its place in the order."""

    subject: ClassVar[str]
    """The file in plans/, the page and the texts that this record belongs to."""

    given: ClassVar[frozenset[str]] = frozenset()
    """Fields that the program fills in beforehand; they do not count as begun."""

    live: ClassVar[bool] = False
    """Whether it stays editable after the plan is adopted; what was agreed on does not."""

    live_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields that stay editable after the plan is adopted, in a record that itself does not."""

    id: UUID = Field(default_factory=uuid4)
    plan_id: UUID
    position: int = Field(default=0, ge=0, le=MAX_COUNT)

    @classmethod
    def fields(cls) -> list[str]:
        """Give the fields that a user fills, in the order of declaration."""
        return [name for name in cls.model_fields if name not in Record.model_fields]

    def filled(self, field: str) -> bool:
        """Tell whether something was entered in a field; zero is something."""
        value = getattr(self, field)
        return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})

    def begun(self) -> bool:
        """Tell whether a user entered anything at all in this record."""
        return any(self.filled(field) for field in self.fields() if field not in self.given)

    def copy_as(self, **changes: Any) -> Self:
        """Give a copy that stands on its own, with some fields changed."""
        return self.model_copy(update=changes, deep=True)


def clean(text: str) -> str:
    """Take out what no file or font can hold: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def checked(record: type[TableRow], field: str, value: Any) -> Any:
    """Give a value as the record may hold it; raises Refused with a sentence when it may not."""
    try:
        return _adapter(record, field).validate_python(clean(value) if isinstance(value, str) else value)
    except ValidationError as error:
        raise Refused(_sentence(error.errors()[0])) from None


def personal_fields(record: type[TableRow]) -> dict[str, str]:
    """Give the fields that hold a person's name, with the role that stands in for it."""
    extras = {name: info.json_schema_extra for name, info in record.model_fields.items()}
    return {name: str(extra["personal"]) for name, extra in extras.items() if isinstance(extra, dict)}


@cache
def references(record: type[TableRow]) -> dict[str, str]:
    """Give the fields that are keys to other records of the plan, with the table they point to."""
    marks = {name: mark_of(record, name) for name in record.model_fields}
    return {name: mark.table for name, mark in marks.items() if isinstance(mark, Reference)}


def mark_of(record: type[TableRow], field: str) -> Reference | Cents | None:
    """Give what a field is beside its type: a key to another record, an amount of money, or neither."""
    metadata = record.model_fields[field].metadata
    return next((one for one in metadata if isinstance(one, Reference | Cents)), None)


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
            return _("This is larger than Digikoers can hold ({most}).").format(most=limits["le"])
        case "string_too_long":
            return _("This text is too long: at most {most} characters.").format(most=limits["max_length"])
        case "decimal_max_places":
            return _("Use at most {places} decimals.").format(places=limits["decimal_places"])
        case _:
            return _("This does not fit here. What did you mean?")
