"""What the commands of the organisation's library share: where it is, and a connection to it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from plans import presets
from plans.errors import PlanError
from plans.organisation import connection
from plans.organisation.connection import PasswordNeeded, Unreachable
from plans.organisation.server import Server, parse
from resources.language import gettext as _

if TYPE_CHECKING:
    from psycopg import Connection


def chosen(args: argparse.Namespace) -> Server:
    """Return the server after ``--server``, or the one that was laid down; raises PlanError when there is none."""
    address = args.server or presets.read().organisation
    if not address:
        raise PlanError(
            _("It is not known where the organisation's library is."),
            _("Name it after --server, as in postgresql://plans.example.org/digikoers."),
        )
    return parse(address)


@contextmanager
def connected(server: Server) -> Iterator[Connection[Any]]:
    """Open a connection; a password that the system does not keep is asked for in the terminal, and kept then."""
    password = connection.kept_password(server)
    try:
        with connection.connect(server, password):
            pass
    except Unreachable as error:
        # Only the window comes back to it by itself.
        raise Unreachable(error.sentence, _("Try again later, or ask your IT department.")) from error
    except PasswordNeeded as error:
        if sys.stdin is None or not sys.stdin.isatty():
            raise
        password = getpass.getpass(" ".join([error.sentence, _("Password:"), ""]))
        with connection.connect(server, password):
            pass
        try:
            connection.keep_password(server, password)
        except PlanError as unkept:
            print(str(unkept), file=sys.stderr)
    with connection.connect(server, password) as database:
        yield database
