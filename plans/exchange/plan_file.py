"""The plan file (*.jaarplan): UTF-8 JSON with a checksum, read whole or not at all; closed with a passphrase or open.

A file that is closed has the same name: what it is follows from what is in it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from uuid import uuid4

from plans.errors import Damaged, NeedsPassphrase, PlanError
from plans.exchange import bounds, files
from plans.exchange.files import checksum
from plans.plan import KEPT, TABLES, Plan
from plans.plan_json import deserialise, drop_calendar, serialise, snapshot
from plans.records import references
from plans.revisions import VERSION, Form
from resources import SAMPLES
from resources.language import gettext as _

__all__ = [
    "checksum",
    "copy",
    "decode",
    "deserialise",
    "encode",
    "encode_with_key",
    "is_closed",
    "read",
    "renew_keys",
    "serialise",
    "snapshot",
    "version_key",
    "with_new_keys",
    "write",
]

FORMAT = "digikoers.jaarplan"
SUFFIX = ".jaarplan"
SAMPLE = SAMPLES / "de-linde.jaarplan"
"""The sample plan that ships with the program."""

CLOSED = b"age-encryption.org/v1\n"
"""How every file that age closed begins."""

MOST_ANCESTORS = 100
"""Earlier versions that a plan file names; the oldest go first."""
_KEY = re.compile("[0-9a-f]{64}")

MOST_BYTES = 12_000_000
"""No plan of a team comes near this; a larger file is refused unread."""


def copy(plan: Plan) -> Plan:
    """Return a copy that stands on its own, by way of the plan-file form."""
    return deserialise(serialise(plan))


def with_new_keys(plan: Plan) -> Plan:
    """Return a copy in which every record has a new key, so that it is a plan of its own."""
    form = serialise(plan)
    renew_keys(form, defaultdict(lambda: str(uuid4())))
    return deserialise(form)


def write(plan: Plan, path: Path, passphrase: str | None = None) -> None:
    """Write a plan file whole or not at all, and read it back before saying that it is there.

    With a passphrase it is closed: nobody reads a word of it without. Raises Refused when that is too short, PlanError
    when the file cannot be written; one that was there before is then untouched.
    """
    data = encode(plan)
    if len(data) > MOST_BYTES or not bounds.json_fits(data) or not bounds.plan_fits(serialise(plan)):
        raise PlanError(
            _("This plan is too large for a plan file."), _("Take out the longest texts, pasted reports for example.")
        )
    if passphrase is not None:
        # The ciphers are loaded for a file that is closed, and not at every start.
        from plans.exchange import encryption

        data = encryption.encrypt(data, passphrase)
    files.write(data, path, lambda back: serialise(decode(back, passphrase=passphrase)[0]) == serialise(plan))


def read(path: Path, passphrase: str | None = None) -> tuple[Plan, str | None]:
    """Read a plan file; the second part is a notice when the file carries no checksum.

    Raises NeedsPassphrase when it is closed and no passphrase was given, Unopened when it was another one, and Damaged,
    Newer or another PlanError with a sentence; the file is never changed.
    """
    return decode(files.read(path, MOST_BYTES, _foreign, _too_large), path.name, passphrase)


def encode(plan: Plan) -> bytes:
    """Return the bytes of the plan file of a plan."""
    return encode_with_key(plan)[0]


def encode_with_key(plan: Plan) -> tuple[bytes, str]:
    """Return the bytes of the plan file of a plan, and the checksum in it: see ``version_key``."""
    form, key = _content(plan)
    whole = {"format": FORMAT, "version": VERSION, "sha256": key, **form}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8"), key


def version_key(plan: Plan) -> str:
    """Return the checksum that the plan file of this plan has: by that it is an ancestor of later versions."""
    return _content(plan)[1]


def _content(plan: Plan) -> tuple[Form, str]:
    """Return what a plan file holds, and its checksum.

    A plan that was not changed since is still the version that its file was.
    """
    form = serialise(plan)
    del form["version"]
    *earlier, last = plan.ancestors or ("",)
    same = _with_ancestors(form, earlier)
    key = checksum(same)
    if not last or key == last:
        return same, key
    changed = _with_ancestors(form, plan.ancestors)
    return changed, checksum(changed)


def _with_ancestors(form: Form, keys: Sequence[str]) -> Form:
    return {"ancestors": list(keys[-MOST_ANCESTORS:]), **form} if keys else form


def is_closed(data: bytes) -> bool:
    """Return whether a file that begins with these bytes is closed with a passphrase."""
    return data.startswith(CLOSED)


def decode(data: bytes, name: str = "", passphrase: str | None = None) -> tuple[Plan, str | None]:
    """Read a plan from the bytes of a plan file called ``name``; raises what ``read`` raises of its content."""
    if is_closed(data):
        if passphrase is None:
            raise NeedsPassphrase(
                _("“{file}” is locked with a passphrase.").format(file=name), _("Ask whoever made the file for it.")
            )
        from plans.exchange import encryption

        data = encryption.decrypt(data, passphrase, name)
    if not data.strip(b"\0"):
        raise Damaged(
            _("“{file}” is empty: it has not arrived in full yet, or it was cut off.").format(file=name),
            _("Wait until the folder is synchronised, or ask for the file again."),
        )
    if not bounds.json_fits(data):
        raise _too_large(name)
    whole = files.parse_envelope(data, name, (FORMAT, VERSION), _foreign, _broken)
    if not bounds.plan_fits(whole):
        raise _too_large(name)
    form = {key: value for key, value in whole.items() if key not in files.ENVELOPE}
    try:
        if "sha256" in whole and whole["sha256"] != checksum(form):
            raise _broken(name)
        form["version"] = whole["version"]
        ancestors = form.pop("ancestors", [])
        if not isinstance(ancestors, list) or len(ancestors) > MOST_ANCESTORS or not all(map(_is_key, ancestors)):
            raise _broken(name)
        plan = deserialise(form, name, intact="sha256" in whole)
    except (ValueError, RecursionError):
        raise _broken(name) from None
    if "sha256" in whole:
        plan.ancestors = (*ancestors, whole["sha256"])
        return plan, None
    return plan, _("This plan file has no checksum: another program wrote it. Please check that everything is there.")


def renew_keys(form: Form, keys: dict[str, str]) -> None:
    """Return every record in the plan-file form another key, in place."""
    form["plan"]["id"] = keys[form["plan"]["id"]]
    # The events of a plan with other keys are others: it gave out nothing yet.
    drop_calendar(form)
    if form["plan"].get("house"):
        form["plan"]["house"] = _moved(form["plan"]["house"], keys)
    for name, rows in form["records"].items():
        for row in rows:
            for field in ("id", "plan_id", *references(TABLES[name])):
                if row[field] is not None:
                    row[field] = keys[row[field]]
            if name in KEPT:
                kept = deepcopy(row["content"])
                # One that cannot be read stays as it is.
                with suppress(LookupError, TypeError, AttributeError):
                    renew_keys(kept, keys)
                    row["content"] = kept


def _moved(house: Form, keys: dict[str, str]) -> Form:
    """Return what a plan keeps of its house pack with the new keys of its records."""
    moved = dict(house)
    for name in {"given", "locked"} & house.keys():
        moved[name] = {keys[key]: fields for key, fields in house[name].items()}
    if "rows" in house:
        moved["rows"] = {row: keys[key] for row, key in house["rows"].items()}
    return moved


def _is_key(value: object) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _broken(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is damaged: it was cut off or changed after it was saved.").format(file=name),
        _("Ask for the file again, or open an older copy."),
    )


def _foreign(name: str) -> Damaged:
    return Damaged(_("“{file}” is not a Digikoers plan file.").format(file=name), _look_again())


def _too_large(name: str) -> Damaged:
    return Damaged(_("“{file}” is too large to be a plan file.").format(file=name), _look_again())


def _look_again() -> str:
    return _("Choose a file whose name ends in .jaarplan.")
