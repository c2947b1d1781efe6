"""What a good annual plan says of each goal (S2): when we stop and who sees to it, clients asked, three evaluations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

form = "e909b3adca30792a"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Give goals, conditions, safeguards and the team their new fields."""
    op.add_column("team", sa.Column("places", sa.Integer(), nullable=True))
    op.add_column("safeguards", sa.Column("ethics_on", sa.Date(), nullable=True))
    # A key to another table cannot simply be added in SQLite, so the table is made anew.
    with op.batch_alter_table("goal") as goal:
        for name in ("clients_asked", "evaluation_outcome"):
            goal.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in ("stop_on", "evaluation_start", "evaluation_halfway"):
            goal.add_column(sa.Column(name, sa.Date(), nullable=True))
        goal.add_column(sa.Column("stop_owner_id", sa.Uuid(), nullable=True))
        goal.create_foreign_key("fk_goal_stop_owner_id", "person", ["stop_owner_id"], ["id"], ondelete="SET NULL")
    op.create_index("ix_goal_stop_owner_id", "goal", ["stop_owner_id"])
    with op.batch_alter_table("condition") as condition:
        condition.add_column(sa.Column("goal_id", sa.Uuid(), nullable=True))
        condition.create_foreign_key("fk_condition_goal_id", "goal", ["goal_id"], ["id"], ondelete="SET NULL")
    op.create_index("ix_condition_goal_id", "condition", ["goal_id"])
