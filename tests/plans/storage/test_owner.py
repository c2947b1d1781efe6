"""One owner per library, and locks that end with the process that holds them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.storage import owner, private, workspace
from plans.storage.library import Library
from plans.storage.private import Lock

STARTS = 20
PROGRAM = """
import sys
from pathlib import Path
from plans.storage import owner
sys.stdin.readline()
mine = owner.acquire(Path(sys.argv[1]))
print("owner" if mine else "second", flush=True)
sys.stdin.readline()
"""


def started(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def say(program: subprocess.Popen[str]) -> str:
    """Let a program go on to its next line, and give what it says."""
    assert program.stdin
    assert program.stdout
    program.stdin.write("\n")
    program.stdin.flush()
    return program.stdout.readline().strip()


def test_of_twenty_starts_at_once_one_is_the_owner(path: Path) -> None:
    programs = [started(path) for _start in range(STARTS)]
    try:
        for program in programs:
            assert program.stdin
            program.stdin.write("\n")
            program.stdin.flush()
        sentences = [program.stdout.readline().strip() for program in programs if program.stdout]
        assert sorted(sentences) == ["owner", *["second"] * (STARTS - 1)]
        assert owner.is_owned_elsewhere(path)
        assert owner.acquire(path) is None
    finally:
        for program in programs:
            program.kill()
            program.communicate()
    assert not owner.is_owned_elsewhere(path)


def test_the_lock_of_a_killed_owner_is_gone(path: Path) -> None:
    program = started(path)
    assert say(program) == "owner"
    assert owner.acquire(path) is None
    program.kill()
    program.communicate()
    acquire = owner.acquire(path)
    assert acquire
    acquire.release()


def test_giving_up_what_one_owns(path: Path, tmp_path: Path) -> None:
    assert not owner.is_owned_elsewhere(path)
    acquire = owner.acquire(path)
    assert acquire
    assert owner.acquire(path) is None
    assert owner.acquire(path.with_name("digikoers-2.db"))
    acquire.release()
    acquire.release()
    assert not owner.is_owned_elsewhere(path)
    assert owner.acquire(path)


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights on Windows")
def test_a_library_by_another_name_has_the_same_owner(path: Path, tmp_path: Path) -> None:
    acquire = owner.acquire(path)
    assert acquire
    (tmp_path / "link").symlink_to(path.parent)
    assert owner.acquire(tmp_path / "link" / path.name) is None


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(PlanError):
        owner.acquire(tmp_path / "bestand" / "digikoers.db")
    assert not owner.is_owned_elsewhere(tmp_path / "bestand" / "digikoers.db")


MAKER = """
import sys
from pathlib import Path
from plans.plan import new_plan
from plans.storage.library import Library
sys.stdin.readline()
library = Library.open(Path(sys.argv[1]))
library.create(new_plan(2027))
print("made", flush=True)
sys.stdin.readline()
"""


def test_of_some_that_make_a_library_at_once_neither_loses_a_plan(path: Path) -> None:
    command = [sys.executable, "-c", MAKER, str(path)]
    programs = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        for program in programs:
            assert program.stdin
            program.stdin.write("\n")
            program.stdin.flush()
        assert [program.stdout.readline().strip() for program in programs if program.stdout] == ["made"] * 3
    finally:
        for program in programs:
            program.kill()
            program.communicate()
    library = Library.open(path)
    assert len(library.plans()) == 3
    library.close()


def test_a_name_is_given_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [tmp_path / name for name in ("a", "b", "c")]
    for draft in drafts:
        draft.write_text(draft.name)
    assert private.give_name(drafts[0], tmp_path / "x")
    assert not private.give_name(drafts[1], tmp_path / "x")

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    assert not private.give_name(drafts[1], tmp_path / "x")
    assert private.give_name(drafts[2], tmp_path / "y")
    assert ((tmp_path / "x").read_text(), (tmp_path / "y").read_text()) == ("a", "c")


# What a crash leaves


def left_over(folder: Path, name: str, age: float) -> Path:
    path = folder / name
    if name.endswith(".part"):
        path.write_text("Zwaluw")
    else:
        path.mkdir()
        (path / "held").touch()
        (path / "digikoers.db").write_text("Zwaluw")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_only_what_is_ours_and_old_and_held_by_nobody_is_cleaned(tmp_path: Path) -> None:
    name, day = "0123456789abcdef0123456789abcdef", workspace.DAY_SECONDS
    gone = [left_over(tmp_path, f".work-{name}", day), left_over(tmp_path, f".{name}.part", 2 * day)]
    stays = [
        left_over(tmp_path, f".work-{name[::-1]}", 10),
        left_over(tmp_path, f".{name[::-1]}.part", 10),
        left_over(tmp_path, "verslag.part", 9 * day),
        left_over(tmp_path, ".work-van-mij", 9 * day),
        left_over(tmp_path, f".work-{name[:-1]}0", day),
    ]
    acquire = Lock.acquire(stays[-1] / "held")
    assert acquire
    workspace.clean(tmp_path)
    assert [path.exists() for path in gone] == [False, False]
    assert [path.exists() for path in stays] == [True] * len(stays)
    acquire.release()
    os.utime(stays[-1], (0, 0))
    workspace.clean(tmp_path)
    assert not stays[-1].exists()


def test_a_workspace_is_gone_after_use(tmp_path: Path) -> None:
    with workspace.workspace(tmp_path) as place:
        assert Lock.acquire(place / "held") is None
        (place / "x").touch()
        os.utime(place, (0, 0))
        workspace.clean(tmp_path)
        assert (place / "x").exists()
    assert list(tmp_path.glob(".work-*")) == []


def test_cleaning_what_is_not_there(tmp_path: Path) -> None:
    workspace.clean(tmp_path / "nergens")


@pytest.mark.parametrize(
    ("refusal", "held"), [(OSError(0, "Error"), True), (PermissionError(13, "x"), True), (OSError(5, "x"), False)]
)
def test_a_lock_that_somebody_holds_is_refused_in_every_way_a_system_has(
    refusal: OSError, held: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is what Wine says of a lock that is held."""

    def refuse(*_asked: object) -> None:
        raise refusal

    monkeypatch.setattr(private.fcntl, "flock", refuse)
    if held:
        assert owner.acquire(path) is None
    else:
        with pytest.raises(PlanError):
            owner.acquire(path)
