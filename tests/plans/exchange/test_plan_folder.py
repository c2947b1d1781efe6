"""Plan files in folders: what is found, and what is said of a place that cannot be looked into."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from plans.errors import PlanError
from plans.exchange import plan_file, plan_folder


def test_each_file_is_found_once_also_within_folders(tmp_path: Path) -> None:
    (tmp_path / "noord").mkdir()
    for name in ("b.jaarplan", "noord/a.JAARPLAN"):
        shutil.copy(plan_file.SAMPLE, tmp_path / name)
    (tmp_path / "lees mij.txt").write_text("geen plan", encoding="utf-8")
    found = plan_folder.sources([tmp_path, tmp_path / "noord", tmp_path / "b.jaarplan"])
    assert [Path(item.name) for item in found] == [Path("b.jaarplan"), Path("noord/a.JAARPLAN")]
    assert [item.load().year for item in found] == [2027, 2027]


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    (found,) = plan_folder.sources([tmp_path])
    with pytest.raises(PlanError, match=r"geen planbestand.*\.jaarplan"):
        found.load()


def test_a_folder_without_rights_is_said_and_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dicht").mkdir()
    shutil.copy(plan_file.SAMPLE, tmp_path / "a.jaarplan")
    there = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "dicht":
            raise PermissionError(13, "Permission denied", str(path))
        return there(path)

    monkeypatch.setattr(os, "scandir", scandir)
    plan, refused = plan_folder.sources([tmp_path])
    assert plan.load().year == 2027
    with pytest.raises(PlanError, match="dicht"):
        refused.load()


def test_a_name_that_no_system_takes_is_only_refused_when_it_is_read() -> None:
    (found,) = plan_folder.sources([Path("x" * 5_000)])
    with pytest.raises(PlanError):
        found.load()


def test_a_place_that_cannot_be_followed_stays_as_it_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def realpath(path: Any) -> str:
        raise OSError(40, "Too many levels of symbolic links", path)

    monkeypatch.setattr(os.path, "realpath", realpath)
    assert [source.place for source in plan_folder.sources([plan_file.SAMPLE, plan_file.SAMPLE])] == [
        str(plan_file.SAMPLE)
    ]
