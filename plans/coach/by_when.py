"""By when: a small grammar of dates and periods, the same for every language; the words of it are in [when].

A time is a date (31/12, 2027-06-30, 1 mei), a part of a year (Q3, T2, mei-juni, week 20, the first half of 2027), a
season, or a period counted from now (within 3 months, this school year). What comes back every week, what lies behind
us, and what only says how long something takes, is no time by which.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.coach.calendar_words import Calendar
from plans.coach.when import When, exact, feast, piece, span, week, week_of_month

_PARTS = {"q": 4, "k": 4, "kw": 4, "t": 3, "h": 2}
"""In how many parts the letter before a number cuts a year."""

_PART = re.compile(r"(?:(20\d\d)[-/]?)?(?:(q|k|kw|t|h)([1-4])(?:[-/–](?:[qkth])?([1-4]))?|([1-4])([qk]))(?:'?(\d\d))?")
_YEAR = re.compile(r"(20\d\d)(?:[-/–](?:20)?\d\d)?|'\d\d")
_ISO = re.compile(r"(20\d\d)-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12]\d|3[01]))?")
_FULL = re.compile(r"(0?[1-9]|[12]\d|3[01])[-/.](0?[1-9]|1[0-2])[-/.]((?:20)?\d\d)")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])[-/](0?[1-9]|1[0-2])")
_DAY_OF_MONTH = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:e|de|ste|st|nd|rd|th)?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])[-/](20\d\d)")
_WEEK = re.compile(r"(?:wk|week|w)(0?[1-9]|[1-4]\d|5[0-3])")
_DATED = re.compile(r"20\d\d|'\d\d$|^\d+[-/.]\d+[-/.]\d+$")
_MONTHS = re.compile(r"[-/–]")
_STEPS = 3
"""The most small words in a row within a time: that many, and no more, keep the work in step with the text."""

_SLACK = 31
"""Days into a season that still are before it: nobody means the first of June with "before the summer"."""

_MOST = 12
"""A greater number before a stroke is the day of a month, whatever stands around it."""

_FEW = 14
"""So many days are how long something takes; who means a day says which."""

_NEAR = 12
"""Words around a period in which a newcomer makes it how long something takes."""


def times(
    known: Calendar, words: Sequence[str], marks: Sequence[str], numbers: Sequence[bool], year: int | None
) -> list[When]:
    """Find the times in a sentence; ``numbers`` tells which words are numbers, ``year`` is that of the plan."""
    found: list[When] = []
    reader = _Reader(known, words, marks, numbers, year)
    place = 0
    while place < len(words):
        time = reader.at(place)
        if time is not None:
            found.append(time)
        place = time.last + 1 if time else place + 1
    return found


@dataclass(frozen=True)
class _Reader:
    """Reads one time that begins at a place in a sentence."""

    known: Calendar
    words: Sequence[str]
    marks: Sequence[str]
    numbers: Sequence[bool]
    year: int | None

    def at(self, place: int) -> When | None:
        """Return the time that begins here with all that belongs to it, or None."""
        opening = self._skip(place, "before")  # "uiterlijk voor eind"
        lead = set(self.words[max(place - 1, 0) : opening])
        for begin in range(place, opening + 1):
            time = self._core(begin, lead)
            if time is None:
                continue
            if begin == place and place and not self.marks[place] and self._is(place - 1, "each"):
                return None
            if self._names(begin) and not time.exact:  # "team May", but not "3 wards 1 May"
                return replace(time, first=place, past=True)
            return self._placed(replace(time, first=place), lead, edged=self._is(begin, "edges"))
        return None

    def _placed(self, time: When, lead: set[str], edged: bool) -> When | None:
        """Say of a time whether it is the last moment, a beginning, or past; leave out what comes back."""
        before, after = self._word(time.first - 1), self._word(time.last + 1)
        around = {before, *lead}
        if around & self.known["each"] and not self.marks[time.first]:
            return None
        limit = "by" if around & self.known["by"] else "from" if around & self.known["from"] else ""
        if (
            around & self.known["ahead"]
            and not edged
            and not time.exact
            and time.begin
            and not time.feast
            and after not in self.known["closing"]
        ):  # before July: till the end of June
            slack = 0 if time.whole else _SLACK
            time = replace(time, end=time.begin + dt.timedelta(days=slack - 1))
        led = self.words[time.first] in self.known["before"] - self.known["small"]  # "papier de deur uit per 1 mei"
        comes_from = before in self.known["origin"] and not self.marks[time.first] and not led
        past = bool(
            comes_from or around & self.known["past"] or (after in self.known["past"] and not self._mark(time.last + 1))
        )
        said = self.words[time.first : time.last + 1]
        named = any(_DATED.search(word) for word in said) or self.known.units.get(said[-1]) == "year"
        return replace(time, limit=limit, past=past, dated=named)

    def _core(self, place: int, lead: set[str]) -> When | None:
        edged = self._is(place, "edges")
        start = self._skip(self._skip(place, "edges"), "small", "of", "this") if edged else place
        if start >= len(self.words) or (edged and self.marks[start]):
            return None
        opened = edged or bool(lead & self.known["before"])
        time = (
            self._figures(start, opened)
            or self._day(start)
            or self._months(start, opened)
            or self._part(start, opened or edged)
            or self._feast(start)
            or self._season(start)
            or self._counted(start, lead)
            or self._current(start, edged)
        )
        if time is None or not edged:
            return time
        edges = set(self.words[place:start])
        time = time.halfway if edges & self.known["middles"] else time
        time = time.opening if edges & self.known["openings"] else time
        ends = bool(edges & self.known["ends"])
        return replace(time, first=place, whole=time.whole and ends, edged=ends)

    def _figures(self, place: int, opened: bool) -> When | None:
        """Read a date or a part of a year in figures."""
        word = self.words[place]
        if iso := _ISO.fullmatch(word):
            if iso[3]:
                return exact(place, place, int(iso[1]), int(iso[2]), int(iso[3]))
            return span(place, place, int(iso[1]), int(iso[2]), int(iso[2]))
        if full := _FULL.fullmatch(word):
            return exact(place, place, int(full[3]) % 100 + 2000, int(full[2]), int(full[1]))
        if (day := _DAY.fullmatch(word)) and self._is_day(place, int(day[1]), opened):
            return exact(place, place, self.year, int(day[2]), int(day[1]))
        if month := _MONTH.fullmatch(word):
            return span(place, place, int(month[2]), int(month[1]), int(month[1]))
        if _YEAR.fullmatch(word):
            named = opened or self._word(place - 1) not in self.known["of"]
            year = int(word[:4]) if word[0] != "'" else int(word[1:]) + 2000
            return span(place, place, year, 1, 12) if named else None
        if numbered := _WEEK.fullmatch(word):
            return week(place, place, self.year, int(numbered[1]))
        return self._numbered(place)

    def _numbered(self, place: int) -> When | None:
        """Read "Q3", "2027-Q3", "T2" or "Q1-Q2": the letter says in how many parts the year is cut."""
        part = _PART.fullmatch(self.words[place])
        if part is None:
            return None
        parts, number = _PARTS[part[2] or part[6]], int(part[3] or part[5])
        if number > parts:
            return None
        year, last = self._year_after(place)
        year = int(part[1]) if part[1] else int(part[7]) + 2000 if part[7] else year
        return piece(place, last, year, parts, number, int(part[4] or number))

    def _is_day(self, place: int, day: int, opened: bool) -> bool:
        """Return whether 31/12 is a day: after "voor" and the like, or set apart by marks; not in "2-3 bewoners"."""
        apart = place == 0 or bool(self.marks[place])
        last = place + 1 == len(self.words) or bool(self._mark(place + 1))
        closes = last and place > 0 and not self._is(place - 1, "shift") and not self._number(place - 1)
        return opened or day > _MOST or closes or (apart and last)

    def _day(self, place: int) -> When | None:
        """Read "1 mei 2027", "1 en 2 mei" by its last day, or "May 1"."""
        ordinal = None if self._is(place, "past") else self.known.ordinals.get(self.words[place])
        day = _DAY_OF_MONTH.fullmatch(str(ordinal) if ordinal else self.words[place])
        following = place + 1
        if day and self._word(following) in self.known["of"]:
            following += 1
        month = self.known.months.get(self._word(following))
        if day and month and not self._mark(following):
            year, last = self._year_after(following)
            return exact(place, last, year, month, int(day[1]))
        month = self.known.months.get(self.words[place])
        turned = _DAY_OF_MONTH.fullmatch(self._word(place + 1))
        before = self.known["in"] | self.known["of"]  # "in April 11 clients", "by the end of May 15 of our 20"
        counts = self._word(place - 1) in before and self._word(place + 1).isdigit()
        if month and turned and not counts and "month" in self.known["first"] and not self._mark(place + 1):
            year, last = self._year_after(place + 1)
            return exact(place, last, year, month, int(turned[1]))
        return None

    def _months(self, place: int, opened: bool) -> When | None:
        """Read a month or a range of months: "mei", "mei-juni", "jan/feb", "okt t/m dec"."""
        pieces = _MONTHS.split(self.words[place])
        numbers = [self.known.months.get(piece) for piece in pieces]
        if not all(numbers):
            edge, _, month = self.words[place].partition("-")  # mid-May
            if edge in self.known["edges"] and month in self.known.months:
                number = self.known.months[month]
                year, last = self._year_after(place)
                return replace(span(place, last, year, number, number), whole=False)
            return None
        begin, end, last = numbers[0], numbers[-1], place
        joined = self._word(place + 1)
        after = place + 1
        if joined in self.known["through"]:
            after += 1
        if after < len(self.words) and (after > place + 1 or self.marks[after] in ("/", "-", "–")):
            partner = self.known.months.get(self.words[after])
            if partner:
                end, last = partner, after
        year, last_with_year = self._year_after(last)
        begun, ended = place == 0 or self.marks[place], place + 1 == len(self.words) or self._mark(place + 1)
        counts = (place == 0 and self._number(place + 1)) or self._is(place + 1, "ready")
        apart = bool(begun and (ended or counts))  # "apr: 5 bewoners", "apr 5 bewoners"
        opened = opened and (self._is(place - 1, "of") or not self._is(place - 1, "small"))  # not "on the MAR"
        sure = last > place or len(pieces) > 1 or last_with_year > last or opened or apart
        if not sure and self.words[place] in self.known["unsure"]:
            return None
        assert begin is not None
        assert end is not None
        return span(place, last_with_year, year, begin, end)

    def _part(self, place: int, opened: bool) -> When | None:
        """Read "week 20", "kwartaal 3", "het derde kwartaal", "the first half of the year"."""
        word, after = self.words[place], self._word(place + 1)
        unit = self.known.units.get(word, "")
        if word in self.known["weeks"] and re.fullmatch(r"\d{1,2}", after) and not self._mark(place + 1):
            return week(place, place + 1, self.year, int(after))
        parts = {"quarter": 4, "third": 3, "half": 2, "season": 4}
        number = self.known.numbers.get(after)
        if unit in parts and number and not self._mark(place + 1):
            year, last = self._year_after(place + 1)
            return piece(place, last, year, parts[unit], number, number)
        first = self.known.ordinals.get(word)
        if first is None:
            return None
        unit_at = place + 1
        second = first
        if self._word(unit_at) in self.known["and"] and self._word(unit_at + 1) in self.known.ordinals:
            second, unit_at = self.known.ordinals[self._word(unit_at + 1)], unit_at + 2
        unit = self.known.units.get(self._word(unit_at), "")
        if unit in parts and not self._mark(unit_at):
            last = self._skip(unit_at + 1, "of", "small", "this") - 1
            year, with_year = self._year_after(last)
            ended = (
                with_year if with_year > last else last + 1 if self.known.units.get(self._word(last + 1)) else unit_at
            )
            return piece(place, ended, year, parts[unit], first, second)
        if unit == "week" and self.year and self.known.months.get(self._word(self._skip(unit_at + 1, "of"))):
            month_at = self._skip(unit_at + 1, "of")
            return week_of_month(place, month_at, self.year, self.known.months[self.words[month_at]], first)
        if unit in ("month", "week") and opened:
            return When(place, unit_at, whole=False)
        count_at = place + 1  # "de eerste 100 dagen", "in de eerste drie maanden"
        counted = self.known.units.get(self._word(count_at + 1))
        if self._number(count_at) and counted and not self._takes(counted, count_at + 1):
            return When(place, count_at + 1, whole=False)
        return None

    def _feast(self, place: int) -> When | None:
        for last in (place + 2, place + 1, place):
            name = self.known.feasts.get(" ".join(self.words[place : last + 1]))
            if name and last < len(self.words):
                year, end = self._year_after(last)
                return feast(place, end, year, name)
        return None

    def _season(self, place: int) -> When | None:
        edge, _, season = self.words[place].rpartition("-")  # mid-summer
        months = self.known.seasons.get(season if edge in self.known["edges"] else self.words[place])
        longer = self.known.seasons.get(f"{self.words[place]} {self._word(place + 1)}")  # "the autumn break"
        year, last = self._year_after(place + bool(longer))
        if months is None and longer is None:
            return None
        begin, end = longer or months or (1, 12)
        if begin <= end and (begin, end) != (1, 12):  # "before Ramadan" may be any day
            return replace(span(place, last, year, begin, end), whole=False)
        return When(place, last, whole=False)

    def _counted(self, place: int, lead: set[str]) -> When | None:
        """Read "binnen drie maanden", "over een half jaar", "de komende zes weken"."""
        here = self._skip(place, "this")
        current = here > place
        if not current and not (lead & self.known["within"]):
            return None
        begin = here
        while here - begin < _STEPS and (self._is(here, "small") or self._is(here, "some") or self._number(here)):
            here += 1
        unit = self.known.units.get(self._word(here))
        if unit is None or (self.marks[here] and here > place):
            return None
        if not current and here == begin:
            return None
        counts = self._counts(begin, here) or (unit != "day" and lead & self.known["inside"])
        soon = unit == "day" and here == begin + 1 and self._few(begin)  # "within a day", "within 2 days"
        if not current and (soon or not counts):
            return None
        if not current and self._takes(unit, here):
            return None
        if unit == "year" and self.year and here == begin:  # "dit jaar", in the plan of that year
            return replace(span(place, here, self.year, 1, 12), whole=False)
        return When(place, here, whole=False)

    def _counts(self, begin: int, end: int) -> bool:
        return any(self._number(place) or self._is(place, "some") for place in range(begin, end))

    def _few(self, place: int) -> bool:
        word = self._word(place)
        return self._is(place, "small") or word in self.known.numbers or (word.isdigit() and int(word) <= _FEW)

    def _takes(self, unit: str, place: int) -> bool:
        """Return whether days or weeks only say how long it takes: "binnen twee weken na aanmelding"."""
        if unit not in ("day", "week"):
            return False
        after = self.words[place + 1 : place + 5]
        if after and after[0] in self.known["after"] and set(after) & self.known["moments"]:
            return True
        near = range(max(place - _NEAR, 0), min(place + _NEAR, len(self.words)))
        return self._is(place + 1, "time") or any(map(self._arrives, near))

    def _arrives(self, place: int) -> bool:
        """Return whether somebody new is meant, whoever that is: "a new colleague", "every new client", "new staff"."""
        if not self._is(place, "newcomer"):
            return False
        if self._is(place + 1, "people"):
            return not self._number(place - 1)
        return self._is(place - 1, "each") or (self._is(place - 1, "some") and self._is(place + 1, "somebody"))

    def _current(self, place: int, edged: bool) -> When | None:
        """Read "dit jaar", "het planjaar", "eind van de maand"; the year of the plan where it says so."""
        unit = self.known.units.get(self.words[place])
        if edged and self._is(place - 1, "halves"):  # half a year says how long
            return None
        current = self._word(place - 1) in self.known["this"]
        if unit is None or not (edged or current or self.words[place] in self.known["own"]):
            return None
        if unit == "year" and self.year:
            return span(place, place, self.year, 1, 12)
        return When(place, place, whole=False)

    # -- inner workings

    def _names(self, place: int) -> bool:
        """Return whether the word before or after makes it a name: "team Mei", "huis van de Lente", "Autumn Lodge"."""
        named = place - 2 if self._is(place - 1, "small") else place - 1
        named -= self._is(named, "of")
        if self._is(place + 1, "houses") and not self.marks[place + 1]:
            return True
        return self._is(named, "names") and not any(self.marks[named + 1 : place + 1])

    def _year_after(self, place: int) -> tuple[int | None, int]:
        """Return the year that follows a word, or that of the plan, and the last word of the two."""
        after = self._skip(place + 1, "of", "in")
        word = self._word(after)
        if re.fullmatch(r"20\d\d|'\d\d", word) and not self._mark(after):
            return int(word[-2:]) + 2000, after
        return self.year, place

    def _skip(self, place: int, *names: str) -> int:
        """Return the place after at most a few words of some lists."""
        here = place
        while here < place + _STEPS and any(self._is(here, name) for name in names):
            if here > place and self._mark(here):
                break
            here += 1
        return here

    def _word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def _mark(self, place: int) -> str:
        return self.marks[place] if 0 <= place < len(self.marks) else ""

    def _is(self, place: int, name: str) -> bool:
        return self._word(place) in self.known[name]

    def _number(self, place: int) -> bool:
        return 0 <= place < len(self.numbers) and self.numbers[place]
