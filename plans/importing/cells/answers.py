"""Cells as answers: the words of a list as people say them, a yes or a no, and how far something is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from plans import field_text
from plans.errors import Refused
from plans.exchange.headings import both_languages, normalise
from plans.importing.cells.values import Reading, as_text, is_open
from plans.importing.files.grid import Cell
from plans.plan import Plan, new_plan
from plans.records import Record
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _

SIGNS = {
    **dict.fromkeys("✓✔☑☒✅●🗹🗷👍", "ja"),
    **dict.fromkeys("☐□○✗✘❌⬜🔲", "nee"),
    **dict.fromkeys("🟢🟡🟠🔴⏳🔄🚧", "loopt"),
    **dict.fromkeys("🚫🗑", "gestopt"),
}
"""Signs that people put where a status stands."""
_WAITING = re.compile(
    r"\b(on hold|wacht\w*|geparkeerd|ligt stil|stil|paused?|blocked|geblokkeerd|waiting|deferred|opgeschort)\b"
)
_TRUTHS = frozenset(("waar", "onwaar", "true", "false"))
"""How a spreadsheet writes in a text file whether a box is ticked."""
_WIDER_THAN_HOURS = re.compile(
    r"personeel\w*|person\w+ kosten|vervanging|loon\w*|salaris\w*|staff|personnel|wages|salary"
)
"""A kind of cost that need not be hours of who has a role: replacement during a training may be meant."""
_WIDE_KINDS = frozenset(("hours", "ict_condition", "innovation", "maintenance"))
"""Kinds of cost that hold many things: "hardware" says more than the one it is counted with."""
_FEW_SIGNS = 2
_LEAST_BEGUN = 4
_ONE_TEAM = re.compile(r"teams? [a-z\d]{1,2}(?: (?:en|and) (?:team )?[a-z\d]{1,2})*")
"""One of several teams, or two: "team A en B" is not everybody."""
_BEHIND_ROLE = re.compile(r"\s*\([^()]*\)\s*$|\s+[A-Z]\s*$")
"""For which part of a team somebody has a role: "digicoach (N)", "digicoach Z"."""
_ANY_YEAR = 2027


def choice(plan: Plan, record: type[Record], name: str, cell: Cell) -> Any:
    """Return the word of a list that a cell means, in the words of the program or those that people use.

    Raises Refused with a sentence in the language in use.
    """
    words = as_text(cell)
    if isinstance(cell, bool) or words.casefold() in _TRUTHS:
        words = "ja" if cell is True or words.casefold() in ("waar", "true") else "nee"
    if words and not normalise(words):
        words = SIGNS.get(words.strip().rstrip("\ufe0f"), words)
    elif words and not words.strip()[0].isalnum() and (signed := _signed(plan, record, name, words)) is not None:
        return signed
    try:
        return field_text.parse_value(plan, record, name, words)
    except Refused:
        found = _in_other_words(plan, record, name, words)
        if found is not None:
            return found
        bare = _BEHIND_ROLE.sub("", words) if name == "role" else words
        if bare not in ("", words):
            return choice(plan, record, name, bare)
        raise


def reading(plan: Plan, record: type[Record], name: str, cell: Cell) -> Reading:
    """Return the answer that a cell means, and that more stands there when it does: "Ambassadeur nachtdienst"."""
    found = choice(plan, record, name, cell)
    words = as_text(cell)
    wide = name == "kind" and found == "hours" and _WIDER_THAN_HOURS.fullmatch(normalise(words)) is not None
    if not isinstance(cell, str) or not isinstance(found, str) or not (wide or _says_more(record, name, words)):
        return Reading(found)
    value = field_text.options(record, name)[found]
    said = _("“{text}” is read as {value}.").format(text=" ".join(words.split())[:60], value=value)
    return Reading(found, said, wide)


def _says_more(record: type[Record], name: str, words: str) -> bool:
    """Return whether an answer is known by how its words begin, or by a part of them, and others stand beside that."""
    plain = normalise(words)
    if without_behind(words):
        return True
    if len(plain.split()) < _FEW_SIGNS or plain in _other_words(record, name):
        return False
    own = {normalise(shown) for shown in _shown(record, name)}
    return plain not in own and any(plain.startswith(f"{wording} ") for wording in (*own, *_other_words(record, name)))


def is_narrower(record: type[Record], name: str, cell: Cell) -> bool:
    """Return whether a cell names less than the answer it is read as: "alle verzorgenden IG", not "hele team (11)"."""
    return isinstance(cell, str) and _says_more(record, name, re.sub(r"\([^()]*\)", "", cell).strip())


def is_of_wide_kind(record: type[Record], name: str, cell: Cell, value: Any) -> bool:
    """Return whether a kind of cost is one of many things that a kind of the plan holds: "hardware", not "ICT"."""
    if name != "kind" or not isinstance(cell, str) or value not in _WIDE_KINDS:
        return False
    own = {word[:_LEAST_BEGUN] for shown in _shown(record, name) for word in normalise(shown).split()}
    return not all(word[:_LEAST_BEGUN] in own for word in normalise(cell).split())


def says_besides(record: type[Record], name: str, cell: Cell) -> bool:
    """Return whether an answer stands with words that are none: "Amber – running late", not "Groen – loopt"."""
    if not isinstance(cell, str):
        return False
    parts = [part.strip() for part in re.split(r"\s[-–—]\s|[:;,()]", cell) if normalise(part)]
    own = {*map(normalise, _shown(record, name)), *_other_words(record, name)}
    return len(parts) > 1 and any(normalise(part) not in own and not is_open(part) for part in parts)


@cache
def _shown(record: type[Record], name: str) -> tuple[str, ...]:
    """Return the answers of a list in the words of the program, in every language."""
    found: list[str] = []
    for language in LANGUAGES:
        with speaking(language):
            found += field_text.options(record, name).values()
    return tuple(found)


@cache
def meant(record: type[Record], name: str, words: str) -> Any:
    """Return the answer that words mean in any plan; None when they mean none."""
    try:
        return choice(new_plan(_ANY_YEAR), record, name, words.strip())
    except Refused:
        return None


def _signed(plan: Plan, record: type[Record], name: str, words: str) -> Any:
    """Return what a sign with words behind it means: the words when they are known, else the sign."""
    found = re.match(r"\s*([^\w\s]+)\s*(.*)", words, re.DOTALL)
    if found is None:
        return None
    sign, rest = found[1].rstrip("\ufe0f"), found[2]
    for part in (rest, SIGNS.get(sign, "") if len(sign) <= _FEW_SIGNS else ""):
        try:
            if part and normalise(part):
                return choice(plan, record, name, part)
        except Refused:
            continue
    return None


def is_waiting(cell: Cell) -> bool:
    """Return whether a status says that something waits, or stands still."""
    return isinstance(cell, str) and _WAITING.search(normalise(cell)) is not None


def _in_other_words(plan: Plan, record: type[Record], name: str, words: str) -> Any:
    for language in LANGUAGES:
        with speaking(language):
            try:
                return field_text.parse_value(plan, record, name, words)
            except Refused:
                continue
    if field_text.kind(record, name) != "choice":
        return None
    plain = normalise(words)
    bare = normalise(re.sub(r"\([^)]*\)", " ", words))
    options = _other_words(record, name)
    for form in (plain, bare, *(normalise(part) for part in re.split(r"[/,;(]", words))):
        if form and form in options:
            return options[form]
    # "loopt (tot mei)", "gestart in maart": what it begins with.
    begun = [
        wording
        for wording in options
        if len(wording) >= _LEAST_BEGUN and plain.startswith(f"{wording} ") and not _ONE_TEAM.fullmatch(plain)
    ]
    return options[max(begun, key=len)] if begun else None


@cache
def _other_words(record: type[Record], name: str) -> dict[str, str]:
    """Return the words that people use for the answers of a list, of both languages, with the answer."""
    return {
        normalise(wording): value
        for value in reversed(list(field_text.options(record, name)))
        for wording in both_languages(f"answers.{record.__tablename__}.{name}.{value}")
    }


def tick(cell: Cell) -> bool:
    """Return a yes or a no; raises Refused when it is neither."""
    if isinstance(cell, bool):
        return cell
    plain = as_text(cell).casefold()
    if plain in ("ja", "j", "yes", "y", "x", "v", "✓", "✔", "true", "waar", "1", "☑"):
        return True
    if plain in ("nee", "n", "no", "false", "onwaar", "0", "-", "", "☐"):
        return False
    raise Refused(_("“{text}” is neither yes nor no.").format(text=as_text(cell)[:30]))


def share(cell: Cell) -> Decimal | None:
    """Return how far something is, 0 to 100, when a cell is a percentage."""
    if isinstance(cell, str):
        found = re.fullmatch(r"\s*(\d{1,3})(?:[.,]\d+)?\s*(?:%|procent)\s*(?:gereed|klaar|af)?", cell)
        return Decimal(found[1]) if found and int(found[1]) <= 100 else None
    return None


def without_behind(words: str) -> str:
    """Return words without what stands in brackets behind them; nothing when no brackets do."""
    found = re.fullmatch(r"(.*[^\s(])\s*\([^()]*\)\s*", words)
    return found[1] if found else ""
