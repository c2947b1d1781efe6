"""The organisation's library in the window: the one file of it that reaches for a server, where IT set one up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.passphrase import Asked, AskPassphrase
from desktop.share_places import Elsewhere, Shared, Waiting, may_be_names, shared_at
from plans.anonymise.leaving import leaving
from plans.errors import Locked, PlanError
from plans.exchange.encryption import Unopened
from plans.organisation import connection, lines, local, publishing, remarks, sharing
from plans.organisation.connection import PasswordNeeded, Unreachable
from plans.organisation.local import Errand, Local
from plans.organisation.server import parse
from plans.plan import Plan
from plans.portfolio import Source
from plans.storage import backups
from plans.storage.library import Library
from resources.language import gettext as _
from resources.language import ngettext

PASSWORD = Asked(
    lambda: _("The organisation's library"),
    lambda: _("Your IT department gave you a password for it. The computer keeps it, so that you type it once."),
    lambda: _("Password"),
    lambda: _("Log in"),
)
"""What is asked for."""


class Organisation:
    """The organisation's library as a place to share a plan."""

    def __init__(self, address: str) -> None:
        self.server = parse(address)

    @property
    def where(self) -> str:
        """Return where it is, in words."""
        return _("The organisation's library ({host})").format(host=self.server.host)

    def publish(self, library: Library, key: UUID, names: bool, replaced: Mapping[str, str]) -> Shared:
        """Publish a plan; whether names are kept is the organisation's to say. Put off while it cannot be reached."""
        plan = library.load(key)
        folder = backups.folder(library.path)
        with (
            local.opened(self.server) as kept,
            _put_off(kept, key, "publish"),
            connection.connect(self.server) as database,
        ):
            made = sharing.share(database, kept, plan, folder, replaced)
        if isinstance(made, sharing.Diverged):
            raise Elsewhere(made.theirs)
        return Shared(shared_at(self.where), "")

    def taken(self, library: Library, theirs: Plan) -> None:
        """Remember that this laptop has what the other one published."""
        with connection.connect(self.server) as database, local.opened(self.server) as kept:
            there = publishing.whole(database, theirs.id)
            if there and there.plan and there.plan.ancestors[-1:] == theirs.ancestors[-1:]:
                kept.know(theirs.id, there.revision)

    def waiting(self, plan: Plan) -> Waiting:
        """Return the remarks that managers sent."""
        with connection.connect(self.server) as database:
            found = remarks.waiting(database, plan)
        return Waiting(found.waiting, found.say() if found.waiting else "", found.unread)

    def send(self, plan: Plan, replaced: Mapping[str, str]) -> str:
        """Send the remarks; put off while it cannot be reached, and then each is sent once."""
        with local.opened(self.server) as kept, _put_off(kept, plan.id, "remarks"):
            with connection.connect(self.server) as database:
                count = remarks.send(database, leaving(plan, chosen=replaced))
            kept.done(plan.id, "remarks")
        if not count:
            return _("There is nothing new to send: the team has all your remarks.")
        return ngettext("{count} remark sent.", "{count} remarks sent.", count).format(count=count)

    def holds(self, plan: Plan) -> bool:
        """Return whether this plan is there, as far as this laptop knows."""
        with local.opened(self.server) as kept:
            return any(item.plan_id == plan.id for item in kept.lines())

    def shows_roles(self, names: bool) -> bool:
        """Return that they do: for everybody but the team itself."""
        return True

    def catch_up(self, library: Library, replaced: Callable[[UUID], Mapping[str, str]]) -> list[str]:
        """Publish and send what was put off; a plan with new words that may be names waits for its leader."""
        said: list[str] = []
        with local.opened(self.server) as kept:
            errands = {what: kept.errands(what) for what in ("publish", "remarks")}
        for key in filter(library.has, errands["publish"]):
            # Put together with another laptop's when its plan is open and she shares it.
            with suppress(Elsewhere):
                if not may_be_names(library.load(key), replaced(key)):
                    said.append(self.publish(library, key, False, replaced(key)).words)
        sending = filter(library.has, errands["remarks"])
        return [*said, *(self.send(library.load(key), replaced(key)) for key in sending)]

    def check_step(self, key: UUID) -> None:
        """Look whether this laptop has the last version, where two leaders may keep one plan."""
        with local.opened(self.server) as kept:
            mine = kept.known(key) if kept.keeps_names else 0
        if not mine:
            return
        try:
            with connection.connect(self.server) as database:
                there = publishing.revision(database, key)
        except Unreachable as error:
            raise Locked(
                error.sentence,
                _("Two laptops may keep this plan: adopt it or close the review once it can be reached."),
            ) from error
        if there not in (0, mine):
            raise Elsewhere

    def log_in(self, password: str) -> None:
        """Try a password and let the system keep it; raises Unopened when it is not right."""
        try:
            with connection.connect(self.server, password):
                pass
        except PasswordNeeded as error:
            raise Unopened(error.sentence, error.advice) from None
        connection.keep_password(self.server, password)


@contextmanager
def _put_off(kept: Local, key: UUID, what: Errand) -> Iterator[None]:
    """Remember an errand when the library cannot be reached while it is done."""
    try:
        yield
    except (Unreachable, PasswordNeeded):
        kept.put_off(key, what)
        raise


@dataclass(frozen=True)
class Away:
    """Why the library cannot be looked at now, and of which moment the lines are that were kept; None without any."""

    error: PlanError
    seen: dt.datetime | None

    @property
    def words(self) -> str:
        """Say both, in a line or two."""
        # That a plan is safe on this laptop is not what she asks here.
        said = [self.error.sentence if isinstance(self.error, Unreachable) else str(self.error)]
        if self.seen:
            moment = f"{self.seen.astimezone():%d-%m-%Y %H:%M}"
            said.append(_("You see it as it was on {moment}.").format(moment=moment))
        return " ".join(said)

    @property
    def way_on(self) -> str:
        """Name what she can do about it."""
        return _("Log in…") if isinstance(self.error, PasswordNeeded) else _("Try again")


def overview(address: str, prefix: str) -> tuple[list[Source], Away | None]:
    """Return every team that may be seen; without the server as it was last time, and why.

    The place of each begins with ``prefix``.
    """
    try:
        server = parse(address)
        with local.opened(server) as kept:
            try:
                with connection.connect(server) as database:
                    found, away = lines.refresh(database, kept), None
            except (Unreachable, PasswordNeeded) as error:
                found = kept.lines()
                away = Away(error, kept.seen if found else None)
    except PlanError as error:
        return [], Away(error, None)
    name = _("the organisation's library")
    return [
        replace(item, name=name, place=f"{prefix}{item.place}", file=True) for item in lines.sources(server, found)
    ], away


def log_in(error: PlanError, address: str, parent: QWidget) -> bool:
    """Ask for the password when that is what is missing; tells whether it is known now."""
    if not isinstance(error, PasswordNeeded):
        return False
    dialog = AskPassphrase(error.sentence, Organisation(address).log_in, parent, PASSWORD)
    return bool(dialog.exec()) and not isinstance(dialog.made, Exception)


def fetch(address: str, key: UUID, library: Library) -> Plan:
    """Return a plan to read along, with roles; one of her own team that is kept whole and new here, to work in.

    Raises PlanError.
    """
    server = parse(address)
    with connection.connect(server) as database, local.opened(server) as kept:
        there = None if library.has(key) else publishing.whole(database, key)
        if there and there.plan:
            kept.know(key, there.revision)
            return there.plan
        plan = lines.document(database, key)
    plan.record.to_read = True
    return plan
