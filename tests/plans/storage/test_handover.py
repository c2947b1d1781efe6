"""Handing over to the owner of a library: it takes a request, is gone, or is stuck."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from plans.storage import handover, owner
from plans.storage.owner import Ownership


@pytest.fixture
def held(path: Path) -> Ownership:
    found = owner.acquire(path)
    assert found
    return found


def requests(path: Path) -> list[Path]:
    return list(path.parent.glob("*.request"))


def test_the_first_start_is_the_owner(path: Path) -> None:
    claim = handover.claim(path, None)
    assert claim.ownership
    assert not claim.handed_over
    assert handover.take(path) == []
    claim.ownership.release()


@pytest.mark.parametrize("file", [None, Path("Één plan.jaarplan")])
def test_the_owner_takes_what_the_second_start_was_asked(path: Path, held: Ownership, file: Path | None) -> None:
    claims: list[handover.Claim] = []
    second = threading.Thread(target=lambda: claims.append(handover.claim(path, file)))
    second.start()
    taken: list[Path | None] = []
    while not taken:
        taken = handover.take(path)
    second.join()
    assert claims == [handover.Claim(handed_over=True)]
    assert taken == [file.absolute() if file else None]
    held.release()


def test_requests_are_taken_in_the_order_in_which_they_came(path: Path, held: Ownership) -> None:
    files = [Path(f"{name}.jaarplan").absolute() for name in "cab"]
    for file in files:
        handover._ask(path, file)
    assert handover.take(path) == files
    assert handover.take(path) == []
    held.release()


def test_an_owner_that_is_stuck_does_not_keep_the_second_one_waiting(path: Path, held: Ownership) -> None:
    assert handover.claim(path, Path("x.jaarplan"), patience=0) == handover.Claim()
    assert requests(path) == [], "it was withdrawn: the file is not opened twice"
    held.release()


def test_an_owner_that_works_on_is_waited_for(path: Path, held: Ownership, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of fifty files opened at once the last waits for forty-nine, each of which takes its time."""
    clock = [0.0]

    def sleep(seconds: float) -> None:
        clock[0] += 10
        before = owner.last_life(path)
        if clock[0] < 300:
            # Somebody else's request is taken, and not this one.
            owner.show_life(path)
            assert owner.last_life(path) != before

    monkeypatch.setattr(handover, "time", SimpleNamespace(monotonic=lambda: clock[0], sleep=sleep, time_ns=lambda: 1))
    assert handover.claim(path, Path("x.jaarplan")) == handover.Claim()
    assert 300 < clock[0] <= 300 + handover.PATIENCE + 20
    held.release()


def test_taking_a_request_shows_life(path: Path, held: Ownership) -> None:
    os.utime(path.with_name(f".{path.name}.owner"), (1, 1))
    handover.take(path)
    assert owner.last_life(path) == 10**9, "nothing was asked: nothing is written"
    handover._ask(path, None)
    handover.take(path)
    assert owner.last_life(path) > 10**9
    held.release()


def test_an_owner_that_ends_is_followed_by_the_one_that_waits(path: Path, held: Ownership) -> None:
    claims: list[handover.Claim] = []
    second = threading.Thread(target=lambda: claims.append(handover.claim(path, Path("x.jaarplan"))))
    second.start()
    while not requests(path):
        pass
    held.release()
    second.join()
    assert claims[0].ownership
    assert requests(path) == []
    claims[0].ownership.release()


def test_where_nothing_can_be_written_nobody_is_the_owner(tmp_path: Path) -> None:
    (tmp_path / "in de weg").write_text("")
    assert handover.claim(tmp_path / "in de weg" / "x.db", None) == handover.Claim()
    assert handover.take(tmp_path / "nergens" / "x.db") == []
