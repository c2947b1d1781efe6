"""Numbers and amounts: whole cents, typed and shown the Dutch or the English way."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from plans.errors import Refused
from plans.records import MAX_CENTS
from resources.language import current
from resources.language import gettext as _

_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")


def parse_number(text: str) -> Decimal:
    """Read a number typed the Dutch or the English way ("1.250,5", "1,250.5", "6").

    A single separator followed by exactly three digits groups thousands, unless a lone zero
    stands before it ("0,125"). Raises Refused with a sentence when it is no number.
    """
    tidy = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip().replace("−", "-")
    sign, digits = ("-", tidy[1:].strip()) if tidy.startswith("-") else ("", tidy)
    refusal = Refused(_("“{text}” is not a number. Type for example 1250 or 12,5.").format(text=_short(text)))
    if not re.fullmatch(r"[0-9][0-9., ]*", digits):
        raise refusal
    last = max(digits.rfind(","), digits.rfind("."))
    whole, fraction = digits, ""
    if last >= 0:
        mark, rest = digits[last], digits[last + 1 :]
        other = "," if mark == "." else "."
        groups = len(rest) == 3 and other not in digits and not digits.startswith("0")
        if not groups:
            if digits.count(mark) > 1:
                raise refusal
            whole, fraction = digits[:last], rest
    if not re.fullmatch(r"\d*", fraction) or (last == len(digits) - 1):
        raise refusal
    if not whole.isdigit() and not _same_groups(whole):
        raise refusal
    try:
        return Decimal(f"{sign}{re.sub(r'[., ]', '', whole)}.{fraction or '0'}").normalize() + 0
    except InvalidOperation:
        raise refusal from None


def parse_amount(text: str) -> int:
    """Read an amount in euros ("1.250,50", "€ 900", "900,-", "€ -" for nothing) and give whole cents.

    Raises Refused with a sentence for nonsense, negative amounts (also "900-" and "(900)", as bookkeepers write
    them), parts of a cent and amounts above a hundred million euros.
    """
    tidy = re.sub(r"(?i)€|\beur(o|os)?\b", "", text).strip()
    if tidy != text.strip() and re.fullmatch(r"[-–—]+", tidy):
        return 0
    tidy = re.sub(r"[,.]\s*[-–—=]+$", "", tidy)
    negative = Refused(_("An amount cannot be negative. Type what it costs."))
    bare = tidy[1:-1].strip() if tidy.startswith("(") and tidy.endswith(")") else tidy.rstrip("-–—−").strip()
    if bare != tidy and re.fullmatch(r"\d[\d.,\s]*", bare):
        raise negative
    value = parse_number(tidy)
    if value < 0:
        raise negative
    in_cents = value * 100
    if in_cents != in_cents.to_integral_value():
        raise Refused(_("An amount has at most two decimal places."))
    if in_cents > MAX_CENTS:
        raise Refused(_("That is more than a hundred million euros. Is the comma in the right place?"))
    return int(in_cents)


def whole_cents(value: Decimal) -> int:
    """Round worked-out cents to whole ones, a half up; the one place where money is rounded."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def format_amount(cents: int, *, symbol: bool = True) -> str:
    """Write cents as euros in the language in use: "€ 1.250,50" or "€ 1,250.50"."""
    euros, rest = divmod(abs(cents), 100)
    shown = ("-" if cents < 0 else "") + _marks(f"{euros:,}.{rest:02d}")
    return f"€\u00a0{shown}" if symbol else shown


def format_cell_amount(cents: int) -> str:
    """Write cents as euros without symbol, and without cents when they are whole: "1.250" or "1.250,50"."""
    shown = format_amount(cents, symbol=False)
    return shown[:-3] if cents % 100 == 0 else shown


def format_whole_euros(cents: int) -> str:
    """Write cents as whole euros without symbol, a half up, where there is no room for more: "1.251"."""
    return format_cell_amount(whole_cents(Decimal(cents) / 100) * 100)


def format_euros(cents: int) -> str:
    """Write cents as whole euros in the language in use, a half up, where amounts are added up: "€ 1.251"."""
    return f"€\u00a0{format_whole_euros(cents)}"


def format_whole(value: Decimal | int) -> str:
    """Write a number that was worked out as a whole one, a half up: "1.251"."""
    return format_number(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))


def format_number(value: Decimal | int) -> str:
    """Write a number without needless zeros in the language in use: "1.250,5" or "1,250.5"."""
    plain = format(Decimal(value).normalize() + 0, ",f")
    return _marks(plain)


def _same_groups(whole: str) -> bool:
    marks = set(re.sub(r"\d", "", whole))
    return len(marks) == 1 and _GROUPED.fullmatch(whole) is not None


def _marks(plain: str) -> str:
    if current() == "en":
        return plain
    return plain.translate(str.maketrans(",.", ".,"))


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
