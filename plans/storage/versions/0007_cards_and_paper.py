"""The order of work, words for the poster, and where a record comes from: a technology card may have filled it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

form = "97172cc83bcd2b98"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""

_TABLES = (
    *("team", "vision", "behaviour", "person", "goal", "assumption", "barrier", "action", "block", "user_type"),
    *("activity", "onboarding", "budget_line", "condition", "collaboration", "risk", "safeguards", "review", "moment"),
    *("rhythm", "leadership_scan", "factor_scan", "tie", "measurement", "decision", "remark", "version", "closing"),
)


def upgrade() -> None:
    """Count the order of work in the library itself; give actions, conditions and every record their new fields."""
    op.add_column("plan", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    # Until now only a clock tells it, and one that was ahead kept a plan on top.
    op.execute(
        "UPDATE plan SET sequence = (SELECT count(*) FROM plan AS other "
        "WHERE (other.changed_at, other.id) <= (plan.changed_at, plan.id))"
    )
    op.add_column("action", sa.Column("poster_text", sa.Text(), nullable=False, server_default=""))
    for table in _TABLES:
        op.add_column(table, sa.Column("origin", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("proposed", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("condition", sa.Column("agreed", sa.Text(), nullable=False, server_default=""))
