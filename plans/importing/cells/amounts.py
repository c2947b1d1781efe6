"""Amounts of money, as people write them in a list: with units, times a number, in thousands, with VAT."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from plans import money
from plans.errors import Refused
from plans.importing.cells.counts import without_brackets
from plans.importing.cells.values import Reading, as_number, as_text, refuse_error, without_sign
from plans.importing.files.grid import Cell
from plans.records import MAX_CENTS
from resources.language import gettext as _

FREE = re.compile(
    r"(?i)(gratis|kosteloos|geen( kosten)?|free|om niet|nihil|0|€ ?0([.,]00)?|-?€ ?-|"
    r"geen kosten aan verbonden|inbegrepen|kosten ?loos)\.?"
)
FREE_BY = re.compile(r"(?i)(?:gratis|kosteloos|om niet|free)\b[^\d€]*")
"""What costs nothing, with by whom or why behind it: "gratis via de bibliotheek"."""
_EACH = re.compile(r"(?i)\b(p\.?\s?p\.?|per (persoon|deelnemer|medewerker|collega|pers\.?|cursist))\b\.?")
_MONTHLY = re.compile(r"(?i)\b(p\.?/?\s?m(nd)?\.?|per maand|per month|/ ?(maand|mnd)|p/mnd|per mnd)\b\.?")
_BY_MONTH = re.compile(r"(?i)\b(per (?:maand|mnd|month)|p/m(?:nd)?|maandbedrag|maandelijks\w*)\b")
_QUARTERLY = re.compile(r"(?i)\b(per kwartaal|/ ?kwartaal|per kw|per quarter)\b\.?")
_YEARLY = re.compile(
    r"(?i)\b(p\.?/?j\.?|per jaar|per year|per annum|a year|"
    r"/ ?(jaar|jr|year)|per jr|jaarlijks|eenmalig|totaal|all-?in|per team|p\.j\.)\b\.?"
)
_VAT = re.compile(
    r"(?i)\(?\s*\b(excl(?:usief|\.)?|incl(?:usief|\.)?|ex\.?|inc\.?)\s*(?:21 ?%\s*)?(?:btw|vat)\b\s*\)?|"
    r"\+\s*(?:21 ?%\s*)?(?:btw|vat)\b"
)
_TIMES = re.compile(
    r"(?i)(\d[\d.,]*)\s*(?:stuks|st\.?|pers\.?|personen|uur|u|maanden|mnd|months|"
    r"dagen|dag|dagdelen|weken|sessies|bijeenkomsten|groepen|deelnemers|licenties|days|weeks)?\s*(?:x|×|\*|à|a|keer|maal|"
    r"@)\s*(?:€\s*)?(\d[\d.,]*(?:,-)?)\s*(.*)"
)
_TWELVE = re.compile(
    r"(?i)\s*(?:12 *(?:x|×|\*|keer|maal)|\d+ *(?:maanden|mnd|months)\b)|.*(?:x|×|\*|keer|maal) *12\s*$"
)
_GUESS = re.compile(r"(?i)\(?\s*(schatting|geschat|raming|indicatie|indicatief|estimate|ca\.?|circa|\?)\s*\)?$")
_RANGE = re.compile(r"€?\s*(\d[\d.,]*)\s*(?:-|–|—|tot|à|a|t/m)\s*€?\s*(\d[\d.,]*)(,-|,=)?")
_PART = re.compile(r"(?:€|eur|euro)?\s*\d", re.IGNORECASE)
"""How each amount of a sum begins."""
_SCALE = re.compile(
    r"(?i)(?<!\w)(?<!\d )[x×*] ?(?:€|euro?)? ?(100|10[. ]?000|100[. ]?000|1[. ]?000[. ]?000)(?= ?(?:\)|€|euro?\b|$))"
)
"""By how much amounts are multiplied, but for thousands: "x € 100"."""


def scale(heading: str) -> int:
    """Return by how much amounts under a heading are to be multiplied: "x € 1.000"."""
    plain = heading.casefold().replace(" ", "")
    if tens := _SCALE.search(heading):
        return int(re.sub(r"\D", "", tens[1]))
    if re.search(
        r"[x×*]€?(1[.,]?000|1k)|€?1[.,]?000\)|in(duizend|k€|€k)|duizenden|\(k€?\)|k€|keuro|×1000|(€|euro)x1", plain
    ):
        return 1000
    return 1


def is_monthly(heading: str) -> bool:
    """Return whether a heading says that amounts below it are for each month."""
    return _BY_MONTH.search(heading) is not None


def without_month(words: str) -> str:
    """Return a cell or heading without the words for each month: what it says then counts once."""
    return _MONTHLY.sub(" ", _BY_MONTH.sub(" ", words)).strip()


def vat_of(heading: str) -> str:
    """Return whether a heading or cell says that amounts are with or without VAT: "incl", "excl" or nothing."""
    found = re.search(r"(?i)(\b(?:excl|ex|incl|inc)|\+)(usief|\.)?\s*(21 ?%\s*)?(btw|vat)\b", heading)
    return "" if found is None else "incl" if found[1].casefold().startswith("inc") else "excl"


def without_vat_words(heading: str) -> str:
    """Return a heading without the words for with or without VAT; nothing when it says no more, or no such words."""
    bare = " ".join(_VAT.sub(" ", heading).split())
    return bare if bare != " ".join(heading.split()) else ""


def amount(cell: Cell, heading: str = "", people: int | None = None) -> Reading:
    """Return whole cents; ``people`` is by how many an amount for each of them is multiplied.

    ``others`` holds ``free`` when it costs nothing, ``vat`` when that is said. Raises Refused when it is no amount.
    """
    if isinstance(cell, bool) or cell is None:
        raise Refused(_("“{text}” is not an amount.").format(text=as_text(cell)))
    times, note, doubt = Decimal(scale(heading)), "", False
    if not isinstance(cell, str):
        value = as_number(cell)
    else:
        refuse_error(cell)
        words = " ".join(cell.replace("\xa0", " ").split())
        if FREE.fullmatch(words):
            return Reading(0, "", False, {"free": True})
        if FREE_BY.fullmatch(words):
            said = _("“{text}” is read as {value}.").format(text=words, value=money.format_amount(0))
            return Reading(0, said, True, {"free": True})
        value, more, doubt = _typed(words, people)
        times *= more or 1
    if is_monthly(heading) and not (isinstance(cell, str) and (_MONTHLY.search(cell) or _YEARLY.search(cell))):
        times, doubt = times * 12, True
    cents = value * times * 100
    if cents < 0:
        raise Refused(_("An amount cannot be negative. Type what it costs."))
    whole = int(cents.quantize(Decimal(1), ROUND_HALF_UP))
    if whole > MAX_CENTS:
        raise Refused(_("That is more than a hundred million euros. Is the comma in the right place?"))
    if isinstance(cell, str) and (times != 1 or doubt or _TIMES.search(cell)):
        note = _("“{text}” is read as {value}.").format(text=" ".join(cell.split()), value=money.format_amount(whole))
    elif times != 1:
        note = _("“{text}” is read as {value}.").format(text=as_text(cell), value=money.format_amount(whole))
    if whole != cents:
        note = _("rounded to whole cents")
    vat = vat_of(cell) if isinstance(cell, str) else ""
    return Reading(whole, note, doubt, {"vat": vat} if vat else {})


def _typed(words: str, people: int | None) -> tuple[Decimal, Decimal | None, bool]:
    """Return the number in a typed amount, by what it is multiplied, and whether it should be looked at."""
    times, doubt = Decimal(1), False
    # "12 x € 45 = € 540"
    if re.search(r"=\s*€?\s*\d", words):
        # "€ 35 p.m. (= € 420)"
        doubt = re.search(r"\(\s*=[^()]*\)$", words) is not None
        words = words.rpartition("=")[2].rstrip(" )" if doubt else " ")
    words = _VAT.sub(" ", words)
    if parts := _added(words):
        # "300 + 200"
        read = [_typed(part, people) for part in parts]
        return sum((value * (more or 1) for value, more, _doubt in read), Decimal(0)), Decimal(1), True
    if _EACH.search(words):
        words = _EACH.sub(" ", words)
        if not people:
            raise Refused(
                _("“{text}” is per person, and it is not clear for how many.").format(text=words.strip()[:30])
            )
        times, doubt = times * people, True
    if _TWELVE.match(words):
        # "12 x 45 p.m.": the months are counted already.
        words = _MONTHLY.sub(" ", words)
    for pattern, more in ((_MONTHLY, 12), (_QUARTERLY, 4), (_YEARLY, 1)):
        if pattern.search(words):
            words, times, doubt = pattern.sub(" ", words), times * more, doubt or more > 1
    words = re.sub(r"\(\s*\)", " ", words).strip()
    if (bare := without_brackets(words)) and not any(map(str.isdigit, words[len(bare) :])):
        # "€ 395 (leverancier)"
        words, doubt = bare, True
    guessed = _GUESS.search(words)
    if guessed:
        words, doubt = words[: guessed.start()], True
    words = re.sub(r"(?i)\b(per stuk|p/?st\.?|euro'?s?|eur)\b|€", " ", words)
    words = re.sub(r"[,.]\s*[-–—=]+(?!\S)", "", words)
    words, sign = without_sign(" ".join(words.split()))
    doubt = doubt or bool(sign)
    if found := _TIMES.fullmatch(words):
        rest = found[3].strip()
        if rest and not re.fullmatch(r"[^\d]*", rest):
            raise Refused(_("“{text}” is not an amount.").format(text=words[:30]))
        return money.parse_number(found[1]) * _plain(found[2]), times, doubt
    if found := re.fullmatch(r"(?i)([\d.,]+)\s*(k|mln|miljoen|million|duizend|mille)\b\.?", words):
        many = 1_000_000 if found[2].casefold() in ("mln", "miljoen", "million") else 1000
        return money.parse_number(found[1]), times * many, True
    if found := _RANGE.fullmatch(words):
        return money.parse_number(found[2]), times, True
    # "1,250" is one and a quarter to some.
    return _plain(words), times, doubt or re.fullmatch(r"\d{1,3},\d{3}", words) is not None


def _added(words: str) -> list[str]:
    """Return the amounts that are added up in a cell; none when it holds no such sum."""
    parts = [part.strip() for part in words.split("+")]
    several = len(parts) > 1 and "%" not in words
    return parts if several and all(_PART.match(part) for part in parts) else []


def _plain(words: str) -> Decimal:
    """Return a number as in an amount: "900,-", "1.250,50"; raises Refused when it is none, or negative."""
    return (
        Decimal(money.parse_amount(words)) / 100
        if not re.fullmatch(r"[\d.]+[.,]\d{3,}", words)
        else money.parse_number(words)
    )
