"""The words by which running text says what it is about: labels before a colon, headings that ask, roles and costs."""

from __future__ import annotations

import re

from plans.exchange.headings import both_languages, normalise, table_of
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import ROLES, sort_of, split_names
from plans.importing.cells.number_words import change_in
from plans.importing.cells.role_names import without_place
from plans.importing.files.grid import Cell
from plans.importing.prose.reached import asks_reached
from plans.importing.prose.task_lines import is_marked, is_name, names_day

PERSON = ("Naam", "Rol", "Uren per week", "Startdatum", "Opmerking")
"""The headings of a list of people, in the order in which ``role_line`` gives their cells."""
_LABEL = re.compile(r"\s*(?:[-–•*·]\s*|\d{1,2}[.)]\s*)?([^\W\d][^:\n]{0,45}?)\s*:\s*(.*)", re.DOTALL)
_ASKED = re.compile(r"\s*([^\W\d][^:?\n]{5,45}\?)\s+(\S.*)", re.DOTALL)
"""A question with its answer behind it: "Waar staan we nu? 14 per maand"."""
_DASHED = re.compile(r"\s*([^\W\d][^:\n–—]{1,30}?)\s+[–—-]\s+(\S.*)")
_BESIDE = ("owner_id", "due", "indicator", "baseline", "target")
_NEXT = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d][\w ]{1,30}:\s)")
_OF = re.compile(r" (?:van|voor|in|of|for) (?:het|dit|deze|ons|onze|de|this|our|the)\b.*| (?:nr )?\d{1,2}$")
_TITLE = re.compile(
    r"(?:smart |het |ons |onze |concreet )?(?:\w*doel|\w*doelstelling|goal|objective|ambitie|"
    r"speerpunt)(?: \d{1,2})?(?: 20\d\d)?"
)
_QUESTION = re.compile(r"(?i)\s*(?:waar|wat|where|what)(?: [^\W\d]+){2,5}\s*$")
"""A question without its mark: "Waar gaan we voor"."""
_NAMES_GOAL = re.compile(
    r"\s*(?:\d+\.? )?(?i:(?:smart-?)?(?:doel|doelstelling|goal))\s*"
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z])\s+(?=[A-ZÀ-Þ])|(?:\d{0,2}|[A-Z])\s*(?:[:–-]|\.(?!\d))\s*)(\S.*)"
)
"""A heading that names a goal: "Doel 2: Minder papier", "Doel 2.1 Minder papier"."""
_OF_PAPER = re.compile(
    r"\b(?:brief|overleg|document|notitie|bijeenkomst|vergadering|training|scholing|memo|stuk|formulier|letter|meeting|form)$"
)
"""What a purpose is of that is no goal of the team: "Doel van deze brief"."""
_SMART = {"S": "title", "M": "indicator", "A": "problem", "R": "problem", "T": "due"}
_SMART |= {"Specifiek": "title", "Meetbaar": "indicator", "Tijdgebonden": "due", "Acceptabel": "problem"}
_SMART |= {"Realistisch": "problem", "Specific": "title", "Measurable": "indicator", "Time-bound": "due"}
_RESULT = re.compile(
    r"(?:gewenst |beoogd |verwacht |concreet |ons )?resultaat(?: (?:eind )?20\d\d)?|wat|"
    r"wat (?:willen|gaan) we bereiken|wat is er dan anders|(?:desired |expected )?result|outcome"
)
_ONLY_NUMBER = re.compile(
    r"(?i)\s*(?:bij |voor |acties (?:bij|voor) |for )?(?:doel|speerpunt|goal)\s+(\d{1,2})\s*[.:]?\s*"
)
_TASK_FIELDS = {"owner_id": "who", "due": "when", "status": "status"}
_GOAL_FIELDS = ("title", "result", "indicator", "baseline", "target", "unit", "due", "owner_id", "problem")
_TASKS = re.compile(
    r"(?:(?:de |onze |concrete |geplande )?(?:acties?|actiepunten|actielijst|activiteiten|stappen|taken|"
    r"to ?do|maatregelen|"
    r"afspraken|verbeteracties|actions?|tasks|steps)|hoe( (?:gaan we|doen we|pakken we).*)?|wat (?:gaan|"
    r"moeten) we (?:daar(?:voor|aan) |hier(?:voor|aan) )?doen.*|wat we (?:gaan |daarvoor )*doen|"
    r"wie doet wat|aanpak|plan van aanpak|how.*)"
)
_COSTS = re.compile(
    r"(?:wat (?:hebben we|is er) nodig|wat kost (?:het|dat).*|kosten|begroting|budget|geld|middelen|costs?|money)"
)
_GOALS = re.compile(
    r"(?:(?:de|onze|our|\d|drie|vier|vijf|three|four|five) )*(?:jaar|team)?(?:doelen|doelstellingen|speerpunten|"
    r"goals|objectives|priorities)(?: (?:voor|in|for))?(?: (?:het|dit|komend) jaar)?(?: 20\d\d)?"
)
_APART = re.compile(r"\s*:\s+|\s+[-–=|]\s+|\s*[(),;]\s*(?!\d)|,\s+(?=\d+ )|\s*\(\s*")
_POINT = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}[.)]|(?i:afspraak|actie|actiepunt|taak|action) \d{1,3}\s*[:.)–-])\s+")
_IS_ROLE = re.compile(
    r"([A-Z][^:,;()]{1,40}?) (?:is|wordt|blijft|becomes) (?:onze |de |een |our |the |a )?(?=[a-zà-ÿ])(.+?)"
    r"(?:(?: en|,)? (?:heeft|krijgt|met|voor|has|with|for) (?:daar(?:voor)? |hiervoor )?(?=\d)|(?=[,.;]|$))"
)
"""Somebody with a role in a sentence: "Ans Pol is digicoach en heeft 4 uur per week"."""
_SENTENCE = re.compile(r"(?i)\b(?:we|wij|ik|is|zijn|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten|are|will|have)\b")
_WRITTEN = re.compile(
    r"(?i).*\b(?:door|by|auteur|afzender|schrijver|author|van|from|aan|to|cc|namens|versie|version|datum|date)"
)
"""What says who wrote something, to whom or when: "Opgesteld door: …", "Versie: 2"."""
_MOST_PARTS = 5
_LONGEST_ROLE_LINE = 120
_LONGEST = 600
"""Characters of a text with labels or an amount."""
_HOURS = re.compile(
    r"(?i)(?:\d|half|een|één|twee|drie|vier)\S*.*(?:uur|uren|\bu\b|u/w|u p|fte|\bmin|dagde|hours?|hrs?)"
)
_SINCE = re.compile(r"(?i)(?:vanaf|per|sinds|start|from|since)\s+(.+)")
_FIGURE = r"(\d[\d.,]*\d|\d)(\s*%)?"
_BASELINE = re.compile(
    r"(?i)(?:de |het )?(?:beginstand|nulmeting|startwaarde|beginwaarde|uitgangswaarde|startpunt|stand nu|nu|start|"
    r"baseline)"
    rf"\s*(?:is|was|:)?\s*{_FIGURE}(?:\s*\([^()]*\)|\s+[^\W\d][^\d,;.()]*)?\.?"
)
_TARGET = re.compile(
    rf"(?i)(?:de |het )?(?:streven|streefwaarde|streefcijfer|doelwaarde|eindwaarde|doel|target)\s*(?:is|:)?\s*{_FIGURE}"
    r"(?:\s+(?:in |op |per |voor |vóór |uiterlijk )?(.+?))?\.?"
)
_OWNER = re.compile(
    r"(?i:(?:de )?(?:eigenaar|trekker|verantwoordelijke?|kartrekker|owner)(?: is|:)?)\s+([A-Z][^,.;]*)(.*)", re.DOTALL
)
_FEW = 2
"""Words behind a figure that may only be its unit."""
_PART = re.compile(r"(?:van|uit|of)\b")
_IS_NOW = re.compile(rf"(?i)(?:nu|op dit moment|momenteel|currently|now)\s[^\d]*{_FIGURE}([^\d]*)")
_FROM_TO = re.compile(
    r"(?i)(?:dit gaat )?(?:van|from) (\d[\d.,]*(?: ?%)?) (?:in 20\d\d )?(?:naar|to) (?:(?:hooguit|maximaal|minimaal|"
    r"minstens|at most|at least) )?(\d[\d.,]*(?: ?%)?)(?: (?!in 20)([^\W\d][^\d,;()]*?))?(?: in 20\d\d)?"
    r"(?:,? (?:(?:uiterlijk|op|per|vóór|voor|by|before) )?"
    r"((?:eind |half |begin )?(?:\d{1,2} [a-z]+|[a-z]+)(?: 20\d\d)?))?\.?"
)
"""From how much to how much, of what, and by when: "Van 2 naar 6 routes, uiterlijk 1 juli"."""
_AIM = re.compile(
    r"(?i)(?:(?:alle|all|minstens|minimaal|hooguit|maximaal|at least|at most) )?(\d[\d.,]*(?: ?%)?)"
    r"(?: ([^\W\d][^\d]*?))??(?: ((?:eind|begin|half|in|op|per|vóór|uiterlijk|by|end of) .+))?"
)
"""How much it is to become, of what and by when: "alle 21 bewoners eind september"."""
_WILL_BE = re.compile(
    r"(?i)(?:in |op |per |voor |vóór |uiterlijk |by )?(.{3,20}?)\s"
    rf"(?:willen|wil|moet|moeten|halen|is|zijn|doen|we want)\b[^\d]*{_FIGURE}[^\d]*"
)
_SOME = r"(?:hooguit |maximaal |minimaal |ten minste |minstens |gemiddeld |een |at least |at most )?"
_AIMS = re.compile(
    rf"(?i)\b(?:streven (?:we |wij )?naar|(?:we|wij) willen(?: naar)?|willen (?:we|wij) naar|"
    rf"gaan (?:we|wij) naar) {_SOME}"
    rf"{_FIGURE}(?!\w)(?:[^\d(]*?\b((?:in|op|per|vóór|uiterlijk|aan het eind|eind)\b [^.(]{{3,25}}))?"
)
"""What is wanted, in a sentence about more: "Met sensoren willen we naar hooguit 1,5 eind juni"."""
_WAS = re.compile(rf"(?i)\b(?:was|is) (?:nu |dat |vorig jaar )?{_FIGURE}(?!\w)")
_COUNTED = re.compile(
    rf"(?i)^(?:in|bij|volgens|uit) (?:de |het |onze )?\w*(?:meting|peiling|enquête|enquete|onderzoek)\b"
    rf"[^\d]*{_FIGURE}(?!\w)"
)
_BY_THEN = re.compile(
    rf"(?i)(?:in |op |per |voor |vóór |uiterlijk |by )?(.{{3,20}}?)\s(?:nog |is dat |wordt dat |naar )?(?:maximaal |"
    rf"hooguit |"
    rf"minimaal |minstens |at most |at least )?{_FIGURE}(?:\s+[^\W\d][^\d,;.()]*)?\.?"
)
"""How much by when: "eind 2027 nog 10 formulieren"."""
_SENTENCE_END = re.compile(r"(?<=[\w%)]{2})\.\s+(?=[A-Z])")


def sentences(words: str) -> list[str]:
    """Return the sentences of a text; an initial ends none."""
    return [part.strip() for part in _SENTENCE_END.split(words) if part.strip()]


def parse_goal_sentence(sentence: str) -> tuple[list[tuple[str, str]], str]:
    """Return what a sentence says of a goal without a colon: where it stands, where it goes, who has it; and the rest.

    "Beginstand 6,3, streven 7,5 in november" · "Nu gebeurt dit bij 30%" · "Eigenaar is Hans Prins".
    """
    if (found := _OWNER.fullmatch(sentence)) and is_name(found[1].strip()):
        return [("owner_id", found[1].strip())], found[2].strip(" .,;")
    if found := _IS_NOW.fullmatch(sentence):
        counted = found[3].strip(" .")
        measured = [("indicator", counted)] if len(counted.split()) > _FEW and not _PART.match(counted) else []
        return [("baseline", found[1] + (found[2] or "").strip()), *measured], ""
    if (found := _WILL_BE.fullmatch(sentence)) and names_day(found[1]):
        return [("due", found[1]), ("target", found[2] + (found[3] or "").strip())], ""
    if (found := _FROM_TO.fullmatch(sentence)) and (not found[4] or names_day(found[4])):
        change = [("baseline", found[1]), ("target", found[2])] + ([("unit", found[3])] if found[3] else [])
        return change + ([("due", found[4])] if found[4] else []), ""
    told: list[tuple[str, str]] = []
    left = []
    for clause in re.split(r"[;,]\s+(?=[^\W\d])", sentence):
        if found := _BASELINE.fullmatch(clause):
            told.append(("baseline", found[1] + (found[2] or "").strip()))
        elif (found := _BY_THEN.fullmatch(clause)) and names_day(found[1]) and not _is_year_of(found):
            told += [("due", found[1]), ("target", found[2] + (found[3] or "").strip())]
        elif (found := _TARGET.fullmatch(clause)) and (not found[3] or names_day(found[3])):
            told.append(("target", found[1] + (found[2] or "").strip()))
            told += [("due", found[3])] if found[3] else []
        else:
            left.append(clause)
    return told, ", ".join(left)


def _is_year_of(found: re.Match[str]) -> bool:
    """Return whether a figure is only the year of the day before it: "1 juli 2027"."""
    return re.fullmatch(r"20\d\d", found[2]) is not None and names_day(f"{found[1]} {found[2]}")


def parse_loose_sentence(sentence: str) -> list[tuple[str, str]]:
    """Return what a sentence about a goal says of where it stands and goes, among other words; nothing when unsure."""
    told: list[tuple[str, str]] = []
    if aim := _AIMS.search(sentence):
        told.append(("target", aim[1] + (aim[2] or "").strip()))
        when = re.sub(r"(?i)^(?:in|op|per|aan het|uiterlijk) ", "", (aim[3] or "").strip())
        told += [("due", when)] if when and names_day(when) else []
    rest = sentence[: aim.start()] + sentence[aim.end() :] if aim else sentence
    if now := _WAS.search(rest) if aim else _COUNTED.search(sentence):
        told.append(("baseline", now[1] + (now[2] or "").strip()))
    return told


def is_told(words: str) -> bool:
    """Return whether a text is sentences of which one says where a goal stands or goes."""
    return words.rstrip().endswith(".") and any(
        parse_goal_sentence(part)[0] or parse_loose_sentence(part) for part in sentences(words)
    )


def is_story(words: str) -> bool:
    """Return whether a text is several sentences without a figure, and so no goal."""
    return len(sentences(words)) > 1 and not any(map(str.isdigit, words))


def goal_line(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the title of a goal written as one line, and what stands behind it of from how much to how much.

    "Minder valincidenten: van 26 naar hooguit 13" · "Vrij bewegen: alle 21 bewoners eind september, nu 6".
    """
    parts = re.split(r":\s+|\s+[-–]\s+", words, maxsplit=1)
    if len(parts) < 2 or not any(map(str.isdigit, parts[1])) or change_in(words).target:
        return words, []
    told, left = parse_goal_sentence(parts[1])
    if found := _AIM.fullmatch(left):
        when = found[3] if found[3] and names_day(found[3]) else ""
        told += [("target", found[1])] + ([("unit", found[2])] if found[2] else []) + ([("due", when)] if when else [])
        left = "" if when or not found[3] else left
    return (words, []) if left or not told else (parts[0].strip(), told)


def goal_field(label: str) -> str:
    """Return the field of a goal that a label or heading asks for; nothing when it asks for none."""
    if len(label.split()) > 7 or not label.strip():
        return ""
    if label in _SMART:
        return _SMART[label]
    if _OF_PAPER.search(normalise(label)):
        return ""
    for words in (label, _OF.sub("", normalise(label))):
        found = [meaning.field for meaning in meanings("goals", words) if meaning.certain]
        for name in _GOAL_FIELDS:
            titled = _TITLE.fullmatch(normalise(words)) or "?" in label or _QUESTION.match(label)
            if name in found and (titled or name not in ("title", "result")):
                return "title" if name == "result" else name
    return ""


def asks_result(label: str) -> bool:
    """Return whether a label below the title of a goal asks what is reached: "Resultaat", "Wat"."""
    return _RESULT.fullmatch(normalise(label)) is not None


def goal_number(words: str) -> int | None:
    """Return the number of a goal when that is all a line says, above what is to be done for it: "Doel 2"."""
    found = _ONLY_NUMBER.fullmatch(words)
    return int(found[1]) if found else None


def task_field(label: str) -> str:
    """Return what of an action a label asks for: who, when or how it stands; nothing when it asks for none of them."""
    if len(label.split()) > 4 or not label.strip():
        return ""
    found = {meaning.field for meaning in meanings("actions", label) if meaning.certain}
    return next((part for name, part in _TASK_FIELDS.items() if name in found), "")


def is_whole_task(parts: list[tuple[str, str]]) -> bool:
    """Return whether the labels of one text ask what is done and who does it or when, and nothing of a goal."""
    asked = {task_field(label) for label, _value in parts[1:]}
    what = bool(parts) and normalise(parts[0][0]) in ("wat", "actie", "actiepunt", "taak", "what", "action", "task")
    return what and bool(parts[0][1]) and bool(asked & {"who", "when"}) and "" not in asked


def titled(heading: str) -> str:
    """Return the goal that a heading names: "Doel 2: Minder papier"; nothing when it names none."""
    found = _NAMES_GOAL.fullmatch(heading)
    return found[1].strip() if found else ""


def asks(heading: str) -> bool:
    """Return whether a heading is a question or the bare name of a field, rather than the title of a chapter."""
    return heading.rstrip().endswith("?") or normalise(heading) in (
        "doel",
        "doelstelling",
        "ons doel",
        "goal",
        "our goal",
    )


def mode_of(label: str) -> str:
    """Return what is listed below a label or heading: "tasks", "goals", "lessons", "costs" or nothing known."""
    plain = re.sub(r"^\d+ | \d+$", "", normalise(label))
    if _TASKS.fullmatch(plain) or table_of(plain) == "actions":
        return "tasks"
    if _GOALS.fullmatch(plain) or table_of(plain) == "goals" or asks_reached(label):
        return "goals"
    if table_of(plain) == "activities":
        return "lessons"
    return "costs" if _COSTS.fullmatch(plain) or table_of(plain) == "budget_lines" else ""


def labelled(words: str) -> list[tuple[str, str]]:
    """Return the labels of a text with what stands behind each: "Doel: … Trekker: …"; a part without one has none."""
    found: list[tuple[str, str]] = []
    if len(words) > _LONGEST or is_marked(words):
        return [("", words)]
    for part in _NEXT.split(words):
        label = _LABEL.fullmatch(part) or _ASKED.fullmatch(part) or _dashed(part)
        name, value = (label[1].strip(), label[2].strip()) if label else ("", "")
        known = goal_field(name) or asks_result(name) or mode_of(name) or task_field(name)
        found.append((name, value) if known else ("", part))
    return found


def _dashed(words: str) -> re.Match[str] | None:
    """Return the label that a dash stands behind, when it asks for something of a goal for sure: "Trekker – Inge"."""
    found = _DASHED.fullmatch(words)
    asks_goal = found is not None and (goal_field(found[1]) in _BESIDE or asks_result(found[1]))
    return found if asks_goal and found is not None and normalise(found[1]) != "wat" else None


def is_point(words: str) -> bool:
    """Return whether a text begins with the mark or number of a point of a list."""
    return _POINT.match(words) is not None


def without_mark(words: str) -> str:
    """Return a text without the mark or number of a point of a list."""
    return _POINT.sub("", words, count=1).strip()


def is_sentence(words: str) -> bool:
    """Return whether a text is a sentence about something, rather than its name with details behind it."""
    return words.rstrip().endswith(".") and _SENTENCE.search(words) is not None


def role_line(words: str, *, loose: bool = False) -> list[Cell] | None:
    """Return "Digicoach: Noor (4 uur per week)" as name, role, hours, start and remark; None when it is none.

    The name may stand first: "Noor – digicoach – 4 uur". ``loose``: any role counts, as among lines of known roles.
    """
    bare = _POINT.sub("", words, count=1)
    if (told := _IS_ROLE.match(bare)) and normalise(told[2]) in _roles():
        bare = f"{told[1]}, {told[2]}, {bare[told.end() :]}"
    parts = [part.strip(" .") for part in _APART.split(bare) if part.strip(" .")]
    if not 2 <= len(parts) <= _MOST_PARTS or len(words) > _LONGEST_ROLE_LINE:
        return None
    known = [part for part in parts[:3] if normalise(without_place(part)) in _roles()]
    named = ":" in words and loose and sort_of(parts[0]) != "text" and len(parts[0].split()) <= 4
    named = named and not _WRITTEN.fullmatch(parts[0])
    if not known and not (named and not goal_field(parts[0])):
        return None
    role = known[0] if known else parts[0] if is_name(parts[1]) or not _are_people(parts[0]) else parts[1]
    rest = [part for part in parts if part is not role]
    names = next((part for part in rest[:2] if is_name(part) and _are_people(part)), None)
    if names is None or not any(map(str.isalpha, role)):
        return None
    return [names, role, *_told_behind([part for part in rest if part is not names])]


def _are_people(words: str) -> bool:
    return all(sort_of(name) == "person" and normalise(name) not in _roles() for name in split_names(words))


def _told_behind(details: list[str]) -> list[Cell]:
    """Return what stands behind a name and a role: hours, start and remark."""
    hours: str | None = None
    start: str | None = None
    more = []
    for detail in details:
        since = _SINCE.fullmatch(detail)
        if since and names_day(since[1]):
            start = since[1]
        elif hours is None and _HOURS.search(detail):
            hours = detail
        else:
            more.append(detail)
    return [hours, start, ", ".join(more) or None]


def _roles() -> set[str]:
    known = {
        normalise(words)
        for name in ("leader", "ambassador", "i_nurse", "digicoach")
        for words in both_languages(f"answers.person.role.{name}")
    }
    return (
        known | set(ROLES) | {"teamleider", "digicoach", "projectleider", "aandachtsvelder", "team leader", "superuser"}
    )
