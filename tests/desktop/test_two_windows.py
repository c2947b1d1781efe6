"""Two people type in one plan in two windows, by chance: every word that was typed is there at the end."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QRadioButton

from desktop import alerts
from desktop.library import LibraryController
from desktop.merge_dialog import MergeDialog
from plans.plan_json import serialise
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Control, Key, Person
from tests.properties import in_torture, seed

ROUNDS = 1_000 if in_torture() else 40
FULL = 1_000
"""Letters in a field from which on somebody begins anew; a line holds some thirty thousand."""
PLACES = [
    ("Team en jaar", "Hoe heet het team?"),
    ("Team en jaar", "Op welke locatie werken jullie?"),
    ("Team en jaar", "Hoeveel ruimte heeft het team voor iets nieuws?"),
    ("Visie en boodschap", "Wat is onze boodschap in één zin?"),
]


class Typist:
    """Somebody with a window of her own, who adds words to fields, and begins anew in one that is full."""

    def __init__(self, name: str, person: Person) -> None:
        self.name, self.person = name, person
        self.taken_out: set[str] = set()
        self.desk = person.window.findChild(LibraryController)

    def open(self) -> None:
        if self.desk.document is None:
            self.person.turn_to()
            self.desk.open_plan(str(self.desk.library.plans()[0].id))

    def type(self, word: str, chance: random.Random) -> None:
        """Add a word to a field, and leave it or not."""
        self.open()
        step, field = chance.choice(PLACES)
        self.person.turn_to()
        if self.person.window.walk.step != step:
            self.person.go(step)
        self.person.focus(field)
        if len(self.person.value(field)) > FULL:
            self.person.press(Key.Key_A, Control)
            # Only now: what the other wrote may have come in while the key was pressed.
            self.taken_out.update(self.person.value(field).split())
        else:
            self.person.press(Key.Key_End, Control)
            self.person.press(Key.Key_End)
        for letter in f" {word}":
            self.person.type(letter)
            if chance.random() < 0.2:
                # What the clock does four tenths of a second after the first key.
                self.desk.document.quiet_commit_requested.emit()
                QApplication.processEvents()
            assert QApplication.activeModalWidget() is None, "nothing comes by itself while somebody types"
        assert self.person.value(field).endswith(word)
        if chance.random() < 0.5:
            self.person.press(Key.Key_Tab)

    def leave(self, found: Counter[str]) -> None:
        """Close the plan; what both wrote is kept, both."""
        if self.desk.document is None:
            return
        self.answering(self.desk.go_home, found)
        assert self.desk.document is None, "left, with everything kept"

    def choose(self, found: Counter[str]) -> None:
        """Answer what is asked in the line above the plan."""
        QApplication.processEvents()
        if self.desk.document and self.desk.document.has_diverged:
            self.answering(lambda: self.desk.merging.join(ask=True), found)

    def answering(self, start, found: Counter[str]) -> None:
        """Do something; in a question that comes, both stay."""
        self.desk.document.commit_requested.emit()
        QApplication.processEvents()
        if not self.desk.document.has_diverged:
            start()
            return
        found["asked"] += 1
        # It is asked anew when the other window saved meanwhile.
        answers = QTimer()
        answers.timeout.connect(self.both)
        answers.start(5)
        start()
        answers.stop()

    def both(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MergeDialog):
            return
        for button in dialog.findChildren(QRadioButton):
            if button.text() == _("Both, one after the other"):
                button.setChecked(True)
        dialog.accept()


@pytest.mark.slow
@pytest.mark.hypothesis
def test_no_word_is_lost(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_parent: object, question: str, *_more: object) -> bool:
        states = [vars(who.desk.document) for who in two if who.desk.document]
        raise AssertionError(f"{question} {dict(found)} {states}, seed {begin}")

    monkeypatch.setattr(alerts, "confirm", asked)
    begin = seed(1)
    chance = random.Random(begin)
    first = start()
    first.push(_("New plan"))
    two = [Typist("een", first), Typist("twee", start())]
    typed: list[str] = []
    found: Counter[str] = Counter()
    for number in range(ROUNDS):
        who = chance.choice(two)
        found["rounds"] += 1
        match chance.choice(["type"] * 12 + ["leave", "choose", "step"]):
            case "type":
                typed.append(f"{who.name}{number}w")
                who.type(typed[-1], chance)
            case "leave":
                who.leave(found)
            case "choose":
                who.choose(found)
            case _:
                who.open()
                who.person.go(chance.choice(PLACES)[0])
        QApplication.processEvents()
    for who in two:
        who.leave(found)
    library = Library.open(tmp_path / "test.db")
    kept = " ".join(str(serialise(library.load(plan.id))) for plan in library.plans())
    library.close()
    lost = {word for word in typed if word not in kept} - two[0].taken_out - two[1].taken_out
    print(f"\ntwo windows, seed {begin}: {dict(found)}, words {len(typed)}, lost {len(lost)}")
    assert not lost, f"seed {begin}: {lost}"
