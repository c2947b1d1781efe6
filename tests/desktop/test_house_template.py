"""The Word template of a house pack in the window: added by who makes the pack, used where a team saves for Word."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import docx
import pytest

from desktop.house_pack import template_row
from plans.cards import deck
from plans.exchange import plan_file
from plans.house_pack import pack
from plans.house_pack.template import read_template
from plans.printing.parts import PARTS
from resources.language import gettext as _
from tests.desktop.person import Person
from tests.desktop.test_house_pack import a_pack
from tests.desktop.test_print import PrintDialog, in_print_window, saved

HEAD = "Zorggroep Veldestroom"


@pytest.fixture(autouse=True)
def _no_cards_left() -> object:
    yield
    deck.choose_house(())


@pytest.fixture
def house_style(tmp_path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    document.save(str(tmp_path / "huisstijl.docx"))
    return tmp_path / "huisstijl.docx"


def head_of(path: Path) -> str:
    return docx.Document(str(path)).sections[0].header.paragraphs[0].text


def test_who_makes_a_pack_can_add_one(start, house_style: Path, tmp_path: Path, monkeypatch) -> None:
    me = start(str(plan_file.SAMPLE))
    to, wrong = tmp_path / "zon.huispakket", tmp_path / "brief.docx"
    wrong.write_bytes(b"geen Word")
    named, said = [wrong, house_style], []

    def choose() -> None:
        with monkeypatch.context() as patched:
            patched.setattr(template_row.QFileDialog, "getOpenFileName", lambda *_all: (str(named.pop(0)), ""))
            patched.setattr(template_row.alerts, "show_alert", lambda _parent, *words: said.append(" ".join(words)))
            me.push("Kies een sjabloon…")

    def fill_in() -> None:
        me.fill("Hoe heet het huispakket?", "Zonneweide")
        choose()
        assert "brief.docx" in said[0]
        assert "gaat mee" not in me.words()
        choose()
        assert "“huisstijl.docx” gaat mee." in me.words()
        me.push("Kies waar…")

    me.answering_in_turn(
        lambda: me.command("Huispakket maken…"), fill_in, lambda: me.name_file(to), lambda: me.push("Oké")
    )
    assert pack.read(to).facts.template


def test_a_team_that_uses_the_pack_saves_for_word_in_its_style(start, house_style: Path, tmp_path: Path) -> None:
    a_pack(tmp_path / "een.huispakket", template=read_template(house_style))
    me: Person = start(str(plan_file.SAMPLE))
    me.window.settings.print_without = frozenset(PARTS) - {"goals", "budget"}
    # The sample was not filled from this pack: what the pack changes in it is left for now.
    me.answering_in_turn(
        lambda: me.window.pack_opened.emit(tmp_path / "een.huispakket"),
        lambda: me.push("Gebruik dit huispakket"),
        lambda: me.push(_("Not now")),
    )

    def save(_shown: PrintDialog) -> None:
        assert "uit het huispakket" in me.words()
        assert head_of(saved(me, tmp_path / "plan.docx")) == HEAD

    in_print_window(me, save)
    assert me.window.settings.word_template(uuid4()) == ""
    me.window.settings.print_template = "eigen.dotx"
    assert me.window.settings.word_template(None) == "eigen.dotx"
