"""The file is written whole or not at all, and trouble is one sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.plan import Plan
from plans.printing.printer import write


def _refused(plan: Plan, to: Path) -> PlanError:
    with pytest.raises(PlanError) as caught:
        write(plan, to)
    assert caught.value.sentence
    assert caught.value.advice
    assert "Traceback" not in str(caught.value)
    return caught.value


def test_a_folder_that_is_not_there(full: Plan, tmp_path: Path) -> None:
    _refused(full, tmp_path / "nowhere" / "plan.pdf")


def test_a_folder_in_place_of_a_file(full: Plan, tmp_path: Path) -> None:
    _refused(full, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_a_folder(full: Plan, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    _refused(full, tmp_path / "file" / "plan.pdf")


def test_a_name_that_is_too_long(full: Plan, tmp_path: Path) -> None:
    _refused(full, tmp_path / ("x" * 300 + ".pdf"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EIO])
def test_what_was_there_stays(full: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    to = tmp_path / "plan.pdf"
    to.write_bytes(b"yesterday")

    def full_disk(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("plans.printing.saving.os.fsync", full_disk)
    _refused(full, to)
    assert to.read_bytes() == b"yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.pdf"]


def test_open_in_another_program(full: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "plan.pdf"
    to.write_bytes(b"yesterday")
    kept: Callable[[Path, Path], Path] = Path.replace

    def in_use(part: Path, target: Path) -> Path:
        if target == to:
            raise PermissionError(errno.EACCES, "in use")
        return kept(part, target)

    monkeypatch.setattr(Path, "replace", in_use)
    assert "plan.pdf" in _refused(full, to).sentence
    assert to.read_bytes() == b"yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.pdf"]


def test_an_older_print_is_replaced(full: Plan, tmp_path: Path) -> None:
    to = tmp_path / "plan.pdf"
    to.write_bytes(b"yesterday")
    write(full, to)
    assert to.read_bytes().startswith(b"%PDF")
