"""What the team leader of the whole-walk test knows and types: believable answers, with names from all over Europe."""

TEAM = {
    "Hoe heet het team?": "Team Łódź & Lindehof",
    "Bij welke organisatie hoort het?": "Zorggroep Oever <Noord>",
    "Op welke locatie werken jullie?": "Huize ’t Veer",
    "Hoeveel collega’s telt het team?": "21",
    "Hoeveel fte is dat samen?": "13,4",
    "Voor hoeveel cliënten zorgen jullie?": "26",
    "Hoe heet de teamleider?": "Renée Đorđević",
    "Wie is de locatie- of regiomanager?": "Jörg Müller-Łęcki",
    "Met wie maak je dit plan?": "Met de nachtdienst en de cliëntenraad",
    "Hoeveel ruimte heeft het team voor iets nieuws?": "De bezetting is stabiel tot de zomer.",
}

VISION = {
    "Wat staat daarin, in je eigen woorden?": "Techniek steunt het eigen ritme van de bewoner.",
    "Waar kun je die visie nalezen?": "Intranet, map Koers 2030",
    "Waarom vernieuwen we?": "Om de nacht rustig te houden.",
    "Waar richten we ons op?": "Slaap, medicatie en contact.",
    "Hoe komen we stap voor stap verder?": "Eerst één gang, dan drie.",
    "Hoe laten we zien wat het oplevert?": "Elke maand een verhaal van een bewoner.",
    "Wat is onze boodschap in één zin?": "Rust voor jou, tijd voor elkaar.",
    "Wat heeft de cliënt eraan?": "Een nacht zonder storing.",
    "Wat heeft de collega eraan?": "Minder lopen, meer overzicht.",
}

BEHAVIOURS = [("Vraag eerst wat iemand zelf kan", "Bij elke intake")]

GOAL = {
    "Hoe noemen we dit doel?": "Stille nachten",
    "Wat willen we bereiken?": "Vóór oktober lopen we drie nachtrondes in plaats van zes, zodat bewoners doorslapen.",
    "Hoe meten we dat?": "Nachtrondes per nacht",
    "In welke eenheid?": "rondes",
    "Nu": "6",
    "Straks": "3",
    "Wanneer": "30 september",
    "Wat heeft de cliënt eraan?": "Doorslapen zonder licht op de kamer.",
    "Wat heeft de collega eraan?": "Meer tijd bij onrust.",
    "Wie trekt dit?": "Şahin Nguyễn",
}

LASTING = {
    "Hoe wordt dit gewoon onderdeel van de zorg?": "Een vaste vraag in het zorgplan.",
    "Wat doen we niet meer als dit werkt?": "De ronde van drie uur.",
    "Wie zorgt dat het echt stopt?": "Şahin Nguyễn",
    "Vanaf wanneer niet meer?": "1 september",
    "Welke cliënten vroegen we vooraf, en wat zeiden ze?": "Vier bewoners: graag doorslapen.",
    "Hoe vragen we wat mensen ervan merken?": "Een gesprek aan de keukentafel.",
    "Aan het begin": "3 mei",
    "Halverwege": "5 juli",
    "Aan het eind": "28 september",
    "Wat doen we met de uitkomsten?": "Werkt het, dan gaan we naar gang 2.",
}

ACTIONS = [
    ("Kies vier bewoners voor de proef", "1 Stille nachten", "Şahin Nguyễn", "15-2-2027", "Nog te doen"),
    ("Meet de wifi op gang 3", "1 Stille nachten", "Bart van ICT", "1 maart", "Mee bezig"),
]

COACH = {
    "Welke functie?": "Verzorgende IG",
    "Hoeveel uur per week maak je vrij?": "4,5",
    "Vanaf wanneer?": "1 januari",
    "Tot en met wanneer?": "31-12-2027",
    "Wat doet deze collega?": "Loopt mee met wie vastloopt.",
    "Wat blijft bij de teamleider?": "Bewaakt de uren op het rooster.",
}

TYPES = [
    ("3", "Naast je zitten en samen inloggen", "Rustig meekijken"),
    ("8", "Laten zien wat het scheelt", "Een demonstratie"),
    ("7", "Korte handigheid in het dossier", "E-learning"),
    ("3", "Leren uitleggen", "Bezoek aan het techlab"),
]

ACTIVITIES = [("Inloop bij de koffie", "Coaching op de werkvloer", "Starter, Aarzelend", "20-1-2027")]

BUDGET = [
    ("Huur bedsensoren", "Vernieuwing", "€ 1.250,50", "1,250.50", "900", "900,-"),
    ("Uren digicoach", "Uren digicoach en ambassadeur", "1755", "1755", "1755", "1755"),
    ("Onvoorzien", "Onvoorzien", "", "", "333,33", ""),
]
BUDGET_TOTAL = "11.654"
QUARTERS = ("3.005,50", "3.005,50", "2.988,33", "2.655,00")

CONDITIONS = [("Bereik op gang 3, ook ’s nachts", "Wifi", "Nog niet", "Bart van ICT", "1-4-2027")]
COLLABORATIONS = [("ICT", "Bart", "Storing binnen een dag verholpen", "Elke maand")]
RISKS = [("Een melding valt weg", "Risico", "Zwaar", "Een achterwacht die meekijkt", "Şahin Nguyễn")]
SAFEGUARDS = {
    "Welke gegevens ontstaan er, en wie ziet ze?": "Alleen de nachtdienst ziet de meldingen.",
    "Hoe beschermen we de privacy van cliënt en collega?": "Geen beeld, alleen beweging.",
    "Hoe blijft het veilig, ook als de techniek uitvalt?": "Dan lopen we weer de vaste rondes.",
    "Wat vinden we goede zorg, en waar ligt de grens?": "Een sensor gaat uit als iemand dat wil.",
    "Op welk teamoverleg bespreken we dat?": "2 februari",
}
RHYTHM = {"Hoe komt het plan terug in het teamoverleg?": "Vijf minuten aan het begin van elk overleg."}

DAYS = (
    *("Wanneer", "Vanaf wanneer?", "Tot en met wanneer?", "Vanaf wanneer niet meer?"),
    *("Aan het begin", "Halverwege", "Aan het eind", "Op welk teamoverleg bespreken we dat?"),
)
"""The questions that are answered with a day."""


def everything_typed() -> list[str]:
    """Return all the words that must come back on paper; amounts and dates come back in their own form."""
    cells = [
        cell
        for table in (BEHAVIOURS, ACTIONS, TYPES, ACTIVITIES, CONDITIONS, COLLABORATIONS, RISKS)
        for row in table
        for cell in row
        if not cell[0].isdigit()
    ]
    answers = [
        answer
        for form in (TEAM, VISION, GOAL, LASTING, COACH, SAFEGUARDS, RHYTHM)
        for question, answer in form.items()
        if question not in DAYS
    ]
    return cells + answers + [row[0] for row in BUDGET] + [BUDGET_TOTAL, *QUARTERS]
