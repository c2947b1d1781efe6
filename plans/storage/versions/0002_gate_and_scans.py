"""What weighs a goal (gate, readiness, business case, barriers), and the scans."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_WORDS = "feasible_with ready_first case_client case_employee case_care_cost case_saver example".split()
_CHOICES = (
    "fits adds_experience adds_health adds_cost adds_employee can_organise can_pay can_technically ready_urgent "
    "ready_staffing ready_front_runner ready_projects ready_resistance ready_communication case_pays"
).split()
_COUNTS = "places_now places_next places_later".split()
_LISTS = "needs fits_answers".split()


def upgrade() -> None:
    """Return goals their new fields, and make the tables beside them."""
    # A key to another table cannot simply be added in SQLite, so the table is made anew.
    with op.batch_alter_table("goal") as goal:
        for name in _WORDS:
            goal.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in _CHOICES:
            goal.add_column(sa.Column(name, sa.String(), nullable=True))
        for name in _COUNTS:
            goal.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in _LISTS:
            goal.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
        goal.add_column(sa.Column("initiator_id", sa.Uuid(), nullable=True))
        goal.create_foreign_key("fk_goal_initiator_id", "person", ["initiator_id"], ["id"], ondelete="SET NULL")
    op.create_index("ix_goal_initiator_id", "goal", ["initiator_id"])
    _create(
        "assumption",
        _reference("goal_id", "goal"),
        _words("what"),
        _words("check_how"),
        sa.Column("check_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        _words("learned"),
    )
    _create(
        "barrier",
        _reference("goal_id", "goal"),
        sa.Column("kind", sa.String(), nullable=True),
        _words("what"),
        _words("lifter"),
        _words("asked"),
    )
    _create(
        "leadership_scan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("has_vision", sa.String(), nullable=True),
        sa.Column("agreed", sa.JSON(), nullable=False),
        sa.Column("doing", sa.JSON(), nullable=False),
        sa.Column("helps", sa.JSON(), nullable=False),
        _words("note"),
    )
    _create(
        "factor_scan",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("phase", sa.String(), nullable=True),
        _words("note"),
    )
    _create(
        "tie",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=True),
        _words("partner"),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("intensity", sa.String(), nullable=True),
        _words("note"),
    )


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
