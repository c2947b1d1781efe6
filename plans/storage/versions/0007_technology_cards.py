"""What was filled in for the team, where a record comes from, and what is agreed to be safe and proper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

form = "dfc98341d70d8ae9"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""

_TABLES = (
    *("team", "vision", "behaviour", "person", "goal", "assumption", "barrier", "action", "block", "user_type"),
    *("activity", "onboarding", "budget_line", "condition", "collaboration", "risk", "safeguards", "review", "moment"),
    *("rhythm", "leadership_scan", "factor_scan", "tie", "measurement", "decision", "remark", "version", "closing"),
)


def upgrade() -> None:
    """Let every record say where it comes from, and conditions what was agreed."""
    for table in _TABLES:
        op.add_column(table, sa.Column("origin", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("proposed", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("condition", sa.Column("agreed", sa.Text(), nullable=False, server_default=""))
