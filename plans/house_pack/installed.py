"""The house pack in use on this laptop: kept beside the library, found beside the program or where IT says it is.

found = look(library, presets)      # in a thread: a folder of IT may be far away
current(library)                    # the pack that new plans begin with, or None
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from plans.errors import PlanError
from plans.exchange import files
from plans.house_pack import pack
from plans.house_pack.pack import Pack
from plans.house_pack.template import template_bytes
from plans.plan import Plan
from plans.presets import Presets, program_folder
from plans.storage import private

MOST_FILES = 50
"""Packs in one folder that are looked at."""


@dataclass(frozen=True)
class Found:
    """What was found."""

    current: Pack | None = None
    """The pack in use from now on."""
    is_new: bool = False
    """Whether it came into use, or became newer, just now."""
    trouble: PlanError | None = None
    """Why a pack that was there cannot be used."""


def kept_path(library: Path) -> Path:
    """Return where the pack in use is kept: beside the library, so that it is there without a network too."""
    return library.with_name(f"{library.stem}{pack.SUFFIX}")


def current(library: Path) -> Pack | None:
    """Return the pack in use; None without one, and when it is spoiled: then nothing of it is needed."""
    with suppress(PlanError):
        if kept_path(library).is_file():
            return pack.read(kept_path(library))
    return None


def use(library: Path, house: Pack) -> None:
    """Use a pack from now on; raises PlanError when it cannot be kept."""
    path = kept_path(library)
    pack.write(house, path)
    private.restrict(path)


def stop(library: Path) -> None:
    """Use no pack any more: new plans begin empty again."""
    for path in (kept_path(library), _template_path(library)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def template(library: Path, house: Pack | None) -> Path | None:
    """Return the template for Word of the pack in use, as a file beside the library; None when it has none.

    It is written anew when it is not there as the pack has it. Raises PlanError when that cannot be done.
    """
    if house is None or not house.facts.template:
        return None
    path, data = _template_path(library), template_bytes(house.facts.template)
    with suppress(OSError):
        if path.read_bytes() == data:
            return path
    files.write(data, path, lambda back: back == data)
    private.restrict(path)
    return path


def template_of(library: Path, plan: Plan) -> Path | None:
    """Return the template of the pack in use for a plan; None for a plan of another house. Raises PlanError."""
    own, of_plan = current(library), plan.house
    is_ours = own is not None and (of_plan is None or of_plan.pack == own.facts.id)
    return template(library, own) if is_ours else None


def _template_path(library: Path) -> Path:
    return kept_path(library).with_suffix(".docx")


def look(library: Path, presets: Presets) -> Found:
    """Look for a pack where IT says one is, and beside the program; a newer version of the one in use comes into use.

    What IT says counts before what was opened by hand; a pack beside the program only while there is no other.
    """
    own, found, trouble = current(library), None, None
    for place, decides in ((presets.house_pack, True), (str(program_folder()), False)):
        for path in _packs(place) if place else ():
            try:
                house = pack.read(path)
            except PlanError as error:
                trouble = trouble or error
                continue
            newer = own is not None and house.is_newer_than(own.facts.id, own.facts.number)
            other = own is None or (decides and house.facts.id != own.facts.id)
            if (newer or other) and (found is None or house.is_newer_than(found.facts.id, found.facts.number)):
                found = house
        if found:
            break
    if found is None:
        return Found(own, trouble=trouble if presets.house_pack else None)
    try:
        use(library, found)
    except PlanError as error:
        return Found(own, trouble=error)
    return Found(found, is_new=True)


def _packs(place: str) -> Iterator[Path]:
    """Return the packs at a place: that file, or those in that folder."""
    path = Path(place).expanduser()
    with suppress(OSError):
        if path.is_dir():
            yield from sorted(islice(path.glob(f"*{pack.SUFFIX}"), MOST_FILES))
        elif path.suffix.lower() == pack.SUFFIX:
            # One that is not there says so itself.
            yield path
