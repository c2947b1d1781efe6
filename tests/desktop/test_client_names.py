"""Whoever names a client in a field hears a gentle word there and beside it; nothing is refused."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from plans.derived.client_names import Mention, advice
from resources.language import gettext as _
from resources.texts import text
from tests.desktop.person import Person

WHY = text("vision", "fields.vision.why.ask")


@pytest.fixture
def me(start) -> Person:
    someone = start()
    someone.push(_("New plan"))
    someone.go(text("vision", "step.title"))
    return someone


def test_a_named_client_gets_a_gentle_word_at_the_field(me: Person) -> None:
    said = advice(Mention("mevrouw Bakker", 0, 0))
    me.fill(WHY, "Zodat mevrouw Bakker weer doorslaapt")
    assert said in me.words()
    assert said in me.field(WHY).accessibleDescription()
    assert me.value(WHY) == "Zodat mevrouw Bakker weer doorslaapt", "it is kept all the same"
    assert me.window.walk.document.is_saved
    assert said in [finding.message for finding in me.window.walk.document.findings]
    me.fill(WHY, "Zodat bewoners weer doorslapen")
    assert said not in me.words()
    assert said not in me.field(WHY).accessibleDescription()


def test_a_colleague_may_be_named(me: Person) -> None:
    me.go(text("team", "step.title"))
    me.fill(_("Who leads this team?"), "Anna Bakker")
    me.go(text("vision", "step.title"))
    me.fill(WHY, "Zodat mevrouw Bakker minder hoeft te lopen")
    assert advice(Mention("mevrouw Bakker", 0, 0)) not in me.words()


def test_it_goes_along_with_the_record(me: Person, qapp) -> None:
    me.fill(WHY, "Zodat meneer Pauw zelf loopt")
    me.go(text("team", "step.title"))
    me.go(text("vision", "step.title"))
    said = [label for label in me.window.findChildren(QWidget) if label.property("role") == "gentle"]
    assert [label.text() for label in said if label.isVisible()] == [advice(Mention("meneer Pauw", 0, 0))]
