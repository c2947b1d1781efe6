"""House packs in the window: an organisation makes one, a team begins with it, and a newer version comes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QListView, QMessageBox

from desktop.forms.parts import Fold
from plans.cards import deck
from plans.exchange import plan_file
from plans.house import Look, Words
from plans.house_pack import installed, making, pack
from plans.house_pack.pack import Pack
from plans.house_pack.parts import PARTS, title
from plans.presets import Presets
from plans.proposals import untouched
from resources.language import gettext as _
from tests.plans.house_pack.strategies import logo

DAY = dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _no_cards_left() -> object:
    yield
    deck.choose_house(())


def a_pack(path: Path, before: Pack | None = None, why: str = "", **more) -> Pack:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    if why:
        plan.vision.why = why
    ways = {**dict.fromkeys(PARTS, "propose"), "message": "lock"}
    made = making.make([plan], making.Making("Zonneweide", ways, **more), DAY, before)
    pack.write(made, path)
    return made


def document(me):
    from desktop.library import LibraryController

    (desk,) = me.window.findChildren(LibraryController)
    return desk.document


def message(me) -> str:
    """What the message on the screen says."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def opened(me, path: Path) -> None:
    """Open a pack as a second start or a double click does, and use it."""
    me.answering_in_turn(
        lambda: me.window.pack_opened.emit(path),
        lambda: me.push("Gebruik dit huispakket"),
        lambda: me.push("Oké"),
    )


def test_an_organisation_makes_a_pack_of_the_sample(start, tmp_path: Path) -> None:
    me = start()
    me.push("Bekijk het voorbeeld")
    to = tmp_path / "zon.huispakket"

    def fill_in() -> None:
        me.fill("Hoe heet het huispakket?", "Zonneweide")
        me.push("De boodschap: vast")
        next(fold for fold in me.top().findChildren(Fold) if fold.accessibleName().endswith(title("vision"))).toggle()
        me.push("Vast: De visie: Waarom")
        me.push("Maak er een kaart van")
        me.fill("Hoe noemen jullie een cliënt?", "gast")
        me.fill("En meer dan één?", "gasten")
        me.field("Uurtarieven").setPlainText("verzorgende 38,50")
        me.fill("Welke kleur heeft jullie huis?", "#FFEE00")
        assert "Te licht" in me.words()
        me.push("Kies waar…")
        assert "kleur" in me.words()
        me.fill("Welke kleur heeft jullie huis?", "#7A1F5C")
        me.push("Kies waar…")

    me.answering_in_turn(
        lambda: me.command("Huispakket maken…"),
        fill_in,
        lambda: me.name_file(to),
        lambda: me.push("Oké"),
    )
    made = pack.read(to)
    assert (made.facts.name, made.facts.number, made.facts.words.client) == ("Zonneweide", 1, "gast")
    assert [rate.cents for rate in made.facts.rates] == [3850]
    assert made.facts.look.accent == "#7A1F5C"
    assert (
        [card.key for card in made.facts.cards if deck.card(card.key)] == [card.key for card in made.facts.cards] != []
    )
    assert [name for names in made.facts.locked.values() for name in names] == ["message", "why"]


def test_a_team_begins_with_the_pack_changes_something_and_a_newer_one_comes(start, tmp_path: Path) -> None:
    first = a_pack(tmp_path / "een.huispakket")
    second = a_pack(tmp_path / "twee.huispakket", first, "Een nieuw waarom", news="Een nieuw waarom")
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.push("Nieuw plan")
    plan = document(me).plan
    assert plan.vision.why == first.start.vision.why
    me.go("Visie en boodschap")
    assert "huispakket" in me.words()
    message = me.field("Wat is onze boodschap in één zin?")
    assert message.isReadOnly() or not message.isEnabled()
    document(me).set_value(plan.vision, "focus", "Van ons zelf")
    me.answering_in_turn(
        lambda: me.window.pack_opened.emit(tmp_path / "twee.huispakket"),
        lambda: me.push("Gebruik dit huispakket"),
        lambda: me.push("Neem over"),
    )
    assert (plan.vision.why, plan.vision.focus) == ("Een nieuw waarom", "Van ons zelf")
    assert "why" in untouched(plan.vision)
    assert plan.house.number == second.facts.number
    document(me).undo()
    assert plan.vision.why == first.start.vision.why


def test_a_newer_pack_that_it_puts_ready_is_offered_in_a_quiet_line(start, tmp_path: Path, monkeypatch) -> None:
    first = a_pack(tmp_path / "een.huispakket")
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.push("Nieuw plan")
    me.window.close()
    shared = tmp_path / "ict"
    shared.mkdir()
    a_pack(shared / "nieuw.huispakket", first, "Een nieuw waarom")
    monkeypatch.setattr("plans.presets.read", lambda: Presets(house_pack=str(shared)))
    again = start()
    again.push("Ga verder")
    again.qtbot.waitUntil(lambda: "nieuwere versie van het huispakket" in again.words())
    again.answering(lambda: again.push("Nu niet"), lambda: again.push("Kijk wat er verandert"))
    assert document(again).plan.vision.why == first.start.vision.why


def test_it_names_the_folder_in_which_a_plan_is_shared(start, tmp_path: Path) -> None:
    folder = tmp_path / "Locatie"
    folder.mkdir()
    a_pack(tmp_path / "een.huispakket", shared_folder=str(folder))
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.push("Bekijk het voorbeeld")

    def share() -> None:
        assert "Locatie" in me.words()
        me.push("Nu delen")

    me.answering_in_turn(lambda: me.command("Deel met de locatie…"), share, lambda: me.push("Oké"))
    assert [path.suffix for path in folder.iterdir()] == [plan_file.SUFFIX]


def test_without_a_plan_or_with_nothing_ticked_it_says_what_is_needed(start) -> None:
    me = start()
    said: list[str] = []
    me.answering(lambda: (said.append(message(me)), me.push("Oké")), lambda: me.command("Huispakket maken…"))
    me.push("Bekijk het voorbeeld")

    def nothing_ticked() -> None:
        for box in QApplication.activeModalWidget().findChildren(QCheckBox):
            box.setChecked(False)
        me.push("Kies waar…")
        said.append(me.words())
        me.fill("Hoe noemen jullie een cliënt?", "{0}")
        me.push("Annuleren")

    me.answering(nothing_ticked, lambda: me.command("Huispakket maken…"))
    assert "nog geen plan" in said[0]
    assert "Kruis minstens één plan aan." in said[1]


def test_the_pack_in_use_can_be_left(start, tmp_path: Path) -> None:
    a_pack(tmp_path / "een.huispakket")
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.answering(lambda: me.push("Niet meer gebruiken"), lambda: me.command("Huispakket bekijken…"))
    me.push("Nieuw plan")
    assert document(me).plan.house is None
    assert document(me).plan.goals == []


def test_a_spoiled_pack_is_refused_with_a_sentence_and_the_plan_stays(start, tmp_path: Path) -> None:
    bad = tmp_path / "kapot.huispakket"
    bad.write_bytes(b'{"format": "digikoers.huispakket"')
    me = start()
    me.push("Nieuw plan")
    said: list[str] = []

    def drop() -> None:
        me.window.file_dropped.emit(bad)
        me.qtbot.waitUntil(lambda: bool(said))

    me.answering(lambda: (said.append(message(me)), me.push("Oké")), drop)
    assert "kapot.huispakket" in said[0]
    assert document(me) is not None


def test_cards_of_the_house_stand_beside_ours_and_say_so(start, tmp_path: Path) -> None:
    from plans.house_pack.cards import card_of

    plan, _notice = plan_file.read(plan_file.SAMPLE)
    card = card_of(plan.goals[0], plan, set())
    a_pack(tmp_path / "een.huispakket", cards=(card,))
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.push("Nieuw plan")
    me.window.cards_requested.emit(card.key)
    tile = me.visible(QListView, "Technologiekaarten").currentIndex()
    assert "van Zorggroep Veldestroom" in tile.data(Qt.ItemDataRole.AccessibleTextRole)
    me.window.leave_beside()


def test_the_kept_pack_survives_a_start_and_goes_with_the_library(start, tmp_path: Path) -> None:
    made = a_pack(tmp_path / "een.huispakket", words=Words(client="gast", clients="gasten"), look=Look(logo=logo()))
    opened(start(), tmp_path / "een.huispakket")
    assert installed.current(tmp_path / "test.db").facts == made.facts


def test_where_newer_versions_are_stands_in_the_pack_and_under_about(start, tmp_path: Path) -> None:
    a_pack(tmp_path / "een.huispakket", updates="Vraag het de servicedesk, toestel 1234")
    me = start()
    opened(me, tmp_path / "een.huispakket")
    read: list[str] = []

    def about() -> None:
        read.append(me.words())
        me.push("Sluiten")

    me.answering(about, lambda: me.command("Over Digikoers…"))
    assert "Vraag het de servicedesk, toestel 1234" in read[0]


def test_what_is_laid_down_is_shown_and_cannot_be_changed(start, tmp_path: Path, monkeypatch) -> None:
    found = Presets(
        language="nl", roles_only=True, updates="S:\\software", source=tmp_path / "digikoers.ini", unusable=("kleur",)
    )
    monkeypatch.setattr("plans.presets.read", lambda: found)
    me = start()
    me.push("Bekijk het voorbeeld")

    def look() -> None:
        words = me.words()
        assert "Ingesteld door je organisatie" in words
        assert "kleur" in words
        assert not me.field("Taal").isEnabled()
        me.push("Sluiten")

    me.answering(look, lambda: me.command("Taal en uiterlijk…"))

    def about() -> None:
        assert "S:\\software" in me.words()
        me.push("Sluiten")

    me.answering(about, lambda: me.command("Over Digikoers…"))

    def names_stay() -> None:
        box = me.visible(QCheckBox, "Met rollen in plaats van namen")
        assert box.isChecked()
        assert not box.isEnabled()
        me.push("Annuleren")

    me.answering(names_stay, lambda: me.command("Opslaan als spreadsheet…"))


def test_the_short_plan_begins_with_the_pack_and_asks_the_name_of_the_team_first(start, tmp_path: Path) -> None:
    made = a_pack(tmp_path / "een.huispakket")
    me = start()
    opened(me, tmp_path / "een.huispakket")
    me.push("Begin")
    plan = document(me).plan
    assert len(plan.goals) == len(made.start.goals) > 0
    me.fill("Hoe heet het team?", "De Eik")
    me.push("Volgende →")
    assert plan.vision.message == made.start.vision.message != ""
    assert "vastgezet in het huispakket" in me.words()
    assert "Of begin met een van deze:" not in me.words()
    me.push("Volgende →")
    assert me.value("Hoe noemen we dit doel?") == made.start.goals[0].title
    assert "Dit is het eerste doel. Klopt het voor jullie?" in me.words()
    assert made.facts.by in me.words()


def test_who_cancels_what_to_make_makes_nothing(start, tmp_path: Path) -> None:
    from desktop.library import LibraryController

    me = start(str(plan_file.SAMPLE))
    (desk,) = me.window.findChildren(LibraryController)
    desk.house.use(a_pack(tmp_path / "zon.huispakket"))
    seen: list[str] = []

    def leave() -> None:
        seen.append(message(me))
        me.press(Qt.Key.Key_Escape)

    me.answering(leave, lambda: me.command(_("Make a house pack…")))
    assert "Zonneweide" in seen[0]
    assert me.top() is me.window
