"""A calendar of the year in blocks: months beside each other, also below each other, with what is in each below it.

Each line in a block becomes an action or a training, on the day that stands before it or else in its month.
"""

from __future__ import annotations

import re

from plans.dates import MONTH_NAMES
from plans.importing.cells.heading_periods import Period, period
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.lesson_lines import LESSON, parse_lesson
from plans.importing.prose.task_lines import is_name, parse_task
from plans.importing.tables.idle_lines import is_idle
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_MONTHS = [names[0] for names in MONTH_NAMES]
_LEAST_MONTHS = 6
_LEAST_BESIDE = 2
_MOST_ABOVE = 4
_LONGEST_MONTH = 3
"""Months of the longest part of the year that is a block: a quarter."""
_POINT = re.compile(r"^\s*[•*·▪◦–-]\s+")
_WEEKDAY = r"(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\.?\s+"
_DATED = re.compile(
    rf"(?is)(?:{_WEEKDAY})?(\d{{1,2}}[/-]\d{{1,2}}(?:[/-](?:20)?\d\d)?|(?:wk|week)\.? ?\d{{1,2}}|"
    rf"\d{{1,2}} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?)(?:\s*[:,–-])?\s+(\S.*)"
)
_NUMBERED = re.compile(rf"(?is)(?:(?:{_WEEKDAY})(\d{{1,2}})\s*[:,–-]?|(\d{{1,2}})\s*:)\s+(\S.*)")
"""A day of the month without the month; "12 tablets" is none."""
_TIMES = re.compile(r"(?i)\(?\b(\d{1,2})[.:](\d\d)\s*(?:-|–|tot)\s*(\d{1,2})[.:](\d\d)(?:\s*(?:uur|u)\b\.?)?\)?")
_MOST = re.compile(
    r"(?i),?\s*\bmax(?:\.|imaal)?\s*(\d{1,3})\b(?: ?(?:pers\w*|deelnemers|p\.))?\.?|,?\s*\b(\d{1,3}) (?:man|mensen)\b"
)
_CLOCK = re.compile(r"(?i),?\s*\b(?:om )?\d{1,2}[.:]\d\d(?: ?(?:uur|u)\b\.?)?")
"""An hour of the day, at which something begins."""
_NAMED = re.compile(r"\s*\(([^()]+)\)")
_TAUGHT = re.compile(
    r"(?i)\b(?:workshop|training|\w*scholing|cursus|klinische les|e-?learning|webinar|terugkomdag|instructie|"
    r"masterclass|course|session)\w*"
)
_DAYS_BEFORE = re.compile(r"^\d{1,2}(?:\s*(?:[-–/]|t/m)\s*\d{1,2})?\s*[:.–-]\s*")
"""The days of a month before what they are: "22-26: voorjaarsvakantie"."""
_FREE = re.compile(r"(?i)(?:kerst|pasen|pinksteren|hemelvaart|koningsdag|feestdag(?:en)?|verlof|holiday|-|–|x|nvt)")


def in_blocks(grid: Grid) -> list[Grid] | None:
    """Return such a calendar as the list of its actions and that of its training; None for all else."""
    places = [place for place, row in enumerate(grid.rows) if _months(row)]
    found = {month for place in places for month in _months(grid.rows[place]).values()}
    if not places or places[0] > _MOST_ABOVE or sum(part.last - part.first + 1 for part in found) < _LEAST_MONTHS:
        return None
    entries: list[tuple[str, Period]] = []
    months: dict[int, Period] = {}
    for row in grid.rows[places[0] :]:
        if own := _months(row):
            months = own
            continue
        for column, cell in enumerate(row.cells):
            if is_blank(cell):
                continue
            if not isinstance(cell, str) or column not in months:
                return None
            entries += [(line, months[column]) for line in map(_bare, cell.split("\n")) if line]
    return _listed(grid, entries)


def _months(row: Row) -> dict[int, Period]:
    """Return the months of a line that holds nothing else, by column; nothing when it holds less than two."""
    words = {column: heading_words(cell) or "" for column, cell in enumerate(row.cells) if not is_blank(cell)}
    found = {column: part for column, text in words.items() if (part := period(text)) is not None}
    short = all(not part.week and part.last - part.first < _LONGEST_MONTH for part in found.values())
    return found if short and len(found) == len(words) >= _LEAST_BESIDE else {}


def _bare(line: str) -> str:
    return _POINT.sub("", line, count=1).strip()


def _listed(grid: Grid, entries: list[tuple[str, Period]]) -> list[Grid] | None:
    acting: list[list[Cell]] = []
    taught: list[list[Cell]] = []
    free = []
    for words, month in entries:
        bare = _DAYS_BEFORE.sub("", words)
        if is_idle(bare) or _FREE.fullmatch(bare):
            free.append(words)
            continue
        when, what = _when(words, month)
        lesson = _lesson(what, when)
        if _TAUGHT.search(what) or lesson[2] or lesson[3]:
            taught.append(lesson)
        else:
            task = parse_task(what)
            acting.append([task.what, task.who or None, when])
    lists: list[Grid] = []
    for head, lines in ((("Actie", "Wie", "Wanneer"), acting), (LESSON, taught)):
        if lines:
            rows = [Row(number, cells) for number, cells in enumerate(lines, start=1)]
            lists.append(Grid(grid.name, [Row(0, [*head]), *rows]))
    if not lists:
        return None
    left = _("Left out: {names}.").format(names=", ".join(dict.fromkeys(free))) if free else ""
    lists[0].note = f"{_('Read from a planner; please check.')} {left}".strip()
    return lists


def _when(words: str, month: Period) -> tuple[str, str]:
    """Return when a line is, by the day before it or else its month, and what it is."""
    if found := _DATED.fullmatch(words):
        return found[1], found[2]
    if found := _NUMBERED.fullmatch(words):
        return f"{found[1] or found[2]}-{month.first}", found[3]
    return (f"Q{month.last // 3}" if month.last > month.first else _MONTHS[month.first - 1]), words


def _lesson(words: str, when: str) -> list[Cell]:
    """Return a training by its parts; its hours are its length, and who stands behind it stays there."""
    times, most, clock = _TIMES.search(words), _MOST.search(words), _CLOCK.search(_TIMES.sub("", words))
    names = [found[0].strip() for found in _NAMED.finditer(words) if is_name(found[1])]
    plain = _CLOCK.sub("", _MOST.sub("", _TIMES.sub("", words)))
    for name in names:
        plain = plain.replace(name, "")
    what, day, hours, places, audience, *paid = parse_lesson(" ".join(plain.split()).strip(" ,"), when)
    if times and not hours:
        minutes = (int(times[3]) - int(times[1])) * 60 + int(times[4]) - int(times[2])
        hours = f"{minutes / 60:g} uur".replace(".", ",") if minutes > 0 else None
    said = [str(what).strip(" ,")]
    if audience and not re.search(rf"(?i)\bvoor (?:de |het |alle )?{re.escape(str(audience))}", words):
        said, audience = [f"{said[0]}, {audience}"], None
    if clock:
        said = [f"{said[0]}, {clock[0].strip(' ,')}"]
    return [" ".join([*said, *names]), day, hours, (most[1] or most[2]) if most else places, audience, *paid]
