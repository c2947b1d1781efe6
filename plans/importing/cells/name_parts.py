"""The names in a cell: several at once, turned around, with a role behind them; and what each of them names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from plans.exchange.headings import normalise
from plans.importing.cells.functions import is_function
from plans.importing.cells.values import is_open
from plans.subjects.people import Role

BETWEEN = re.compile(
    r"\s*(?:->|→|[,;/+\n|]|(?<!\b[A-Z])&|&(?![A-Z]\b)|\s[-–]\s|"
    r"\b(?:en|én|and|met|with|samen met|i\.?s\.?m\.?|i\.?o\.?m\.?|"
    r"in overleg met|ism|iom|o\.l\.v\.|olv)(?!\w))\s*",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r"(?i)\s*\b(e\.?\s?a\.?|e\.?v\.?a\.?|et al\.?|en anderen|en andere(?: collega'?s)?|cs|c\.s\.|"
    r"\+ ?team|and others)(?!\w)\.?\s*$"
)
_BEHIND = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|<[^>]*>|\s-\s.*)\s*$")
_BRACKETS_BEHIND = re.compile(r"(?<=[\w.])\s*\(([^()]*)\)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_INFIX = re.compile(r"(?i)(van|de|der|den|ter|ten|te|el|al|van der|van den|van de|'t|von|la|le)\b.*")
_TEAM = {
    "iedereen",
    "allen",
    "alle",
    "allemaal",
    "alle medewerkers",
    "alle collegas",
    "heel het team",
    "heel team",
    "hele team",
    "het hele team",
    "het team",
    "team",
    "ons team",
    "wij",
    "we",
    "wij allen",
    "alle teamleden",
    "teamleden",
    "het gehele team",
    "gehele team",
    "medewerkers",
    "collegas",
    "ieder",
    "ons",
    "everyone",
    "everybody",
    "all",
    "the team",
    "whole team",
    "all staff",
    "zorgteam",
    "alle zorgmedewerkers",
    "de medewerkers",
    "zorgmedewerkers",
    "alle diensten",
    "elke medewerker",
    *("iederene", "ielkeneen", "alleman", "allemoale", "elkeen", "wi j allemoale"),
}
_LEADER = {
    "tl",
    "teamleider",
    "teamleidster",
    "leidinggevende",
    "teammanager",
    "ik",
    "ikzelf",
    "mezelf",
    "teamcoach",
    "de teamleider",
    *("team leader", "team lead", "teamlead"),
    "me",
    "zelf",
    "afdelingshoofd",
    "tm",
}
ROLES: dict[str, Role] = {
    **dict.fromkeys(
        ("digicoach", "digicoaches", "digi coach", "digi coaches", "de digicoach", "digitale coach"), "digicoach"
    ),
    **dict.fromkeys(
        (
            "ambassadeur",
            "ambassadeurs",
            "technologie ambassadeur",
            "ambassadeur zorgtechnologie",
            "ambassadeurs zorgtechnologie",
            "digi ambassadeur",
            "digiambassadeur",
            "digitaal ambassadeur",
        ),
        "ambassador",
    ),
    **dict.fromkeys(("i nurse", "inurse", "i verpleegkundige"), "i_nurse"),
}
_NOBODY = {
    "vacature",
    "vacant",
    "nn",
    "n n",
    "open",
    "nog iemand",
    "iemand",
    "wie",
    "nog vragen",
    "nog te bepalen",
    "nader te bepalen",
    "geen",
    "niemand",
    "nog niemand",
    "nnb",
    "ntb",
    "nvt",
    "nog bepalen",
    "nog te bespreken",
    "wie wil",
    "vrijwilliger gezocht",
    "nog niet bekend",
    "onbekend",
    "tbd",
    *(
        "in overleg",
        "zo snel mogelijk",
        "volgt",
        "later",
        "nog doen",
        "te doen",
        "nog te doen",
        "loopt",
        "bezig",
        "klaar",
    ),
    *("gereed", "afgerond", "gepland", "gestart", "ja", "nee", "to do", "done", "in progress", "as soon as possible"),
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "overig",
    "overige",
    "overigen",
    "diversen",
    *("plan", "check", "act", "pdca"),
    "algemeen",
    "anders",
    "naam",
    "namen",
    "pm",
    "aantal",
    "totaal",
    "total",
}
_NOT_YET = re.compile(
    r"(?=.*\b(?:nog|wie)\b)(?:(?:nog|wie|iemand|we|wij|dit|het|te|even|samen|later|is|wordt|moet|moeten|kan|gaat|doet|wil|"
    r"vragen|zoeken|gezocht|verdelen|verdeeld|bepalen|bespreken|afspreken|kiezen|regelen|invullen|overleggen)(?: |$))+"
)
"""Words that only say that somebody is still to be found: "nog vragen wie", "moeten we nog verdelen"."""
_DEPARTMENT = re.compile(
    r"\b(ict|it|hr|hrm|p&o|p o|po|personeelszaken|opleiding(en)?|opleider|scholing|leerhuis|academie|"
    r"leverancier(s)?|afdeling\w*|innovatie\w*|apotheek|"
    r"\w+raad|nachtdienst|dagdienst|avonddienst|management|mt|directie|bestuur|"
    r"raad|facilitair\w*|technische dienst|td|"
    r"projectgroep|werkgroep\w*|commissie|stuurgroep|kwaliteit\w*|kwaliteitsteam|beleid|communicatie|"
    r"controller|financien|inkoop|"
    r"\w+(?:verpleegkundigen|begeleiders|verzorgenden|helpenden|coaches|personen|velders|coordinatoren)|"
    r"\w*collega s|\w*collegas|medewerkers|teamleden|colleagues|vig ?ers|"
    r"verpleegkundigen?|verzorgenden?|helpenden?|begeleid(?:st)?ers|evv\w*|vig|vigs|wijkteam|zorgkantoor|gemeente|"
    r"huisarts(en)?|behandelaren|behandelaars|therapeuten|"
    r"fysio(?:therap\w+)?|ergo(?:therap\w+)?|logoped\w+|dietist\w*|jurist(en)?|"
    r"specialist ouderengeneeskunde|so|arts(en)?|familie|mantelzorgers?|bewoners?|"
    r"clienten|vrijwilligers|planning|roosteraar|planner|"
    r"servicedesk|helpdesk|functioneel beheer|applicatiebeheer|manager|coordinator|locatiemanager|regiomanager|"
    r"bestuurder|projectleider|adviseur|"
    r"secretariaat|receptie|huishouding|huismeester|conci[eë]rge|keuken|activiteitenbegeleiding|aandachtsvelders?|trekkers?|"
    r"(?:lead|charge|senior|staff|night) nurses?|nurses|estates|housekeeping|home manager|teamleiders|"
    r"vastgoed|facilities|\w+ploeg|teams?|\w+teams?|diensten|stagiair(e|es|s)?|"
    r"(?:wijk|thuis)?verpleging|thuiszorg|dagverzorging|dagbesteding|dagbehandeling|activiteiten|activities|"
    r"extern|externe partij|vilans|utilit|supplier|department|privacy|fg|security|alle doeltrekkers|doeltrekkers?)\b"
)
_ALL_OF = re.compile(
    r"(?:alle|elke|iedere|beide|all|every|each|both) \S|"
    r"(?i:alle|elke|iedere|beide|all|every|each|both) (?:[a-z]|[A-Z]{2}|[\w-]+['’](?:s|ers)\b)"
)
"""Several of a kind, however they are called: "alle nachtdiensten"."""
_SMALL_GROUP = re.compile(
    r"(?:nieuwe|overige|new) (?:mw|mdw|medew\w*|colleg\S*|kracht\w*|mensen|team\w*|staff|people)|"
    r"[b-df-hj-np-tv-xz]{2,4}"
)
"""A group in small letters: "nieuwe mw", or without a vowel: "vpk"."""
_DOES_BEHIND = re.compile(
    r"(?<=[a-zà-ÿ.]) (?:bewaakt|bewaken|coördineert|coordineert|regelt|trekt|doet(?: het)?|helpt(?: mee)?|leidt|"
    r"begeleidt|checkt|controleert|houdt (?:het )?bij|ziet toe|let op|stuurt aan|zorgt ervoor|is trekker|"
    r"eindverantwoordelijk|leads|helps|watches|checks|coordinates)$"
)
"""What somebody does, behind the name: "Wilma bewaakt"."""
_SURNAME = re.compile(r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)? Arts")
"""A last name that is also what somebody may be, behind a first name."""
_OUTSIDE = re.compile(r"(?i)leverancier|supplier|extern")
"""Groups behind which the name of a company stands rather than of somebody."""
_FUNCTION_OF = re.compile(
    r"\s*([\w-]*(?:co[öo]rdinator|manager|coach|adviseur|verpleegkundige|verzorgende|begeleider|"
    r"therapeut|psycholoog|deskundige|beheerder|medewerker|secretaresse|secretaris|bestuurder|directeur|consulent|controller|"
    r"opleider|trainer|functionaris)(?: [a-z]+){0,2})\s*"
    r"\(((?-i:[A-Z])[\w’'-]*\.?(?: ?[\w’'-]+\.?){0,3} (?-i:[A-Z])[\w’'-]+)\)\s*",
    re.IGNORECASE,
)
"""A function with who has it behind it: "Behandelcoördinator (Noor Westra)"."""
_INITIALS = re.compile(r"(?:[A-Z][a-z]{0,2}){2,4}")
"""Letters for a whole name: "SdR, LK" are two people."""
_POST_OF = re.compile(
    r"\s*((?:ict|it|i&a|hr|hrm|p&o|kwaliteit\w*|planning|planner|roosteraar|financi[ëe]n|communicatie|inkoop|"
    r"opleiding(?:en)?|scholing|leerhuis|facilitair\w*|secretariaat|receptie|administratie|helpdesk|servicedesk|"
    r"beheer|fysio\w*|ergo\w*|logoped\w+|di[ëe]tist\w*|psycholo\w*|jurist|apotheker|[\w-]*deskundige|"
    r"[\w-]*(?:manager|coach|co[öo]rdinator|beheerder|medewerker|functionaris|projectleider|teamleider))"
    r"(?: (?:zorg|kwaliteit|ict|team|digitaal))?)\s*\(((?-i:[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?))\)\s*",
    re.IGNORECASE,
)
"""A post in the house with the first name of who has it: "ICT (Ruben)"; behind a company stands no first name."""
_ITEM_OF = re.compile(r";#(?:\d+(?:;#|$))?")
"""Between the people of a list that SharePoint wrote, with or without their numbers."""
_FUNCTION_BEFORE = re.compile(
    r"(?<![\w(])(?:(?i:digi-?coach|ambassadeur|aandachtsvelder|stagiaire?|vrijwilliger|volunteer)|coach|planner|fysio\w*|ergo\w*|logopedist\w*|psycholoog|arts|verpleegkundige|verzorgende|"
    r"wijkverpleegkundige|teamleider|controller|opleider|trainer|"
    r"manager|secretaresse|nurse)\s+(?=[A-Z][a-zà-ÿ]+)"
)
"""A function before who has it: "planner Kees", "digicoach Femke"."""
_LABEL_BEFORE = re.compile(r"\s*([^\W\d][^:;,/]{1,40}?)\s*:\s+(?=\S)")
"""What stands before a name with a colon between: "Ergotherapie: Noor Hoogendijk"."""
_PERSON = re.compile(r"[^\W\d_][\w’'`.-]*(?: [\w’'`.()-]+){0,5}")

Sort = Literal["nobody", "team", "leader", "role", "group", "person", "text"]


def sort_of(part: str) -> Sort:
    """Tell what a name names by itself: somebody, the team, a role, a group, nobody yet, or no name at all."""
    plain = normalise(part)
    if not plain or plain in _NOBODY or is_open(part) or re.search(r"\b(vacature\w*|vacanc\w*)\b", plain):
        return "nobody"
    if " " in plain and _NOT_YET.fullmatch(plain):
        return "nobody"
    if plain in _TEAM or re.fullmatch(r"team [a-z]+( [a-z]+)?", plain):
        return "team"
    if plain in _LEADER:
        return "leader"
    if plain in ROLES:
        return "role"
    if (
        is_small_group(part)
        or is_function(part)
        or _ALL_OF.match(part.strip())
        or (_DEPARTMENT.search(plain) and not _SURNAME.fullmatch(part.strip()))
    ):
        return "group"
    bare = part.strip()
    if "@" in bare or any(mark.isdigit() for mark in bare) or not _PERSON.fullmatch(bare):
        return "text"
    return "person"


def is_small_group(part: str) -> bool:
    """Return whether letters name a group where somebody is asked; in a line of text they may be anything: "km"."""
    return _SMALL_GROUP.fullmatch(part.strip()) is not None


def split_names(words: str, is_known: Callable[[str], bool] = lambda name: False) -> list[str]:
    """Return the names in a cell, each bare; empty when it names nobody yet."""
    words = words if is_known(words) else _FUNCTION_BEFORE.sub("", words)
    words = _ITEM_OF.sub(", ", words).strip(", ") if ";#" in words else words
    whole = _bare(_with_known(words, is_known) if _FUNCTION_OF.fullmatch(words) or _POST_OF.fullmatch(words) else words)
    if "\n" not in words.strip() and is_known(whole):
        return [whole]
    if turned := _turned(whole, is_known):
        return [turned]
    if sort_of(whole) in ("nobody", "team", "leader", "role"):
        return [] if sort_of(whole) == "nobody" else [whole]
    found: list[str] = []
    for part in BETWEEN.split(_without_listed(_with_known(words, is_known))):
        bare = _bare(part[len(label_before(part, is_known)) :])
        if bare and sort_of(bare) != "nobody" and bare.casefold() not in (one.casefold() for one in found):
            found.append(bare)
    return found


def _without_listed(words: str) -> str:
    """Return names without brackets that hold several things: "Jan (ICT, tot mei)", "Noor (i.o.m. jurist)" is one."""
    return _BRACKETS_BEHIND.sub(lambda found: "" if BETWEEN.search(found[1]) else found[0], words)


def _bare(words: str) -> str:
    """Return a name without what stands behind it in brackets, and without a word for others."""
    bare = " ".join(words.split()).lstrip("@#•*-– ").strip()
    mail = MAIL.fullmatch(bare)
    if mail:
        local = mail[0].split("@")[0]
        parts = [part for part in re.split(r"[._-]", local) if part]
        return (
            " ".join(part.capitalize() for part in parts)
            if len(parts) > 1 and not any(map(str.isdigit, local))
            else bare
        )
    bare = MAIL.sub("", bare)
    while (shorter := _AND_OTHERS.sub("", _BEHIND.sub("", bare))) != bare and shorter.strip():
        bare = shorter
    if (does := _DOES_BEHIND.search(bare)) and bare[:1].isupper() and sort_of(bare[: does.start()]) == "person":
        bare = bare[: does.start()]
    # A mark before it may stand for a letter that was lost; one behind it says that somebody is not sure.
    return bare.strip(" ,;:-–").rstrip("? ") if len(bare) < 3 else bare.strip(" ,;:-–").rstrip(".? ,;:")


def _with_known(words: str, is_known: Callable[[str], bool]) -> str:
    """Return names without brackets around those that count: "Noor (met Kim)", and somebody who is known."""

    def bare(found: re.Match[str]) -> str:
        helper = re.fullmatch(r"(?i)\s*(?:samen met|met|with|i\.?s\.?m\.?|\+|en|en ook)\s+(.+)", found[1])
        if helper:
            return f", {helper[1]}"
        before = BETWEEN.split(words[: found.start()])[-1]
        # "MT (Ans Bergsma)": whoever does it for a group takes the lead.
        whole = len(found[1].split()) > 1 and found[1][:1].isupper() and sort_of(found[1]) == "person"
        whole = whole and sort_of(before) == "group" and _OUTSIDE.search(before) is None
        return f", {found[1]}" if is_known(found[1]) or whole else found[0]

    for pattern in (_FUNCTION_OF, _POST_OF):
        post = pattern.fullmatch(words)
        if post and sort_of(post[2]) == "person" and sort_of(post[1]) != "leader":
            return post[2]
    return re.sub(r"\s*\(([^()]*)\)", bare, words)


def label_before(words: str, is_known: Callable[[str], bool]) -> str:
    """Return what stands before a name and a colon, with them: where or as what somebody does it, never somebody."""
    found = _LABEL_BEFORE.match(words)
    if found is None or is_known(found[1]) or sort_of(words[found.end() :]) != "person":
        return ""
    capitals = [part for part in found[1].split() if part[:1].isupper()]
    # "Kim Bos: Jan Smit" are two people, who have nothing to do with one another here.
    return "" if sort_of(found[1]) == "person" and len(capitals) > 1 else found[0]


def left_behind(words: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return what stands in brackets behind names and is not taken: it may be a role, somebody, or until when."""
    kept = re.findall(r"\(([^()]*[^\W\d_][^()]*)\)", _with_known(words, is_known))
    return [part.strip() for part in kept if _says_more(part.strip())]


def _says_more(part: str) -> bool:
    """Return whether brackets behind a name hold more than a function: somebody, several things, other words."""
    alone = part[:1].isupper() and sort_of(part) == "person"
    named = any(word[:1].isupper() and word[1:2].islower() for word in part.split()[1:])
    listed = len(BETWEEN.split(part)) > 1
    return alone or listed or (named and sort_of(part) in ("person", "text"))


def _turned(words: str, is_known: Callable[[str], bool]) -> str:
    """Return "Jan de Boer" for "de Boer, Jan"; nothing when the comma stands between two people."""
    parts = [part.strip() for part in words.split(",")]
    if len(parts) not in (2, 3) or not all(parts) or len(parts[1].split()) > 2 or re.search(r"[/&;+\n]| en ", words):
        return ""
    last, first = parts[0], parts[1]
    turned = f"{first} {parts[2]} {last}" if len(parts) == 3 else f"{first} {last}"
    if len(parts) == 3 and _INFIX.fullmatch(first) and not _INFIX.fullmatch(parts[2]):
        # "Groot, de, Iris"
        return f"{parts[2]} {first} {last}"
    if len(parts) == 3:
        return turned if _INFIX.fullmatch(parts[2]) else ""
    if _INFIX.match(last) and len(last.split()) > 1 and not _INFIX.match(first):
        return turned
    if not _INITIALS.fullmatch(last) and re.fullmatch(
        r"(?:[A-Z]\.?\s?){1,3}(?: ?(?:van|de|der|den|ter|te|el)){0,2}", first
    ):
        # "Paulien, ICT": letters for a department are no first name.
        return "" if sort_of(first) == "group" else turned
    if _INFIX.match(first.split()[-1]) and len(first.split()) == 2:
        return turned
    if is_known(turned) and not is_known(last):
        return turned
    return ""


def unturned(name: str) -> str:
    """Return one name in the order in which it is said: "Jan de Boer" for "de Boer, Jan".

    What stands in brackets behind it is kept when it says several things: "Bo (vac. per 1/3)".
    """
    found = split_names(name)
    return found[0] if len(found) == 1 and _without_listed(name) == name else name
