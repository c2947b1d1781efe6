"""What the year brings: measurements, decisions, remarks, closed reviews, and how goals ended."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_REVIEW = "overall_why why_this_way smarter securing no_longer takes_time dos donts asked asked_of".split()


def upgrade() -> None:
    """Return reviews, activities and goals their new fields, and make the tables of the year."""
    op.add_column("plan", sa.Column("to_read", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("review", sa.Column("overall", sa.String(), nullable=True))
    for name in _REVIEW:
        op.add_column("review", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("activity", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("activity", sa.Column("reached", sa.Integer(), nullable=True))
    op.add_column("goal", sa.Column("ended", sa.String(), nullable=True))
    op.add_column("goal", sa.Column("lesson", sa.Text(), nullable=False, server_default=""))
    _create(
        "measurement",
        _reference("goal_id", "goal"),
        _quarter(),
        sa.Column("value", sa.String(), nullable=True),
        _words("client_result"),
        _words("employee_result"),
        sa.Column("status", sa.String(), nullable=True),
        _words("why"),
    )
    _create(
        "decision",
        _quarter(),
        sa.Column("kind", sa.String(), nullable=True),
        _reference("goal_id", "goal"),
        _words("what"),
        _reference("owner_id", "person"),
        sa.Column("due", sa.Date(), nullable=True),
    )
    _create(
        "remark",
        _quarter(),
        _reference("goal_id", "goal"),
        sa.Column("kind", sa.String(), nullable=True),
        _words("what"),
        _words("author"),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("sent", sa.BigInteger(), nullable=False),
    )
    _create(
        "closing",
        _quarter(),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
    )


def _quarter() -> sa.Column[Any]:
    return sa.Column("quarter", sa.Integer(), nullable=False)


def _words(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _create(table: str, *columns: sa.Column[Any]) -> None:
    own: list[sa.Column[Any]] = [
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("plan_id", sa.Uuid(), sa.ForeignKey("plan.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    ]
    op.create_table(table, *own, *columns)
    for column in (*own, *columns):
        if column.foreign_keys:
            op.create_index(f"ix_{table}_{column.name}", table, [column.name])


def _reference(column: str, table: str) -> sa.Column[Any]:
    return sa.Column(column, sa.Uuid(), sa.ForeignKey(f"{table}.id", ondelete="SET NULL"), nullable=True)
