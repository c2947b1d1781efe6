"""What a house pack holds, and its file: one JSON document in UTF-8 with a version and a checksum."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plans.cards import deck
from plans.cards.deck import Card
from plans.errors import Damaged, PlanError
from plans.exchange import bounds, files
from plans.house import LOGO_SIZE, MOST_RECORDS, Line, Look, Rate, Short, Words
from plans.house_pack.parts import fields_of
from plans.house_pack.template import MOST_LETTERS, template_bytes
from plans.plan import TABLES, Plan, new_plan
from plans.plan_json import deserialise, serialise
from plans.records import Record
from plans.revisions import Form
from resources.language import gettext as _

FORMAT = "digikoers.huispakket"
SUFFIX = ".huispakket"
VERSION = 2
"""2 since a pack can hold a template for Word; one without is written as 1, for every Digikoers to read."""
MOST_BYTES = 4_000_000
"""No pack comes near this; a larger file is refused unread."""
MOST_CARDS = 60


class Facts(BaseModel):
    """What a pack says beside the plan that others begin with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: UUID = Field(default_factory=uuid4)
    name: Short = Field(min_length=1)
    number: int = Field(default=1, ge=1, le=1_000_000)
    """Its own version: one more each time the organisation makes it anew."""
    by: Short = ""
    """The organisation."""
    made_on: dt.date
    news: Line = ""
    """What is new in this version, in the words of who made it."""
    locked: dict[UUID, tuple[str, ...]] = Field(default_factory=dict, max_length=MOST_RECORDS)
    """The fields that teams may not change, by record of the plan."""
    words: Words = Words()
    rates: tuple[Rate, ...] = Field(default=(), max_length=50)
    look: Look = Look()
    template: str = Field(default="", max_length=MOST_LETTERS)
    """A document of Word, in base64, whose paper and styles the Word documents of a team take."""
    cards: tuple[Card, ...] = Field(default=(), max_length=MOST_CARDS)
    updates: Line = ""
    """The folder where newer versions of Digikoers are, or a sentence that says how to get one."""
    shared_folder: Line = ""
    """The folder that the teams of a location share."""


@dataclass(frozen=True)
class Pack:
    """A house pack: the plan that teams begin with, and what is said beside it."""

    facts: Facts
    start: Plan = field(default_factory=lambda: new_plan(2000))

    @property
    def words(self) -> str:
        """Say which pack it is: "Zonneweide, version 3"."""
        return _("{name}, version {number}").format(name=self.facts.name, number=self.facts.number)

    def is_newer_than(self, pack: UUID, number: int) -> bool:
        """Return whether it is a later version of a certain pack."""
        return self.facts.id == pack and self.facts.number > number


def write(pack: Pack, path: Path) -> None:
    """Write a pack whole or not at all, and read it back; raises PlanError when it cannot be written."""
    data = encode(pack)
    if len(data) > MOST_BYTES or not bounds.json_fits(data):
        raise PlanError(
            _("This house pack is too large."), _("Take out some cards, the longest texts or the template for Word.")
        )
    files.write(data, path, lambda back: encode(decode(back)) == data)


def read(path: Path) -> Pack:
    """Read a pack; raises Damaged, Newer or another PlanError with a sentence. The file is never changed."""
    return decode(files.read(path, MOST_BYTES, _foreign, _too_large), path.name)


def encode(pack: Pack) -> bytes:
    """Return the bytes of the file of a pack."""
    form = {
        **pack.facts.model_dump(mode="json", exclude_defaults=True),
        "id": str(pack.facts.id),
        "start": _bare(pack.start),
    }
    version = VERSION if pack.facts.template else 1
    whole = {"format": FORMAT, "version": version, "sha256": files.checksum(form), **form}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def decode(data: bytes, name: str = "") -> Pack:
    """Read a pack from the bytes of a file called ``name``; raises what ``read`` raises of its content."""
    if len(data) > MOST_BYTES or not bounds.json_fits(data):
        raise _too_large(name)
    whole = files.parse_envelope(data, name, (FORMAT, VERSION), _foreign, _broken)
    form = {key: value for key, value in whole.items() if key not in files.ENVELOPE}
    try:
        if whole.get("sha256") != files.checksum(form):
            raise _broken(name)
        start = form.pop("start", None)
        if not bounds.plan_fits(start):
            raise _too_large(name)
        plan = deserialise(start, name)
        facts = Facts.model_validate(form)
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        raise _does_not_fit(name, str(place[0]) if place else "") from None
    except (ValueError, RecursionError):
        raise _broken(name) from None
    check(Pack(facts, plan), name)
    return Pack(facts, plan)


def check(pack: Pack, name: str = "") -> None:
    """See that a pack holds nothing but what a pack may: no names, no amounts, cards that can be read, a real picture.

    Raises Damaged with a sentence.
    """
    records = {record.id: record for record in pack.start.records()}
    if len(records) > MOST_RECORDS or pack.start.record.house or pack.start.record.state != "concept":
        raise _does_not_fit(name, "start")
    for key, fields in pack.facts.locked.items():
        if key not in records or not {*fields} <= {*fields_of(_table_of(records[key]))}:
            raise _does_not_fit(name, "locked")
    keys = [card.key for card in pack.facts.cards]
    if len({*keys}) != len(keys) or not all(
        deck.is_of_a_house(card) and deck.is_known(card) for card in pack.facts.cards
    ):
        raise _does_not_fit(name, "cards")
    if pack.facts.look.logo:
        try:
            small_png(pack.facts.look.picture())
        except ValueError:
            raise _does_not_fit(name, "logo") from None
    if pack.facts.template:
        try:
            template_bytes(pack.facts.template)
        except ValueError:
            raise _does_not_fit(name, "template") from None


def small_png(data: bytes) -> bytes:
    """Return a picture (PNG or JPEG) as a PNG that is no larger than a logo may be; raises ValueError when it is none.

    How large it is, is looked at before it is unpacked.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            shown = picture.convert("RGBA")
        shown.thumbnail(LOGO_SIZE)
        made = BytesIO()
        shown.save(made, "PNG", optimize=True)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no picture") from error
    return made.getvalue()


MOST_PIXELS = 16_000_000
"""Of a picture that becomes a logo: 4,000 by 4,000."""


def with_number(pack: Pack, number: int) -> Pack:
    """Return the same pack as another version."""
    return replace(pack, facts=pack.facts.model_copy(update={"number": number}))


def _bare(plan: Plan) -> Form:
    """Return the plan that others begin with, without when it was made: the same pack, the same file."""
    form = serialise(plan)
    for stamp in ("created_at", "changed_at", "revision"):
        form["plan"].pop(stamp, None)
    return form


def _table_of(record: Record) -> str:
    return next(name for name, kind in TABLES.items() if type(record) is kind)


def _broken(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is damaged: it was cut off or changed after it was saved.").format(file=name),
        _("Ask for the file again, or open an older copy."),
    )


def _does_not_fit(name: str, where: str) -> Damaged:
    return Damaged(
        _("The house pack “{file}” contains something that does not fit ({where}).").format(file=name, where=where),
        _("Ask whoever made it for a new one."),
    )


def _foreign(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is not a Digikoers house pack.").format(file=name),
        _("Choose a file whose name ends in .huispakket."),
    )


def _too_large(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is too large to be a house pack.").format(file=name),
        _("Choose a file whose name ends in .huispakket."),
    )
