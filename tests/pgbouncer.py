"""A pooler before the server of the tests: PgBouncer, which gives each transaction whichever connection is free.

With one connection to the server for each role, so that what a client leaves behind in a session would be another's.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.postgres import Cluster, free_port, somebody

MISSING = "there is no PgBouncer here (Debian: apt-get install pgbouncer)"
PATIENCE = 10.0
"""Seconds to begin in."""

_SETTINGS = """
[databases]
* = host=localhost port={cluster.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
pool_mode = transaction
default_pool_size = 1
auth_type = scram-sha-256
auth_file = {folder}/people.txt
client_tls_sslmode = require
client_tls_cert_file = {cluster.folder}/server.crt
client_tls_key_file = {cluster.folder}/server.key
server_tls_sslmode = verify-full
server_tls_ca_file = {cluster.folder}/ca.crt
{more}
"""


def program() -> str | None:
    """Where Debian put it."""
    return shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:/usr/local/bin")


@contextmanager
def pooler(cluster: Cluster, more: str = "ignore_startup_parameters = options") -> Iterator[int]:
    """Begin one for the time of a block; gives its port. Skips where there is none."""
    found = program()
    if found is None:
        pytest.skip(MISSING)
    folder, port = cluster.folder / f"pooler-{free_port()}", free_port()
    folder.mkdir()
    with cluster.admin() as database:
        # With the secrets of the server itself the pooler passes on who somebody proved to be.
        rows = database.execute("SELECT rolname, rolpassword FROM pg_authid WHERE rolpassword <> ''").fetchall()
    (folder / "people.txt").write_text("".join(f'"{name}" "{secret}"\n' for name, secret in rows))
    (folder / "settings.ini").write_text(_SETTINGS.format(cluster=cluster, port=port, folder=folder, more=more))
    _own(folder)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [found, str(folder / "settings.ini")], stdout=log, stderr=log, user=somebody(), cwd=folder
        )
    try:
        _wait(process, port, folder / "log")
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _own(folder: Path) -> None:
    if user := somebody():
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, user)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(log.read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return
