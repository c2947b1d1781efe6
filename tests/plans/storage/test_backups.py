from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plans.errors import Damaged
from plans.storage import backups
from plans.storage.library import Library
from tests.plans.strategies import filled_plan

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def kept(path: Path, library: Library) -> Path:
    library.create(filled_plan())
    library.close()
    return path


def names(path: Path) -> list[str]:
    return [one.name for one in backups.kept(path)]


def test_one_copy_a_day(kept: Path) -> None:
    for _ in range(3):
        Library.open(kept).close()
    assert names(kept) == [f"digikoers-{dt.date.today()}.db"]
    with closing(sqlite3.connect(backups.kept(kept)[0])) as connection:
        assert connection.execute("SELECT count(*) FROM goal").fetchone() == (1,)


def test_a_copy_is_a_library(kept: Path) -> None:
    backups.daily(kept, TODAY)
    library = Library.open(backups.kept(kept)[0])
    assert len(library.plans()) == 1
    library.close()


def test_the_newest_ten_stay(kept: Path) -> None:
    other = kept.with_name("digikoers-2.db")
    kept.parent.joinpath("backups").mkdir()
    theirs = backups.folder(kept) / "digikoers-2-2020-01-01.db"
    theirs.touch()
    for day in range(15):
        backups.daily(kept, TODAY + dt.timedelta(days=day))
    assert names(kept) == [f"digikoers-{TODAY + dt.timedelta(days=day)}.db" for day in range(5, 15)]
    assert backups.kept(other) == [theirs]


def test_a_copy_before_another_shape(kept: Path) -> None:
    backups.before(kept, "0002", TODAY)
    backups.daily(kept, TODAY)
    assert names(kept) == ["digikoers-2026-11-21-before-0002.db", "digikoers-2026-11-21.db"]


def test_without_copies_work_goes_on_and_is_told(kept: Path) -> None:
    backups.folder(kept).write_text("in de weg")
    library = Library.open(kept)
    assert len(library.plans()) == 1
    assert len(library.notices) == 1
    library.close()


def test_a_copy_that_fails_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "replace", fail)
    library = Library.open(kept)
    library.close()
    assert library.notices
    assert list(backups.folder(kept).iterdir()) == []


def test_a_damaged_library_never_pushes_out_good_copies(kept: Path) -> None:
    backups.daily(kept, TODAY)
    kept.write_bytes(kept.read_bytes()[:8192])
    with pytest.raises(Damaged):
        Library.open(kept)
    assert names(kept) == ["digikoers-2026-11-21.db"]
