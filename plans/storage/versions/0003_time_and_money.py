"""What makes people, training, time and money agree: rostered hours, meetings, blocks, linked and actual amounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Return people, onboarding and budget lines their new fields, and make the table of blocked weeks."""
    for quarter in (1, 2, 3, 4):
        op.add_column("person", sa.Column(f"rostered{quarter}", sa.String(), nullable=True))
        op.add_column("budget_line", sa.Column(f"actual{quarter}", sa.BigInteger(), nullable=True))
    for name in ("meet_every", "meet_week", "meet_day"):
        op.add_column("person", sa.Column(name, sa.String(), nullable=True))
    op.add_column("person", sa.Column("meet_time", sa.Text(), nullable=False, server_default=""))
    op.add_column("onboarding", sa.Column("capacity", sa.String(), nullable=True))
    # A key to another table cannot simply be added in SQLite, so the table is made anew.
    with op.batch_alter_table("budget_line") as line:
        for name in ("applied_on", "decided_on", "account_due"):
            line.add_column(sa.Column(name, sa.Date(), nullable=True))
        line.add_column(sa.Column("rate", sa.BigInteger(), nullable=True))
        for name, table in (("person_id", "person"), ("activity_id", "activity")):
            line.add_column(sa.Column(name, sa.Uuid(), nullable=True))
            line.create_foreign_key(f"fk_budget_line_{name}", table, [name], ["id"], ondelete="SET NULL")
    for name in ("person_id", "activity_id"):
        op.create_index(f"ix_budget_line_{name}", "budget_line", [name])
    op.create_table(
        "block",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("plan_id", sa.Uuid(), sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
    )
    op.create_index("ix_block_plan_id", "block", ["plan_id"])
