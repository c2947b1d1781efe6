"""What the headings of somebody's own lists mean: for each table the field that a heading stands for.

A heading is known by its words without year, brackets and small words, by either side of a slash, and with a slip of
the pen in it. What people call things stands in resources/texts/sheets.toml; the names and questions of the fields
count as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from plans import field_text
from plans.dates import MONTH_NAMES
from plans.exchange.headings import READ, both_languages, normalise
from plans.importing.cells.amounts import without_vat_words
from plans.importing.cells.gains import gained
from plans.importing.cells.grouped_headings import grouped
from plans.importing.cells.heading_parts import abbreviated, of_somebody, said_twice, written_out
from plans.importing.cells.heading_periods import YEAR, period
from plans.importing.cells.hour_headings import asks_hours
from plans.importing.cells.owners import owned
from plans.importing.cells.questions import asked
from plans.importing.cells.regional_headings import in_plain_dutch
from plans.importing.cells.role_since import begun
from plans.importing.cells.spoken_headings import spoken
from plans.records import Record
from resources.language import LANGUAGES, speaking

KEY = "id"
SPECIALS: dict[str, tuple[str, ...]] = {
    "people": ("first_name", "infix", "last_name", "contract", "contact", "note", "number"),
    "goals": ("cost", "note", "number"),
    "activities": ("cost_each", "cost_group", "groups", "times", "number_of_times", "note", "number"),
    "actions": ("along", "cost", "note", "number"),
    "budget_lines": (
        "year_amount",
        "amount_without_vat",
        "vat",
        "count",
        "months",
        "price",
        "actual_year",
        "computed",
        "one_off",
        "yearly",
        "income",
        "number",
    ),
}
"""Columns that are no field by themselves, in each table."""

UNTAKEN = frozenset({"number", "contact", "contract", "computed", "vat", "income"})
"""Columns that are known and stay behind: what is counted or worked out here, and what does not belong in a plan."""

REPEATED = frozenset({"note", "along", "number", "contact", "contract", "computed"})
"""Meanings that several columns of a table may have."""

_MOMENT = re.compile(
    rf"(?i)\b\d{{1,2}}([-/.])\d{{1,2}}\1(?:20)?\d\d\b|\b(?:\d{{1,2}} )?"
    rf"(?:{'|'.join(name for names in MONTH_NAMES for name in names)})\.? (?=20\d\d\b|['’]\d\d\b)"
)
"""The day or month of which a heading says something: "Nulmeting 1-9-2026", "Streefwaarde dec 2027"."""
_PART_OF = re.compile(r"(?:eind|einde|begin|half|medio|per|uiterlijk|voor|vanaf|tot|t m|end|by|before|from)?")
"""What stands before a month of a day, which says nothing of a column: "eind juni 2027"."""
_AT_END = re.compile(
    r"(.+?) (?:aan het )?(eind|einde|ultimo|end of|by end of|begin|half|medio|najaar|voorjaar|per|op|in|by|of)"
    r"(?: (?:van )?(?:het |dit )?jaar| (?:the |this )?year)?"
)
"""What a heading asks, and the part of a year behind it: "Resultaat eind 2027", "Norm per 31-12-2027"."""
_AT_END_OF_QUARTER = re.compile(r"(.+?) (?:einde?|ultimo|(?:by )?end of) (?:q ?[1-4]|[1-4]e (?:kwartaal|kw))")
_ENDS = ("eind", "einde", "ultimo", "end of", "by end of")
_STANDS = re.compile(r"(?:actuele |gewenste? )?(?:stand|score|waarde|situatie|cijfer|meting|aantal)")
_OUTCOMES = re.compile(r"(?:gewenste? |beoogde? |te behalen )?resulta(?:at|ten)|results?|outcome")
_TIME = re.compile(
    r"(?:tijd|inzet|(?:est |geschatte |geraamde )?(?:inspanning|effort)|tijds\w+|tijdsbesteding|belasting|time)(?: .*)?"
)
_IN_HOURS = ("u", "uur", "uren", "in uren", "in uur", "h", "hrs", "hours")
_OTHER_HOURS = re.compile(
    r"\b(?:\w*verlof\w*|vakantie\w*|adv|atv|plb|ziek\w*|over ?uren|meer ?uren|plus ?uren|leave)\b"
)
"""Hours that somebody is away or worked more, which are no hours for a role."""
_ROLE_IN = re.compile(r"(?:mijn |jouw |digitale )?(?:rol|taakrol|role) (?:in|bij|binnen|voor|rond|within|for) .+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SMALL = re.compile(
    r"^(de|het|een|onze|ons|jouw|mijn|nr|the|our|onze team|team|evt|eventuele|concrete|beoogde|geplande|verwachte|"
    r"geraamde?|geschatte?|begrote?|globale|gewenste|estimated|est|expected) "
)
_TAIL = re.compile(
    r" (per maand|per week|p w|pw|p wk|u wk|per kwartaal|"
    r"in euros?|in eur|euro|eur|in fte|in uren|in uur|uren|uur|in min|minuten|in minuten|per jaar|jaar|in|"
    r"per team|van het team|per persoon totaal|ja nee|j n|x|datum)$"
)
_SIGNS = {"#": "nr", "№": "nr", "%": "procent gereed"}
"""Signs that are all of a heading."""
_FIELD = re.compile(r"([^\W\d_]{3,})_[^\W\d_]+$")
"""The name of a field in another program, with a word behind it: "deadline_op", "eigenaar_actie"."""
_SIDES = re.compile(r"\s*(?:[/\\|\n;&+]|:\s|\s[-–]\s|\ben\b|\bof\b|\band\b|\bor\b|,)\s*")
_LIKE = 0.88
_LEAST_LIKE = 6
_FIRST = re.compile(r"(?<=datum) 1$|(?<=date) 1$|(?<=dag) 1$|^(?:1e|eerste|first) (?=datum|dag|date|day)")
"""What says that a column is the first of several: "Datum 1" beside "Datum 2"."""
_HEAD = re.compile(r"([^\W\d]{3,}) (?:van|in|voor|bij|die|of|for|in) .+")
_TOLD_BEHIND = re.compile(
    r"(?:data|datum|dag|date|naam|namen|names?|nummer|nr|aantal|number|tijd|time|wie|who|wat|what|waar|status|stand|"
    r"wanneer|hoe|van|voor|medewerkers?|lid|leden|adres)"
)
_MONEY_ALONE = re.compile(r"(?i)\s*(?:in\s+|x\s*)*\(?(?:k\s?€|€\s?k|k\s?eur|€|eur|euro'?s?)\)?\s*(?:x\s*1[.,]?000)?\s*")
_TICKED = frozenset("✓✔☑✅☐")
_CUT = re.compile(r"(?<=[^\W\d_]{4})pn?t$")
"""The end of "Verbeterpt", "Actiepnt"."""
_FOR_A_ROLE = re.compile(
    r"(?:tijd|uren|uur) (?:(?:voor|tbv|t b v|ten behoeve van|als) .+|"
    r"digi\w*|i nurse|ambassadeur\w*|coach\w*|taak|project)|waarvan (?:voor )?(?:de |het )?(?:digi\w*|rol|taak|"
    r"coach\w*|ambassadeur\w*)"
)
_SUBJECT = {
    "activities": r"course|session|training|class|event|module|cursus|scholings?|trainings?|les|opleidings?|sessie",
    "actions": r"task|action|card|item|taak|actie|kaart|klus",
    "people": r"employee|staff|member|medewerkers?|personeels?|collega",
    "goals": r"goal|objective|doel",
    "budget_lines": r"cost|item|expense|kosten|post",
}
"""What the lines of a table are called, before what of them stands below a heading: "Course Title", "Session Date"."""
LONGEST_LIKE = 60
"""More characters than any heading that is known, with its brackets."""


class Meaning(NamedTuple):
    """What a heading can stand for in a table, and whether it was known at once or by likeness."""

    field: str
    certain: bool


_CALLED = frozenset(("title", "name", "titel", "naam", "omschrijving", "description"))


@cache
def forms(heading: str) -> tuple[str, ...]:
    """Return a heading in the forms by which it may be known, the nearest first."""
    found = list(_forms(heading))
    for side in _SIDES.split(_BRACKETS.sub(" ", heading)):
        found += _forms(side)
    inside = re.search(r"\(([^)]*)\)", heading)
    if inside:
        found += _forms(_BRACKETS.sub(" ", heading) + " " + inside[1])
        if normalise(inside[1]) in _IN_HOURS and _TIME.fullmatch(normalise(_BRACKETS.sub(" ", heading))):
            # "Tijd (u)" is how long rather than when.
            found.append("uren")
    return tuple(form for form in dict.fromkeys(found) if form)


def _forms(words: str) -> Iterator[str]:
    plain = normalise(words) or _SIGNS.get(words.strip(), "")
    yield plain
    yield normalise(YEAR.sub(" ", words))
    dated = normalise(YEAR.sub(" ", words))
    bare = normalise(YEAR.sub(" ", _MOMENT.sub(" ", words)))
    if not _PART_OF.fullmatch(bare):
        dated = bare
        yield dated
    if dated != plain and (ending := _AT_END.fullmatch(dated)):
        yield from _measured_then(ending[1], ending[2] in _ENDS)
        dated = ending[1]
    if ended := _AT_END_OF_QUARTER.fullmatch(dated):
        yield from _measured_then(ended[1], True)
    if words.strip() in _TICKED:
        yield "klaar"
    if re.fullmatch(r"\s*[àá@]\s*(?:€|eur|euro)?\s*", words):
        yield "prijs"
    if _MONEY_ALONE.fullmatch(YEAR.sub(" ", words)):
        yield "euro"
    if (whole := _CUT.sub("punt", plain)) != plain:
        yield whole
    if _FOR_A_ROLE.fullmatch(plain):
        yield "uren"
    if asks_hours(plain):
        yield "uren"
    if _ROLE_IN.fullmatch(plain):
        yield "rol"
    yield from written_out(plain)
    if bare := without_vat_words(words):
        # "Stukprijs excl. btw" is a price.
        yield normalise(bare)
    yield _FIRST.sub("", dated)
    short = dated
    for _time in range(2):
        short = _TAIL.sub("", _SMALL.sub("", short)).strip()
    yield short
    if (first := _FIELD.match(words)) is not None:
        yield normalise(first[1])


def _measured_then(asked: str, ends: bool) -> Iterator[str]:
    """Give the forms of what a heading asks of a part of a year: how it stands at the end is where a goal goes."""
    if ends and _STANDS.fullmatch(asked):
        yield "stand eind jaar"
    yield asked
    if ends and _OUTCOMES.fullmatch(asked):
        yield "stand eind jaar"


@cache
def meanings(table: str, heading: str) -> tuple[Meaning, ...]:
    """Return the fields that a heading can stand for in a table, the likeliest first."""
    known = vocabulary(table)
    joined = () if normalise(heading) in known else grouped(table, heading)
    found = [Meaning(name, True) for name in joined]
    for form in () if found else forms(heading):
        found += [Meaning(name, True) for name in known.get(form, ())]
    found = found or [Meaning(name, True) for name in begun(table, heading)]
    if not found:
        found += [Meaning(name, True) for name in abbreviated(known, heading) or of_somebody(known, heading)]
    if not found:
        found += [Meaning(name, True) for name in (*_of_subject(table, heading), *said_twice(known, heading))]
    if not found and table in ("goals", "actions"):
        found += [Meaning(name, True) for name in owned(heading)]
    if not found and table == "goals":
        found += [Meaning(name, True) for name in (*gained(heading), *_of_its_actions(heading))]
    if not found:
        found += [Meaning(name, False) for name in asked(table, heading) or spoken(table, heading)]
    if not found and (plain := in_plain_dutch(heading)):
        found += [Meaning(meaning.field, False) for meaning in meanings(table, plain)]
    if not found:
        found += [Meaning(name, False) for name in _of_its_head(table, heading)]
    if not found:
        for form in forms(heading):
            if len(form) >= _LEAST_LIKE:
                found += [Meaning(name, False) for name in known.get(_likest(table, form), ())]
    if table == "people" and _OTHER_HOURS.search(heading.casefold()):
        found = [meaning for meaning in found if meaning.field != "hours_per_week"]
    if len(_SIDES.split(heading)) > 1:
        # "Besluit / actie": a side that is a field of its own says more than one that goes with the text.
        found.sort(key=lambda meaning: meaning.field in REPEATED)
    return tuple(dict.fromkeys(found))


@cache
def _of_subject(table: str, heading: str) -> tuple[str, ...]:
    """Return the fields of a heading without what the lines of the table are called: "Session Date" is "Date"."""
    known = vocabulary(table)
    for form in forms(heading):
        found = re.fullmatch(rf"(?:{_SUBJECT[table]}) (.+)", form)
        if found and found[1] in _CALLED:
            return ("title" if table == "goals" else "name" if table == "people" else "what",)
        if found and found[1] in known:
            return known[found[1]]
        if re.fullmatch(rf"(?:naam|titel|name|title) (?:van |of )?(?:de |het |the )?(?:{_SUBJECT[table]})", form):
            return ("title" if table == "goals" else "name" if table == "people" else "what",)
    return ()


@cache
def _of_its_actions(heading: str) -> tuple[str, ...]:
    """Return who or when of a goal that a heading asks in words as of an action: "Door wie", "Wanneer af"."""
    known = vocabulary("actions")
    first = [known[form][0] for form in forms(heading) if form in known]
    return tuple(name for name in first if name in ("owner_id", "due"))


@cache
def _of_its_head(table: str, heading: str) -> tuple[str, ...]:
    """Return the fields of the word before "van" or "in": "Onderwerp van de les", "Doel in gewone taal"."""
    found = _HEAD.fullmatch(normalise(heading))
    # Of what a day or a name is, the words behind it tell, and so do those of a number.
    if found is None or _TOLD_BEHIND.fullmatch(found[1]) or any(normalise(heading) in vocabulary(n) for n in READ):
        return ()
    return vocabulary(table).get(found[1], ())


def _likest(table: str, form: str) -> str:
    """Return the wording that a form is most like; nothing when it is like none."""
    matcher = SequenceMatcher(None, "", form)
    best = (_LIKE, "")
    for word in _near(table, form):
        matcher.set_seq1(word)
        # What can be worked out at once is never less than the ratio itself.
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best[0]:
            best = max(best, (matcher.ratio(), word))
    return best[1]


def _near(table: str, form: str) -> Iterator[str]:
    """Give the wordings that begin like this one and are about as long: no other is like it."""
    shelf = _shelves(table)
    return (word for length in range(len(form) - 2, len(form) + 3) for word in shelf.get((form[0], length), ()))


@cache
def _shelves(table: str) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for word in vocabulary(table):
        found.setdefault((word[0], len(word)), []).append(word)
    return found


@cache
def understood(heading: str) -> bool:
    """Return whether a heading says something in any table."""
    return period(heading) is not None or any(meanings(table, heading) for table in READ)


@cache
def known_exactly(heading: str) -> bool:
    """Return whether a heading is known without likeness, which takes long: for lines that may be headings at all."""
    if len(heading) > LONGEST_LIKE or heading.strip() in _TICKED:
        return False
    return (
        period(heading) is not None
        or any(form in vocabulary(table) for table in READ for form in forms(heading))
        or any(abbreviated(vocabulary(table), heading) or _of_subject(table, heading) for table in READ)
    )


@cache
def vocabulary(table: str) -> dict[str, tuple[str, ...]]:
    """Return the wordings of a table with the fields each may stand for, the nearest first."""
    kind = READ[table]
    found: dict[str, list[str]] = {KEY: [KEY]}
    for wording in ("name", "own", "ask"):
        for name in kind.fields():
            for heading in _wordings(kind, name, wording):
                found.setdefault(normalise(heading), []).append(name)
        if wording == "own":
            for part in SPECIALS[table]:
                for heading in both_languages(f"parts.{table}.{part}"):
                    found.setdefault(normalise(heading), []).append(part)
    found.pop("", None)
    return {words: tuple(dict.fromkeys(names)) for words, names in found.items()}


def _wordings(kind: type[Record], name: str, wording: str) -> list[str]:
    if wording == "own":
        return both_languages(f"headings.{kind.__tablename__}.{name}")
    wordings = []
    for language in LANGUAGES:
        with speaking(language):
            wordings.append(field_text.short_name(kind, name) if wording == "name" else field_text.question(kind, name))
    return wordings
