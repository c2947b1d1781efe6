"""Times as people type them in a plan, and what is no time."""

from __future__ import annotations

import pytest

from plans.exchange.clock import read_time

TIMES = {
    "13.30 uur": "13:30", "13:30": "13:30", "9 uur": "09:00", "14u": "14:00", "13u30": "13:30", "om 12.00 u": "12:00",
    "van 10:00 tot 11:30": "10:00-11:30", "10.00-11.30": "10:00-11:30", "10 – 12 uur": "10:00-12:00",
    "14-4 om 13.30": "13:30", "09.00 uur, inloop 08.45": "09:00", "half twee": "13:30", "half 8": "07:30",
    "half een": "12:30", "half twaalf": "11:30", "tussen 10 en 11": "10:00-11:00", "tussen tien en elf": "10:00-11:00",
    "van half twee tot drie": "13:30-15:00", "kwart over drie": "15:15", "kwart vóór 2": "13:45", "om één uur": "13:00",
    "tien voor half drie": "14:20", "vijf over half 8": "07:35", "5 voor 12": "11:55", "om 10": "10:00",
    "om 2": "14:00", "twee uur": "14:00", "2 uur": "14:00", "02:00": "02:00", "half 8 ’s avonds": "19:30",
    "'s ochtends om half 8": "07:30",
    "8 uur 's avonds": "20:00", "'s nachts om 3 uur": "03:00", "20:00-02:00": "20:00-02:00",
    "23.00–7.00": "23:00-07:00",
    "13.30 uur, duurt anderhalf uur": "13:30-15:00", "14 uur, duurt drie kwartier": "14:00-14:45",
    "10 tot 2 uur": "10:00-14:00", "11 tot 1 uur": "11:00-13:00", "van 8 tot 5": "08:00-17:00",
    "negen uur tot half elf": "09:00-10:30", "13.30 - ca. 15.00 uur": "13:30-15:00",
    "maandag en donderdag van 10 tot 14 uur": "10:00-14:00", "van 9 tot 10 uur in de teamkamer": "09:00-10:00",
    "2 pm": "14:00", "3.30pm": "15:30", "half past one": "13:30", "quarter to two": "13:45",
    "between 10 and 11": "10:00-11:00",
    "7.30 – 8.00 u (overdracht)": "07:30-08:00", "14.00 uur of 15.00 uur": "14:00",
}  # fmt: skip
OTHERS = (
    *("", "na de lunch", "25.00", "12.75 uur", "kamer 12", "14-4-2027", "€ 1.250,50", "2 uur lang", "een half uur"),
    *("half uur na de lunch", "tussen 10 en 11 april", "10-11", "3 collega’s", "van 3 mei tot 4 juni", "de helft"),
    *("elke 2 weken", "1,5 uur", "anderhalf uur", "om de week", "om 2 redenen", "in 2 groepen", "24 uur", "tot 15 uur"),
    *("duurt 2 uur", "half mei", "tussen 5 en 8 mensen"),
)


@pytest.mark.parametrize("typed", TIMES)
def test_times_as_people_type_them(typed: str) -> None:
    found = read_time(typed)
    assert found
    assert "-".join(f"{part:%H:%M}" for part in found if part) == TIMES[typed]


@pytest.mark.parametrize("typed", OTHERS)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_time(typed) is None
