"""What the overview shows of a plan, kept beside the plan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

form = "32286749a0de2de2"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Make room for summaries; they are made when somebody asks for them."""
    op.create_table(
        "summary",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id"),
    )
    # The list of very many plans is read from it, and the bin apart.
    op.create_index("plan_list", "plan", ["binned_at", "sequence", "id"])
