"""The order in which plans were last worked on, and what an action says on the poster."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

form = "b58121ea62bd4f1b"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Count the order of work in the library itself, and give actions their words for the poster."""
    op.add_column("plan", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    # Until now only a clock tells it, and one that was ahead kept a plan on top.
    op.execute(
        "UPDATE plan SET sequence = (SELECT count(*) FROM plan AS other "
        "WHERE (other.changed_at, other.id) <= (plan.changed_at, plan.id))"
    )
    op.add_column("action", sa.Column("poster_text", sa.Text(), nullable=False, server_default=""))
