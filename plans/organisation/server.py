"""Where the organisation's library is: an address without a secret in it. Loads nothing of the extra."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from plans.errors import PlanError
from resources.language import gettext as _

SCHEME = "postgresql"


@dataclass(frozen=True)
class Server:
    """Where the library is and who asks."""

    host: str
    """The name in the certificate of the server; a folder (``/run/postgresql``) for a server on this computer."""
    database: str
    port: int = 5432
    user: str = ""
    """The role in the database; empty for the name with which somebody is logged in on this computer."""
    root: str = "system"
    """The file with the certificate of who signed for the server; ``system`` for those that the system trusts."""
    certificate: str = ""
    """A file with a certificate of one's own, where the server asks for that; with its key in ``key``."""
    key: str = ""

    @property
    def address(self) -> str:
        """Return the address in one line, as it is shown and as the name under which a password is kept."""
        user = f"{self.user}@" if self.user else ""
        return f"{SCHEME}://{user}{self.host}:{self.port}/{self.database}"


def parse(address: str) -> Server:
    """Read ``postgresql://user@host:5432/database?sslrootcert=ca.pem``; raises PlanError when it makes no sense.

    A password in it is refused: an address stands in files, and a secret must not.
    """
    try:
        parts = urlsplit(address.strip())
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        host = options.pop("host", "") or unquote(parts.hostname or "")
        port, secret = parts.port or int(options.pop("port", 5432)), parts.password or options.pop("password", None)
    except ValueError:
        raise _unfit(address) from None
    root, certificate, key = (options.pop(name, "") for name in ("sslrootcert", "sslcert", "sslkey"))
    if secret is not None:
        raise PlanError(
            _("There is a password in the address of the organisation's library."),
            _("Take it out: Digikoers asks for it once, and the system keeps it."),
        )
    # Weaker ways to connect are not offered.
    wrong = options.pop("sslmode", "verify-full") != "verify-full"
    if parts.scheme not in (SCHEME, "postgres") or not host or not parts.path.strip("/") or options or wrong:
        raise _unfit(address)
    user = unquote(parts.username or "")
    return Server(host, unquote(parts.path.strip("/")), port, user, root or "system", certificate, key)


def _unfit(address: str) -> PlanError:
    return PlanError(
        _("“{address}” is not the address of an organisation's library.").format(address=address[:200]),
        _("It looks like this: postgresql://plans.example.org/digikoers."),
    )
