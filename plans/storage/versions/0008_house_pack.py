"""What a plan keeps of the house pack of its organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

form = "64e6ceaaad86cbdb"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give the plan as a whole its new field."""
    op.add_column("plan", sa.Column("house", sa.JSON(), nullable=False, server_default="{}"))
