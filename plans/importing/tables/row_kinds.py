"""What the lines of a table are: lines of the list, lines between, sums, headings once more, remarks, examples."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, is_blank
from plans.importing.prose.task_lines import names_day
from plans.importing.tables.between_lines import agenda_points, explained_from, names_theme, parts_between
from plans.importing.tables.export_lines import is_export_line
from plans.importing.tables.idle_lines import are_idle
from plans.importing.tables.loose_lines import is_loose
from plans.importing.tables.private_lines import is_about_client
from plans.importing.tables.sheet_table import RowKind, TableRow, heading_words
from plans.importing.tables.sums import Sums, Surely, is_of_which, is_plain_total, is_sum_like, is_total, may_total
from resources.language import gettext as _

_PART = re.compile(
    r"((1e|2e|3e|4e|eerste|tweede|derde|vierde) )?(kwartaal|kwart|half ?jaar|fase|periode|blok|deel|"
    r"thema|maand|speerpunt|theme|pillar|workstream|phase|quarter|"
    r"programma|pijler|spoor|categorie|groep|onderdeel|hoofdstuk|kw|q)( ?[1-9ivx]+)?( .*)?|(q|k|kw|t)[1-4]( \d{4})?|"
    r"(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)( \d{4})?|"
    r"(acties|doelen|activiteiten|kosten|mensen|scholing(en)?|begroting) .*"
)
_GOAL_LINE = re.compile(r"(?i)\s*(doel(stelling)?|speerpunt|thema|goal)\s*(\d+|\b[a-z])?\s*[:.–-]\s*\S.*")
_NOTE = re.compile(
    r"(?i)\s*([*†¹]|bron\b|let op|nb[:. ]|n\.b\.|laatst bijgewerkt|bijgewerkt|versie\b|opgesteld|"
    r"datum:|toelichting|legenda|stand (?:per|d\.?d\.?)\s|peildatum|"
    r"(?:akkoord|getekend|ondertekend|goedgekeurd|gezien|signed|approved|agreed)\b.*(?:…|\.{4}|_{3}).*|"
    r"aantal (?:regels|records|rijen)\b|einde (?:rapport|lijst|overzicht)|end of report|"
    r"pagina \d+(?: (?:van|/) \d+)?$|page \d+(?: of \d+)?$|"
    r"opmerking|afkortingen|vastgesteld|besproken|zie ook|paraaf|handtekening|copyright|©).*"
)
ASIDE = re.compile(
    r"(?i)\s*(?:opmerking|let op|nb|n\.b\.|p\.s\.|ps|note|geparkeerd|parkeerplaats|parked)\b[^:]{0,30}:\s*\S.*"
)
"""What somebody says between the lines: "Opmerking Wilma: het budget is nog niet rond"."""
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]|(?P<dash>[-–—=~*])+ ?\w.*\w\W? ?(?P=dash)+")
"""A remark between the lines in brackets or dashes: "(offerte aanvragen!)", "--- alleen als er geld is ---"."""
_CALLED_OUT = re.compile(r"!{2,}.*|(?=.{30,}$).*\w\s*!+")
"""What somebody calls out between full lines: "!! Henk is op vakantie !!", "eerst met de manager afstemmen!"."""
_POINTS_BACK = re.compile(r"\s*(?:→|↳|⇒|➔|=>|->|>+)\s*[^\W_].*", re.DOTALL)
"""A remark by itself that points at the line above: "→ Guus vraagt eerst een offerte"."""
_DITTO = re.compile(
    r"(?i)\s*(?:[(\[]?(?:zie (?:hier)?boven|als boven|idem|id\.?|ibid\.?|see above|same(?: as above)?|ditto|"
    r"dito|zelfde|hetzelfde)[)\]]?\.?|[\"″〃“”„]|''|,,|↑)\s*"
)
_LEGEND = re.compile(
    r"(?i)\s*(?:\S{1,3}\s*=|\S{1,6}\s*=(?=[^=]+=)|(?:groen\w*|oranje|rood|rode?|geel|gele|blauwe?|grijze?|paarse?|green|orange|red|yellow|blue|"
    r"gr[ea]y)\s*(?:[=:]|is\b|betekent\b|means\b))\s*\S.*"
)
"""What a sign or a colour in a list means."""
_EXAMPLE = re.compile(
    r"(?i)\s*((bijv|bv|b\.v|bijvoorbeeld|voorbeeld|vb)\b[.: ].*|\(?(voorbeeld|example)(?!en\b|s\b)\)?.*|e\.g\..*)"
)
_YES = frozenset(("true", "waar", "ja", "yes", "x", "1"))
_THEME = re.compile(
    r"(?:thema|speerpunt|pijler|onderwerp|categorie|doel|ambitie|prioriteit|aandachtsgebied|programma|theme|goal|"
    r"(?:hoofd|kosten)?groep|rubriek|kosten(?:soort|categorie)|group)s?"
)
_DATE = r"(?:datum|deadline|streefdatum|einddatum|planning|opleverdatum|date|due date|target date)"
_CHANGED = re.compile(
    rf"(?:gewijzigde|nieuwe|bijgestelde|herziene|aangepaste|uitgestelde|revised|new|changed|updated) {_DATE}|"
    rf"{_DATE} (?:nieuw|gewijzigd|bijgesteld|herzien)"
)
_PLANNED = re.compile(
    rf"(?:oorspronkelijke |geplande |original |planned )?{_DATE}|gereed(?: op)?|klaar(?: op)?|uiterlijk|wanneer"
)
_COUNTS_LINES = re.compile(
    r"(?i)(?:totaal )?(?:aantal|gem\.?|gemiddelde?|number of|average)\s[^:=]{2,40}[:=]\s*\d[\d.,]*\s?\w{0,8}"
)
_MEAN = re.compile(r"(?i)(?:gem\.|gemiddelde?|average|mean)\s+\S")
_FIGURE_OF = re.compile(r"\s*[\d.,]+\s?(?:%|[^\W\d_]{0,10})\.?\s*")
"""A figure with at most a unit behind it."""
_PARTS = (("week", "weeknr", "weeknummer", "wk"), ("maand", "month"), ("kwartaal", "quarter"))
"""What says when, beside a day, the narrowest first."""
_NOTHING = re.compile(r"[\s.…_\-–—/]*|\[[^\]]*\]|<[^>]*>|\((vul|typ)[^)]*\)|(?i:vul hier .*|typ hier .*)")


def tell_kinds(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Tell of each line of a table what it is, and below which line between it stands."""
    wanted = {column: normalise(words) for column, words in headings.items() if words}
    numbers = {column for column, words in wanted.items() if words in ("nr", "nummer", "no", "volgnummer", "id")}
    archives = {
        column for column, words in wanted.items() if words in ("archived", "gearchiveerd", "verwijderd", "deleted")
    }
    section, legend = "", False
    sums, levels = Sums(rows), _levels(headings)
    last = max((place for place, row in enumerate(rows) if len(row.filled) > 1), default=-1)
    parts, agenda, explained = parts_between(rows), agenda_points(rows), explained_from(rows)
    for place, row in enumerate(rows):
        own = _own(row)
        words = [
            column
            for column in own
            if isinstance(cell := row.cells[column], str) and not (column in numbers and _is_number(cell))
        ]
        first = str(row.cells[words[0]]) if words else ""
        if _repeats(row, wanted):
            row.kind = "heading"
        elif is_about_client(list(row.cells.values())):
            row.kind = "client"
        elif any(str(row.cells.get(column)).strip().casefold() in _YES for column in archives):
            row.kind = "archived"
        elif (
            (is_total(first) or (may_total(first) and sums.ends_above(place)))
            and (
                all(column == words[0] or is_sum_like(row.cells[column]) for column in own)
                # A remark may stand behind the sums: "Totaal · 21,5 · halve dag = 4 u".
                or (is_plain_total(first) and any(is_sum_like(row.cells[column]) for column in own))
            )
        ) or (
            all(is_sum_like(row.cells[column]) for column in words)
            and own
            and not (words and own[0] == min(headings))
            and all(is_sum_like(row.cells[column]) for column in own)
            and len(headings) > 1
            and len(wanted) > 1
            and not (set(own) & numbers)
            and (_ends(rows, place) or sums.ends_above(place))
        ):
            row.kind = "total"
        elif place >= explained or is_export_line([row.cells[column] for column in own]):
            row.kind = "note"
        elif (
            place > 0
            and not levels
            and _is_tally(first, [row.cells[column] for column in own if column not in words[:1]])
        ):
            row.kind = "total"
        elif place in agenda:
            row.kind = "agenda"
        elif place in parts and len(wanted) > 1:
            row.kind = "section"
        elif len(own) == 1 and words and len(wanted) > 1 and not row.carried:
            row.kind = _single(row, first, rows, place, last, sums)
        elif len(own) == 1 and words and not wanted and _follows_sum(rows, place):
            row.kind = "section"
        elif (words and _EXAMPLE.fullmatch(first.split("\n")[0]) and place == 0) or (
            own
            and all(
                _NOTHING.fullmatch(str(row.cells[column])) for column in own if column not in numbers or column in words
            )
        ):
            row.kind = "example"
        if row.kind == "row" and are_idle([row.cells[column] for column in own]):
            row.kind = "idle"
        if row.kind == "row" and place > last and legend:
            row.kind = "note"
        legend = legend or (row.kind == "note" and normalise(first) in ("legenda", "legend", "kleuren"))
        if row.kind == "row" and words and place >= last and "=" in first and _LEGEND.fullmatch(first):
            row.kind = "note"
        if row.kind == "row" and (sums.balances(place) or (place and sums.balances(place - 1))):
            # "Te besteden · 3500" and "Blijft over · 19,05" below the posts.
            row.kind = "total"
        if row.kind == "row" and any(sums.heads(place, column) for column in numbers or own[:1]):
            row.kind = "total"
        if row.kind == "row" and place and rows[place - 1].kind == "total" and _tells_of_sum(row, own, words[:1]):
            row.kind = "total"
        ends = _ends(rows, place)
        if row.kind == "row" and not (set(own) & levels) and (ends or _ends(rows, place + 1)):
            surely = sums.closes(place, [column for column in own if column not in numbers])
            # A line with a number, or with one more below it, is a line of the list until a later sum says otherwise.
            _find_sum(row, "perhaps" if surely and (not ends or set(own) & numbers) else surely)
        if row.kind == "section":
            section = " ".join(first.split())
        row.section = section if row.kind == "row" else ""
    sums.settle()


def _is_tally(first: str, others: list[Cell]) -> bool:
    """Return whether a line counts the list itself: "Aantal acties: 4", "Gem. doorlooptijd · 3 weken"."""
    if not others:
        return _COUNTS_LINES.fullmatch(first) is not None
    return _MEAN.match(first) is not None and all(_FIGURE_OF.fullmatch(str(cell)) for cell in others)


def _follows_sum(rows: list[TableRow], place: int) -> bool:
    """Return whether a line with one text, in a list without headings, begins what stands below a sum."""
    after = rows[place + 1].filled if place + 1 < len(rows) else []
    return place > 0 and rows[place - 1].kind == "total" and len(after) > 1


def _find_sum(row: TableRow, surely: Surely) -> None:
    """Tell of a line that adds up those above it that it is a sum, or that it may be one."""
    row.kind = "total" if surely == "surely" else row.kind
    row.may_sum = surely == "perhaps"


def _levels(headings: dict[int, str]) -> set[int]:
    """Return the columns that say how much there is now, or is to be: those of several goals add up to nothing."""
    return {
        column
        for column, words in headings.items()
        if any(meaning.certain and meaning.field in ("baseline", "target") for meaning in meanings("goals", words))
    }


def _tells_of_sum(row: TableRow, own: list[int], first: list[int]) -> bool:
    """Return whether a line below a sum says what part of it is, or what is left: "waarvan subsidie · -1500"."""
    return bool(first) and is_of_which(
        str(row.cells[first[0]]), [row.cells[column] for column in own if column not in first]
    )


def _own(row: TableRow) -> list[int]:
    """Return the columns of what a line says itself; a remark that fills all of its cells is said once."""
    own = [column for column in row.filled if column not in row.carried]
    same = len(own) > 1 and len({row.cells[column] for column in own}) == 1
    words = row.cells[own[0]] if same else None
    return own[:1] if isinstance(words, str) and len(words.split()) > 2 else own


def repeat_above(rows: list[TableRow]) -> None:
    """Give a cell that says "zie boven", "idem" or a ditto mark what stands above it in its column."""
    held: dict[int, Cell] = {}
    for row in rows:
        for column, cell in row.cells.items():
            if isinstance(cell, str) and column in held and _DITTO.fullmatch(cell):
                row.cells[column] = held[column]
                row.carried.add(column)
            elif not is_blank(cell):
                held[column] = cell


def carry_period(rows: list[TableRow]) -> None:
    """Give the lines below a month, a quarter or a week in the first column the same, until the next one."""
    first = min((column for row in rows for column in row.cells), default=0)
    filled = [cell for row in rows if not is_blank(cell := row.cells.get(first))]
    if len(filled) < 2 or len(filled) == len(rows) or any(period(heading_words(cell) or "") is None for cell in filled):
        return
    held: Cell = None
    for row in rows:
        if not is_blank(row.cells.get(first)):
            held = row.cells[first]
        elif held is not None and len(row.filled) > 1:
            row.cells[first] = held
            row.carried.add(first)


def carry_theme(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Give the lines below a theme in the first column the same, up to a sum, when it stands only where it begins."""
    first = min(headings, default=0)
    lines = [row for row in rows if row.kind == "row"]
    filled = [str(cell) for row in lines if not is_blank(cell := row.cells.get(first))]
    if not _THEME.fullmatch(normalise(headings.get(first, ""))) or len({*filled}) < max(2, len(filled)):
        return
    if len(filled) == len(lines) or is_blank(lines[0].cells.get(first)) or min(len(row.filled) for row in lines) < 2:
        return
    held: Cell = None
    for row in rows:
        if row.kind == "total":
            held = None
        elif row.kind == "row" and not is_blank(row.cells.get(first)):
            held = row.cells[first]
        elif row.kind == "row" and held is not None:
            row.cells[first] = held
            row.carried.add(first)


def newest_days(rows: list[TableRow], headings: dict[int, str]) -> str:
    """Put a changed day in the place of the first one; return what there is to say of that."""
    changed = next((column for column, words in headings.items() if _CHANGED.fullmatch(normalise(words))), None)
    planned = next((column for column, words in headings.items() if _PLANNED.fullmatch(normalise(words))), None)
    if changed is None or planned is None:
        return ""
    for row in rows:
        if not is_blank(row.cells.get(changed)):
            row.cells[planned], row.cells[changed] = row.cells[changed], None
    return _("What stands under “{changed}” goes before “{planned}”.").format(
        changed=headings[changed], planned=headings[planned]
    )


def fill_days(rows: list[TableRow], headings: dict[int, str]) -> None:
    """Put the week or the month of a line where its day is empty: "wk 12" beside "datum"."""
    plain = {column: normalise(words) for column, words in headings.items()}
    day = next((column for column, words in plain.items() if words in ("datum", "date", "dag", "data")), None)
    wide = [column for parts in _PARTS for column, words in plain.items() if words in parts]
    said = [str(cell) for row in rows if day is not None and not is_blank(cell := row.cells.get(day))]
    if day is None or not wide or sum(map(names_day, said)) <= len(rows) / 2:
        return
    for row in rows:
        column = next((column for column in wide if not is_blank(row.cells.get(column))), None)
        if is_blank(row.cells.get(day)) and column is not None:
            cell = row.cells[column]
            row.cells[day] = f"week {cell}" if isinstance(cell, int) and plain[column] in _PARTS[0] else cell


def _repeats(row: TableRow, wanted: dict[int, str]) -> bool:
    """Return whether the headings stand here once more."""
    same = [
        column for column, words in wanted.items() if normalise(heading_words(row.cells.get(column)) or "") == words
    ]
    return (len(same) >= 2 and len(same) >= len(row.filled) * 0.6) or (len(wanted) == 1 and len(same) == 1)


def _is_number(words: str) -> bool:
    """Return whether a text only numbers a line: "3", "2.1", "a"."""
    return re.fullmatch(r"\s*(\d{1,3}([.,]\d{1,3})*\.?|[a-zA-Z]\)?|[\d-]+)\s*", words) is not None


def _ends(rows: list[TableRow], place: int) -> bool:
    """Return whether a line is the last, or the next is no line of the list."""
    return place == len(rows) - 1 or rows[place + 1].after_gap or len(rows[place + 1].filled) <= 1


def _single(row: TableRow, words: str, rows: list[TableRow], place: int, last: int, sums: Sums) -> RowKind:
    """Tell what a line is with one text in it."""
    plain = " ".join(words.split())
    below = place > last
    if row.wide:
        # Over all columns of a list nothing of it is merged but what heads the lines below, or says something of it.
        return "note" if below or ASIDE.fullmatch(plain) or _BRACKETED.fullmatch(plain) else "section"
    if _LEGEND.fullmatch(plain) and (below or "=" in plain):
        return "note"
    if _NOTE.fullmatch(plain) and (below or len(plain) > 40 or plain.startswith("*")):
        return "note"
    if place and _POINTS_BACK.fullmatch(plain) and _may_point(rows[place - 1]) and not _all_point(rows):
        return "note"
    if (below and row.after_gap) or ASIDE.fullmatch(plain) or _BRACKETED.fullmatch(plain):
        return "note"
    if _CALLED_OUT.fullmatch(plain) and all(len(other.filled) != 2 for other in rows):
        return "note"
    if below and place and rows[place - 1].kind == "total":
        # Below the sums a list has ended: "akkoord MT: ja / nee".
        return "note"
    if below:
        return "note" if is_loose(plain) else "row"
    letters = [mark for mark in plain if mark.isalpha()]
    loud = len(letters) >= 4 and all(mark.isupper() for mark in letters)
    if loud or plain.endswith(":") or _PART.fullmatch(normalise(plain)) or _GOAL_LINE.fullmatch(plain):
        return "section"
    if names_theme(plain):
        return "section"
    # Between lines that are full, a line with one text is a line between when there are more of them, evenly short.
    plain_words = normalise(plain)
    if sums.is_named_below(place, plain_words) or sums.ends_below(place):
        return "section"
    singles = [other for other in rows[: last + 1] if len(other.filled) == 1]
    full = [other for other in rows if len(other.filled) >= 3]
    followed = place + 1 < len(rows) and len(rows[place + 1].filled) >= 3
    if row.after_gap and followed and len(plain) <= 60:
        return "section"
    if (
        len(singles) >= 2
        and len(full) >= 2 * len(singles)
        and followed
        and len(plain) <= 40
        and _all_followed(rows, last)
    ):
        return "section"
    return "row"


def _may_point(before: TableRow) -> bool:
    """Return whether a remark can point at the line before it: one of the list, or another such remark."""
    words = str(before.cells[before.filled[0]]) if before.filled else ""
    return before.kind != "note" or _POINTS_BACK.fullmatch(words) is not None


def _all_point(rows: list[TableRow]) -> bool:
    """Return whether an arrow stands before most lines of a list, as a mark of it rather than of a remark."""
    words = [str(next((cell for cell in row.cells.values() if isinstance(cell, str)), "")) for row in rows]
    return sum(_POINTS_BACK.fullmatch(text) is not None for text in words) > len(rows) / 2


def _all_followed(rows: list[TableRow], last: int) -> bool:
    """Return whether every line with one text is followed by a full line."""
    return all(len(rows[place + 1].filled) >= 3 for place, row in enumerate(rows[:last]) if len(row.filled) == 1)
