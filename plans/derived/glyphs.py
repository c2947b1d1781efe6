"""The characters that paper has: what of a plan prints as typed, and what prints as a mark instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from plans import field_text
from plans.findings import Finding
from plans.plan import KEPT, TABLES, Plan, PlanRecord
from plans.records import Record
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources import FONTS, typefaces
from resources.language import gettext as _
from resources.language import ngettext

MOST_NAMED = 4
"""Characters that the advice names; of more it gives the number."""


@cache
def typeface() -> tuple[tuple[int, int], ...]:
    """Return the characters that the typeface of the print has, as runs from first to last.

    None beyond U+FFFF: of those few, reportlab writes in the file that they are other characters.
    """
    runs = (run.partition("-") for run in (FONTS / "characters.txt").read_text(encoding="ascii").split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _dash, last in runs)


def dropped_characters(character: str) -> bool:
    """Return whether a character is invisible and has no place on paper: it steers a screen or another character."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs") or bool(_VARIANT.match(character))


def printable_text(character: str) -> bool:
    """Return whether a character needs no mark: a typeface has it, or it is white space or dropped."""
    if unicodedata.category(character)[0] == "Z" or dropped_characters(character) or not _foreign().match(character):
        return True
    return typefaces.fallback(character) is not None


def missing_mark(character: str) -> str:
    """Return what stands in print for a character that the typeface lacks: its number, such as ⟨U+1F600⟩."""
    return f"⟨U+{ord(character):04X}⟩"


def missing_glyphs(words: str) -> list[str]:
    """Return the characters in a text that print as a mark, each once; what forms one sign on a screen stays one."""
    if words.isascii():
        return []
    found = _foreign().findall(unicodedata.normalize("NFC", words))
    return [item for item in dict.fromkeys(found) if not all(map(printable_text, item))]


def findings(plan: Plan) -> Iterator[Finding]:
    """Find the characters that print as a mark: one advice for the plan, at the first field that has any."""
    first: tuple[Record | PlanRecord, str] | None = None
    seen: set[str] = set()
    named: dict[str, list[str]] = {}
    for record, field in _words(plan):
        for character in missing_glyphs(getattr(record, field)):
            first = first or (record, field)
            if character not in seen and len(seen) < MOST_NAMED:
                named.setdefault(_place(plan, record, field), []).append(_shown(character))
            seen.add(character)
    if first is None:
        return
    places = [
        _("{characters} (in “{place}”)").format(characters=" ".join(shown), place=place)
        for place, shown in named.items()
    ]
    message = ngettext(
        "On paper this character becomes a mark, because the typeface does not have it: {characters}.",
        "On paper these characters become marks, because the typeface does not have them: {characters}.",
        len(seen),
    ).format(characters=", ".join(places))
    if len(seen) > MOST_NAMED:
        more = len(seen) - MOST_NAMED
        message += " " + ngettext("There is {count} more.", "There are {count} more.", more).format(count=more)
    record, field = first
    yield Finding("characters_not_in_print", "advice", record.subject, str(record.id), field, message)


def _words(plan: Plan) -> Iterator[tuple[Record | PlanRecord, str]]:
    """Return every text field that a person fills; what a kept version holds was said when it was current."""
    yield from ((plan.record, field) for field in ("consulted", "adopted_by"))
    for name, kind in TABLES.items():
        if name not in KEPT:
            fields = [field for field in kind.fields() if kind.model_fields[field].annotation is str]
            yield from ((record, field) for record in plan.table(name) for field in fields)


def _place(plan: Plan, record: Record | PlanRecord, field: str) -> str:
    number = goals.number(record, plan.goals) if isinstance(record, Goal) else None
    one = field_text.called(type(record))
    where = _("Goal {number}").format(number=number) if number else f"{one[:1].upper()}{one[1:]}"
    named = field_text.short_name(type(record), field)
    return where if named.lower() == one.lower() else f"{where}: {named}"


def _shown(character: str) -> str:
    """Return a character as it can be seen on a screen; one that no system knows by its number."""
    seen = unicodedata.category(character[0]) not in ("Cn", "Co", "Mn", "Me")
    return character if seen else missing_mark(character[0])


_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def _foreign() -> re.Pattern[str]:
    """Find what the typeface lacks; signs that a screen joins (a flag, a skin, a family) as one."""
    runs = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in typeface())
    # What is dropped or white is left out below; the commonest here, for speed.
    one = f"[^{runs}\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f]"
    joined = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]"
    return re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|{one}{joined}*(?:\u200d{one}{joined}*)*")
