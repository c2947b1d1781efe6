"""What is to be done as a story tells it: in the points of a meeting, and below the steps of a round of improvement.

"Privacy. Erik meldt dat … Actie Erik: spelregels opstellen, klaar op 1 februari. Betsie hangt ze daarna op (week 6)."
Of such a text only the sentences that say who does it and by when are taken; all others stay behind and are counted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from plans.date_words import parse_day
from plans.dates import MONTH_NAMES
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Grid, Passage
from plans.importing.prose.doers import done_by
from plans.importing.prose.minutes import is_attendance, is_fixed_point
from plans.importing.prose.prose_words import sentences
from plans.importing.prose.task_grids import ACTION, grid_of, task_cells
from plans.importing.prose.task_lines import Task, is_marked, is_name, parse_task

_MONTH = "|".join(name for names in MONTH_NAMES for name in names)
_POINT = re.compile(r"(?:\d{1,2}[.)]\s+)?([A-Z][^.!?:]{2,40})\. (\S.*)", re.DOTALL)
"""The title of a point of a meeting before what was said about it, in one text."""
_AGREED = re.compile(r"(?i)\s*(?:afgesproken|afspraak|besloten|besluit|agreed|decided)(?: is)?\s*:\s*")
_DAY_INSIDE = re.compile(
    rf"(?i)\b(?:vóór|voor|uiterlijk(?: op)?|op|per|in|vanaf|by|before|on|from) "
    rf"((?:\d{{1,2}} )?(?:{_MONTH})(?: 20\d\d)?)\b(?! \d)"
)
"""A day or month inside what somebody does: "vraagt voor 15 januari 2027 een offerte"."""
_AFTER_QUOTE = re.compile(r"(?<=['’\"”])\.\s+(?=[A-Z])")
_TURNED = re.compile(
    rf"(?i:op|in|vóór|voor|eind|on|by) ((?i:(?:\d{{1,2}} )?(?:{_MONTH})(?: 20\d\d)?)) [a-zà-ÿ]{{2,}} "
    r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) .+",
    re.DOTALL,
)
"""When something is done before who does it: "Op 1 april telt Patricia …"."""
_WITHOUT_YEAR = re.compile(rf"(?i)(?:(?:vóór|voor|uiterlijk|op|per|by) )*(\d{{1,2}} (?:{_MONTH}))")
_DATED = re.compile(rf"(?i)\b(\d{{1,2}} (?:{_MONTH}) 20\d\d)\b")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:van|de|der|den|te|ten|ter|’t|'t) ){0,2}[A-Z][\w’'-]+)?")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_HAPPENED = re.compile(
    r"\b(?:heeft|hebben|had(?:den)?|is|zijn|was|waren|werd(?:en)?|kon(?:den)?|meldt|meldde|zegt|vindt|denkt|vertelt|vertelde|has|have|were)\b"
)
"""A sentence that says what was or is so, or what somebody says, rather than what somebody is to do."""
_STEPS = frozenset(("plan", "do", "check"))
_NARRATIVE_STEPS = frozenset(("do", "check"))
_LEAST_FIXED = 2


def tasks_in_narrative(texts: list[Passage], name: str) -> tuple[Grid | None, list[Passage], list[str]]:
    """Return such actions as a list, the texts that are none of such a story, and what of the story is left."""
    points = _points_of_meeting(texts)
    stories = points or _steps(texts)
    if not stories:
        return None, texts, []
    names = _named(texts)
    held = next((day for part in texts if (day := _day_of(part.heading))), None)
    tasks: list[Task] = []
    left: list[str] = []
    for place, story in stories.items():
        said = [(sentence, _task(sentence, names, held)) for sentence in _sentences(story)]
        tasks += [task for _sentence, task in said if task is not None]
        rest = [sentence for sentence, task in said if task is None]
        left += [texts[place].text] if len(rest) == len(said) else rest
    if not tasks:
        return None, texts, []
    others = [part for place, part in enumerate(texts) if place not in stories]
    return grid_of(name, ACTION, [task_cells(task) for task in tasks]), others, left


def _points_of_meeting(texts: list[Passage]) -> dict[int, str]:
    """Return what was said at the points of a meeting that are listed; nothing when no agenda has such points."""
    listed = {place: part.text for place, part in enumerate(texts) if part.listed or part.text[:1].isdigit()}
    found = {place: point for place, words in listed.items() if (point := _POINT.fullmatch(words))}
    fixed = [place for place, point in found.items() if is_fixed_point(point[1])]
    if len(fixed) < _LEAST_FIXED:
        return {}
    return {place: point[2] if place not in fixed else "" for place, point in found.items()}


def _steps(texts: list[Passage]) -> dict[int, str]:
    """Return what a story says below "Do" and "Check", when "Plan" stands above it; nothing for any other text."""
    steps = [normalise(part.heading) for part in texts]
    if not set(steps) >= _STEPS or any(part.listed for part in texts):
        return {}
    return {place: texts[place].text for place, step in enumerate(steps) if step in _NARRATIVE_STEPS}


def _named(texts: list[Passage]) -> set[str]:
    """Return who were at a meeting, or are named in full, by first name as well: "Erik" for "Erik Bomers"."""
    found: set[str] = set()
    for part in texts:
        said = _BRACKETS.sub("", part.text).partition(":")[2] if is_attendance(part.text) else ""
        whole = [name for name in split_names(said.split(".")[0]) if is_name(name)] if said else []
        whole += [name[0] for name in _NAME.finditer(part.text) if " " in name[0] and is_name(name[0])]
        found |= {form.casefold() for name in whole for form in (name, name.split()[0])}
    return found


def _sentences(story: str) -> list[str]:
    """Return the sentences of a story, also behind one that ends in somebody's own words."""
    return [part for sentence in sentences(story) for part in _AFTER_QUOTE.split(sentence)]


def _task(sentence: str, names: set[str], held: dt.date | None) -> Task | None:
    """Return a sentence as an action when it says who does it and by when; None for all else."""
    words = _AGREED.sub("", sentence, count=1).strip().rstrip(".")
    marked = is_marked(words)
    task = done_by(parse_task(words), names)
    if not task.who and (turned := _TURNED.fullmatch(words)) and is_name(turned[2]):
        task = replace(task, what=words, who=turned[2], when=turned[1])
    if not task.when and (inside := _DAY_INSIDE.search(task.what)):
        task = replace(task, when=inside[1])
    story = _HAPPENED.search(task.what) is not None and not marked
    if not task.who or story or (not task.when and not marked) or words.endswith("?"):
        return None
    return replace(task, when=_with_year(task.when, held))


def _with_year(when: str, held: dt.date | None) -> str:
    """Return a day without a year as the first one after a meeting: "11 december" of one in November 2026."""
    found = _WITHOUT_YEAR.fullmatch(when.strip())
    if found is None or held is None:
        return when
    years = (year for year in (held.year, held.year + 1) if (day := _day_in(found[1], year)) and day >= held)
    year = next(years, None)
    return when if year is None else f"{found[1]} {year}"


def _day_of(heading: str) -> dt.date | None:
    """Return the day that a heading names with its year."""
    found = _DATED.search(heading)
    return _day_in(found[1], int(found[1][-4:])) if found else None


def _day_in(words: str, year: int) -> dt.date | None:
    try:
        return parse_day(words, year)
    except Refused:
        return None
