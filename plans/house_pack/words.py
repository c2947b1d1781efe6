"""What a house pack holds, in words: for who opens it, and for who makes it."""

from __future__ import annotations

from collections.abc import Iterator

from plans import field_text
from plans.derived.compare import name_record
from plans.house_pack.making import is_held, wanted_before
from plans.house_pack.pack import Pack
from plans.house_pack.parts import Part, Way, sources, title
from plans.money import format_amount
from plans.plan import SINGLE
from plans.records import Record
from resources.language import gettext as _

MOST = 12
"""Lines that are named of one part; of more, how many there are."""


def parts_held(pack: Pack) -> Iterator[tuple[str, Way, list[str]]]:
    """Return the parts that are in a pack: what each is called, whether teams may change it, and what it says."""
    for part, way in wanted_before(pack).ways.items():
        if way != "leave":
            lines = [*_lines(pack, part)]
            more = [_("and {count} more").format(count=len(lines) - MOST)] if len(lines) > MOST else []
            yield title(part), way, [*lines[:MOST], *more]


def beside(pack: Pack) -> Iterator[tuple[str, str]]:
    """Return what a pack says beside the plan: what it is, and what it says."""
    facts = pack.facts
    if facts.cards:
        yield _("Our own cards"), ", ".join(str(card.name) for card in facts.cards)
    if facts.rates:
        yield _("Hourly rates"), ", ".join(f"{rate.name} {format_amount(rate.cents)}" for rate in facts.rates)
    words = [facts.words.client, facts.words.clients, facts.words.record, facts.words.review]
    if any(words):
        yield _("Words"), ", ".join(filter(None, words))
    if facts.look.accent or facts.look.logo:
        yield _("Prints"), _("with our logo and colour")
    if facts.template:
        yield _("Template for Word"), _("with our fonts, headings and paper")
    if facts.updates:
        yield _("Newer versions of Digikoers"), facts.updates
    if facts.shared_folder:
        yield _("Shared folder"), facts.shared_folder


def _lines(pack: Pack, part: Part) -> Iterator[str]:
    for table, fields in sources(part):
        for record in pack.start.table(table):
            held = [name for name in fields if is_held(record, name)]
            if held and table in SINGLE:
                yield from (_answer(pack, record, name) for name in held)
            elif held:
                yield _short(name_record(pack.start, record))


def _answer(pack: Pack, record: Record, name: str) -> str:
    asked = field_text.short_name(type(record), name)
    return _short(f"{asked}: {field_text.format_value(pack.start, record, name)}")


def _short(words: str, most: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
