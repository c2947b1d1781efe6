"""What the long tests stand on: the real window of the desktop tests, and a disk that can be filled."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plans.exchange import plan_file
from plans.plan import Plan
from tests.desktop.conftest import _plain_hook, start

__all__ = ["_plain_hook", "disk", "small_disk", "start"]

MEGABYTES = 3


def pytest_itemcollected(item: pytest.Item) -> None:
    """Everything in this folder is slow."""
    item.add_marker("slow")


@pytest.fixture
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own of a few megabytes; skips with the reason where none can be made."""
    with disk(tmp_path / "disk", MEGABYTES) as place:
        yield place


@contextmanager
def disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A file system of so many megabytes."""
    if not sys.platform.startswith("linux") or not shutil.which("mount"):
        pytest.skip("a small disk is only made on Linux")
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, timeout=20, check=False)
    if done.returncode:
        pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], timeout=20, check=True)
