"""What released versions wrote, pinned: none of it is ever changed, so that every later version opens it.

``python -m tests.plans.released`` pins what the version in ``plans/__init__.py`` writes: the last thing before its tag.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from plans import __version__
from plans.revisions import REVISIONS, SCRIPTS
from tests.plans.stored_files import FOLDER

ROOT = Path(__file__).parents[2]
PINS = FOLDER / "released.json"


def released() -> dict[str, dict[str, Any]]:
    """Return of each released version its revision, and the checksums of the files that may not change."""
    found: dict[str, dict[str, Any]] = json.loads(PINS.read_text(encoding="utf-8"))
    return found


def files(revision: str) -> list[Path]:
    """Return what a version of this revision can read, as it is kept: the scripts, and what each revision wrote."""
    kept = [*SCRIPTS.glob("[0-9]*_*.py"), *FOLDER.glob("library-*.db"), *FOLDER.glob("plan-*.jaarplan")]
    return sorted(path for path in kept if path.stem.removeprefix("library-").removeprefix("plan-")[:4] <= revision)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file; of text whichever way its lines end."""
    data = path.read_bytes()
    return hashlib.sha256(data if path.suffix == ".db" else data.replace(b"\r\n", b"\n")).hexdigest()


def pin() -> None:
    """Pin what the version of today writes."""
    whole = released() if PINS.exists() else {}
    sums = {path.relative_to(ROOT).as_posix(): checksum(path) for path in files(REVISIONS[-1])}
    whole[__version__] = {"revision": REVISIONS[-1], "files": sums}
    PINS.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    pin()
