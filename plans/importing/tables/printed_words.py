"""The words of a plan printed by us, read back: labels, answers of a list, numbers, days, and the parts of a note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from plans import field_text
from plans.dates import parse_date
from plans.errors import Refused
from plans.exchange.headings import READ
from plans.importing.files.grid import Cell, Content
from plans.records import Record
from resources.language import LANGUAGES, current, speaking
from resources.language import gettext as _

BETWEEN = " · "
_DAY = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_NUMBER = re.compile(r"[-−]?[\d.,]+")
NOTHING = "–"
"""What stands for an amount of nothing."""


def language_of(content: Content) -> str:
    """Return the language in which a plan was printed: the one that names most of what stands in it."""
    said = {line.words.partition("\t")[0] for line in content.printed if "\t" in line.words}
    said |= {str(cell) for grid in content.grids if grid.part and grid.rows for cell in grid.rows[0].cells if cell}
    counted = {}
    for language in LANGUAGES:
        with speaking(language):
            counted[language] = len(said & {name_of(kind, item) for kind in READ.values() for item in kind.fields()})
    best = max(counted, key=lambda language: counted[language])
    return best if counted[best] > counted[current()] else current()


def name_of(kind: type[Record], name: str) -> str:
    """Return what a field is called on paper, in the language in use."""
    return field_text.short_name(kind, name)


def plain(words: str) -> str:
    """Return words on one line, with plain spaces."""
    return " ".join(words.split())


def day(words: str) -> dt.date | None:
    """Return the day that was printed, with figures or with the month as a word; None when it is none."""
    if found := _DAY.fullmatch(words.strip()):
        try:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            return None
    if not re.fullmatch(r"\d{1,2} [^\W\d]+ \d{4}", plain(words)):
        return None
    try:
        return parse_date(plain(words), 2000)
    except Refused:
        return None


def names_day(words: str) -> bool:
    """Return whether a day stands in words."""
    return _DAY.search(words) is not None


def number(words: str) -> int | float | None:
    """Return a number that was printed in the language in use; None when it is none."""
    bare = words.replace("€", "").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    thousands, point = (",", ".") if current() == "en" else (".", ",")
    try:
        found = Decimal(bare.replace("−", "-").replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return None
    return int(found) if found == int(found) else float(found)


def amount(words: str) -> Cell:
    """Return an amount that was printed; what is none stays text, so that it is looked at as what somebody typed."""
    if words.strip() == NOTHING:
        return 0
    found = number(words)
    return words.strip() or None if found is None else found


def date_cell(words: str) -> Cell:
    """Return a day that was printed; what is none stays text."""
    return day(words) or plain(words) or None


def answer(kind: type[Record], name: str, words: str) -> str | None:
    """Return the value in a fixed list that words say in the language in use, in any case of letters; None for none."""
    wanted = plain(words).casefold()
    found = (value for value, said in field_text.options(kind, name).items() if plain(said).casefold() == wanted)
    return next(found, None) if wanted else None


def template(sentence: str, /, **parts: str) -> re.Pattern[str]:
    """Return what finds the parts of a text that was printed with something filled in."""
    pattern = re.escape(sentence)
    for name, shape in parts.items():
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{shape})")
    return re.compile(pattern.replace(r"\ ", r"\s+"), re.DOTALL)


@dataclass
class Note:
    """What a line of small print says: fields by name, a goal, and what is none of these."""

    fields: dict[str, str] = field(default_factory=dict)
    """The words behind a label, or the value that was chosen from a list."""
    goal: str = ""
    """The number of a goal, or the title of one that is none of this year."""
    rest: list[str] = field(default_factory=list)
    """The other parts, in order."""


def parse_note(
    kind: type[Record], words: str, labelled: Iterable[str], chosen: Iterable[str], ticks: Iterable[str] = ()
) -> Note:
    """Return the parts of a line of small print; ``labelled`` fields have their name before them, others do not."""
    note, goal = Note(), template(_("Goal") + " {number}", number=r"\d{1,2}")
    labels = {name: plain(name_of(kind, name)).casefold() for name in labelled}
    open_lists = list(chosen)
    for part in words.split(BETWEEN):
        said = plain(part)
        if not said:
            continue
        if (found := goal.fullmatch(said)) and not note.goal:
            note.goal = found["number"]
            continue
        if part.strip().startswith(f"{_('Goal')}\xa0") and not note.goal:
            note.goal = said.partition(" ")[2]
            continue
        tick = next((name for name in ticks if said.casefold() == plain(name_of(kind, name)).casefold()), "")
        if tick:
            note.fields[tick] = "x"
            continue
        named = next(
            (name for name, label in labels.items() if name not in note.fields and _begins(kind, name, said, label)), ""
        )
        if named:
            note.fields[named] = _behind(said, labels[named])
            continue
        picked = next(((name, value) for name in open_lists if (value := answer(kind, name, said))), None)
        if picked is not None:
            note.fields[picked[0]] = picked[1]
            open_lists.remove(picked[0])
            continue
        note.rest.append(part.strip())
    return note


def _begins(kind: type[Record], name: str, said: str, label: str) -> bool:
    """Return whether a text is a label with what belongs behind it: without a colon only a day or a number."""
    if not said.casefold().startswith(label):
        return False
    rest = said[len(label) :]
    if rest.startswith(":"):
        return bool(rest.strip(": "))
    sort = field_text.kind(kind, name)
    if not rest.startswith(" "):
        return False
    return day(rest) is not None if sort == "date" else sort in ("quantity", "count") and number(rest) is not None


def _behind(said: str, label: str) -> str:
    return said[len(label) :].removeprefix(":").strip()
