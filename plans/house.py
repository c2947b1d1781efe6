"""What a plan keeps of the house pack of its organisation: which one it is, what it gave, what is locked, how it looks.

A plan holds no copy of its pack, only what it cannot do without on another laptop. Names of people stand in the records
of the plan alone, so that forgetting somebody, and printing without names, need to know of nothing else.
"""

from __future__ import annotations

import base64
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

MOST_RECORDS = 2_000
"""Records of a plan that may come from a pack."""
MOST_LOGO = 200_000
"""Characters of the logo, in base64."""
LOGO_SIZE = (600, 240)
"""Pixels of the logo, wide and high, at most."""
LEAST_CONTRAST = 4.5
"""Of the colour of the house on white paper (WCAG 2.2, 1.4.3): words are printed in it."""

_PNG = b"\x89PNG\r\n\x1a\n"

Short = Annotated[str, StringConstraints(max_length=100, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(max_length=1_000, strip_whitespace=True)]
_Word = Annotated[str, StringConstraints(max_length=40, pattern=r"^[^{}<>\x00-\x1f]*$", strip_whitespace=True)]
"""A word that comes in the middle of our own texts, and may hold no place to fill in."""
_Name = Annotated[str, StringConstraints(max_length=40, pattern="^[a-z][a-z0-9_]*$")]
_Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """How the house calls what every plan speaks of; empty where our own word will do."""

    client: _Word = ""
    """In Dutch, as in the next one; both or neither."""
    clients: _Word = ""
    record: _Word = ""
    """The name of the electronic record, in the place of "ECD"."""
    review: Literal["", "kwartaalgesprek"] = ""
    """What a quarterly review is called, in Dutch."""


class Rate(_Strict):
    """What an hour of somebody costs, in cents."""

    name: Short = Field(min_length=1)
    cents: int = Field(ge=0, le=1_000_00)


class Look(_Strict):
    """How the house looks on paper."""

    accent: str = Field(default="", pattern="^(#[0-9A-Fa-f]{6})?$")
    logo: str = Field(default="", max_length=MOST_LOGO)
    """A picture in PNG, in base64."""

    @field_validator("accent")
    @classmethod
    def _readable(cls, accent: str) -> str:
        if accent and contrast(accent) < LEAST_CONTRAST:
            raise ValueError("too light to read")
        return accent

    @field_validator("logo")
    @classmethod
    def _small(cls, logo: str) -> str:
        if logo:
            wide, high = png_size(base64.b64decode(logo, validate=True))
            if not (0 < wide <= LOGO_SIZE[0] and 0 < high <= LOGO_SIZE[1]):
                raise ValueError("too large a picture")
        return logo

    def picture(self) -> bytes:
        """Return the logo as the bytes of a PNG; none without one."""
        return base64.b64decode(self.logo)


class House(_Strict):
    """The house pack that a plan was filled from, as far as the plan needs to know."""

    pack: UUID
    name: Short
    number: int = Field(ge=1, le=1_000_000)
    by: Short = ""
    rows: dict[UUID, UUID] = Field(default_factory=dict, max_length=MOST_RECORDS)
    """Which record of this plan each record of the pack became, by their keys."""
    given: dict[UUID, dict[_Name, _Digest]] = Field(default_factory=dict, max_length=MOST_RECORDS)
    """What the pack gave: a digest of each value, by record and field of this plan."""
    locked: dict[UUID, tuple[_Name, ...]] = Field(default_factory=dict, max_length=MOST_RECORDS)
    """The fields that only the organisation changes, by record of this plan."""
    words: Words = Words()
    rates: tuple[Rate, ...] = Field(default=(), max_length=50)
    look: Look = Look()

    @field_validator("given", "locked")
    @classmethod
    def _bounded(cls, fields: dict[UUID, Any], _info: ValidationInfo) -> dict[UUID, Any]:
        if any(len(names) > 100 for names in fields.values()):
            raise ValueError("too many fields")
        return fields

    def form(self) -> dict[str, Any]:
        """Return it as plain JSON values, as the plan keeps it."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def moved(self, keys: dict[UUID, UUID]) -> House:
        """Return it for a copy of the plan in which records have other keys; what is not in ``keys`` stayed behind."""
        return self.model_copy(
            update={
                "rows": {row: keys[key] for row, key in self.rows.items() if key in keys},
                "given": {keys[key]: fields for key, fields in self.given.items() if key in keys},
                "locked": {keys[key]: fields for key, fields in self.locked.items() if key in keys},
            }
        )


def checked(form: dict[str, Any]) -> dict[str, Any]:
    """Return the form that a plan keeps; raises ValueError when it is not one."""
    return House.model_validate(form).form()


def contrast(colour: str, ground: str = "#FFFFFF") -> float:
    """Return the contrast of two colours ("#RRGGBB") by WCAG 2.2: 1 for equal ones, 21 for black on white."""
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def png_size(data: bytes) -> tuple[int, int]:
    """Return how wide and high a PNG says it is, without reading its picture; raises ValueError when it is none."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        raise ValueError("no PNG")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
