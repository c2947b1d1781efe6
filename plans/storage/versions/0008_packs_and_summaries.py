"""What a plan keeps of the house pack of its organisation, and what the overview shows of it, kept beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

form = "14e5ad7058c6a9be"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give the plan as a whole its new field; make room for summaries, which are made when somebody asks for them."""
    op.add_column("plan", sa.Column("house", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "summary",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id"),
    )
