"""Every hard text in every field of every print: all hundred ways to put them there, and the long ones everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plans.printing.conftest import full_plan
from tests.plans.printing.everything import EVERYTHING, found
from tests.plans.printing.hard_strings import LONG
from tests.plans.printing.pdf_reading import text_fields
from tests.plans.printing.test_print_any_text import LONGEST, TEXTS, check, check_long, expected

FIELDS = len({(type(record), field) for record, field in text_fields(full_plan())})


@pytest.mark.parametrize("thing", EVERYTHING)
def test_every_field_shows_every_hard_text(thing: str) -> None:
    for turn in range(len(TEXTS)):
        check(thing, turn)


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("thing", LONGEST)
def test_every_print_shows_every_long_text(thing: str, name: str) -> None:
    check_long(thing, name)


@pytest.mark.parametrize("place", range(FIELDS))
def test_a_hundred_kilobytes_in_any_one_field(place: int) -> None:
    plan = full_plan()
    kinds: dict[Any, Any] = {}
    for record, field in text_fields(plan):
        kinds.setdefault((type(record), field), (record, field))
    record, field = list(kinds.values())[place]
    setattr(record, field, LONG["100 kB of words"])
    sentence = found(EVERYTHING["plan"](plan))
    words = [expected("plan", f"w{number}") for number in range(0, 15_000, 50)]
    if field == "poster_text":
        # Short words for the poster alone, which shortens them.
        words = []
    assert [word for word in words if word not in sentence] == []
    for thing in EVERYTHING:
        if thing != "plan":
            EVERYTHING[thing](plan)
