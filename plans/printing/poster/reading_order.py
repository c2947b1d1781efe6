"""The wall poster in the order of reading aloud, for the page that can be read aloud."""

from __future__ import annotations

from plans.printing.layout import Bookmark, Flow
from plans.printing.poster.words import Content, Entry, Ticked
from plans.printing.styles import HEADING, KEY_FIGURE, LEAD, NOTE, TEXT, TITLE
from plans.printing.tables import facts, grid
from plans.printing.text import joined, paragraph
from plans.printing.words import choice_word, field_name
from plans.subjects.actions import Action
from resources.language import gettext as _


def reading_order(shown: Content) -> Flow:
    """Return message, goals one by one, people, what stops and the dates."""
    flow: Flow = [Bookmark("message", shown.headline, 0), paragraph(shown.headline, TITLE)]
    flow += [paragraph(joined([shown.team, shown.plan, shown.state]), LEAD)]
    for card in shown.cards:
        flow += [
            Bookmark(f"goal-{card.number}", f"{card.number} {card.title}", 0),
            paragraph(f"{_('Goal {number}').format(number=card.number)}: {card.title}", HEADING),
        ]
        flow += [paragraph(words, style) for words, style in ((card.figure, KEY_FIGURE), (card.note, NOTE)) if words]
        flow += _steps(card.actions) + facts([(who.rstrip(":"), what) for who, what in card.gains])
    if not shown.cards:
        flow += [paragraph(_("There is no goal in this plan yet."), TEXT)]
    also = _("Also this year")
    if shown.loose:
        flow += [
            Bookmark("loose", also, 0),
            paragraph(also, HEADING),
            *_steps(shown.loose),
        ]
    for key, title, entries in (
        ("people", _("Who can you go to?"), shown.people),
        ("stops", _("What do we stop doing?"), shown.stops),
        ("dates", _("We look back together on"), shown.dates),
    ):
        if entries:
            flow += [Bookmark(key, title, 0), paragraph(title, HEADING), *facts([_fact(entry) for entry in entries])]
    return flow


def _fact(entry: Entry) -> tuple[str, str]:
    name = _("Goal {number}").format(number=entry.name) if entry.colour else entry.name
    return name, "\n".join([entry.text, *entry.notes]).strip() or "–"


def _steps(tickeds: list[Ticked]) -> Flow:
    head = [field_name(Action, "what"), _("Who and when"), field_name(Action, "status")]
    rows = [[item.what, item.who_when, choice_word(Action, "status", item.status)] for item in tickeds]
    return grid(head, rows, [220, 160, 80]) if rows else []
