"""A disk that fills up while she works: nothing that was saved is lost, one sentence says it, and it goes on after."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.document import RETRY, Document
from plans.command import run
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.plan_json import serialise
from plans.printing import printer as printing
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Key, Person

NAME, PLACE, WITH = "Hoe heet het team?", "Op welke locatie werken jullie?", "Met wie maak je dit plan?"


class Filling:
    """A file that takes up the rest of a disk."""

    def __init__(self, disk: Path) -> None:
        self.file = disk / "filling"
        self.disk = disk

    def leave(self, room: int) -> None:
        """Fill the disk but for some bytes, rounded to whole blocks."""
        self.file.unlink(missing_ok=True)
        with self.file.open("wb", buffering=0) as file:
            left = os.statvfs(self.disk).f_bavail * os.statvfs(self.disk).f_frsize - room
            with contextlib.suppress(OSError):
                while left > 0:
                    left -= file.write(b"\0" * min(left, 65_536))

    def go(self) -> None:
        self.file.unlink(missing_ok=True)


@pytest.fixture
def filling(small_disk: Path) -> Filling:
    return Filling(small_disk)


def looked_through(path: Path) -> None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def team(path: Path) -> tuple[str, str, str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        found: tuple[str, str, str] = connection.execute("SELECT name, location, made_with FROM team").fetchone()
        return found


@pytest.mark.parametrize("by_itself", [False, True])
def test_the_window_says_it_once_and_goes_on_after(
    start, small_disk: Path, filling: Filling, qtbot, by_itself: bool
) -> None:
    library = small_disk / "mine" / "test.db"
    me: Person = start(library="disk/mine/test.db")
    me.push(_("New plan"))
    me.fill(NAME, "Lindehof")
    filling.leave(0)
    me.focus(PLACE)
    me.type("Huize ’t Veer")
    me.press(Key.Key_Tab)
    qtbot.waitUntil(lambda: "is vol" in me.words())
    assert "Traceback" not in me.words()
    me.fill(WITH, "Met de nachtdienst")
    assert _("not saved yet") in me.words()
    assert team(library) == ("Lindehof", "", "")
    looked_through(library)

    filling.go()
    if not by_itself:
        me.fill(NAME, "Lindehof 2")
    qtbot.waitUntil(lambda: _("not saved yet") not in me.words(), timeout=RETRY + 5_000)
    name = "Lindehof" if by_itself else "Lindehof 2"
    assert team(library) == (name, "Huize ’t Veer", "Met de nachtdienst")
    looked_through(library)


def test_editing_on_the_edge_of_a_full_disk(qapp, small_disk: Path, filling: Filling, sample: Plan) -> None:
    """Every save is whole or not there; what waited is saved with the next that fits."""
    chance = random.Random(2)
    library = Library.open(small_disk / "test.db")
    library.create(sample)
    document = Document(library, sample)
    plan_errors: list[PlanError] = []
    document.trouble.connect(plan_errors.append)
    kept, refused = serialise(library.load(sample.id)), 0
    for number in range(150):
        filling.leave(chance.choice((0, 0, 4_096, 16_384, 40_960, 200_000)))
        text = f"{number} " + "woord " * chance.randrange(1, 2_000)
        document.set_value(chance.choice(sample.goals), "problem", text)
        now = serialise(library.load(sample.id))
        if document.is_saved:
            kept = serialise(sample)
        else:
            refused += 1
        assert now == kept
        looked_through(library.path)
    filling.go()
    assert document.save()
    assert serialise(library.load(sample.id)) == serialise(sample)
    library.close()
    again = Library.open(small_disk / "test.db")
    assert serialise(again.load(sample.id)) == serialise(sample)
    again.close()
    print(f"\n150 edits on the edge: {refused} could not be saved at once, said {len(plan_errors)} times")
    assert 10 < refused < 150
    assert 0 < len(plan_errors) <= refused


def one_line(sentence: str) -> None:
    assert len(sentence.splitlines()) == 1, sentence
    assert "Traceback" not in sentence


def test_exporting_to_a_full_disk_leaves_what_was_there(
    small_disk: Path, filling: Filling, sample: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, paper, source = small_disk / "a.jaarplan", small_disk / "a.pdf", tmp_path / "source.jaarplan"
    plan_file.write(new_plan(2027), form)
    plan_file.write(sample, source)
    printing.write(new_plan(2027), paper)
    before = form.read_bytes(), paper.read_bytes()
    for room in (0, 4_096, 20_480):
        filling.leave(room)
        names = {path.name for path in small_disk.iterdir()}
        with pytest.raises(PlanError, match="vol"):
            plan_file.write(sample, form)
        with pytest.raises(PlanError, match="vol"):
            printing.write(sample, paper)
        assert run(["sample", "--to", str(form), "--force"]) == 2
        one_line(capsys.readouterr().err)
        assert run(["print", str(source), "--to", str(paper)]) == 2
        one_line(capsys.readouterr().err)
        assert (form.read_bytes(), paper.read_bytes()) == before
        assert {path.name for path in small_disk.iterdir()} == names
    filling.go()
    plan_file.write(sample, form)
    assert serialise(plan_file.read(form)[0]) == serialise(sample)
    assert run(["print", str(form), "--to", str(paper)]) == 0
    assert paper.read_bytes() != before[1]


def test_a_library_on_a_full_disk(small_disk: Path, filling: Filling, sample: Plan) -> None:
    """A new one cannot be made, and says so; one that is there opens, with a notice about its copy of today."""
    library = Library.open(small_disk / "test.db")
    library.create(sample)
    library.close()
    filling.leave(0)
    with pytest.raises(PlanError, match="vol"):
        Library.open(small_disk / "new.db")
    assert {path.name for path in small_disk.iterdir()} == {"test.db", "filling"}
    again = Library.open(small_disk / "test.db")
    assert len(again.notices) == 1
    assert serialise(again.load(sample.id)) == serialise(sample)
    again.close()
    filling.go()
    Library.open(small_disk / "new.db").close()
