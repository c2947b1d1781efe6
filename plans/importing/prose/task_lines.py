"""Actions written as one line of text: what is to be done with who and when behind it, or with the name in front.

"Flyers maken (Bram, 1 juni)", "Uitleg op de teamdag – Ton – 11 maart", "Noor: tablets bestellen vóór 1 april" and, in
front of any of these, a box that is ticked or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plans.date_words import parse_day
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly
from plans.importing.cells.name_parts import is_small_group, sort_of, split_names
from plans.importing.cells.values import is_open, is_passing

_BOX = re.compile(r"\s*(?:\[\s*([xXvV✓✔]?)\s*\]|\(\s*([xXvV]?)\s*\)(?=\s)|([☐☑☒✓✔✅⬜🔲])\ufe0f?)\s*")
_TICKED = frozenset("xXvV☑☒✓✔✅")
_MARK = re.compile(
    r"^\s*(?:[-–•*·▪◦→]|\d{1,2}[.)]|[a-zA-Z]\)|(?:AP|A|[Aa]ctie(?:punt)?|[Aa]fspraak|[Tt]aak|[Aa]ction)\s*\d{1,3}\s*[:.)–-])\s+(?=\S)"
)
_ACTION_OF = re.compile(
    r"^\s*(?:[-–•*→➔►>]\s*)?(?:(?i:actie(?:punt)?|taak|action|to ?do|afspraak))\s+"
    r"(?:(?:voor|van|door|for)\s+)?(?=([^\W\d_][^:\n]{1,45}):\s)"
)
"""What stands before the name in "Actie Koos: …"."""
_BRACKETS = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*[.;]?\s*$", re.DOTALL)
_APART = re.compile(r"\s*(?:;|,(?!\d)|(?<!\d),|(?<!\d)(?<!\bt)/|/(?!\d)(?!m\b))\s*")
"""Between details; "8/1" is a day, "t/m" no more than until."""
_BEFORE_DAY = re.compile(r"(?i)(?:\s+(?:vóór|voor|op|per|uiterlijk|by|before|on)|[.,;]\s+(?:af|klaar|gereed))$")
_DASH = re.compile(r"\s+[-–—|]\s+|\s*[|•]\s*")
_NAMED = re.compile(r"\s*([^:\n]{2,60}?)\s*:\s+(\S.*)", re.DOTALL)
_UNTIL = re.compile(
    r"(?i)^(.*\S?)(?:[,;]|\s)\s*(?:\(?)((?:klaar|gereed|af)?\s*(?:vóór|uiterlijk|voor|op|per|eind|begin|"
    r"half|medio|in week|in(?= (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december)\b)|"
    r"before|by|due|deadline:?|klaar|gereed)\s+.{3,25}?|\d{1,2}[-/]\d{1,2}(?:[-/](?:20)?\d\d)?)[).]?\s*$",
    re.DOTALL,
)
_BY = re.compile(r"(?i)(?:door|wie|actie|trekker|by|owner|wanneer|klaar|deadline|gereed|datum)\s*[:=]?\s+(?=\S)")
_KEYED = re.compile(
    r"(?i)^(.*\S)\s*[,;–-]\s*(?:door|wie|trekker|eigenaar|actiehouder|verantwoordelijke?|kartrekker|klaar|gereed|deadline|"
    r"wanneer|owner|due|by)\s*[:=]?\s+([^,;]+?)[.;]?\s*$",
    re.DOTALL,
)
_SMALL = frozenset("van de der den ter ten te el al en & + ’t 't von la le m.m.v. met i.s.m. e.a.".split())
_TITLE = re.compile(r"(?i)^(?:(?:mevr|mw|dhr|drs|dr|mr|mrs|ms|meneer|mevrouw)\.?\s+)+")
_AT = re.compile(r"\s@([A-Z][\w-]+(?: [A-Z][\w-]+)?)")
_OFTEN = re.compile(r"(?i)per (?:jaar|maand|week|kwartaal|dag|year|month|quarter|day)")
"""How often something is, which names no day."""
_LABELS = frozenset(
    "idee ideeen idea let op nb tip tips vraag vragen optie evt eventueel opmerking wens voorstel concept nieuw spoed "
    "urgent prio info question option".split()
)
"""Words before a colon that say what a line is, and name nobody."""
_MONTH_LAST = re.compile(
    r"(?<![-–/\d] )(?<!\ben )(?<!\bvan )(?<!\bover )(?<!\bsinds )(?<!\bvanaf )\b"
    r"((?:januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december)(?: 20\d\d)?)\.?$"
)
"""A month as the last word of what somebody is to do: "presentatie in de teamvergadering april"."""
_WHEN_FIRST = re.compile(
    r"(?i)(?:in )?((?:(?<=in )|(?:begin|half|medio|eind|vóór|voor|uiterlijk) |(?=[a-z]+ 20\d\d))(?:januari|februari|"
    r"maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: 20\d\d)?)\s*:\s+(\S.*)"
)
"""When something is done, before a colon: "In januari: uitleg in het overleg"."""
_DAY_LAST = re.compile(
    r"(?i)(.*[^\W\d]\S*(?<! en)(?<! van)(?<! over)(?<! sinds)(?<! vanaf)(?<! tot)(?<! t/m)(?<! uit)(?<! of)"
    r"(?<!:)(?<!dag)(?<!overleg)(?<!vergadering)(?<!bespreking)(?<!verslag)(?<!notulen)),?\s"
    r"(\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?: 20\d\d)?)\.?"
)
"""A day as the last words of what somebody is to do: "familieavond 12 mei"."""
_FROM_LAST = re.compile(r"(?i)(.*\S)[,;]\s*((?:start|vanaf|begint|from|starts)(?: op| per)?\s+(.{3,20}?))\.?")
"""When it begins, behind what is to be done: "inloopuur op kantoor, start 11 januari"."""
_BEGINS = re.compile(r"(?i)(?:start|vanaf|begint|from|starts)(?: op| per| in)? (.{3,20}?)")
_DAY_OF_WEEK = re.compile(r"(?i)^(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\.?,? (?=\d)")
_NOT_THEN = re.compile(r"(?i)\b(?:niet|geen|behalve|zonder|not|except)$")
"""Before days on which something is not done: "(niet in juli en augustus)"."""
_PIECES = re.compile(r"(?i)\d+ (?:st|stuks?|x|pers)")
"""How many of something: "10 st." is no tenth."""
_DOING = re.compile(r"(?!alle|leden|mensen|collega)[a-zé]+en (?:bij|voor|aan|met|naar|in|op|over) ")
"""What is done for a group rather than the group: "plaatsen bij cliënten"."""
_MOST_NAME = 45
_MOST_PIECES = 12
_LONGEST = 400
"""Characters of a line that says who and when behind what is to be done; more is a story."""
_YEAR = 2027
"""Any year: only whether words name a day is asked."""


@dataclass(frozen=True)
class Task:
    """What a line of text says of an action; what it does not say is empty."""

    what: str
    who: str = ""
    when: str = ""
    status: str = ""
    """A sign as above a column with the state: ticked or not."""

    @property
    def detailed(self) -> bool:
        """Whether more is said than what is to be done."""
        return bool(self.who or self.when or self.status)


def parse_task(words: str) -> Task:
    """Return what a line of text says of an action; of a long text nothing beside the text."""
    if len(words) > _LONGEST:
        return Task(words.strip())
    rest, status = _without_box(words)
    rest = _MARK.sub("", rest, count=1).strip()
    marked = is_marked(rest)
    if marked:
        rest = _ACTION_OF.sub("", rest, count=1)
    if not status:
        rest, status = _without_box(rest)
    first = _WHEN_FIRST.fullmatch(rest)
    what, who, when = _parts(first[2] if first else rest)
    when = when or (first[1] if first else "")
    if marked and not when and (found := _MONTH_LAST.search(what)):
        # The month stays in the text as well.
        when = found[1]
    return Task(what.strip(" ,;–-") or rest, who, when, status)


def is_marked(words: str) -> bool:
    """Return whether a text says that it is somebody's action: "Actie Koos: …"."""
    found = _ACTION_OF.match(words)
    return found is not None and is_name(found[1])


def _without_box(words: str) -> tuple[str, str]:
    found = _BOX.match(words)
    if found is None or found.end() >= len(words):
        return words.strip(), ""
    sign = next((part for part in found.groups() if part), "")
    return words[found.end() :].strip(), "☑" if sign in _TICKED else "☐"


def _parts(words: str) -> tuple[str, str, str]:
    """Return what, who and when of a line without its marks."""
    if found := _BRACKETS.match(words):
        who, when, other = _sorted_out(_APART.split(found[2]))
        if who or when:
            what, named, dated = _parts(found[1])
            rest = f" ({', '.join(other)})" if other else ""
            return what + rest, named or who, dated or when
    if found := _KEYED.match(words):
        who, when, other = _sorted_out([found[2]])
        if not other:
            what, named, dated = _parts(found[1])
            return what, named or who, dated or when
    if found := _AT.search(words):
        what, _named, dated = _parts((words[: found.start()] + words[found.end() :]).strip())
        return what, found[1], dated
    pieces = [piece for piece in _DASH.split(words) if piece.strip()]
    if len(pieces) > 1:
        details = [part for piece in pieces[1:] for part in _APART.split(piece)]
        who, when, other = _sorted_out(details)
        if other or not (who and when):
            who, when, other = _sorted_out(pieces[1:])
        if who or when:
            what, named, dated = _parts(" – ".join([pieces[0], *other]))
            return what, named or who, dated or when
        if is_name(pieces[0]):
            what, _named, dated = _parts(" – ".join(pieces[1:]))
            return what, pieces[0].strip(), dated
    listed = re.split(r"\s*[,;]\s+", words)
    if len(listed) > 2:
        who, when, other = _sorted_out(listed[1:])
        if who and when and not other:
            return listed[0], who, when
    if (found := _NAMED.fullmatch(words)) and is_name(found[1]) and not _is_label(found[1]):
        what, _named, dated = _parts(found[2])
        return what, found[1], dated
    if found and (details := _APART.split(found[2])) and len(details) > 1:
        # "Inwerkkaart maken: Loes, 1 maart"
        who, when, other = _sorted_out(details)
        if who and when and not other and not _is_label(found[1]):
            return found[1], who, when
    if (found := _UNTIL.match(words)) and not _OFTEN.fullmatch(found[2].strip()):
        day = re.sub(r"(?i)^(klaar|gereed|af|due|deadline:?)\s+(?=\S)", "", found[2])
        if names_day(day) and not _NOT_THEN.search(found[1].strip()):
            what, named, _dated = _parts(_BEFORE_DAY.sub("", found[1]))
            return what, named, day
    if (found := _FROM_LAST.fullmatch(words)) and names_day(found[3]):
        what, named, dated = _parts(found[1])
        return what, named, dated or found[2]
    if (found := _DAY_LAST.fullmatch(words)) and names_day(found[2]):
        what, named, _dated = _parts(found[1])
        return what, named, found[2]
    return words, "", ""


def _is_label(words: str) -> bool:
    """Return whether words before a colon say what a line is rather than who does it: "Idee: …", "Let op: …"."""
    return known_exactly(words) or all(part in _LABELS for part in normalise(words).split())


def who_and_when(words: str) -> tuple[str, str]:
    """Return who and when a cell names together, "Jan / 1 maart"; no day when it says only who."""
    pieces = [piece for piece in re.split(r"\s*(?:[,;/()\n]|\s[-–]\s)\s*", words) if piece.strip()]
    if len(pieces) < 2 or not any(names_day(piece) and piece != "Jan" for piece in pieces):
        return words, ""
    who, when, other = _sorted_out(pieces)
    return ", ".join([*([who] if who else []), *other]), when


def _sorted_out(pieces: list[str]) -> tuple[str, str, list[str]]:
    """Return of the details behind an action who it names, when, and what is neither."""
    who, when, other = [], "", []
    if len(pieces) > _MOST_PIECES:
        return "", "", pieces
    for piece in pieces:
        bare = _BY.sub("", piece.strip(), count=1) if _BY.match(piece.strip()) else piece.strip()
        if is_name(bare) and (not names_day(bare) or bare == "Jan"):
            # Somebody called Jan rather than the month.
            who.append(bare)
        elif not when and (names_day(piece.strip()) or names_day(bare)):
            when = piece.strip() if names_day(piece.strip()) else bare
        elif not when and (begins := _BEGINS.fullmatch(bare)) and names_day(begins[1]):
            when = bare
        elif is_open(bare):
            who.append(bare)
        elif bare:
            other.append(bare)
    return ", ".join(who), when, other


def is_name(words: str) -> bool:
    """Return whether words name people, the team or a role, each written with a capital unless it is a known word."""
    if len(words) > _MOST_NAME or not words.strip():
        return False
    names = split_names(words)
    return bool(names) and all(_is_one(name) for name in names)


def _is_one(name: str) -> bool:
    sort = sort_of(name)
    if sort in ("team", "leader", "role"):
        return True
    if is_small_group(name):
        return False
    parts = _TITLE.sub("", name).split()
    capital = [part for part in parts if part[:1].isupper()]
    if sort == "group":
        return len(parts) <= 3 and _DOING.match(name) is None
    if sort != "person" or not capital or len(parts) > 5:
        return False
    return parts[-1][:1].isupper() and all(part[:1].isupper() or part.casefold() in _SMALL for part in parts)


def names_day(words: str) -> bool:
    """Return whether words name a day, a part of the year, or that there is none: "1 mei", "Q2", "z.s.m."."""
    plain = _DAY_OF_WEEK.sub("", " ".join(words.split())).strip(" .")
    if not plain or len(plain) > 40:
        return False
    if is_passing(plain):
        return True
    if plain.isdigit() or _PIECES.fullmatch(plain):
        return False
    try:
        parse_day(plain, _YEAR)
    except Refused:
        return _names_range(plain)
    return True


def _names_range(words: str) -> bool:
    parts = re.split(r"\s*(?:\bt/m\b|\btot\b|\ben\b|–|-)\s*", words)
    return (
        len(parts) == 2 and all(part and (part.isdigit() or names_day(part)) for part in parts) and names_day(parts[1])
    )


def tasks_of(lines: list[str], least: float, parse: Callable[[str], Task] = parse_task) -> list[Task]:
    """Return lines as actions when at least this share of them says who, when or whether it is done; else nothing."""
    tasks = [parse(line) for line in lines]
    detailed = sum(task.detailed for task in tasks)
    return tasks if tasks and detailed >= max(1, least * len(tasks)) else []
