"""Files on disk: written whole or not at all and read back, read with a limit; JSON with a checksum."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from plans.errors import Damaged, PlanError, newer, unreadable, unwritable
from plans.file_names import reachable
from resources.language import gettext as _

ENVELOPE = ("format", "version", "sha256")
"""What stands around the content of every JSON file of ours."""

LEFT_SECONDS = 86_400
"""A draft that is older than a day is no longer being written."""
_DRAFT = re.compile(r"\.[0-9a-f]{32}\.part")


def write(data: bytes, path: Path, is_whole: Callable[[bytes], bool]) -> None:
    """Write a file whole or not at all, and read it back before saying that it is there.

    ``is_whole`` tells whether the bytes that were read say what they should. Raises PlanError when the file cannot be
    written; one that was there before is then untouched.
    """
    try:
        target = reachable(Path(os.path.realpath(path)))
        if target.is_dir():
            raise PlanError(_("“{file}” is a folder.").format(file=path.name), _("Choose another name."))
    except (OSError, ValueError) as error:
        raise _unwritable(error, path) from error
    draft = target.with_name(f".{uuid4().hex}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        back = draft.read_bytes()
        if back != data or not is_whole(back):
            raise PlanError(
                _("“{file}” could not be read back as it was written.").format(file=path.name),
                _("Choose another folder or another disk."),
            )
        draft.replace(target)
    except OSError as error:
        raise _unwritable(error, path) from error
    finally:
        # The trouble that is being told already matters more than a left-over.
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    _remove_leftovers(target.parent)


def read(path: Path, most: int, foreign: Callable[[str], Damaged], too_large: Callable[[str], Damaged]) -> bytes:
    """Return the bytes of a file of at most ``most`` bytes; raises PlanError, never changes the file."""
    try:
        place = reachable(path)
        status = place.stat()
        if stat.S_ISDIR(status.st_mode):
            raise PlanError(_("“{file}” is a folder.").format(file=path.name), _("Choose a file in it."))
        if not stat.S_ISREG(status.st_mode):
            raise foreign(path.name)
        if status.st_size > most:
            raise too_large(path.name)
        return place.read_bytes()
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError:
        raise _nameless() from None


def parse_envelope(
    data: bytes,
    name: str,
    known: tuple[str, int],
    foreign: Callable[[str], Damaged],
    broken: Callable[[str], Damaged],
) -> dict[str, Any]:
    """Return a JSON file of ours called ``name``, with its envelope; ``known`` is its format and the newest version.

    Raises what ``foreign`` and ``broken`` give for a file of another kind and a spoiled one, and Newer.
    """
    form, newest = known
    try:
        whole = parse(data)
    except (ValueError, RecursionError):
        raise (broken(name) if form.encode() in data[:200] else foreign(name)) from None
    if not isinstance(whole, dict) or whole.get("format") != form:
        raise foreign(name)
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise broken(name)
    if version > newest:
        raise newer(name)
    return whole


def parse(data: bytes) -> Any:
    """Read JSON strictly: no key twice, no NaN; raises ValueError or RecursionError when it is not."""
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)


def checksum(form: dict[str, Any]) -> str:
    """Return the SHA-256 of a form in its canonical JSON; raises ValueError when it has none."""
    canonical = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _remove_leftovers(folder: Path) -> None:
    """Take away the drafts that a crash left in a folder: whole plans, under names that nobody sees."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob(".*.part")):
            if _DRAFT.fullmatch(path.name) and abs(time.time() - path.stat().st_mtime) > LEFT_SECONDS:
                path.unlink(missing_ok=True)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def _unwritable(error: OSError | ValueError, path: Path) -> PlanError:
    return unwritable(error, path) if isinstance(error, OSError) else _nameless()


def _nameless() -> PlanError:
    # A name with a NUL in it is no name of a file at all.
    return PlanError(_("This is not a file name."), _("Choose another name."))
