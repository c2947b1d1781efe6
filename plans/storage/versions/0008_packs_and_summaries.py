"""What a plan keeps of the house pack of its organisation, and what the overview shows of it, kept beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

form = "9cdd5e86729f9b6c"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give the plan as a whole its new field; make room for summaries, which are made when somebody asks for them."""
    op.add_column("plan", sa.Column("house", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("goal", sa.Column("time_won", sa.Integer(), nullable=True))
    op.add_column("goal", sa.Column("time_for", sa.Text(), nullable=False, server_default=""))
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
