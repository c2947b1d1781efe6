"""What is typed while a house pack is made, as the pack holds it."""

from __future__ import annotations

import base64
from decimal import Decimal
from pathlib import Path
from typing import get_args

from plans.errors import Damaged, Refused
from plans.exchange import files
from plans.house import Look, Rate
from plans.house_pack import pack
from plans.house_pack.parts import Way
from plans.money import parse_amount
from resources.language import gettext as _

MOST_PICTURE = 8_000_000
"""Bytes of a picture file that becomes a logo."""


def rounded(ratio: float) -> Decimal:
    """Return a contrast with one decimal."""
    return Decimal(ratio).quantize(Decimal("0.1"))


def way_of(chosen: str | None) -> Way:
    """Return how a part goes along; not at all when nothing was chosen."""
    return next((way for way in get_args(Way) if way == chosen), "leave")


def rate_of(line: str) -> Rate:
    """Read "verzorgende 38,50"; raises Refused with a sentence."""
    name, _space, amount = line.strip().rpartition(" ")
    if not name.strip(" €=:"):
        raise Refused(_("“{line}”: write who, and then what an hour costs.").format(line=line.strip()[:60]))
    return Rate(name=name.strip(" €=:"), cents=parse_amount(amount))


def read_logo(path: Path) -> str:
    """Return a picture as a pack holds it; raises PlanError with a sentence."""

    def foreign(name: str) -> Damaged:
        return Damaged(
            _("“{file}” is not a picture that can be used as a logo.").format(file=name),
            _("Choose a PNG or JPEG of at most 8 MB."),
        )

    data = files.read(path, MOST_PICTURE, foreign, foreign)
    try:
        logo = base64.b64encode(pack.small_png(data)).decode()
        Look(logo=logo)
    except ValueError:
        raise foreign(path.name) from None
    return logo
