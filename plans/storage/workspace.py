"""Folders for half-made files: closed to others, on the disk of the library, and cleaned after a crash."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import platformdirs

from plans.storage import private

_OURS = re.compile(r"\.work-[0-9a-f]{32}")
_DRAFT = re.compile(r"\.[0-9a-f]{32}\.part")
"""A half-made file that a crash left beside the library: an older version of the program made its copies so."""

_HELD = "held"
FRESH_SECONDS = 3_600
"""A workspace this young may still be about to get its lock."""
DAY_SECONDS = 86_400


@contextmanager
def workspace(folder: Path, *, elsewhere: bool = False) -> Iterator[Path]:
    """Return a new folder within ``folder``, taken away afterwards; ``elsewhere`` when it may be another place too.

    A lock says that it is in use: what a killed process leaves is taken away by ``clean``. Raises OSError.
    """
    place = _made(folder, elsewhere)
    lock = private.Lock.acquire(place / _HELD)
    try:
        yield place
    finally:
        if lock:
            lock.release()
        shutil.rmtree(place, ignore_errors=True)


def clean(folder: Path) -> None:
    """Take away what crashed processes left in a folder: only files of ours, only old ones that nobody holds."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            if _OURS.fullmatch(path.name) and _age(path) > FRESH_SECONDS:
                _remove(path)
            elif _DRAFT.fullmatch(path.name) and _age(path) > DAY_SECONDS:
                path.unlink(missing_ok=True)


def own_folder() -> Path:
    """Return the folder of the program in the user's own data folder."""
    return Path(platformdirs.user_data_dir("Digikoers", appauthor=False))


def default_path() -> Path:
    """Return the place of the library in the user's own data folder."""
    return own_folder() / "digikoers.db"


def _made(folder: Path, elsewhere: bool) -> Path:
    places = [folder, own_folder(), Path(tempfile.gettempdir())] if elsewhere else [folder]
    for place in places:
        made = place / f".work-{uuid4().hex}"
        try:
            private.make_folder(made)
        except OSError:
            if place is places[-1]:
                raise
        else:
            return made
    raise AssertionError


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):
        lock = private.Lock.acquire(place / _HELD)
        if lock:
            lock.release()
            shutil.rmtree(place, ignore_errors=True)


def _age(path: Path) -> float:
    """Return how many seconds old a file is; with a wrong clock it may seem to come from the future."""
    with contextlib.suppress(OSError):
        return abs(time.time() - path.stat().st_mtime)
    return 0.0
