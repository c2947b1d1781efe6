"""Hours, as people write them in a list: in parts of a day, by the week or the year, or as a share of a full post."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from plans import money
from plans.errors import Refused
from plans.importing.cells.counts import without_brackets
from plans.importing.cells.number_words import in_figures
from plans.importing.cells.values import Reading, as_number, as_text, refuse_error, without_sign
from plans.importing.files.grid import Cell
from plans.records import Record, validate_field
from resources.language import gettext as _

DAY_HOURS = Decimal(8)
"""Hours in a working day, until somebody says otherwise; a part of a day is half of it."""
WEEK_HOURS = Decimal(36)
"""Hours of a full post, by the collective agreement for nursing homes and home care (CAO VVT)."""

_FRACTIONS = {
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
    "een": Decimal(1),
    "één": Decimal(1),
    "twee": Decimal(2),
    "drie": Decimal(3),
    "vier": Decimal(4),
    "vijf": Decimal(5),
    "zes": Decimal(6),
    "acht": Decimal(8),
    "tien": Decimal(10),
    "twaalf": Decimal(12),
    "kwart": Decimal("0.25"),
    "kwartier": Decimal("0.25"),
    "one": Decimal(1),
    "two": Decimal(2),
    "three": Decimal(3),
    "four": Decimal(4),
}
_UNITS = {
    **dict.fromkeys(
        ("uur", "uren", "u", "h", "hr", "hrs", "hour", "hours", "uurtje", "lesuur", "lesuren", "klokuren", "sbu"),
        "hour",
    ),
    **dict.fromkeys(("min", "minuut", "minuten", "minutes", "minute", "'", "m", "minuutjes"), "minute"),
    **dict.fromkeys(("dag", "dagen", "day", "days", "werkdag", "werkdagen", "dg", "d"), "day"),
    **dict.fromkeys(
        ("dagdeel", "dagdelen", "ochtend", "middag", "avond", "half day", "halve dag", "halve dagen"), "part"
    ),
    "kwartier": "quarter_hour",
    "fte": "post",
}
_FROM_TO = re.compile(r"(?i)\s*(?:van )?(0?[7-9]|1\d|2[0-3])(?: ?uur)? ?(?:-|–|tot) ?(1?\d|2[0-3]) ?(?:uur|u|h)\.?\s*")
"""From one hour of the day until another."""
_PER = re.compile(
    r"(?i)\s*(?:p(?:er|/|\.)\s?|/\s?|each |a |in de |elke |iedere |om de |elk )\s*"
    r"((?:2|3|4|6|twee|drie|vier|andere) ?)?(dag|dagen|week|weken|wk|w|kw|maand|maanden|mnd|m|"
    r"kwartaal|kwartalen|jaar|jr|j|day|month|year|quarter)\b\.?"
)
_WEEKS = {
    "dag": Fraction(1, 7),
    "day": Fraction(1, 7),
    "w": Fraction(1),
    "m": Fraction(52, 12),
    "k": Fraction(13),
    "j": Fraction(52),
    "y": Fraction(52),
    "q": Fraction(13),
}


def hours(record: type[Record], name: str, cell: Cell, heading: str = "", day_hours: Decimal = DAY_HOURS) -> Reading:
    """Return hours, for each week where the field is that of a week; raises Refused when a unit says something else."""
    weekly = name == "hours_per_week"
    usual = _unit_of(heading)
    over = _period_of(heading) if weekly else None
    if not weekly and isinstance(cell, str) and (clock := _FROM_TO.fullmatch(cell)) and int(clock[1]) < int(clock[2]):
        # "9-13 uur" is from nine until one.
        value = Decimal(int(clock[2]) - int(clock[1]))
        said = _("“{text}” is read as {value} hours.").format(text=" ".join(cell.split()), value=value)
        return Reading(validate_field(record, name, value), said, True)
    if not isinstance(cell, str):
        value = as_number(cell)
        made = value * _worth(usual, day_hours)
        changed = usual != "hour" or over is not None
    else:
        refuse_error(cell)
        try:
            made, over_cell, changed = _typed_hours(cell, usual, day_hours)
        except Refused:
            # "24 (waarvan 8 school)", "e-learning 45 min", "avond, 19.00-21.30"
            behind = re.search(
                r"^[^\d(]+\s(\d[\d.,]*\s*(?:min\w*|uur|uren|u|dagde\w+)\.?|"
                r"\d{1,2}[.:]\d\d\s*(?:-|–|tot)\s*\d{1,2}[.:]\d\d(?: uur)?)$",
                cell.strip(),
            )
            before = re.fullmatch(r"(?i)\s*(\d[\d.,]*\s*(?:min\w*|uur|uren|u)\.?),?\s+[^\d]+", cell)
            # "1 dagdeel (3 u)": what stands in brackets is surer than how long half a day is.
            inside = re.search(r"(?i)[^\d]\((\d[\d.,]*\s*(?:uur|uren|u|h)\.?)\)\s*$", cell)
            surer = inside[1] if inside and re.search(r"(?i)dag|avond|middag|ochtend|day", cell) else None
            bare = surer or without_brackets(cell) or (behind[1] if behind else before[1] if before else None)
            if bare is None:
                raise
            reading = hours(record, name, bare, heading, day_hours)
            said = _("“{text}” is read as {value} hours.")
            shown = money.format_number(reading.value)
            return Reading(reading.value, said.format(text=" ".join(cell.split()), value=shown), True)
        over = over_cell or over
    if over is not None:
        if not weekly:
            raise Refused(
                _("“{text}” is per period; the hours for one session are expected here.").format(
                    text=as_text(cell)[:30]
                )
            )
        made = Decimal((Fraction(made) / over).numerator) / Decimal((Fraction(made) / over).denominator)
        changed = True
    made = round(made, 2).normalize() + 0
    shown = money.format_number(made)
    note = (
        _("“{text}” is read as {value} hours.").format(text=" ".join(as_text(cell).split()), value=shown)
        if changed
        else ""
    )
    return Reading(validate_field(record, name, made), note, changed and not _is_exact(cell, day_hours))


def _is_exact(cell: Cell, day_hours: Decimal) -> bool:
    """Return whether hours follow from a cell without guessing how long a day or a post is."""
    plain = as_text(cell).casefold()
    return not re.search(r"dag|fte|day|maand|mnd|kw|jaar|-|–|à|ca|±|post|ochtend|middag|avond", plain)


def _typed_hours(cell: str, usual: str, day_hours: Decimal) -> tuple[Decimal, Fraction | None, bool]:
    words, sign = without_sign(
        " ".join(cell.casefold().replace("½", ",5").replace("¼", ",25").replace("¾", ",75").split())
    )
    words = re.sub(r"^,(\d)", r"0,\1", words)
    over = None
    if found := _PER.search(words):
        many = {"2": 2, "twee": 2, "andere": 2, "3": 3, "drie": 3, "4": 4, "vier": 4, "6": 6}.get(
            (found[1] or "").strip(), 1
        )
        if found[0].strip().startswith("om de") and many == 1:
            many = 2
        word = found[2]
        over = (
            _WEEKS["dag"]
            if word in ("dag", "dagen", "day")
            else Fraction(1)
            if word.startswith("w")
            else _WEEKS["k"]
            if word.startswith(("kw", "quarter"))
            else _WEEKS[word[0]]
        ) * many
        words = (words[: found.start()] + " " + words[found.end() :]).strip()
    elif re.search(r"\b(p\.?\s?w\.?|p/?w|wekelijks|pw)\b\.?", words):
        over, words = Fraction(1), re.sub(r"\b(p\.?\s?w\.?|p/?w|wekelijks|pw)\b\.?", "", words).strip()
    elif re.search(r"\b(maandelijks|p/m|p\.m\.)", words):
        over, words = _WEEKS["m"], re.sub(r"\b(maandelijks|p/m|p\.m\.)", "", words).strip()
    words = re.sub(
        r"(?i)\b(p\.?\s?p\.?|per persoon|per deelnemer|per keer|per bijeenkomst|totaal|in totaal)\b\.?", "", words
    ).strip(" .")
    value, changed = _length(words, usual, day_hours)
    return value, over, changed or bool(sign)


def _length(words: str, usual: str, day_hours: Decimal) -> tuple[Decimal, bool]:
    if re.fullmatch(r"(?:de |een )?(?:hele|gehele) dag|whole day|full day", words):
        return day_hours, True
    if clock := re.fullmatch(r"(\d{1,3}):(\d\d)(?::\d\d)?(?: ?(?:uur|u|h))?", words):
        return Decimal(int(clock[1])) + Decimal(int(clock[2])) / 60, True
    if both := re.fullmatch(r"(\d{1,3})\s*(?:u|uur|h)\.?\s*(?:en )?(\d{1,2})(?:\s*(?:m|min|minuten)\.?)?", words):
        return Decimal(int(both[1])) + Decimal(int(both[2])) / 60, True
    if product := re.fullmatch(
        r"(\d+)\s*(?:x|×|\*|keer|maal|bijeenkomsten van|sessies van|lessen van|avonden van|dagdelen van|"
        r"modules van|bijeenkomsten à|x à)\s*(.+)",
        words,
    ):
        value, _changed = _length(product[2].strip(), usual, day_hours)
        return value * int(product[1]), True
    if clock_span := re.fullmatch(r"(\d{1,2})[.:](\d\d)\s*(?:-|–|tot)\s*(\d{1,2})[.:](\d\d)(?: uur)?", words):
        one, two, three, four = map(int, clock_span.groups())
        return Decimal((three * 60 + four - one * 60 - two) % 1440) / 60, True
    if span := re.fullmatch(r"([\d.,]+)\s*(?:-|–|—|à|a|tot|of|t/m)\s*([\d.,]+)\s*(.*)", words):
        value, _changed = _length(f"{span[2]} {span[3]}".strip(), usual, day_hours)
        return value, True
    words = (
        in_figures(re.sub(r"^(?:een|één|a|an) (?=half|halve|kwart|anderhal)", "", words))
        if words not in _FRACTIONS
        else words
    )
    found = re.fullmatch(r"(\d[\d.,\s]*|[a-zé]+)?\s*([a-z' ]*?)\.?", words)
    if found and (found[1] or found[2]):
        amount, unit = (found[1] or "").strip(), found[2].strip()
        if amount in ("halve", "half") and unit in ("dag", "dagen", "day"):
            return day_hours / 2, True
        if amount == "kwartier" and not unit:
            return Decimal("0.25"), True
        if amount and not amount[0].isdigit() and amount not in _FRACTIONS:
            amount, unit = "", f"{amount} {unit}".strip()
        value = _FRACTIONS[amount] if amount in _FRACTIONS else money.parse_number(amount) if amount else Decimal(1)
        if not unit:
            return value * _worth(usual, day_hours), usual != "hour" or amount in _FRACTIONS
        if unit in _UNITS:
            kind = _UNITS[unit]
            return value * _worth(kind, day_hours), kind != "hour" or not (amount and amount[0].isdigit())
    if joined := re.fullmatch(r"(.+?)\s*(?:\+|en|plus)\s*(.+)", words):
        first, second = (_length(part.strip(), usual, day_hours)[0] for part in joined.groups())
        return first + second, True
    raise Refused(_("“{text}” is not a number of hours.").format(text=words[:30]))


def _worth(kind: str, day_hours: Decimal) -> Decimal:
    worth = {
        "minute": Decimal(1) / 60,
        "day": day_hours,
        "part": day_hours / 2,
        "post": WEEK_HOURS,
        "quarter_hour": Decimal("0.25"),
    }
    return worth.get(kind, Decimal(1))


def _unit_of(heading: str) -> str:
    """Return in what time is counted under a heading; hours when it does not say."""
    for word in re.findall(r"[a-z']+", heading.casefold()):
        if word in _UNITS and word not in ("d", "m", "h", "u", "ochtend", "middag", "avond"):
            return _UNITS[word]
    return "hour"


def _period_of(heading: str) -> Fraction | None:
    plain = heading.casefold()
    for words, weeks in (
        ("maand", _WEEKS["m"]),
        ("mnd", _WEEKS["m"]),
        ("kwartaal", _WEEKS["k"]),
        ("jaar", _WEEKS["j"]),
    ):
        if re.search(rf"(per|/|p/) ?{words}", plain):
            return weeks
    return None
