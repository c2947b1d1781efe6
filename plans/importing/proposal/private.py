"""Lists that do not belong in a plan: clients, telephone numbers, devices, passwords.

Known by headings here, and by what stands below them in clients, lists_of_people and lists_of_things.

What is somebody's own is never taken; of the others somebody may say otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.proposal.clients import client_list
from plans.importing.proposal.column_kinds import number_in
from plans.importing.proposal.lists_of_people import people_list
from plans.importing.proposal.lists_of_things import things_list
from plans.importing.proposal.people_first import INITIAL_AND_NAME
from plans.importing.proposal.unfit_kinds import Unfit, unfit_as
from plans.importing.tables.matrix import is_weekday
from plans.importing.tables.private_lines import names_client
from plans.importing.tables.sheet_table import SheetTable, TableRow

_CLIENT = re.compile(
    r"((naam|namen|nr|nummer|id|roepnaam|achternaam|voornaam|initialen)( van)?( de)? )?(bsn|"
    r"burgerservicenummer|sofi\w*|client|clienten|clientnaam|clientnr|clientnummer|"
    r"bewoners?|bewonersnaam|patient(?:en|s|naam|nr|nummer|code|id)?|kamers?|kamernr|kamernummer|kmr|appartement\w*|app|"
    r"geboortedatum|geb ?datum|geb|geboren|geb dat|geboortejaar|leeftijd|diagnos\w*|"
    r"hoofddiagnose|ziektebeeld\w*|aandoening\w*|indicatie\w*|zzp|zorgzwaarte\w*|zorgprofiel|vv ?\d?|"
    r"medicatie|medicijn(en)?|medicijngebruik|dosering|huisarts|"
    r"verzekeringsnummer|zorgverzekeraar|polisnummer|mantelzorger|contactpersoon familie|"
    r"1e contactpersoon|eerste contactpersoon|contactpersoon 1|"
    r"wettelijk vertegenwoordiger|opnamedatum|datum opname|opname|reanimatie(?:beleid|besluit|wens|verklaring|status)?|"
    r"behandelbeleid|"
    r"klacht(?:en)?|incident(?:en|nr|nummer|datum|soort|omschrijving)?|allergie\w*|dieet|bmi|gewicht|"
    r"date of birth|dob|birth date|residents?|resident name|clients?|client name|client id|room( no|"
    r" number)?|diagnos[ie]s|zorgplan|wlz|religie|gezindte|medication)"
    r"( (naam|name|nr|no|nummer|number|client|bewoner|van (de )?(client|bewoner)))?"
)
_HARD = re.compile(
    r"\b(bsn|burgerservicenummer|hoofddiagnose|diagnos\w*|ziektebeeld\w*|clientnummer|clientnr|zzp|"
    r"klacht\w*|incident\w*|mic|zorgprofiel|medicatie|kamernr|kamernummer|patient\w*|reanimatie\w*|"
    r"diagnosis|geboortedatum client)\b"
)
_CONTACT = re.compile(
    r"\b(telefoon\w*|tel|verjaardag\w*|geboortedatum|"
    r"mobiel\w*|doorkies\w*|e ?mail\w*|mail\w*|toestel|06|adres|postcode|woonplaats|"
    r"phone|mobile|intern nummer|sneltoets)\b"
)
_DEVICE = re.compile(
    r"\b(serienummer|serienr|serie nr|imei|mac ?adres|merk|model|toestelnummer|kenteken|inventarisnummer|"
    r"inventarisnr|apparaat\w*|device\w*|type apparaat|garantie\w*|aanschafdatum|serial\w*|asset\w*|"
    r"barcode|ip adres|besturingssysteem|os|uitgeleend aan|simkaart\w*)\b"
)
_PASSWORD = re.compile(
    r"(?:(?:het|ons|tijdelijk|nieuw|huidig) )?(?:wachtwoord(?:en)?|passwords?|pincodes?|pin|inlogcodes?|toegangscodes?|"
    r"wifi ?(?:code|wachtwoord))"
)
"""A column with what only who uses it may know; "Wachtwoorden oefenen" is something else."""
_OF_A_PLAN = re.compile(
    r"\b(acti\w*|doel|doelen|doelstelling\w*|scholing|training|cursus|rol|uren|fte|deadline|bedrag|kosten|"
    r"begro\w*|prijs|hours|role|resultaat|kpi|leer\w+|deelnemers|doelgroep)\b"
)
_PHONES = re.compile(r"\b(bel|telefoon|adres\w*|contact\w*|bereikbaarheids)(lijst|boek)\w*\b|\bphone (list|book)\b")
_COUNTED = re.compile(r"klacht(?:en)?|incident(?:en)?|medicatie|opnames?|indicatie|dieet|medication")
_CALLED_CLIENT = re.compile(
    r"(?:(?:naam|namen|roepnaam|achternaam|de|van|voor|bij|of|name) ){0,3}"
    r"(?:client\w*|bewoners?|bewonersnaam|bewoonster|patient\w*|residents?|zorgvrager)"
    r"(?: naam| name)?"
)
_WARD = re.compile(
    r"\b(bewonerslijst|clientenlijst|clientlijst|bewoners|clienten|kamerlijst|kamerindeling|"
    r"clientenoverzicht|residents|patienten|toedien\w*|medicatielijst|medicatieoverzicht|\w*controlelijst zorg)\b"
)

_SICK = re.compile(
    r"\b(ziek\w*|verzuim\w*|re ?integratie\w*|arbo\w*|bedrijfsarts|poortwachter|wia|hersteld\w*|herstel|"
    r"sick\w*|absence)\b"
)
_LEAVE = re.compile(r"\b(\w*verlof\w*|vakantie\w*|leave|holidays?)\b")
_PAY = re.compile(r"\b(\w*salaris\w*|bruto\w*|\w*loon|schaal|trede|periodiek|fwg|salary|wage|pay scale)\b")
_GRADE = re.compile(r"\b(schaal|trede|bruto\w*|periodiek|fwg|pay scale|gross)\b")
_STAFF = re.compile(
    r"\b(functie\w*|rol|digirol|\w*coach|dienstverband|contract\w*|medewerker\w*|personeel\w*|fte|uren \w+|"
    r"function|role|job title)\b"
)
_OF_A_CLIENT = re.compile(
    r"\b(client\w*|bewoners?\w*|kamer\w*|diagnos\w*|ziektebeeld\w*|zzp|zorgprofiel|medicatie|patient\w*|indicatie\w*|"
    r"aandoening\w*|huisarts|mantelzorger|resident\w*|room)\b"
)
_ANSWERS = re.compile(r"tijdstempel|timestamp|begintijd|starttijd|start time|voltooiingstijd|completion time")
_SHIFT = re.compile(r"[A-Za-z]{1,2}\d?|[-–/]")
_LEAST_WEEKDAYS = 4
_ROLE = re.compile(r"\b(\w*rol|aandachts\w+|taak|taken|digicoach|specialisatie|role)\b")


def unfit(table: SheetTable) -> Unfit | None:
    """Return why a table does not belong in a plan, or None when it may."""
    words = [normalise(heading) for heading in table.headings.values() if heading]
    if not table.headed:
        # Headings of which we know none stand in the first line.
        words = [normalise(str(cell)) for row in table.rows[:1] for cell in row.cells.values() if isinstance(cell, str)]
    named = normalise(f"{table.sheet} {table.title}")
    counts = {normalise(words) for column, words in table.headings.items() if _are_counts(table, column)}
    client = [heading for heading in words if _CLIENT.fullmatch(heading) and heading not in counts]
    plan = [heading for heading in words if _OF_A_PLAN.search(heading)]
    hard = [heading for heading in client if _HARD.search(heading)]
    numbers = any(_are_citizens(table, column) for column in table.headings)
    ward = _WARD.search(named) is not None
    sick = [heading for heading in words if _SICK.search(heading)]
    if len(sick) >= 2 or (sick and _SICK.search(named)):
        return unfit_as("health")
    if _LEAVE.search(named) and _is_marked_by_time(table):
        return unfit_as("leave")
    # Where who has which role stands beside it, what is private of them stays behind, column by column.
    of_roles = any(map(_ROLE.search, words)) and _has_people(table)
    leave = list(filter(_LEAVE.search, words))
    away = {"van", "vanaf", "from"} & {*words} and {"t m", "tot", "tot en met", "until", "to"} & {*words}
    if leave and (away or _LEAVE.search(named) or (len(leave) > 1 and not of_roles)):
        return unfit_as("leave")
    paid = len(list(filter(_PAY.search, words))) > 1 and any(map(_GRADE.search, words))
    if paid and (_PAY.search(named) or not of_roles):
        return unfit_as("pay")
    staff = [heading for heading in words if _STAFF.search(heading)]
    if len(staff) >= 2 and not ward and not any(_OF_A_CLIENT.search(heading) for heading in words):
        # Of colleagues: what is private of them stays behind, column by column.
        client, hard, numbers = [], [], False
    named_clients = not plan and any(_holds_clients(table, column) for column in table.headings)
    if (
        numbers
        or named_clients
        or (hard and (len(client) >= 2 or not plan))
        or (len(client) >= 2 and len(client) > len(plan))
        or (ward and client and not plan)
    ):
        return unfit_as("clients")
    told = _told_by_cells(table)
    device = [heading for heading in words if _DEVICE.search(heading)]
    # Devices that were handed out are devices.
    if told is not None and not (told.kind == "lent" and len(device) > 1):
        return told
    if _is_marked_by_day(table) and not any(map(_ROLE.search, words)):
        return unfit_as("roster")
    if plan:
        return None
    weekdays = max([sum(map(is_weekday, words)), *map(_weekdays, table.rows[:2])]) >= _LEAST_WEEKDAYS
    if (weekdays or (_has_people(table) and _is_marked_by_time(table))) and not any(map(_ROLE.search, words)):
        return unfit_as("roster")
    if any(_ANSWERS.fullmatch(heading) for heading in words) and not _asks_of_people(table):
        return unfit_as("answers")
    if any(map(_PASSWORD.fullmatch, words)):
        return unfit_as("passwords")
    if len(device) > 1:
        return unfit_as("devices")
    contact = [heading for heading in words if _CONTACT.search(heading)]
    if contact and _PHONES.search(named):
        return unfit_as("contacts")
    function = [heading for heading in words if re.search(r"\b(functie|taak|taken|rol|digicoach)\b", heading)]
    if contact and len(words) <= len(contact) + 4 and not function:
        return unfit_as("contacts")
    return None


def _told_by_cells(table: SheetTable) -> Unfit | None:
    """Return what a table is by what stands in its columns; of one without headings its first line may be them."""
    views = [table]
    if not table.headed and table.rows:
        first, *rest = table.rows
        heads = {column: str(first.cells.get(column) or "") for column in table.headings}
        views.append(replace(table, headings=heads, rows=rest))
    found = (read(view) for view in views for read in (client_list, things_list, people_list))
    return next((unfit for unfit in found if unfit is not None), None)


def _are_counts(table: SheetTable, column: int) -> bool:
    """Return whether a column says how many or how much, of which somebody's own would be told in words: "Klachten"."""
    cells = table.column(column)
    return (
        bool(cells)
        and _COUNTED.fullmatch(normalise(table.headings[column])) is not None
        and all(number_in(cell) is not None for cell in cells)
    )


def _holds_clients(table: SheetTable, column: int) -> bool:
    """Return whether below "Cliënt" or "Bewoner" stand people by name, as "Mw. Jansen", rather than groups of them."""
    if not _CALLED_CLIENT.fullmatch(normalise(table.headings[column])):
        return False
    cells = [str(cell).strip() for cell in table.column(column)]
    named = [words for words in cells if names_client(words) or INITIAL_AND_NAME.fullmatch(words)]
    return bool(cells) and len(named) * 2 >= len(cells)


def _is_marked_by_time(table: SheetTable) -> bool:
    """Return whether below most headings stand weeks or days with a letter or two for whoever is there or away."""
    parts = [column for column, words in table.headings.items() if (part := period(words)) and part.week]
    marks = [cell for column in parts for cell in table.column(column)]
    short = [cell for cell in marks if isinstance(cell, str) and _SHIFT.fullmatch(cell.strip())]
    return len(parts) >= _LEAST_WEEKDAYS and bool(marks) and len(short) == len(marks)


def _is_marked_by_day(table: SheetTable) -> bool:
    """Return whether below the days of the week stand the letters of shifts, whatever hours stand beside them."""
    days = [column for column, words in table.headings.items() if is_weekday(words)]
    marks = [cell for column in days for cell in table.column(column)]
    return (
        len(days) >= _LEAST_WEEKDAYS
        and len({str(cell).strip().casefold() for cell in marks} - {"x", "v", "-"}) > 1
        and all(isinstance(cell, str) and _SHIFT.fullmatch(cell.strip()) for cell in marks)
    )


def _has_people(table: SheetTable) -> bool:
    return any(
        meaning.field == "name" and meaning.certain
        for words in table.headings.values()
        for meaning in meanings("people", words)
    )


def _asks_of_people(table: SheetTable) -> bool:
    """Return whether a form asks who somebody is, and how much time or which role they have."""
    found = {meaning.field for words in table.headings.values() for meaning in meanings("people", words)}
    return "name" in found and bool(found & {"role", "hours_per_week"})


def _weekdays(row: TableRow) -> int:
    """Return how many cells of a line are days of the week, as below the numbers of a month in a roster."""
    return sum(isinstance(cell, str) and is_weekday(cell) for cell in row.cells.values())


def _are_citizens(table: SheetTable, column: int) -> bool:
    """Return whether a column holds citizen service numbers: nine digits that pass the test of eleven."""
    cells = [re.sub(r"[\s.]", "", str(cell)) for cell in table.column(column) if not isinstance(cell, float | bool)]
    long = [cell for cell in cells if re.fullmatch(r"\d{8,9}", cell)]
    return len(long) >= max(2, len(cells) * 0.6) and all(_is_citizen(cell.zfill(9)) for cell in long)


def _is_citizen(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0
