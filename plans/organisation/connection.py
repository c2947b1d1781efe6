"""A connection to the organisation's library: encrypted and the server known, or none; and its troubles in sentences.

The password, where there is one, is kept by the system (``keyring``), never in a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plans.errors import Damaged, NoRights, PlanError, newer
from plans.organisation.server import Server
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection

SERVICE = "Digikoers"
"""Under which the system keeps a password."""

CONNECT_SECONDS, STATEMENT_SECONDS = 5, 15
"""How long reaching the server, and one question to it, may take."""

_CLOSED = ("no pg_hba.conf entry", "client certificate", "certificate authentication failed", "alert")
"""How the server says that it lets somebody in by another way alone, or not by this certificate."""
_BETWEEN = "unsupported startup parameter"
"""How a pooler says that it does not pass something on."""
_UNTRUSTED = ("certificate", "does not support ssl", "ssl error")
"""How the driver says that the other one is not who it should be, or speaks without encryption."""
_BROKEN = ("eof", "reset by peer", "broken pipe", "syscall", "timed out", "closed the connection")
"""How it says that the line broke, as an error of SSL too."""

NEWER = "DK001"
"""The code with which the database refuses what a newer program published."""


class Unreachable(PlanError):
    """The server cannot be reached just now: what was to be done can be done later."""


class PasswordNeeded(PlanError):
    """The server asks for a password that the system does not keep, or it is no longer right."""


@contextmanager
def connect(server: Server, password: str | None = None) -> Iterator[Connection[Any]]:
    """Open a connection, each statement of which stands by itself; it is closed afterwards. Raises PlanError.

    ``password`` is asked of the system when it is not given.
    """
    driver = _driver()
    with translated(server):
        found = driver.connect(**_parameters(server, kept_password(server) if password is None else password))
    try:
        with translated(server):
            yield found
    finally:
        found.close()


def kept_password(server: Server) -> str | None:
    """Return the password that the system keeps for this address; None when it keeps none."""
    keyring = _keyring()
    try:
        found: str | None = keyring.get_password(SERVICE, server.address)
    except keyring.errors.KeyringError:
        return None
    return found


def keep_password(server: Server, password: str) -> None:
    """Give the system a password to keep; raises PlanError when it has no place for one."""
    keyring = _keyring()
    try:
        keyring.set_password(SERVICE, server.address, password)
    except keyring.errors.KeyringError:
        raise PlanError(
            _("This computer has no safe place to keep a password."), _("You will be asked for it each time.")
        ) from None


@contextmanager
def translated(server: Server) -> Iterator[None]:
    """Say in a sentence what the database or the line to it refuses; nothing of a plan is in it."""
    driver = _driver()
    try:
        yield
    except driver.Error as error:
        raise _said(error, server) from error


def _parameters(server: Server, password: str | None) -> dict[str, Any]:
    found = {
        "host": server.host,
        "port": server.port,
        "dbname": server.database,
        "user": server.user,
        "password": password or "",
        "sslrootcert": server.root,
        "sslcert": server.certificate,
        "sslkey": server.key,
    }
    return {
        **{name: value for name, value in found.items() if value},
        "sslmode": "verify-full",
        "ssl_min_protocol_version": "TLSv1.2",
        # Encryption by Kerberos would go before TLS, and then nobody looks at the certificate.
        "gssencmode": "disable",
        # A place that cannot be: of a device the driver warns in the terminal, without one it looks in the home folder.
        "passfile": str(Path(os.devnull, "none")),
        "connect_timeout": CONNECT_SECONDS,
        "tcp_user_timeout": STATEMENT_SECONDS * 1000,
        "keepalives_idle": 5,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={CONNECT_SECONDS}s",
        "application_name": "digikoers",
        "client_encoding": "utf8",
        "autocommit": True,
        # A prepared statement would bind a pooler to one client.
        "prepare_threshold": None,
    }


def _driver() -> Any:
    try:
        import psycopg
    except ImportError:
        raise PlanError(
            _("This Digikoers cannot reach the organisation's library: a part of it is not installed."),
            _("Ask your IT department for it; it is called digikoers[organisation]."),
        ) from None
    return psycopg


def _keyring() -> Any:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise PlanError(
            _("This Digikoers cannot reach the organisation's library: a part of it is not installed."),
            _("Ask your IT department for it; it is called digikoers[organisation]."),
        ) from None
    return keyring


def _said(error: Any, server: Server) -> PlanError:
    state = str(error.sqlstate or "")
    words = str(error).lower()
    known: list[tuple[bool, Callable[[], PlanError]]] = [
        (state == NEWER, lambda: newer(_("The organisation's library"))),
        (state == "42501", _no_rights),
        (state.startswith(("23", "22")), _refused),
        (state in ("3F000", "42883", "42P01"), _not_installed),
        (state.startswith("53"), _no_room),
        (_BETWEEN in words, lambda: _stopped_between(server)),
        (any(word in words for word in _CLOSED), lambda: _not_let_in(server)),
        (state.startswith("28") or "password" in words, lambda: _who(server)),
        (
            any(word in words for word in _UNTRUSTED) and not any(word in words for word in _BROKEN),
            lambda: _not_trusted(server),
        ),
        # 57: stopped, or slower than it may be; 08 and nothing: the line broke.
        (state.startswith(("57", "55", "08", "25", "40")) or not state, lambda: _away(server)),
    ]
    return next((make() for fits, make in known if fits), _refused())


def _away(server: Server) -> PlanError:
    return Unreachable(
        _("The organisation's library cannot be reached just now ({host}).").format(host=server.host),
        _("Nothing is lost: your plan is on this laptop. Digikoers tries again later."),
    )


def _who(server: Server) -> PlanError:
    return PasswordNeeded(
        _("The organisation's library does not know you, or the password is not right ({host}).").format(
            host=server.host
        ),
        _("Try again, or ask your IT department."),
    )


def _not_let_in(server: Server) -> PlanError:
    return NoRights(
        _("The organisation's library does not let you in ({host}).").format(host=server.host),
        _("Ask your IT department: you are not known there, or your certificate is over."),
    )


def _stopped_between(server: Server) -> PlanError:
    return PlanError(
        _("Something before the organisation's library does not let Digikoers through ({host}).").format(
            host=server.host
        ),
        _("Ask your IT department: PgBouncer takes the line “ignore_startup_parameters = options”."),
    )


def _not_trusted(server: Server) -> PlanError:
    return PlanError(
        _("It is not certain that this is the organisation's own library ({host}), so nothing was sent.").format(
            host=server.host
        ),
        _("Ask your IT department: its certificate is not known here, is over, or is of another computer."),
    )


def _no_rights() -> PlanError:
    return NoRights(
        _("You may not do this in the organisation's library."),
        _("Ask who looks after it whether you are still on the list, with this team."),
    )


def _refused() -> PlanError:
    return Damaged(
        _("The organisation's library does not take this: something in it does not fit."),
        _("Nothing was changed there. Tell us about this."),
    )


def _not_installed() -> PlanError:
    return PlanError(
        _("There is no library for Digikoers on this server yet, or an older one."),
        _("Ask your IT department: “digikoers organisation install” makes it, “upgrade” brings it up to date."),
    )


def _no_room() -> PlanError:
    return Unreachable(
        _("The organisation's library is full or too busy."),
        _("Nothing is lost: your plan is on this laptop. Digikoers tries again later."),
    )
