"""The tables of the organisation's library, who may see and do what in them, and the statements of a laptop."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

LOGIN = """
create function digikoers.login() returns text language sql stable parallel safe as $$
    select lower(case
        -- A web front (PostgREST) says who it speaks for; nobody else is believed in that.
        when session_user = 'digikoers_web' then
            nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
        else {person} end)
$$
"""
"""Who asks, as the server itself found out; the one place that says so."""

SYSTEM_USER = "coalesce(substr(system_user, strpos(system_user, ':') + 1), session_user)"
"""From version 16 on: who was recognised, whatever role she shares with others."""


def upgrade() -> None:
    """Make everything; the roles are there already."""
    cursor = op.get_bind().connection.cursor()
    cursor.execute("show server_version_num")
    (version,) = cursor.fetchone() or ("0",)
    cursor.execute(LOGIN.format(person=SYSTEM_USER if int(version) >= 160000 else "session_user"))
    for name in ("0001_tables.sql", "0001_rights.sql"):
        cursor.execute(Path(__file__).with_name(name).read_text(encoding="utf-8"))
