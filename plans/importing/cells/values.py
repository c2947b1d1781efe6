"""Cells as values: numbers with signs, units and percentages, amounts, days, and the words of a list.

Each gives what was read and, when something was made of it, how: nothing is dropped without a word. What cannot be
read raises Refused with a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from plans import money
from plans.date_words import parse_day
from plans.dates import MONTH_NAMES, format_date
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.day_order import SLASHED, day_before_month
from plans.importing.cells.day_words import one_day, tidy_day
from plans.importing.cells.number_words import in_figures
from plans.importing.cells.school_breaks import before_break
from plans.importing.files.grid import Cell
from plans.plan import Plan
from plans.records import Record, validate_field
from resources.language import current
from resources.language import gettext as _

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_415
"""The days 1-1-2000 and 31-12-2100 as spreadsheets count them."""
_LARGE = 10**15
_MONTH = "|".join(sorted((name for names in MONTH_NAMES for name in names), key=len, reverse=True))
_EXACT = re.compile(
    rf"\d{{1,2}}[-/. ]+(?:\d{{1,2}}|(?:{_MONTH})\.?)(?:[-/. ]+['’]?\d{{2,4}})?|"
    rf"\d{{4}}-\d\d?-\d\d?|(?:{_MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?i)tussen\s+(.+?)\s+en\s+(.+)|(.+?)\s+(?:t/m|tot en met|tot|through|until|to)\s+(.+)|"
    r"(.*[a-zà-ÿ\d].*?)\s*(?:->|[-–—→])\s*(.+)"
)
_SIGN = re.compile(
    r"(?i)^\s*(ca\.?|circa|c\.a\.|ongeveer|plm\.?|±|~|≈|about|rond|≥|>=|=>|>|≤|<=|=<|<|max\.?|"
    r"maximaal|maximum|ten hoogste|hooguit|"
    r"min\.?(?= ?\d)|minimaal|minimum|minstens|ten minste|tenminste|at least|at most|tot|gemiddeld|"
    r"gem\.?|meer dan|minder dan|\+/-|\+)\s*(?=[€\d])"
)
_SPAN = re.compile(r"([\d.,]+)\s*(?:-|–|—|à|a|tot|t/m|of|to)\s*([\d.,]+)(.*)", re.DOTALL)
_BETWEEN = re.compile(r"(?i)^(?:tussen(?: de)?|between) ([\d.,]+) (?:en|and) (?:de )?([\d.,]+)")
_WITH_UNIT = re.compile(r"([-−]?\d[\d.,\s]*?)\s*([^\W\d].*|%.*|°.*|/.*)", re.DOTALL)
_OPEN = re.compile(
    r"(?i)[-–—.\s]*|(?:n\.?\s?v\.?\s?t\.?|n\.?\s?t\.?\s?b\.?|nog (?:te )?bepalen|nader te bepalen|"
    r"nog niet bekend|onbekend|unknown|not known|niet gemeten|pm|p\.m\.|geen max\.?(?:imum)?|geen limiet|onbeperkt|"
    r"tbd|tbc|to be (?:confirmed|decided|determined|agreed)|n/a|"
    r"\?+|x+|volgt|nog invullen|geen idee|wisselend|divers|diverse|variabel|"
    r"nog onbekend|nvt|n\.?\s?n\.?\s?b\.?|n\.?\s?o\.?\s?t\.?\s?k\.?|later|nog te bepalen|nog vast te stellen)\.?"
)
_ARROW = re.compile(r"→|⇒|->|=>")
"""Between what something is and what it is to be: two numbers rather than one."""
_NEAR = 2
"""How far apart two numbers are of which either will do: "2 of 3 uur"."""
_TWO_MONTHS = 62
_PASSING = re.compile(
    r"(?i)(z\.?\s?s\.?\s?m\.?|zsm|zo snel mogelijk|zo spoedig mogelijk|asap|direct|per direct|"
    r"vanaf nu|vanaf heden|per heden|"
    r"doorlopend|continu|structureel|"
    r"lopend|loopt|hele jaar door|heel het jaar|gehele jaar|elke (?:week|maand|dag|kwartaal).*|"
    r"iedere .*|wekelijks|maandelijks|dagelijks|jaarlijks|"
    r"na overleg.*|in overleg|ongoing|n\.o\.t\.k\.)\.?"
)
_ERRORS = re.compile(r"#[A-ZÀ-Ÿ/0-9!?]+[!?]?")
_PERCENT = re.compile(r"(-?[\d.,]+)\s*(?:%|procent|percent|pct)(?!\w)(.*)", re.IGNORECASE)


_PERCENT_OF = re.compile(r"(?i)[^%\d]*\d[\d.,]*\s*(%\s*(?:van|of|uit) \S.{2,80}?)[.;]?")
"""Of what a percentage is: "80% van de plannen in de app"."""


@dataclass(frozen=True)
class Reading:
    """What a cell says: a value, how it came about when that is not plain, and whether somebody should look at it."""

    value: Any
    note: str = ""
    doubt: bool = False
    others: dict[str, Any] = field(default_factory=dict)
    """Other fields that the cell fills as well."""


def as_text(cell: Cell) -> str:
    """Return a cell as text, in the notation of the language in use."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, dt.date):
        return format_date(cell)
    if isinstance(cell, int | float):
        exact = Decimal(repr(cell))
        if not exact.is_finite() or abs(exact) >= _LARGE:
            return str(cell)
        plain = format(round(exact, 9).normalize() + 0, "f")
        return plain.replace(".", "," if current() == "nl" else ".")
    return cell.strip()


def is_open(cell: Cell) -> bool:
    """Return whether a cell says that there is nothing yet: "n.t.b.", "nvt", "?", a dash."""
    return isinstance(cell, str) and bool(cell.strip()) and _OPEN.fullmatch(cell.strip()) is not None


def is_passing(words: str) -> bool:
    """Return whether words say when without naming a day: "z.s.m.", "doorlopend", "elke maand"."""
    return _PASSING.fullmatch(words) is not None


def as_number(cell: Cell) -> Decimal:
    """Return a plain number; raises Refused when a cell is anything else."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, dt.date):
        raise Refused(_("“{text}” is not a number. Type for example 1250 or 12,5.").format(text=as_text(cell)[:30]))
    if isinstance(cell, int | float):
        exact = Decimal(repr(cell))
        if not exact.is_finite() or abs(exact) >= _LARGE:
            raise Refused(_("“{text}” is not a number. Type for example 1250 or 12,5.").format(text=str(cell)[:30]))
        # A spreadsheet counts in halves: 0.30000000000000004.
        return round(exact, 9).normalize() + 0
    refuse_error(cell)
    return money.parse_number(cell)


def refuse_error(words: str) -> None:
    """Raise Refused for the error of a formula, as a cell shows it."""
    if _ERRORS.fullmatch(words.strip()):
        raise Refused(_("“{text}” is an error in the spreadsheet.").format(text=words.strip()))


def without_sign(words: str) -> tuple[str, str]:
    """Return a text without a word or sign for about, at least or at most before it, and that sign."""
    found = _SIGN.match(words)
    return (words[found.end() :].strip(), found[1].strip()) if found else (words.strip(), "")


def number(cell: Cell) -> tuple[Decimal, str, str, bool]:
    """Return a number, the unit behind it, a note on how it was read, and whether that is to be looked at.

    Of a range the last number counts. Raises Refused when there is no number in it.
    """
    if not isinstance(cell, str):
        return as_number(cell), "", "", False
    refuse_error(cell)
    whole = " ".join(cell.split())
    words, sign = without_sign(in_figures(whole))
    words = _BETWEEN.sub(r"\1 - \2", words)
    words = re.sub(r"\s*\((?:schatting|geschat|raming|indicatie|estimate)\)$", "", words)
    note = _("“{text}” is read as {value}.")
    doubt = bool(sign) and sign.casefold().rstrip(".") in (
        "ca",
        "circa",
        "ongeveer",
        "±",
        "~",
        "≈",
        "about",
        "rond",
        "plm",
    )
    if in_figures(whole) != whole:
        sign = sign or whole
    if percent := _PERCENT.fullmatch(words):
        value = money.parse_number(percent[1])
        said = note.format(text=whole, value=f"{money.format_number(value)}%") if sign or percent[2].strip() else ""
        return value, "%", said, doubt
    if (span := _SPAN.fullmatch(words)) and not _is_part(words):
        value, unit = money.parse_number(span[2]), span[3].strip()
        return value, unit, note.format(text=whole, value=money.format_number(value)), True
    if of := re.fullmatch(r"([\d.,]+)\s*(?:van de|van|uit|of|/)\s*([\d.,]+)\s*(.*)", words):
        value = money.parse_number(of[1])
        return value, of[3].strip(), note.format(text=whole, value=money.format_number(value)), True
    unit = ""
    try:
        value = money.parse_number(words)
    except Refused:
        found = _WITH_UNIT.fullmatch(words)
        if found is None or _ARROW.search(found[2]):
            raise
        value, unit = money.parse_number(found[1]), " ".join(found[2].split())
    return value, unit, note.format(text=whole, value=money.format_number(value)) if sign else "", doubt


def _is_part(words: str) -> bool:
    """Return whether "8 of 30" is eight out of thirty: of two choices the numbers are near each other."""
    found = re.fullmatch(r"(\d+) of (\d+)(?: [^\W\d].*)?", words)
    return found is not None and int(found[2]) - int(found[1]) > _NEAR


def quantity(record: type[Record], name: str, cell: Cell, heading: str = "", *, bare: bool = False) -> Reading:
    """Return a measured value with its unit; "geen" is none, a percentage has the unit %.

    A fraction is a percentage when the heading says so, or likely when the file does not say how numbers are shown.
    """
    if isinstance(cell, str) and cell.strip().casefold() in ("geen", "nul", "none", "zero"):
        return Reading(Decimal(0), _("“{text}” is read as {value}.").format(text=cell.strip(), value=0), True)
    value, unit, note, doubt = number(cell)
    if (bare or "%" in heading) and not unit and isinstance(cell, float) and 0 < abs(value) <= 1:
        value, unit, doubt = value * 100, "%", True
        note = _("“{text}” is read as {value}.").format(text=as_text(cell), value=f"{money.format_number(value)}%")
    others = {"unit": unit} if unit and len(unit) <= 40 else {}
    if unit == "%" and name == "target" and isinstance(cell, str) and (of := _PERCENT_OF.fullmatch(cell.strip())):
        # What a goal is measured by stands behind how much it is to be.
        others["indicator"] = of[1]
    return Reading(validate_field(record, name, value), note, doubt, others)


def day(plan: Plan, cell: Cell, *, starts: bool = False, heading: str = "", month_first: bool = False) -> Reading:
    """Return the day that a cell means; of a period its last day, with its first as ``start`` when it is a range.

    The month stands before the day where it cannot be otherwise, or where the list writes it so (``month_first``); a
    day far from the year of the plan is doubtful. Raises Refused when it is no day.
    """
    turned = day_before_month(cell) if month_first and isinstance(cell, str) else None
    if turned and isinstance(cell, str):
        reading = _dated(parse_day(turned, plan.year, plan.team.region), cell.strip())
    else:
        reading = _day(plan, cell, starts, heading)
    return replace(reading, doubt=reading.doubt or abs(reading.value.year - plan.year) > 1)


def _day(plan: Plan, cell: Cell, starts: bool, heading: str) -> Reading:
    if isinstance(cell, dt.date):
        return Reading(_within(cell))
    if isinstance(cell, bool):
        raise Refused(_("“{text}” is not a date.").format(text=as_text(cell)))
    if isinstance(cell, int | float):
        if _FIRST_SERIAL <= cell <= _LAST_SERIAL:
            return Reading(dt.date(1899, 12, 30) + dt.timedelta(days=int(cell)))
        plain = normalise(heading)
        for word, unit in (("week", "week"), ("wk", "week"), ("kwartaal", "q"), ("kw", "q"), ("quarter", "q")):
            if word in plain.split() or (word in plain and len(word) > 2):
                return _named(plan, f"{unit}{' ' if unit == 'week' else ''}{int(cell)}", as_text(cell), starts)
        if any(word in plain for word in ("maand", "month")) and 1 <= cell <= 12:
            last = parse_day(f"{int(cell):02d}-{plan.year}", plan.year, plan.team.region, starts=starts)
            return _dated(last, as_text(cell))
        if isinstance(cell, int) and re.fullmatch(r"20\d{6}", str(cell)):
            return _day(plan, str(cell), starts, heading)
        cell = as_text(cell)
    assert isinstance(cell, str)
    refuse_error(cell)
    words = " ".join(tidy_day(cell).split())
    if re.match(r"\d", words) and re.search(r"\b(week|weken|wk|weeknummer|weeknr)\b", normalise(heading)):
        words = f"week {words}"
    if _PASSING.fullmatch(words):
        raise Refused(_("“{text}” does not name a day.").format(text=" ".join(cell.split())[:30]))
    return _named(plan, words, cell.strip(), starts)


def _named(plan: Plan, words: str, shown: str, starts: bool) -> Reading:
    year, region = plan.year, plan.team.region
    if words == str(year) or re.fullmatch(r"(?i)(het )?(hele|heel|gehele) (het )?(jaar( \d{4})?|20\d\d)", words):
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        return replace(_dated(first if starts else last, shown), others={"start": first, "due": last})
    if starts and re.fullmatch(r"20\d\d", words):
        return _dated(dt.date(int(words), 1, 1), shown)
    if compact := re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", words):
        words = "-".join(compact.groups())
    slashed = SLASHED.fullmatch(words)
    if slashed and int(slashed[2]) > 12 and (turned := day_before_month(words)):
        return _dated(parse_day(turned, year, region), shown)
    month_year = re.fullmatch(
        rf"(?i)((?:(?:begin|half|medio|eind|einde|uiterlijk|end of) )?(?:{_MONTH}))\.? (\d\d)", words
    )
    if month_year and abs(2000 + int(month_year[2]) - year) <= 1:
        # "dec 26" in a plan of 2027 is a month of 2026 rather than a day.
        words = f"{month_year[1]} 20{month_year[2]}"
    if (part := _part_of_month(plan, words, starts)) is not None:
        return _dated(part, shown)
    try:
        if _EITHER.search(words):
            # "9 of 16 februari" is one of two days.
            return _ranged(plan, words, shown, starts)
        found = parse_day(words, year, region, starts=starts)
    except Refused:
        return _ranged(plan, words, shown, starts)
    if _EXACT.fullmatch(words):
        return Reading(found)
    reading = _dated(found, shown)
    if re.search(r"[a-z\d]\s*(?:-|–|/|t/m|tot en met)\s*[a-z]", words):
        first = parse_day(words, year, region, starts=True)
        last = parse_day(words, year, region)
        # "mei / november" is two moments rather than all between them.
        twice = reading.doubt or ("/" in words and (last - first).days > _TWO_MONTHS)
        return replace(reading, doubt=twice, others={"start": first, "due": last})
    return reading


_EITHER = re.compile(r"\d\S* (?:of|or) \d")


def _part_of_month(plan: Plan, words: str, starts: bool) -> dt.date | None:
    """Return the day of "2e helft mei", "1e week april" and "na de zomer"; None for all else."""
    if after := re.fullmatch(r"(?i)(?:na|after) (?:de |het |the )?(.+)", words):
        try:
            return parse_day(after[1], plan.year, plan.team.region) + dt.timedelta(days=1)
        except Refused:
            return None
    found = re.fullmatch(
        rf"(?i)(1e|eerste|2e|tweede|3e|derde|4e|vierde|laatste) (helft|week) (?:van |in )?({_MONTH})\.?( \d{{4}})?",
        words,
    )
    if found is None:
        return None
    number = {"1e": 1, "eerste": 1, "2e": 2, "tweede": 2, "3e": 3, "derde": 3, "4e": 4, "vierde": 4}.get(
        found[1].lower(), 0
    )
    month = f"{found[3]}{found[4] or ''}"
    first = parse_day(month, plan.year, starts=True)
    last = parse_day(month, plan.year)
    length = 15 if found[2].lower() == "helft" else 7
    if number == 0 or (number == 2 and length == 15):
        return last - dt.timedelta(days=length - 1) if starts else last
    begin = first + dt.timedelta(days=(number - 1) * length)
    return begin if starts else begin + dt.timedelta(days=length - 1)


def _ranged(plan: Plan, words: str, shown: str, starts: bool) -> Reading:
    """Return a range as its last day, with its first day as the start."""
    alternatives = [words]
    bare = re.sub(r"\([^)]*\)", " ", words).strip()
    if bare and bare != words:
        alternatives.append(bare)
    if weeks := re.fullmatch(
        r"(?i)(?:weken|week|wk)\.? ?(\d\d?)\s*(?:-|–|t/m|tot|en|/|tot en met)\s*(?:week|wk)?\.? ?(\d\d?)", words
    ):
        alternatives.append(f"week {weeks[1]} t/m week {weeks[2]}")
    for sentence in alternatives:
        if sentence != words and " t/m week" not in sentence:
            try:
                return _dated(parse_day(sentence, plan.year, plan.team.region, starts=starts), shown)
            except Refused:
                pass
        found = _RANGE.fullmatch(sentence)
        if found is None:
            continue
        one, other = next((found[place], found[place + 1]) for place in (1, 3, 5) if found[place])
        try:
            last = parse_day(tidy_day(other), plan.year, plan.team.region)
            if re.fullmatch(r"\d{1,2}", one.strip()):
                one = f"{one}-{last.month}-{last.year}"
            first = parse_day(tidy_day(one), plan.year, plan.team.region, starts=True)
        except Refused:
            continue
        if first <= last:
            value = first if starts else last
            note = _("“{text}” is read as {value}.").format(
                text=shown, value=f"{format_date(first)} – {format_date(last)}"
            )
            return Reading(value, note, False, {"start": first, "due": last})
    parts = [part for part in re.split(r"\s*(?:,|;|/|\ben\b|\bof\b|\bor\b|\band\b|&|\n)\s*", words) if part]
    if 2 <= len(parts) <= 12:
        days = []
        for part in parts:
            try:
                days.append(parse_day(tidy_day(part), plan.year, plan.team.region, starts=starts))
            except Refused:
                days = []
                break
        if not days and parts[0].isdigit():
            # "1 en 15 mei"
            month = " ".join(tidy_day(parts[-1]).split()[1:])
            return (
                _ranged(plan, ", ".join([*(f"{part} {month}" for part in parts[:-1]), parts[-1]]), shown, starts)
                if month
                else _no_day(shown)
            )
        if days:
            value = min(days) if starts else max(days)
            return Reading(value, _("“{text}” is read as {value}.").format(text=shown, value=format_date(value)), True)
    if named := one_day(words):
        # "teamoverleg februari", "voor de vakantie (1 juli)"
        return replace(_dated(parse_day(named, plan.year, plan.team.region, starts=starts), shown), doubt=True)
    if (off := before_break(plan, words)) is not None:
        return replace(_dated(off, shown), doubt=True)
    return _no_day(shown)


def _no_day(shown: str) -> Reading:
    raise Refused(_("“{text}” is not a date.").format(text=shown[:30]))


def _dated(found: dt.date, shown: str) -> Reading:
    return Reading(
        found, _("“{text}” is read as {value}.").format(text=" ".join(shown.split()), value=format_date(found))
    )


def _within(found: dt.date) -> dt.date:
    if not 2000 <= found.year <= 2100:
        raise Refused(_("“{text}” is not a date.").format(text=format_date(found)))
    return found
