"""Types in the real window until it is killed, and writes down every keystroke just before it is made.

python -m tests.torture.typist; a line of the input is [what, library, log, seed] and lets somebody type, in a child of
this process, so that a window is there in a moment. The answer is the child's number, and once it ended how. A line of
the log is [place, text], and says: from now on ``text`` may stand at ``place`` in the library, half a second later it
must (or a later text). Time is written down too, in ticks of the window: on a busy machine it stands still.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from desktop import app
from tests.desktop.person import Control, Key, Person

LONGEST = 60
"""Seconds after which it stops by itself, should nobody kill it."""

TICK = 50
"""Milliseconds between two ticks in the log."""

TEAM, VISION, ACTIONS, BUDGET = "Team en jaar", "Visie en boodschap", "Acties in de tijd", "Begroting"
FIELDS = (
    (TEAM, "Hoe heet het team?", "team.name"),
    (TEAM, "Op welke locatie werken jullie?", "team.location"),
    (TEAM, "Hoeveel collega’s telt het team?", "team.staff"),
    (TEAM, "Met wie maak je dit plan?", "team.made_with"),
    (TEAM, "Hoeveel ruimte heeft het team voor iets nieuws?", "team.situation"),
    (VISION, "Waarom vernieuwen we?", "vision.why"),
    (VISION, "Waar richten we ons op?", "vision.focus"),
    (VISION, "Wat is onze boodschap in één zin?", "vision.message"),
)
WORDS = "rust voor de bewoner én tijd voor elkaar: Łódź Şahin €1.250,50 <b> & nacht ’s avonds samen".split()
MOST_ROWS = 12

Note = Callable[[str, str], None]


def some_words(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 5)))


def in_fields(me: Person, chance: random.Random, note: Note) -> Iterator[int]:
    """Type in one field after the other; leave it at once, by another page, or not for a while."""
    while True:
        step, question, place = chance.choice(FIELDS)
        me.go(step)
        me.focus(question)
        me.press(Key.Key_A, Control)
        whole = str(chance.randint(1, 9999)) if place == "team.staff" else some_words(chance)
        for length in range(1, len(whole) + 1):
            note(place, whole[:length])
            me.type(whole[length - 1])
            yield chance.choice((5, 20, 60, 120))
        if chance.random() < 0.5:
            me.press(Key.Key_Tab)
        yield chance.choice((5, 50, 700))


def in_haste(me: Person, chance: random.Random, note: Note) -> Iterator[int]:
    """One letter a field, and on: the window does little else but save."""
    me.go(TEAM)
    while True:
        _step, question, place = chance.choice(FIELDS[:5])
        letter = chance.choice("123456789")
        me.focus(question)
        me.press(Key.Key_A, Control)
        note(place, letter)
        me.type(letter)
        me.press(Key.Key_Tab)
        yield 0


def in_cells(me: Person, chance: random.Random, note: Note, leave_open: bool = False) -> Iterator[int]:
    """Type rows in tables: new ones below, and over old ones."""
    tables = (
        (ACTIONS, "Onze acties", "actions.{}.what", 0, False),
        (BUDGET, "Waar is geld voor nodig?", "budget_lines.{}.what", 0, False),
        (BUDGET, "Waar is geld voor nodig?", "budget_lines.{}.quarter2", 3, True),
    )
    while True:
        step, name, place, column, money = chance.choice(tables)
        me.go(step)
        me.turn_to()
        table = me.table(name)
        rows = table.model().rowCount() - 1
        row = rows if rows < MOST_ROWS and not money else chance.randrange(max(1, rows))
        if money and not rows:
            continue
        me.walk_to(table, row, column)
        me.press(Key.Key_F2)
        me.press(Key.Key_A, Control)
        text = str(chance.randint(1, 9999)) if money else some_words(chance)
        for length, letter in enumerate(text, start=1):
            note(place.format(row), text[:length] + "00" * money)
            me.type(letter)
            yield chance.choice((0, 5, 20))
        if leave_open:
            while True:
                yield 100
        me.press(chance.choice((Key.Key_Return, Key.Key_Tab)))
        yield chance.choice((0, 30, 300))


def in_an_open_cell(me: Person, chance: random.Random, note: Note) -> Iterator[int]:
    """Type in one cell and stay in it."""
    return in_cells(me, chance, note, leave_open=True)


MANNERS = {item.__name__: item for item in (in_fields, in_haste, in_cells, in_an_open_cell)}


def type_on(manner: str, library: str, log: str, seed: str) -> int:
    """Open the window and type until somebody ends it."""
    paper = os.open(Path(log), os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(place: str, text: str) -> None:
        os.write(paper, (json.dumps([place, text]) + "\n").encode())

    program, window = app.build(["--library", library])
    me = Person(None, window)
    work: Iterator[int] = iter(())

    def sit_down() -> None:
        nonlocal work
        plan = next(item for item in window.findChildren(QPushButton) if "jaarplan" in item.text() and item.isVisible())
        me.click(plan)
        QApplication.processEvents()
        work = MANNERS[manner](me, random.Random(int(seed)), note)
        note("ready", "")
        ticks = QTimer(window, interval=TICK)
        ticks.timeout.connect(lambda: note("tick", ""))
        ticks.start()
        go_on()

    def go_on() -> None:
        QTimer.singleShot(next(work), window, go_on)

    def bug(*error: object) -> None:
        note("bug", repr(error[1]))
        sys.__excepthook__(*error)
        os._exit(3)

    def watch() -> None:
        sys.excepthook = bug

    window.ready.connect(watch)
    window.ready.connect(sit_down)
    QTimer.singleShot(LONGEST * 1000, program.quit)
    return program.exec()


def main() -> None:
    # All that a window needs is loaded once, before there is an application.
    for name in ("startup", "library", "pages.start", "pages.team", "pages.vision", "pages.actions", "pages.budget"):
        importlib.import_module(f"desktop.{name}")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(type_on(*json.loads(line)))
        print(child, flush=True)
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
