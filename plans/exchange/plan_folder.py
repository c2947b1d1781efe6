"""Plan files in folders: which there are, each to be read when its turn comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from plans.errors import PlanError, unreadable
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Source
from resources.language import gettext as _


def read_open(path: Path) -> Plan:
    """Read a plan file that is not closed with a passphrase; raises what ``plan_file.read`` raises."""
    return plan_file.read(path)[0]


def sources(paths: Iterable[Path], read: Callable[[Path], Plan] = read_open) -> list[Source]:
    """Return every plan file that is named or lies in a folder, also in the folders within it; each file once.

    ``read`` reads one when its turn comes. What is not there or cannot be looked into becomes a source that says so
    when it is read.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for item in _in(path, read):
            found.setdefault(_place(item), item)
    return list(found.values())


def _place(source: Source) -> str:
    try:
        return os.path.realpath(source.place)
    except (OSError, ValueError):
        return source.place


def _in(path: Path, read: Callable[[Path], Plan]) -> Iterator[Source]:
    try:
        if not path.is_dir():
            yield Source(path.name, str(path), partial(read, path))
            return
    except (OSError, ValueError):
        yield Source(str(path), str(path), partial(read, path))
        return
    refused: list[OSError] = []
    names = sorted(
        Path(folder, name)
        for folder, _folders, files in os.walk(path, onerror=refused.append)
        for name in files
        if name.lower().endswith(plan_file.SUFFIX)
    )
    yield from (Source(str(item.relative_to(path)), str(item), partial(read, item)) for item in names)
    for error in refused:
        place = Path(error.filename or path)
        yield refusing(place, unreadable(error, place))
    if not names and not refused:
        empty = PlanError(
            _("There is no plan file in the folder “{folder}”.").format(folder=path.name or path),
            _("Choose a folder with files whose name ends in .jaarplan."),
        )
        yield refusing(path, empty)


def refusing(path: Path, error: PlanError) -> Source:
    """Make a source that says what is wrong when it is read."""

    def load() -> Plan:
        raise error

    return Source(path.name or str(path), str(path), load)
