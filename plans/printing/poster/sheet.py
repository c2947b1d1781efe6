"""The first sheet of the wall poster: how high its zones are, and everything at its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.platypus import Spacer

from plans.printing.layout import Flow
from plans.printing.poster.blocks import MESSAGE_PART, TEAM_PART, Block, Blocks, Section
from plans.printing.poster.shapes import Laid, Line, divided, height
from plans.printing.styles import ACCENT, INK
from resources.language import gettext as _

_HEAD_MOST, _BAND_MOST = 0.26, 0.3
"""The parts of the sheet that message and band take at most when things go on on a second sheet."""


@dataclass
class Row:
    """The heights of the zones of a row of goals, in points; all goals of the row share these levels."""

    number: float
    title: float
    figure: float
    steps: float
    panel: float
    beside: float = 0
    """The height of the actions where they stand beside the only goal."""

    @property
    def high(self) -> float:
        """Return the height of the row without the room between its zones."""
        return self.number + self.title + self.figure + self.steps + self.panel


@dataclass
class Zones:
    """The heights of the zones of the sheet, and the room between them, in points."""

    head: float
    rows: list[Row]
    band: float
    under_head: float
    under_figure: float
    above_panel: float
    above_band: float


@dataclass
class Overflow:
    """What goes on on a further sheet, below its own heading."""

    key: str
    heading: Flow
    flow: Flow
    column: int | None = None
    """The column of the first sheet that it stood in, where it can go on in the same column."""


@dataclass
class FirstSheet:
    """The first sheet as it was laid, and what did not fit on it."""

    laid: Laid
    rests: list[Overflow] = field(default_factory=list)
    notes: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    """By key the place for the note that it goes on: from the left, from the top, and the width, in points."""


def natural(blocks: Blocks) -> Zones:
    """Return the heights at which everything stands whole, with the least room between."""
    wide, step = blocks.width, blocks.type.step
    head = max(height(blocks.message, wide * MESSAGE_PART), height(blocks.team, wide * TEAM_PART))
    band = max((_section_height(blocks, section) for section in blocks.sections), default=0.0)
    rows = [_row(blocks, row) for row in blocks.blocks]
    return Zones(head, rows, band, 1.1 * step, 0.7 * step, 0.9 * step, 1.2 * step)


def total(blocks: Blocks, zones: Zones) -> float:
    """Add up a sheet from the first line to the foot, in points."""
    part = blocks.limits.part
    rows = sum(_row_high(zones, row) for row in zones.rows) + _between(blocks) * max(0, len(zones.rows) - 1)
    if not zones.rows:
        rows = blocks.type.step + height(_quiet(blocks), blocks.width)
    if blocks.late:
        rows += _late_high(blocks)
    head = zones.head + 9 * part + 3.5 * part + zones.under_head
    return head + rows + zones.above_band + 1 * part + 7 * part + zones.band + 8 * part + foot_high(blocks)


def fits(blocks: Blocks, high: float) -> bool:
    """Return whether everything stands whole on a sheet of this height."""
    return total(blocks, natural(blocks)) <= high


def goals_fit(blocks: Blocks, high: float) -> bool:
    """Return whether the goals stand whole on a sheet of this height when message and band may go on on the next."""
    return total(blocks, _capped(natural(blocks), high)) <= high


def has_room(blocks: Blocks, zones: Zones, high: float) -> Zones:
    """Divide the room that is left: first between the actions, then between the zones, the rest above the results."""
    left, step = high - total(blocks, zones), blocks.type.step
    if left <= 0:
        return zones
    pad = _even(blocks, zones, left * 0.6)
    if pad:
        for item in (step for row in blocks.blocks for block in row for step in block.steps):
            item.pad += pad
        zones.rows = [_row(blocks, row) for row in blocks.blocks]
        left = high - total(blocks, zones)
    for name, share, most in (("under_head", 0.2, 1.2), ("under_figure", 0.2, 0.9), ("above_band", 0.25, 1.2)):
        times = len(zones.rows) if name == "under_figure" else 1
        more = min(left * share, most * step * max(1, times))
        setattr(zones, name, getattr(zones, name) + more / max(1, times))
        left -= more
    for row in zones.rows:
        row.steps += left / len(zones.rows)
    if not zones.rows:
        zones.above_band += left
    return zones


def limited(blocks: Blocks, zones: Zones, high: float) -> Zones:
    """Lower the zones so that they fit the sheet; what is in them then goes on on the next."""
    _capped(zones, high)
    over = total(blocks, zones) - high
    if over <= 0 or not zones.rows:
        return has_room(blocks, zones, high)
    (row,) = zones.rows
    if blocks.beside:
        row.beside = min(row.beside, _row_high(zones, row) - over)
        over = total(blocks, zones) - high
    room = row.high - max(0.0, over) - row.number
    row.title = min(row.title, 0.34 * room)
    row.figure = min(row.figure, 0.2 * room)
    row.panel = min(row.panel, 0.3 * room)
    row.steps = room - row.title - row.figure - row.panel
    return zones


def _capped(zones: Zones, high: float) -> Zones:
    zones.head = min(zones.head, _HEAD_MOST * high)
    zones.band = min(zones.band, _BAND_MOST * high)
    return zones


def lay_out(blocks: Blocks, zones: Zones, high: float) -> FirstSheet:
    """Put everything at its place on a sheet of this height."""
    first = FirstSheet(Laid(high))
    part, wide = blocks.limits.part, blocks.width
    _head(blocks, zones, first)
    top = zones.head + 9 * part
    first.laid.put([Line(ACCENT, 3.5 * part)], 0, top, wide)
    top += 3.5 * part + zones.under_head
    for row, blocks_of_row in zip(zones.rows, blocks.blocks, strict=True):
        for place, block in enumerate(blocks_of_row):
            _goal(blocks, zones, row, block, first, place, top)
        top += _row_high(zones, row) + _between(blocks)
    if not zones.rows:
        first.laid.put(_quiet(blocks), 0, top + blocks.type.step, wide)
    if blocks.late:
        first.notes["late"] = (0, top - _between(blocks) + 0.3 * _late_high(blocks), wide)
    for block in blocks.late:
        title = [] if block.card.short else block.title
        between = Spacer(0, 0.6 * blocks.type.step)
        flow = [*title, *block.figure, between, *block.steps, between, *block.panel]
        heading = [block.number[0], *blocks.head(block.card)]
        first.rests.append(Overflow(f"goal-{block.card.number}", heading, flow))
    _band(blocks, zones, first, high - foot_high(blocks) - 8 * part - zones.band)
    return first


def foot_high(blocks: Blocks) -> float:
    """Return the height of the foot, in points."""
    return 1.6 * blocks.type.sizes["foot"]


def _quiet(blocks: Blocks) -> Flow:
    return [blocks.text(_("There is no goal in this plan yet."), "quiet")]


def _head(blocks: Blocks, zones: Zones, first: FirstSheet) -> None:
    wide = blocks.width
    note = blocks.style("onward").leading
    for key, flow, width, x in (
        ("message", blocks.message, wide * MESSAGE_PART, 0.0),
        ("team", blocks.team, wide * TEAM_PART, wide * (1 - TEAM_PART)),
    ):
        kept, rest = divided(flow, width, zones.head)
        if rest:
            kept, rest = divided(flow, width, zones.head - note)
            first.notes[key] = (x, zones.head - note, width)
            first.rests.append(Overflow(key, [], rest))
        room = zones.head - height(kept, width) - (note if rest else 0)
        first.laid.put(kept, x, room, width)


def _goal(blocks: Blocks, zones: Zones, row: Row, block: Block, first: FirstSheet, place: int, top: float) -> None:
    wide, laid, x = blocks.column, first.laid, place * (blocks.column + blocks.gap)
    key, note = f"goal-{block.card.number}", blocks.style("onward").leading
    rest: Flow = []
    above = _above_number(blocks, block)
    bar = block.number[:2]
    laid.put(bar, x, top, blocks.width if blocks.beside else wide)
    laid.put(block.number[2:], x, top + height(bar, wide), wide)
    at = top + row.number
    for flow, high, indent in ((block.title, row.title, block.indent), (block.figure, row.figure, 0.0)):
        kept, more = divided(flow, wide - indent, high)
        laid.put(kept, x + indent, at, wide - indent)
        rest += more
        at += high
    under = at + zones.under_figure
    bottom = under + row.steps + zones.above_panel
    panel, more_panel = divided(list(block.panel), wide, row.panel)
    steps_x, steps_top, room = x, under, row.steps
    if blocks.beside:
        steps_x, steps_top, room = x + wide + blocks.gap, top + above, _row_high(zones, row) - above
    kept, more = divided(list(block.steps), wide, room)
    if rest or more or more_panel:
        kept, more = divided(list(block.steps), wide, room - note)
        flow = [*rest, *more, Spacer(0, 0.6 * blocks.type.step), *more_panel]
        column = None if blocks.beside or blocks.compact else place
        first.rests.append(Overflow(key, blocks.head(block.card), flow, column))
        first.notes[key] = (steps_x, steps_top + height(kept, wide) + 0.1 * note, wide)
    laid.put(kept, steps_x, steps_top, wide)
    for item in panel:
        item.least = row.panel
    laid.put(panel, x, bottom, wide)


def _band(blocks: Blocks, zones: Zones, first: FirstSheet, top: float) -> None:
    part, column = blocks.limits.part, blocks.band_column
    note = blocks.style("onward").leading
    first.laid.put([Line(INK, 1 * part)], 0, top - 8 * part, blocks.width)
    x = 0.0
    for section in blocks.sections:
        first.laid.put(section.title, x, top, column * section.columns)
        start = top + _label_high(blocks)
        room = zones.band - _label_high(blocks)
        rest: Flow = []
        for place, flow in enumerate(section.flows):
            left = x + place * (column + blocks.gap)
            kept, more = ([], flow) if rest else divided(flow, column, room)
            if more and not rest:
                kept, more = divided(flow, column, room - note)
                first.notes[section.key] = (left, start + height(kept, column), column)
            first.laid.put(kept, left, start, column)
            rest += more
        if rest:
            first.rests.append(Overflow(section.key, [section.title[1]], rest))
        x += section.columns * (column + blocks.gap)


def _row(blocks: Blocks, row: list[Block]) -> Row:
    wide = blocks.column
    number = max(_number_high(blocks, item) for item in row)
    title = max(height(item.title, wide - item.indent) for item in row)
    title += 0.2 * blocks.type.step
    if blocks.compact:
        # The number stands beside the title.
        title = max(title, number - _above_number(blocks, row[0]))
        number = _above_number(blocks, row[0])
    return Row(
        number,
        title,
        max(height(item.figure, wide) for item in row) + 0.25 * blocks.type.step,
        0 if blocks.beside else max(height(list(item.steps), wide) for item in row),
        max(height(list(item.panel), wide) for item in row),
        _above_number(blocks, row[0]) + height(list(row[0].steps), wide) if blocks.beside else 0,
    )


def _number_high(blocks: Blocks, block: Block) -> float:
    return height(block.number, blocks.column) + 0.25 * blocks.type.step


def _above_number(blocks: Blocks, block: Block) -> float:
    return height(block.number[:-1], blocks.column)


def _row_high(zones: Zones, row: Row) -> float:
    return max(row.high + zones.under_figure + zones.above_panel, row.beside)


def _late_high(blocks: Blocks) -> float:
    """Return the height of the line that says which goals stand on a further sheet, in points."""
    return float(1.5 * blocks.style("onward").leading)


def _between(blocks: Blocks) -> float:
    """Return the room between two rows of goals, in points."""
    return 1.1 * blocks.type.step


def _section_height(blocks: Blocks, section: Section) -> float:
    return _label_high(blocks) + max(height(flow, blocks.band_column) for flow in section.flows)


def _label_high(blocks: Blocks) -> float:
    return float(1.25 * blocks.style("label").leading)


def _even(blocks: Blocks, zones: Zones, room: float) -> float:
    """Return how much every action can have above and below it, so that the highest columns take ``room`` points."""
    if blocks.beside:
        steps = len(blocks.blocks[0][0].steps)
        return min(0.6 * blocks.type.step, room / (2 * steps)) if steps else 0.0
    pad = 0.6 * blocks.type.step
    for _turn in range(8):
        more = 0.0
        for row, of_row in zip(zones.rows, blocks.blocks, strict=True):
            more += max(_steps_high(blocks, item) + 2 * pad * len(item.steps) for item in of_row) - row.steps
        if more <= room:
            return pad
        pad /= 2
    return 0.0


def _steps_high(blocks: Blocks, block: Block) -> float:
    return height(list(block.steps), blocks.column)
