"""The order in which plans were last changed, counted in the library itself: a clock that was ahead put one on top."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

form = "8a13e412e522ff60"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give plans their place in the order of work; until now only a clock tells it."""
    op.add_column("plan", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE plan SET sequence = (SELECT count(*) FROM plan AS other "
        "WHERE (other.changed_at, other.id) <= (plan.changed_at, plan.id))"
    )
