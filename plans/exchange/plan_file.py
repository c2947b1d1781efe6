"""The plan file (*.jaarplan): UTF-8 JSON with a checksum, read whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from plans.errors import Damaged, Newer, PlanError, unreadable, unwritable
from plans.exchange.content import content, from_content, snapshot
from plans.plan import KEPT, TABLES, Plan
from plans.records import references
from resources import SAMPLES
from resources.language import gettext as _

__all__ = [
    "checksum",
    "content",
    "copy",
    "decode",
    "encode",
    "from_content",
    "read",
    "snapshot",
    "with_new_keys",
    "write",
]

FORMAT = "digikoers.jaarplan"
VERSION = 2
"""Raised when records get a field or a table that an older Digikoers does not know; older files are still read."""
SUFFIX = ".jaarplan"
SAMPLE = SAMPLES / "de-linde.jaarplan"
"""The sample plan that ships with the program."""

MOST_BYTES = 50_000_000
"""No plan of a team comes near this; a larger file is refused unread."""


def copy(plan: Plan) -> Plan:
    """Give a copy that stands on its own, by way of the plan-file form."""
    return from_content(content(plan))


def with_new_keys(plan: Plan) -> Plan:
    """Give a copy in which every record has a new key, so that it is a plan of its own."""
    form = content(plan)
    _renew(form, defaultdict(lambda: str(uuid4())))
    return from_content(form)


def write(plan: Plan, path: Path) -> None:
    """Write a plan file whole or not at all, and read it back before saying that it is there.

    Raises PlanError when it cannot be written; a file that was there before is then untouched.
    """
    data = encode(plan)
    if len(data) > MOST_BYTES:
        raise PlanError(
            _("This plan is too large for a plan file."), _("Take out the largest texts, for example pasted reports.")
        )
    try:
        target = Path(os.path.realpath(path))
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
        if draft.read_bytes() != data or content(decode(data)[0]) != content(plan):
            raise PlanError(
                _("“{file}” could not be read back as it was written.").format(file=path.name),
                _("Choose another folder or another disk."),
            )
        draft.replace(target)
    except OSError as error:
        raise _unwritable(error, path) from error
    finally:
        _discard(draft)


def read(path: Path) -> tuple[Plan, str | None]:
    """Read a plan file; the second part is a notice when the file carries no checksum.

    Raises Damaged, Newer or another PlanError with a sentence; the file is never changed.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise PlanError(_("“{file}” is a folder.").format(file=path.name), _("Choose a file in it."))
        if not stat.S_ISREG(status.st_mode):
            raise _foreign(path.name)
        if status.st_size > MOST_BYTES:
            raise Damaged(_("“{file}” is too large to be a plan file.").format(file=path.name), _look_again())
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError:
        raise _nameless() from None
    return decode(data, path.name)


def encode(plan: Plan) -> bytes:
    """Give the bytes of the plan file of a plan."""
    form = content(plan)
    whole = {"format": FORMAT, "version": VERSION, "sha256": checksum(form), **form}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def decode(data: bytes, name: str = "") -> tuple[Plan, str | None]:
    """Read a plan from the bytes of a plan file called ``name``; raises Damaged or Newer."""
    try:
        whole = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise (_broken(name) if FORMAT.encode() in data[:200] else _foreign(name)) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _foreign(name)
    version = whole.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _broken(name)
    if version > VERSION:
        raise Newer(
            _("“{file}” was made by a newer Digikoers.").format(file=name),
            _("Install the newest version and open it again; the file was not changed."),
        )
    form = {key: value for key, value in whole.items() if key not in ("format", "version", "sha256")}
    try:
        if "sha256" in whole and whole["sha256"] != checksum(form):
            raise _broken(name)
        plan = from_content(form)
    except (ValueError, RecursionError):
        raise _broken(name) from None
    if "sha256" in whole:
        return plan, None
    return plan, _("This plan file carries no checksum: another program wrote it. Look whether everything is there.")


def checksum(form: dict[str, Any]) -> str:
    """Give the SHA-256 of the plan-file form in its canonical JSON; raises ValueError when it has none."""
    canonical = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _renew(form: dict[str, Any], keys: defaultdict[str, str]) -> None:
    form["plan"]["id"] = keys[form["plan"]["id"]]
    for name, rows in form["records"].items():
        for row in rows:
            for field in ("id", "plan_id", *references(TABLES[name])):
                if row[field] is not None:
                    row[field] = keys[row[field]]
            if name in KEPT:
                _renew(row["content"], keys)


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
    return PlanError(_("This is not the name of a file."), _("Choose another name."))


def _discard(draft: Path) -> None:
    # The trouble that is being told already matters more than a left-over.
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)


def _broken(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is damaged: it was cut off or changed after it was saved.").format(file=name),
        _("Ask for the file again, or open an older copy."),
    )


def _foreign(name: str) -> Damaged:
    return Damaged(_("“{file}” is not a plan file of Digikoers.").format(file=name), _look_again())


def _look_again() -> str:
    return _("Choose a file whose name ends in .jaarplan.")
