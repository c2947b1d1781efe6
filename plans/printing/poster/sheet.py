"""A sheet of the wall poster: message, the days of the reviews, a lane for every goal, and one quiet band below."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.dates import QUARTERS
from plans.printing.house_look import mark
from plans.printing.house_look import width as sign_width
from plans.printing.layout import Bookmark, Flow
from plans.printing.poster.course import Course, title_size
from plans.printing.poster.lines import balanced, line_count
from plans.printing.poster.shapes import Laid, Line, height
from plans.printing.poster.sizes import LARGEST, Measures, Sizes
from plans.printing.poster.words import Content, Lane, Ring
from plans.printing.styles import BORDER, COLOURS, INK, LINE, SEMIBOLD, goal_colour
from plans.printing.text import Markup, coloured, escaped, joined, one_line, paragraph, printable, strong
from plans.status import GOAL_MARKS, goal_word
from resources.language import gettext as _

_FINE = 0.03
_MOST = 3
"""So many actions stand under a quarter; of more, the plan tells."""
_BLANK_LANES = 5
_BAND = 0.17
"""The band takes at most so much of the height."""


def sheets(shown: Content, measures: Measures, printed: str) -> list[Laid]:
    """Lay the poster on one sheet, or where there are too many goals for that on as few as can be."""
    lanes = shown.lanes or _blank_lanes()
    for count in range(1, len(lanes) + 1):
        made = [_fitted(shown, part, measures, printed, (place, count)) for place, part in _shares(lanes, count)]
        found = [sheet for sheet in made if sheet is not None]
        if len(found) == count:
            return found
    raise AssertionError("a sheet holds one goal, whatever it says")


def _shares(lanes: tuple[Lane, ...], count: int) -> list[tuple[int, tuple[Lane, ...]]]:
    """Divide goals evenly over sheets; give each share with the number of its sheet."""
    many = -(-len(lanes) // count)
    return [(place + 1, lanes[place * many : (place + 1) * many]) for place in range(count)]


def _fitted(
    shown: Content, lanes: tuple[Lane, ...], measures: Measures, printed: str, sheet: tuple[int, int]
) -> Laid | None:
    """Return a sheet with the largest type that fits; with fewer actions where even the smallest does not."""
    if not lanes:
        return None
    frame = _Frame(shown, measures, printed, sheet)
    least = measures.least / (13 * measures.part)
    for most in range(_MOST, 0, -1):
        if not frame.holds(_courses(lanes, Sizes(measures, least), most)):
            continue
        low, top = least, max(least, LARGEST)
        while top - low > _FINE:
            middle = (low + top) / 2
            if frame.holds(_courses(lanes, Sizes(measures, middle), most)):
                low = middle
            else:
                top = middle
        sizes = Sizes(measures, low)
        return frame.laid(_courses(lanes, sizes, most), sizes)
    if len(lanes) > 1:
        return None
    sizes = Sizes(measures, least)
    return frame.laid(_courses(lanes, sizes, 1), sizes)


def _courses(lanes: tuple[Lane, ...], sizes: Sizes, most: int) -> list[Course]:
    return [Course(lane, sizes, title_size(lane, sizes), most) for lane in lanes]


def _blank_lanes() -> tuple[Lane, ...]:
    """Return lanes to fill by hand."""
    rings, steps = (Ring(),) * len(QUARTERS), ((),) * len(QUARTERS)
    return tuple(
        Lane(place, goal_colour(place), "\xa0", "", "", "", "", rings, None, steps, "", reached=False)
        for place in range(1, _BLANK_LANES + 1)
    )


class _Frame:
    """What stands around the lanes, whatever their size: head and days above, band and foot below."""

    def __init__(self, shown: Content, measures: Measures, printed: str, sheet: tuple[int, int]) -> None:
        self.shown, self.measures, self.printed, self.number = shown, measures, printed, sheet
        self.plain = Sizes(measures, 1.0)
        self.part = measures.part
        self.head = self._head()
        self.band = self._band()
        self.above = max(height(flow, wide) for flow, _x, wide in self.head) + 6 * self.part + self._days_high()
        self.foot = max(9 * self.part, measures.least_of_all)
        self.below = self._band_high() + 2.2 * self.foot

    def holds(self, courses: Sequence[Course]) -> bool:
        """Return whether these lanes fit between head and band; what is larger than usual parts no word for it."""
        fits = sum(course.needed for course in courses) <= self._room()
        return fits and all(course.whole or course.sizes.scale <= 1 for course in courses)

    def laid(self, courses: Sequence[Course], sizes: Sizes) -> Laid:
        """Return the sheet with these lanes, which share the room that is left."""
        laid, width = Laid(self.measures.high), self.measures.width
        for flow, x, wide in self.head:
            laid.put(flow, x, 0, wide)
        self._days(laid, sizes)
        top, more = self.above, max(0.0, self._room() - sum(course.needed for course in courses)) / len(courses)
        laid.put([Line(INK, 1.4 * self.part)], 0, top, width)
        for place, course in enumerate(courses):
            if place:
                laid.put([Line(LINE, 0.9 * self.part)], 0, top, width)
            course.high = course.needed + more
            title = f"{course.lane.number} {course.lane.title}"
            top = laid.put([Bookmark(f"goal-{course.lane.number}", title, 0), course], 0, top, width)
            if not course.lane.title.strip():
                self._line_to_write(laid, course, sizes, top)
        top = self.measures.high - self.below
        laid.put([Line(INK, 1.4 * self.part)], 0, top, width)
        for flow, x, wide in self.band:
            laid.put(flow, x, top + 9 * self.part, wide)
        self._foot(laid)
        return laid

    def _room(self) -> float:
        return self.measures.high - self.above - self.below

    def _head(self) -> list[tuple[Flow, float, float]]:
        shown, part, width = self.shown, self.part, self.measures.width
        wide = width * 0.7
        words = one_line(shown.headline, 200)
        size = 45 * part
        while size > 22 * part and (
            line_count(words, SEMIBOLD, size, wide) > 2
            or max(stringWidth(word, SEMIBOLD, size) for word in printable(words).split(" ")) > wide
        ):
            size *= 0.96
        face = self.plain.style(size, 1.04, strong=True, level=1)
        if shown.house.accent:
            face = face.clone(face.name, textColor=HexColor(shown.house.accent))
        message: Flow = [Bookmark("message", words, 0), paragraph(balanced(words, face, wide, even=True), face)]
        sign = mark(shown.house, 40 * part, 120 * part)
        side = sign_width(sign)
        beside = width - wide - side - 24 * part
        team: Flow = [
            paragraph(one_line(text, 70), self.plain.right_style(size, 1.2, strong=strongly, muted=not strongly))
            for text, size, strongly in ((shown.team, 19 * part, True), (shown.year, 15 * part, False))
            if text
        ]
        return [
            (message, 0, wide),
            (team, width - side - 10 * part - beside, beside),
            ([sign], width - side, side),
        ]

    def _days_high(self) -> float:
        return 25 * self.part

    def _days(self, laid: Laid, sizes: Sizes) -> None:
        """Put the day of each review above its ring, and what stands at both ends of the year."""
        size, wide = 14.5 * self.part, sizes.pitch * 0.96
        top = self.above - 1.55 * size
        words = [(_("start"), 0), *zip(self.shown.moments, QUARTERS, strict=True)]
        for text, quarter in words:
            style = self.plain.style(size, 1.2, strong=quarter > 0, muted=quarter == 0).clone("poster day", alignment=1)
            small = min(1.0, wide / (stringWidth(printable(text), SEMIBOLD, size) + 1))
            style.fontSize = size * small
            laid.put([paragraph(text, style)], sizes.at(quarter) - wide / 2, top, wide)
        celebrate = self.plain.style(size, 1.2, strong=True)
        laid.put([paragraph(_("We celebrate"), celebrate)], sizes.celebrating, top, sizes.right)

    def _band(self) -> list[tuple[Flow, float, float]]:
        """Return the columns of the band, in type small enough and with as much of each list as it holds."""
        width, gap = self.measures.width, 30 * self.part
        for size, most in ((12.6, 30), (11.5, 30), (10.6, 30), (10.6, 16), (10.6, 10), (10.6, 6), (10.6, 3)):
            style = self.plain.style(max(size * self.part, self.measures.least_of_all), 1.32)
            texts = [text for text in self._band_texts(most) if text]
            if not texts:
                return []
            wide = (width - gap * (len(texts) - 1)) / len(texts)
            made: list[tuple[Flow, float, float]] = [
                ([paragraph(text, style)], place * (wide + gap), wide) for place, text in enumerate(texts)
            ]
            if max(height(flow, wide) for flow, _x, wide in made) < _BAND * self.measures.high:
                break
        return made

    def _band_texts(self, most: int) -> list[Markup]:
        shown = self.shown
        people = [strong(name) + (f"\xa0{role}" if role else "") for name, role in shown.people]
        stops = [strong(coloured(str(place), colour)) + f"\xa0{what}" for place, colour, what in shown.stops]
        loose = [escaped(step.what) for step in shown.loose]
        return [
            _listed(_("Who can you go to?"), people, ", ", most),
            _listed(_("This we stop doing:"), stops, "\xa0 ", most),
            _listed(_("Also this year:"), loose, ", ", most),
        ]

    def _band_high(self) -> float:
        return max((height(flow, wide) for flow, _x, wide in self.band), default=0.0) + 15 * self.part

    def _foot(self, laid: Laid) -> None:
        style = self.plain.style(self.foot, 1.25, muted=True)
        right = self.plain.right_style(self.foot, 1.25, muted=True)
        shapes = [
            coloured(f"{GOAL_MARKS[status].sign}\xa0{goal_word(status).lower()}", COLOURS[GOAL_MARKS[status].colour])
            for status in GOAL_MARKS
            if status != "not_yet"
        ]
        how = _("After every review, write the number in the ring and colour it in.")
        number, count = self.number
        of = _("sheet {number} of {count}").format(number=number, count=count) if count > 1 else ""
        top, width = self.measures.high - 1.3 * self.foot, self.measures.width
        laid.put([paragraph(joined([how, joined([*shapes], "\xa0 ")], " "), style)], 0, top, width * 0.68)
        laid.put([paragraph(joined([self.shown.stand, self.printed, of]), right)], width * 0.68, top, width * 0.32)

    def _line_to_write(self, laid: Laid, course: Course, sizes: Sizes, foot: float) -> None:
        wide = sizes.left - sizes.number - 26 * self.part
        laid.put([Line(BORDER, 0.8 * self.part)], sizes.number, foot - course.high / 2, wide)


def _listed(label: str, items: list[Markup], between: str, most: int) -> Markup:
    """Return what stands in one column of the band; nothing without anything to list."""
    if not items:
        return Markup()
    more = [_("+{count} in the plan").format(count=len(items) - most)] if len(items) > most else []
    muted = COLOURS["muted"]
    return coloured(label, muted) + " " + joined([*items[:most], *(coloured(word, muted) for word in more)], between)
