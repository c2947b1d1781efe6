"""What of a plan went into calendars."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

form = "9a6d1c20d0810313"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give plans a place for what went into calendars."""
    op.add_column("plan", sa.Column("calendar", sa.JSON(), nullable=False, server_default="{}"))
