"""A name is found in everything beside the open plan, and no byte of it is left where it is forgotten."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plans.anonymise import traces
from plans.anonymise.forgetting import forgetting, names_called, names_of
from plans.anonymise.traces import Kind, Search, carry_out, search
from plans.edits import apply
from plans.exchange import plan_file
from plans.plan import Plan, now
from plans.storage import backups, private, restore
from plans.storage.library import Library
from tests.plans.stored_files import STORED, stored_library
from tests.plans.test_anonymise import plan_with
from tests.plans.test_forgetting import EARLIER, NAME, mentioning, names_left

LEFT = ".0123456789abcdef0123456789abcdef.part"
WORK = ".work-0123456789abcdef0123456789abcdef"


def names_in_bytes(folder: Path) -> dict[str, list[str]]:
    """Every form of the name in every byte of every file in a folder, and in the names of the files."""
    found = {}
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        texts = [data.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
        texts.append(re.sub(r"\\u([0-9a-f]{4})", lambda hit: chr(int(hit[1], 16)), texts[0]))
        if hits := [hit for text in (*texts, path.name) for hit in names_left(text)]:
            found[str(path.relative_to(folder))] = hits
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "digikoers"
    private.make_folder(place)
    return place


@pytest.fixture
def plan() -> Plan:
    return mentioning()


@pytest.fixture
def library(folder: Path, plan: Plan) -> Iterator[Library]:
    """A library with the plan, another one in the bin that names her, and everything that may lie beside it."""
    path = folder / "digikoers.db"
    opened = Library.open(path)
    opened.create(plan)
    binned = plan_with((EARLIER, "digicoach"), text=f"{NAME} en Piet")
    binned.team.name = "In de bak"
    opened.create(binned)
    opened.bin(binned.id)
    gone = plan_with(("Piet", "digicoach"), text=f"weg: {NAME}")
    opened.create(gone)
    with opened._writing() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=OFF")
        connection.exec_driver_sql("DELETE FROM plan WHERE id = ?", (gone.id.hex,))
    opened.copy("import")
    opened.copy("restore")
    beside = Library.open(folder / "digikoers-2.db")
    beside.create(plan_with((NAME, "digicoach"), text="Zwaluwtjes rooster"))
    beside.close()
    data = path.read_bytes()
    (backups.folder(path) / "digikoers-damaged-1.db").write_bytes(b"SQLite format 3\0" + data[16:5000] + data)
    (backups.folder(path) / "digikoers-damaged-1.db-journal").write_bytes(data)
    (folder / LEFT).write_bytes(data)
    (folder / WORK).mkdir()
    (folder / WORK / "digikoers.db").write_bytes(data)
    plan_file.write(plan, folder / "uitgedeeld.jaarplan")
    plan_file.write(plan, folder / "dicht.jaarplan", "vier woorden bij elkaar")
    (folder / "briefje.txt").write_text(f"Bel {NAME}", encoding="utf-8")
    yield opened
    opened.close()


def kinds(found: Search) -> dict[str, Kind]:
    return {trace.path.name: trace.kind for trace in found.files}


def forget(library: Library, plan: Plan, leave: tuple[str, ...] = ()) -> list[str]:
    names = names_of(plan, plan.people[2])
    found = search(library, plan, names, "digicoach")
    apply(plan, found.here.edits)
    library.write(plan, found.here.edits)
    answers = {trace.path: trace.answers[0] for trace in found.files if trace.path.name not in leave}
    return [name for name, _error in carry_out(library, found, answers)]


def test_everything_that_holds_the_name_is_found(library: Library, plan: Plan) -> None:
    before = {path: path.read_bytes() for path in library.path.parent.rglob("*") if path.is_file()}
    done: list[tuple[int, int]] = []
    found = search(library, plan, names_of(plan, plan.people[2]), "digicoach", lambda *far: done.append(far))
    copies = {copy.path.name: "copy" for copy in library.copies()}
    assert kinds(found) == {
        "digikoers-2.db": "library",
        LEFT: "leftover",
        "digikoers.db": "leftover",
        "uitgedeeld.jaarplan": "plan_file",
        "briefje.txt": "other",
        "digikoers-damaged-1.db": "damaged",
        "digikoers-damaged-1.db-journal": "leftover",
        **copies,
    }
    assert [(item.team, count) for item, count in found.plans] == [("In de bak", 2)]
    assert [path.name for path in found.closed] == ["dicht.jaarplan"]
    assert found.unread == ()
    assert done[-1][0] == done[-1][1] == len(done)
    assert {path: path.read_bytes() for path in library.path.parent.rglob("*") if path.is_file()} == before


def test_no_byte_of_the_name_is_left_in_the_folder(library: Library, plan: Plan) -> None:
    folder = library.path.parent
    assert len(names_in_bytes(folder)) >= 9
    # What is left behind by a wrong setting is in the free pages of the library itself.
    assert names_left(library.path.read_bytes().decode("utf-8", "ignore"))
    assert forget(library, plan) == []
    assert set(names_in_bytes(folder)) == {"briefje.txt"}
    assert search(library, plan, (NAME, EARLIER), "iemand").here.edits == []


def test_a_copy_stays_the_copy_of_that_moment(library: Library, plan: Plan) -> None:
    before = {copy: _moments(copy.path) for copy in library.copies()}
    mode = library.copies()[0].path.stat().st_mode
    forget(library, plan)
    assert {copy: _moments(copy.path) for copy in library.copies()} == before
    assert library.copies()[0].path.stat().st_mode == mode
    with restore.opened(library.copies()[-1]) as copy:
        there = copy.load(plan.id)
        assert (there.people[2].name, there.versions[0].adopted_by) == ("digicoach", "digicoach")
        # It can be put back, and is then as it was but for the name.
        assert len(copy.plans(binned=True)) == 1


def _moments(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, revision, changed_at FROM plan ORDER BY id").fetchall()


@pytest.mark.parametrize("revision", STORED)
def test_a_copy_of_every_older_version_is_rewritten(folder: Path, revision: str) -> None:
    library = Library.open(folder / "digikoers.db")
    plan = plan_with(("Ineke de Groot", "ambassador"))
    library.create(plan)
    copy = backups.folder(library.path) / "digikoers-2026-01-05.db"
    private.make_folder(copy.parent)
    shutil.copy(stored_library(revision), copy)
    found = search(library, plan, ("Ineke de Groot",), "ambassadeur")
    assert kinds(found) == {copy.name: "copy"}
    assert carry_out(library, found, {copy: "rewrite"}) == []
    assert b"Ineke" not in copy.read_bytes()
    with restore.opened(library.copies()[0]) as opened:
        [summary] = opened.plans()
        assert summary.team == "Team Łinde"
        assert opened.load(summary.id).versions[0].adopted_by == "ambassadeur"
    library.close()


def test_what_is_left_stays_byte_for_byte(library: Library, plan: Plan) -> None:
    kept = ("uitgedeeld.jaarplan", "digikoers-2.db")
    before = {name: (library.path.parent / name).read_bytes() for name in kept}
    forget(library, plan, leave=kept)
    assert {name: (library.path.parent / name).read_bytes() for name in kept} == before


def test_what_cannot_be_rewritten_is_said_and_stays_whole(
    library: Library, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = library.copies()[0].path
    before = victim.read_bytes()

    def fail(path: Path, *_more: object) -> None:
        if path.name == victim.name:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(traces.private, "sync", fail)
    assert forget(library, plan) == [victim.name]
    assert victim.read_bytes() == before
    assert set(names_in_bytes(library.path.parent)) == {"briefje.txt", f"backups/{victim.name}"}


def test_a_folder_that_another_program_is_working_in_is_left_alone(library: Library, plan: Plan) -> None:
    lock = private.Lock.acquire(library.path.parent / WORK / "held")
    assert lock
    try:
        assert "digikoers.db" not in kinds(search(library, plan, (NAME,), "iemand"))
    finally:
        lock.release()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_leads_nowhere(library: Library, plan: Plan, tmp_path: Path) -> None:
    outside = tmp_path / "elders.txt"
    outside.write_text(NAME, encoding="utf-8")
    (library.path.parent / "verwijzing.txt").symlink_to(outside)
    assert "verwijzing.txt" not in kinds(search(library, plan, (NAME,), "iemand"))


def test_somebody_who_is_no_longer_listed_is_known_by_every_name(plan: Plan) -> None:
    apply(plan, forgetting(plan, (NAME,), "iemand").edits)
    # The version kept the earlier name: that is somebody who is no longer listed.
    assert names_called(plan, f" {EARLIER.lower()} ") == (EARLIER.lower(), EARLIER)
    assert names_called(plan, "Wie dan ook") == ("Wie dan ook",)


def test_words_that_may_be_something_else_are_replaced_when_that_is_asked() -> None:
    plan = plan_with(("Roos Marloesma", "digicoach"), text="Roos bloeit. Vraag Roos. De Marloesmagroep.")
    done = forgetting(plan, ("Roos Marloesma",), "iemand")
    assert [item.text for item in done.undecided] == ["Roos", "Marloesma"]
    done = forgetting(plan, ("Roos Marloesma",), "iemand", also=("Roos",))
    apply(plan, done.edits)
    assert plan.vision.text == "iemand bloeit. Vraag iemand. De Marloesmagroep."
    assert [item.text for item in done.undecided] == ["Marloesma"]
    assert plan.record.changed_at <= now()


def test_a_copy_that_was_made_since_is_rewritten_as_well(library: Library, plan: Plan) -> None:
    names = names_of(plan, plan.people[2])
    found = search(library, plan, names, "digicoach")
    late = library.copy("hour").path
    apply(plan, found.here.edits)
    library.write(plan, found.here.edits)
    assert carry_out(library, found, {trace.path: trace.answers[0] for trace in found.files}) == []
    assert late.exists()
    assert late.name not in "".join(names_in_bytes(library.path.parent))
