"""Plan files in folders: which there are, each to be read when its turn comes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plans.errors import PlanError, unreadable
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Source
from resources.language import gettext as _


def sources(paths: Iterable[Path]) -> list[Source]:
    """Return every plan file that is named or lies in a folder, also in the folders within it; each file once.

    What is not there or cannot be looked into becomes a source that says so when it is read.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for item in _in(path):
            found.setdefault(_place(item), item)
    return list(found.values())


def _place(source: Source) -> str:
    try:
        return os.path.realpath(source.place)
    except (OSError, ValueError):
        return source.place


def _in(path: Path) -> Iterator[Source]:
    try:
        if not path.is_dir():
            yield _file(path, path.name)
            return
    except (OSError, ValueError):
        yield _file(path, str(path))
        return
    refused: list[OSError] = []
    names = sorted(
        Path(folder, name)
        for folder, _folders, files in os.walk(path, onerror=refused.append)
        for name in files
        if name.lower().endswith(plan_file.SUFFIX)
    )
    yield from (_file(item, str(item.relative_to(path))) for item in names)
    for error in refused:
        place = Path(error.filename or path)
        yield _refusing(place, unreadable(error, place))
    if not names and not refused:
        empty = PlanError(
            _("There is no plan file in the folder “{folder}”.").format(folder=path.name or path),
            _("Choose a folder with files whose name ends in .jaarplan."),
        )
        yield _refusing(path, empty)


def _file(path: Path, name: str) -> Source:
    def load() -> Plan:
        plan, _notice = plan_file.read(path)
        return plan

    return Source(name, str(path), load)


def _refusing(path: Path, error: PlanError) -> Source:
    def load() -> Plan:
        raise error

    return Source(path.name or str(path), str(path), load)
