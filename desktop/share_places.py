"""Where a plan is shared: the folder of the location, or the organisation's library; both do the same.

Everything here may take long and is done beside the window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from plans.errors import PlanError
from plans.plan import Plan
from plans.storage.library import Library
from resources.language import gettext as _
from resources.language import ngettext

if TYPE_CHECKING:
    from plans.exchange.remarks_file import SentRemarks


@dataclass(frozen=True)
class Shared:
    """What became of sharing a plan, in words: what was done, and where."""

    words: str
    where: str


@dataclass(frozen=True)
class Held:
    """A plan that is not shared by itself: how many words in it may be names that nobody was asked about."""

    words: int


@dataclass(frozen=True)
class Waiting:
    """Remarks that came back and are new: what they come to in words, and what could not be read."""

    sent: tuple[SentRemarks, ...] = ()
    words: str = ""
    unread: tuple[str, ...] = ()


class Elsewhere(PlanError):
    """Another laptop shared this plan since: what both did is to be put together first."""

    def __init__(self, theirs: Plan | None = None) -> None:
        super().__init__(
            _("Another laptop shared this plan since."), _("Share it once more: then you see what it changed.")
        )
        self.theirs = theirs


class Place(Protocol):
    """Somewhere to share a plan; everything raises PlanError."""

    def publish(self, library: Library, key: UUID, names: bool, replaced: Mapping[str, str]) -> Shared:
        """Put a plan of the library there, as it is saved; raises Elsewhere as well."""

    def taken(self, library: Library, theirs: Plan) -> None:
        """Hear that what another laptop shared was put together with the plan here."""

    def waiting(self, plan: Plan) -> Waiting:
        """Return the remarks that came back for a plan."""

    def send(self, plan: Plan, replaced: Mapping[str, str]) -> str:
        """Send the remarks in a plan that is read along; tells in words what was sent.

        ``replaced`` is what stands in the place of words that may be names, where the organisation keeps names in.
        """

    def holds(self, plan: Plan) -> bool:
        """Return whether this plan is there."""

    def catch_up(self, library: Library, replaced: Callable[[UUID], Mapping[str, str]]) -> list[str]:
        """Do what could not be done before; tells in words what was done.

        ``replaced`` gives for a plan what stands in the place of words that may be names. Where there are others that
        nobody was asked about, the plan waits for its leader.
        """

    def shows_roles(self, names: bool) -> bool:
        """Return whether roles stand in the place of names there, when ``names`` were chosen or not."""

    def check_step(self, key: UUID) -> None:
        """Raise Elsewhere or another PlanError when another laptop may have a newer version of a plan."""


class Folder:
    """The folder that a location shares."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder, self._sender = folder, sender

    def publish(self, library: Library, key: UUID, names: bool, replaced: Mapping[str, str]) -> Shared:
        """Put a plan in the folder, with roles in the place of names unless ``names``."""
        from plans import common_versions, shared_folder
        from plans.storage import backups

        plan = library.load(key)
        if names and not library.read_only:
            # What comes back is merged with this version as the base; the file itself matters more than that.
            with suppress(PlanError):
                common_versions.keep_given(backups.folder(library.path), plan)
        made = shared_folder.publish(plan, self._folder, names=names, replaced=replaced)
        if made.written:
            words = shared_at(f"“{made.path.name}”")
        else:
            words = _("The plan in the shared folder is this one already: “{file}”.").format(file=made.path.name)
        where = _("In {folder}.").format(folder=made.path.parent)
        return Shared(words, where)

    def taken(self, library: Library, theirs: Plan) -> None:
        """Do nothing: in a folder the newer file tells."""

    def waiting(self, plan: Plan) -> Waiting:
        """Return the remarks in the folder."""
        from plans.exchange import remarks_file
        from plans.shared_folder import remarks

        found = remarks.waiting(plan, self._folder)
        sent = tuple(remarks_file.read(item.path) for item in found.waiting)
        return Waiting(sent, found.say() if sent else "", found.unread)

    def send(self, plan: Plan, replaced: Mapping[str, str]) -> str:
        """Put the remarks in the folder, in a file of this laptop."""
        from plans.shared_folder import remarks

        count = remarks.send(plan, self._folder, self._sender, replaced)
        words = ngettext("{count} remark is in the folder.", "{count} remarks are in the folder.", count)
        return words.format(count=count)

    def holds(self, plan: Plan) -> bool:
        """Return whether a file in the folder holds this plan."""
        from plans.shared_folder import file_of

        return file_of(plan, self._folder) is not None

    def catch_up(self, library: Library, replaced: Callable[[UUID], Mapping[str, str]]) -> list[str]:
        """Do nothing: what could not be put in the folder is put there with the next sharing."""
        return []

    def shows_roles(self, names: bool) -> bool:
        """Return whether roles were chosen."""
        return not names

    def check_step(self, key: UUID) -> None:
        """Do nothing: a folder keeps one laptop's version, and says so when it is shared."""


def shared_at(what: str) -> str:
    """Say that a plan was shared just now."""
    return _("Shared with the location at {time}: {what}.").format(time=f"{dt.datetime.now():%H:%M}", what=what)


def may_be_names(plan: Plan, replaced: Mapping[str, str]) -> int:
    """Return how many words of a plan with roles may still be names and were not asked about before."""
    from plans.anonymise import leftovers

    return len({item.text for item in leftovers.possible_names(plan, replaced)} - set(replaced))
