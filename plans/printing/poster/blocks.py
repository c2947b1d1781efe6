"""The contents of the wall poster as flowables of one size of type, in the columns of one paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer

from plans.printing.layout import Bookmark, Flow
from plans.printing.poster.lines import balanced, capped_lines, clauses, without_breaks
from plans.printing.poster.shapes import Line, Numeral, Panel, Step, height
from plans.printing.poster.type_scale import Limits, Role, TypeScale
from plans.printing.poster.words import Card, Content, Entry, Ticked
from plans.printing.styles import SEMIBOLD
from plans.printing.text import coloured, paragraph, strong
from resources.language import gettext as _

_PANEL = 0.75
"""The room around the words of a result, in steps."""

MESSAGE_PART, TEAM_PART = 0.7, 0.26
"""The parts of the width for the message and for whose plan it is."""


_BAND_LEAST = 165
"""The columns of the band become twice as many while they stay this wide, in points on A3."""

_CLAUSES = 0.6
"""A message of two clauses gets a line for each, when it can then be so large as a part of its most."""


@dataclass
class Block:
    """A goal: its zones from top to bottom."""

    card: Card
    number: Flow
    title: Flow
    figure: Flow
    steps: list[Step]
    panel: list[Panel]
    indent: float
    """How far its title stands in, beside the number, in points."""


@dataclass
class Section:
    """A part of the band: its title above one or more columns."""

    key: str
    title: Flow
    items: list[Flow]
    columns: int = 1
    flows: list[Flow] = field(default_factory=list)
    """The items, divided over the columns."""


class Blocks:
    """Everything on the poster, at one size of type."""

    def __init__(self, content: Content, limits: Limits, scale: float, rows: int | None = None) -> None:
        """Make the flowables; ``scale`` is between LEAST_SCALE and MOST_SCALE.

        With ``rows`` only so many rows of goals stand on the first sheet.
        """
        self.content, self.limits = content, limits
        self.width = limits.sheet.width - 2 * limits.sheet.side
        self.gap = 17 * limits.part
        """Room between columns, in points."""
        self.rows = in_rows(content.cards)[:rows]
        cards = [card for row in self.rows for card in row]
        self.beside = len(cards) == 1
        """Whether the actions of the only goal stand beside it."""
        self.columns = max((len(row) for row in self.rows), default=0)
        self.compact = len(self.rows) > 1
        """Whether number and name of a goal stand on one line."""
        self.column = self.across(2 if self.beside else max(1, self.columns))
        self.type = TypeScale(limits, scale, self._caps(cards))
        step = self.type.step
        self.pad, self.line = 0.36 * step, 0.5
        self.late = [self.block(card) for card in content.cards[len(cards) :]]
        """The goals that stand whole on a further sheet."""
        self.blocks = [[self.block(card) for card in row] for row in self.rows]
        self.message = [
            Bookmark("message", content.headline, 0),
            self.text(
                balanced(content.headline, self.style("message"), self.width * MESSAGE_PART, even=True), "message"
            ),
        ]
        self.team = [
            self.text(words, name)
            for words, name in ((content.team, "team"), (content.plan, "year"), (content.state, "state"))
            if words
        ]
        self.sections = self._sections()

    def across(self, columns: int) -> float:
        """Return the width of one of so many columns, in points."""
        return (self.width - self.gap * (columns - 1)) / columns

    def style(self, name: str) -> ParagraphStyle:
        """Return a style of this size of type."""
        return self.type.styles[name]

    def text(self, words: str, name: str) -> Any:
        """Make a paragraph in a style of this size of type."""
        return paragraph(words, self.style(name))

    def block(self, card: Card) -> Block:
        """Make the flowables of a goal."""
        step = self.type.step
        beside = stringWidth(str(card.number), SEMIBOLD, self.type.sizes["number"]) + 0.6 * step
        indent = beside if self.compact else 0.0
        wide = self.column - indent
        title = f"{card.number} {card.title}"
        figure = [self.text(coloured(card.figure, card.colour), "figure")] if card.figure else []
        gains = [self.gain(who, what) for who, what in card.gains]
        number: Flow = [Bookmark(f"goal-{card.number}", title, 0), Line(card.colour, 6 * self.limits.part)]
        number += [Spacer(0, 0.75 * step), Numeral(card.number, card.colour, self.type.sizes["number"])]
        return Block(
            card,
            number,
            [self.text(balanced(card.title, self.style("title"), wide, even=True), "title")],
            figure + ([self.text(card.note, "note")] if card.note else []),
            [self.step(action) for action in card.actions],
            [Panel(gains, pad=_PANEL * step)] if gains else [],
            indent,
        )

    def gain(self, who: str, what: str) -> Any:
        """Say who notices it, and what."""
        inside = self.column - 2 * _PANEL * self.type.step
        lines = balanced(f"{who} {what}", self.style("gain"), inside * 0.98)
        return self.text(strong(who) + lines[len(who) :], "gain")

    def step(self, ticked: Ticked) -> Step:
        """Make the flowable of an action."""
        box = 1.05 * self.type.step
        what = balanced(ticked.what, self.style("action"), self.column - box * Step.INDENT)
        texts = [self.text(what, "action")] + ([self.text(ticked.note, "note")] if ticked.note else [])
        return Step(ticked.status, texts, box=box, pad=self.pad)

    def head(self, card: Card) -> Flow:
        """Name a goal where it goes on on a further sheet."""
        name = strong(coloured(str(card.number), card.colour)) + " " + card.title
        if not card.short:
            name = strong(coloured(_("Goal {number}").format(number=card.number), card.colour))
        line = Line(card.colour, 4 * self.limits.part)
        return [line, Spacer(0, 0.3 * self.type.step), self.text(name, "figure"), Spacer(0, 0.3 * self.type.step)]

    def _caps(self, cards: list[Card]) -> dict[Role, float]:
        """Return the sizes above which a word would break or a heading would take many lines."""
        indent = 0.14 * self.column if self.compact else 0
        content, sizes = self.content, self.limits.sizes
        titles = [card.title for card in cards]
        actions = [action.what for card in cards for action in card.actions]
        wide = self.width * MESSAGE_PART
        two = clauses(content.headline, "message", wide)
        return {
            "message": min(
                two if two > _CLAUSES * sizes["message"][2] else wide,
                capped_lines([content.headline], "message", wide),
                without_breaks([content.headline], "message", wide, 2, self.limits, self.limits.stated),
            ),
            "team": min(
                capped_lines([content.team], "team", self.width * TEAM_PART),
                without_breaks([content.team], "team", self.width * TEAM_PART, 1, self.limits, sizes["team"][0]),
            ),
            "title": min(
                capped_lines(titles, "title", self.column - indent),
                without_breaks(titles, "title", self.column - indent, 3, self.limits, sizes["title"][1]),
            ),
            "figure": min(
                capped_lines([card.figure for card in cards], "figure", self.column),
                without_breaks(
                    [card.figure for card in cards], "figure", self.column, 1, self.limits, sizes["figure"][1]
                ),
            ),
            "action": capped_lines(actions, "action", self.column * 0.86),
            "gain": capped_lines([what for card in cards for _who, what in card.gains], "gain", self.column * 0.86),
        }

    def _sections(self) -> list[Section]:
        content = self.content
        parts = [content.people, content.stops, content.loose, content.dates]
        columns = self.columns or 4
        while columns < sum(map(bool, parts)) or self.across(2 * columns) > _BAND_LEAST * self.limits.part:
            columns *= 2
        self.band_column = self.across(columns)
        named = [
            ("people", _("Who can you go to?"), [self._entry(person) for person in content.people]),
            ("stops", _("What do we stop doing?"), [self._entry(stop) for stop in content.stops]),
            ("loose", _("Also this year"), [[self.step(item)] for item in content.loose]),
            ("dates", _("We look back together on"), [self._entry(day) for day in content.dates]),
        ]
        found = [
            Section(key, [Bookmark(key, title, 0), self.text(title, "label")], items)
            for key, title, items in named
            if items
        ]
        return _shared(found, columns, self.band_column)

    def _entry(self, entry: Entry) -> Flow:
        name = strong(coloured(entry.name, entry.colour) if entry.colour else entry.name)
        band, wide = self.style("band"), self.band_column
        if entry.colour:
            lines = balanced(f"{entry.name} {entry.text}", band, wide * 0.99)
            flow: Flow = [self.text(name + lines[len(entry.name) :], "band")]
        else:
            flow = [self.text(words, "band") for words in (name, balanced(entry.text, band, wide)) if words]
        flow += [self.text(balanced(note, self.style("aside"), wide), "aside") for note in entry.notes]
        return [*flow, Spacer(0, 0.4 * self.type.step)]


def in_rows(cards: list[Card]) -> list[list[Card]]:
    """Divide goals over rows: up to five beside each other, where there are many up to six."""
    if not cards:
        return []
    rows = 1 if len(cards) <= 5 else 2 if len(cards) <= 10 else -(-len(cards) // 6)
    wide = -(-len(cards) // rows)
    return [cards[first : first + wide] for first in range(0, len(cards), wide)]


def _shared(sections: list[Section], columns: int, width: float) -> list[Section]:
    """Divide the columns over the sections, so that the band is as low as can be."""
    least: dict[int, tuple[float, list[list[Flow]]]] = {0: (0.0, [])}
    for place, section in enumerate(sections):
        later = len(sections) - place - 1
        found: dict[int, tuple[float, list[list[Flow]]]] = {}
        most = columns - later - min(least)
        spread = [_spread(section.items, count, width) for count in range(1, most + 1)]
        highs = [max(height(flow, width) for flow in flows) for flows in spread]
        for used, (high, before) in least.items():
            for count in range(1, columns - later - used + 1):
                higher = max(high, highs[count - 1])
                if used + count not in found or higher < found[used + count][0] - 0.01:
                    found[used + count] = higher, [*before, spread[count - 1]]
        least = found
    if sections:
        for section, flows in zip(sections, least[columns][1], strict=True):
            section.flows, section.columns = flows, len(flows)
    return sections


def _spread(items: list[Flow], columns: int, width: float) -> list[Flow]:
    """Divide items over columns in their order, so that the highest column is as low as can be."""
    highs = [height(entry, width) for entry in items]
    low, high = max(highs, default=0.0), sum(highs)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(highs, middle)) <= columns:
            high = middle
        else:
            low = middle
    places = _filled(highs, high)
    flows = [[entry for item in items[first:after] for entry in item] for first, after in places]
    return flows + [[] for _column in range(columns - len(flows))]


def _filled(highs: list[float], most: float) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    first, used = 0, 0.0
    for place, high in enumerate(highs):
        if place > first and used + high > most + 0.01:
            places.append((first, place))
            first, used = place, 0.0
        used += high
    return [*places, (first, len(highs))]
