"""Ctrl+K finds pages and commands by the words that people use, which are not in their titles."""

from __future__ import annotations

import pytest

from desktop.commands import matching
from desktop.commands.palette import Palette
from desktop.commands.registry import Commands
from desktop.commands.table import commands
from desktop.commands.tasks import Tasks
from plans.cards.deck import deck
from plans.cards.speech import speech
from plans.derived import steps
from resources import language
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Person

CARD = "a card"
DUTCH = {
    "voornemen": "leadership",
    "goede voornemens": "leadership",
    "begrotingen": "budget",
    "kosten": "budget",
    "subsidies": "budget",
    "huurprijs": "budget",
    "doelstelling": "goals",
    "jaardoelen": "goals",
    "prioriteiten": "goals",
    "takenlijst": "actions",
    "taak": "actions",
    "actiepunten": "actions",
    "mijlpaal": "actions",
    "taakverdeling": "people",
    "kartrekkers": "people",
    "cursus": "training",
    "bijscholen": "training",
    "digivaardigheid": "training",
    "inwerkprogramma": "training",
    "wifi": "conditions",
    "risicoanalyse": "conditions",
    "privacywetgeving": "conditions",
    "leveranciers": "conditions",
    "vergaderdata": "calendar",
    "teamoverleg": "calendar",
    "ondertekening": "plan",
    "wat mist er nog": "plan",
    "evalueren": "reviews",
    "kwartaalgesprek": "reviews",
    "jaarafsluiting": "next_year",
    "zelftest": "scans",
    "missie": "vision",
    "bezetting": "team",
    "afdrukken": "Print…",
    "PowerPoint": "Print…",
    "foutje herstellen": "Undo",
    "inlezen uit Excel": "Bring in your own list…",
    "geanonimiseerd": "Save without names…",
    "uit dienst": "Forget somebody…",
    "reservekopie": "Copies of your plans…",
    "oude versie": "History…",
    "donkere modus": "Language and look…",
    "snel plan": "Short plan…",
    "hulp": "Explanation and advice",
    "manager laten meelezen": "Share with the location…",
    "turven": "Type in a count…",
    "medicijndispensers": CARD,
    "slimme bril": CARD,
}
ENGLISH = {
    "intentions": "leadership",
    "expenses": "budget",
    "what does it cost": "budget",
    "objectives": "goals",
    "priority": "goals",
    "task list": "actions",
    "milestone": "actions",
    "champions": "people",
    "induction programme": "training",
    "courses": "training",
    "GDPR": "conditions",
    "risk assessment": "conditions",
    "meetings": "calendar",
    "sign off": "plan",
    "evaluation": "reviews",
    "close the year": "next_year",
    "questionnaire": "scans",
    "mission": "vision",
    "headcount": "team",
    "slides": "Print…",
    "my mistake": "Undo",
    "import": "Bring in your own list…",
    "anonymous": "Save without names…",
    "leaver": "Forget somebody…",
    "backups": "Copies of your plans…",
    "previous version": "History…",
    "bigger text": "Language and look…",
    "hotkeys": "Keys…",
    "quick plan": "Short plan…",
    "satisfaction": "Type in a count…",
    "video call": CARD,
}


@pytest.mark.parametrize(("chosen", "typed"), [("nl", DUTCH), ("en", ENGLISH)])
def test_the_words_that_people_use_find_the_page_or_the_command(
    viewer: Person, chosen: str, typed: dict[str, str]
) -> None:
    language.choose(chosen)
    offered = [command for command in commands(viewer.window.findChild(Tasks)) if command.listed]
    palette = Palette(offered, viewer.window.walk, viewer.window)
    cards = {speech(card, viewer.window.walk.document.plan).say("name") for card in deck()}
    wrong = []
    for words, wanted in typed.items():
        name = text(wanted, "step.title") if wanted in steps.PAGES else _(wanted).rstrip("…")
        first = palette.results(words)[:1]
        if not first or (first[0].words not in cards if wanted == CARD else first[0].words != name):
            wrong.append((words, [found.words for found in first]))
    # And who types how something is called gets that.
    for line in palette._offered:
        wrong += [(line.words, palette.results(line.words)[0].words)] * (
            palette.results(line.words)[0].words != line.words
        )
    palette.deleteLater()
    assert wrong == []


def test_a_question_of_a_page_finds_it_and_is_said(viewer: Person) -> None:
    palette = Palette(viewer.window.findChild(Commands)._all, viewer.window.walk, viewer.window)
    found = palette.results("postertekst")[0]
    assert (found.words, found.note) == (
        text("actions", "step.title"),
        text("actions", "fields.action.poster_text.name"),
    )
    palette.deleteLater()


def test_a_word_of_nobody_finds_nothing() -> None:
    found = matching.target("Begroting", "geld, kosten", ["Waar is geld voor nodig?"])
    assert matching.fit("xylofoon", found) is None
    assert matching.fit("", found)
