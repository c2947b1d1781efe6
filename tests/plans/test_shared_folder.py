"""A folder that a location shares: one whole file for each plan, never older over newer, and remarks on their way."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import overview_sources, portfolio
from plans.anonymise import has_names
from plans.edits import apply
from plans.errors import Newer, PlanError
from plans.exchange import files, plan_file, remarks_file
from plans.plan import Plan
from plans.portfolio.duplicates import is_copy
from plans.shared_folder import file_name, publish, remarks
from plans.shared_folder.following import Follower
from plans.subjects.reviews import Remark
from tests.properties import examples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Gedeelde map (OneDrive) #1"
    place.mkdir()
    return place


def sample(team: str = "De Linde") -> Plan:
    plan = plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0])
    plan.team.name = team
    plan.record.revision = 7
    return plan


def remark(plan: Plan, what: str) -> Remark:
    made = Remark(plan_id=plan.id, quarter=1, what=what, author="Ineke", position=len(plan.remarks))
    plan.remarks.append(made)
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read(path: Path) -> Plan:
    return plan_file.read(path)[0]


# Publishing


def test_a_plan_goes_there_with_roles_in_one_file(folder: Path) -> None:
    plan = sample()
    leader = plan.leader
    assert leader
    first = publish(plan, folder)
    assert first.written
    assert names(folder) == [f"De Linde 2027 {plan.id.hex[:12]}.jaarplan"]
    there = read(first.path)
    assert (there.id, there.record.revision) == (plan.id, 7)
    assert not [person for person in there.people if person.name == leader.name]
    assert leader.name not in first.path.read_text(encoding="utf-8")
    assert not there.leadership_scans


def test_with_names_only_when_she_chooses_so(folder: Path) -> None:
    plan = sample()
    path = publish(plan, folder, names=True).path
    assert has_names(read(path))
    assert publish(plan, folder).written
    assert len(names(folder)) == 1


def test_what_is_there_already_is_not_written_again(folder: Path) -> None:
    plan = sample()
    publish(plan, folder)
    before = [(path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()]
    assert not publish(plan, folder).written
    assert [(path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()] == before


def test_the_file_keeps_its_name_when_the_team_gets_another(folder: Path) -> None:
    plan = sample()
    path = publish(plan, folder).path
    plan.team.name, plan.record.revision = "De Beuk", 8
    assert publish(plan, folder).path == path
    assert read(path).team.name == "De Beuk"
    assert names(folder) == [path.name]


def test_a_file_that_got_another_name_stays_the_file_of_the_plan(folder: Path) -> None:
    plan = sample()
    publish(plan, folder).path.rename(folder / "Onze Linde.jaarplan")
    publish(sample("De Eik"), folder)
    plan.record.revision = 8
    assert publish(plan, folder).path == folder / "Onze Linde.jaarplan"
    assert len(names(folder)) == 2


def test_older_never_goes_over_newer_whatever_the_clock_says(folder: Path) -> None:
    plan = sample()
    plan.record.revision = 9
    path = publish(plan, folder).path
    before = path.read_bytes()
    old = plan_file.copy(plan)
    old.record.revision, old.team.name = 8, "Oud"
    old.record.changed_at = plan.record.changed_at.replace(year=2040)
    with pytest.raises(PlanError, match="nieuwere versie"):
        publish(old, folder)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b'{"format": "digikoers.jaarplan", "vers'])
def test_a_file_that_came_half_is_written_whole_again(folder: Path, data: bytes) -> None:
    plan = sample()
    path = publish(plan, folder).path
    path.write_bytes(data)
    assert publish(plan, folder).path == path
    assert read(path).team.name == "De Linde"


def test_what_a_newer_program_or_a_passphrase_closed_stays(folder: Path) -> None:
    plan = sample()
    path = publish(plan, folder).path
    newer = path.read_bytes().replace(b'"version": ', b'"version": 9', 1)
    path.write_bytes(newer)
    with pytest.raises(Newer):
        read(path)
    with pytest.raises(PlanError, match="nieuwere Digikoers"):
        publish(plan, folder)
    assert path.read_bytes() == newer
    plan_file.write(plan, path, "vier woorden bij elkaar")
    closed = path.read_bytes()
    with pytest.raises(PlanError, match="met een wachtwoord"):
        publish(plan, folder)
    assert path.read_bytes() == closed


def test_a_folder_that_is_gone_is_said_and_not_made(folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(PlanError, match="gedeelde map"):
        publish(sample(), folder)
    assert not folder.exists()


def test_a_full_disk_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = sample()
    path = publish(plan, folder).path
    before = path.read_bytes()
    plan.team.name, plan.record.revision = "De Beuk", 8

    def full(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(PlanError):
        publish(plan, folder)
    assert (names(folder), path.read_bytes()) == ([path.name], before)


RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}


@examples(200)
@given(
    st.text(max_size=80) | st.sampled_from(["CON", "nul.txt", "a/b\\c", "..", " .", "x" * 400, "é" * 300, "~$a", ""])
)
def test_every_name_is_one_that_windows_takes(team: str) -> None:
    plan = sample()
    plan.team.name = team
    name = file_name(plan)
    assert not set(name) & set('\\/:*?"<>|#%')
    assert all(letter.isprintable() or ord(letter) > 127 for letter in name)
    assert name.split(".")[0].casefold() not in RESERVED
    assert len(name.encode()) <= 240
    assert name == name.strip(" .")
    assert name.endswith(f" {plan.id.hex[:12]}.jaarplan")


# What lies in the folder


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("De Linde 2027 0123456789ab.jaarplan", False),
        ("De Linde 2027 0123456789ab-LAPTOP-7.jaarplan", True),
        ("De Linde 2027 0123456789ab (1).jaarplan", True),
        ("De Linde 2027 0123456789ab - kopie.jaarplan", True),
        ("De Linde (conflicted copy 2027-01-02).jaarplan", True),
        ("De Linde (Jan's conflicted copy).jaarplan", True),
        ("De Linde (Exemplaar van Jan met conflict 2027-01-02).jaarplan", True),
        ("De Linde.sync-conflict-20270102-101010-ABCDEFG.jaarplan", True),
        ("De Linde-DESKTOP-4711.jaarplan", True),
        ("De Linde (Noord).jaarplan", False),
        ("Conflict en overleg.jaarplan", False),
        ("Team 2.jaarplan", False),
    ],
)
def test_copies_of_services_that_synchronise_are_known_by_their_names(name: str, copy: bool) -> None:
    assert is_copy(name) == copy


def test_of_a_conflict_the_one_that_was_changed_most_counts_and_it_is_said(folder: Path) -> None:
    plan = sample()
    path = publish(plan, folder).path
    other = plan_file.copy(plan)
    other.team.name, other.record.revision = "De Linde met meer", 6
    other.record.changed_at = plan.record.changed_at.replace(year=2040)
    plan_file.write(other, path.with_name(f"{path.stem}-LAPTOP-7.jaarplan"))
    found = portfolio.collect(overview_sources.of_paths([folder]))
    assert [item.team for item in found.summaries] == ["De Linde"]
    assert len(found.skipped) == 1
    assert "twee laptops" in found.skipped[0]


def test_half_locked_and_vanished_files_are_said_in_one_line_and_the_rest_is_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sample(), folder)
    (folder / "leeg.jaarplan").write_bytes(b"")
    (folder / "half.jaarplan").write_bytes(b'{"format": "digikoers.jaarplan", "version": 1, "sh')
    (folder / "weg.jaarplan").write_bytes(b"{}")
    (folder / "op slot.jaarplan").write_bytes(b"{}")
    before = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "op slot.jaarplan":
            raise PermissionError(13, "locked")
        return before(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    sources = overview_sources.of_paths([folder])
    (folder / "weg.jaarplan").unlink()
    found = portfolio.collect(sources)
    assert len(found.summaries) == 1
    lines = {item.name: item.line for item in found.unread}
    assert set(lines) == {"leeg.jaarplan", "half.jaarplan", "weg.jaarplan", "op slot.jaarplan"}
    assert all("\n" not in line and name in line for name, line in lines.items())
    assert "nog niet" in lines["leeg.jaarplan"]


def test_following_says_what_changed_went_and_was_renamed(folder: Path) -> None:
    first, second = publish(sample(), folder).path, publish(sample("De Eik"), folder).path
    follower = Follower(folder)
    assert follower.look().changed
    assert not follower.look().changed
    os.utime(first, (1, 1))
    assert follower.look() == follower.look().__class__(changed=True)
    first.rename(folder / "Anders.jaarplan")
    second.unlink()
    seen = follower.look()
    assert seen.changed
    assert sorted(seen.lines) == sorted(
        [
            f"“{first.name}” heet nu “Anders.jaarplan”.",
            f"“{second.name}” staat niet meer in de gedeelde map.",
        ]
    )
    shutil.rmtree(folder)
    with pytest.raises(PlanError):
        follower.look()


# Remarks


def test_remarks_go_to_the_leader_once(folder: Path) -> None:
    mine = sample()
    path = publish(mine, folder).path
    theirs = read(path)
    remark(theirs, "Mooi doel")
    assert remarks.send(theirs, folder, "a1b2c3d4") == 1
    found = remarks.waiting(mine, folder)
    assert found.say() == "1 opmerking erbij"
    (one,) = found.waiting
    apply(mine, one.merge.edits)
    assert [item.what for item in mine.remarks] == ["Mooi doel"]
    assert remarks.waiting(mine, folder) == remarks.Found((), ())
    # Published again, the leader has it: it is not sent a second time, and its author stays who it was.
    mine.record.revision = 8
    publish(mine, folder)
    with pytest.raises(PlanError, match="niets nieuws"):
        remarks.send(read(path), folder, "a1b2c3d4")
    assert [item.author for item in mine.remarks] == ["Ineke"]


def test_two_managers_do_not_write_over_each_other(folder: Path) -> None:
    mine = sample()
    path = publish(mine, folder).path
    for by, what in (("aaaaaaaa", "Een"), ("bbbbbbbb", "Twee")):
        theirs = read(path)
        remark(theirs, what)
        remarks.send(theirs, folder, by)
    assert remarks.waiting(mine, folder).say() == "2 opmerkingen erbij"


def test_spoiled_remarks_and_those_of_another_plan_are_no_trouble(folder: Path) -> None:
    mine, other = sample(), sample()
    path = publish(mine, folder).path
    remark(other, "Voor een ander")
    remarks_file.write(other, folder / "ander.opmerkingen")
    (folder / "half.opmerkingen").write_bytes(b"")
    found = remarks.waiting(mine, folder)
    assert found.waiting == ()
    assert len(found.unread) == 1
    assert path.exists()
