"""What the leader does herself this year, looked back on each quarter; and where the baseline of a goal comes from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

form = "784e3bea46d866e4"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Make the table of what the leader does herself; let a goal say where its baseline comes from."""
    op.create_table(
        "intention",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("plan_id", sa.Uuid(), sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False, server_default=""),
        sa.Column("proposed", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        *(sa.Column(f"done{quarter}", sa.String(), nullable=True) for quarter in range(1, 5)),
        *(sa.Column(f"note{quarter}", sa.Text(), nullable=False) for quarter in range(1, 5)),
    )
    op.create_index("ix_intention_plan_id", "intention", ["plan_id"])
    op.add_column("goal", sa.Column("baseline_from", sa.Text(), nullable=False, server_default=""))
