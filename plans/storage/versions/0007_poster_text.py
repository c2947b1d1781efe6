"""What an action says on the poster, in a few words of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

form = "1632df5273289b1f"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give actions their words for the poster."""
    op.add_column("action", sa.Column("poster_text", sa.Text(), nullable=False, server_default=""))
