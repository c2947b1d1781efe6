"""The first tables: a plan and its records."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, with an index on every key that points to another record."""
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=False),
        sa.Column("consulted", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by", sa.Text(), nullable=False),
        sa.Column("last_step", sa.String(), nullable=False),
        sa.Column("binned_at", sa.String(), nullable=True),
    )
    _create(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("care", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("full_time", sa.String(), nullable=True),
        sa.Column("clients", sa.Integer(), nullable=True),
        sa.Column("manager", sa.Text(), nullable=False),
        sa.Column("made_with", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
    )
    _create(
        "vision",
        sa.Column("has_vision", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("clarity", sa.String(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("focus", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("show", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("ambition", sa.Text(), nullable=False),
        sa.Column("chances", sa.Text(), nullable=False),
        sa.Column("client_gain", sa.Text(), nullable=False),
        sa.Column("employee_gain", sa.Text(), nullable=False),
    )
    _create(
        "behaviour",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
    )
    _create(
        "person",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("role_name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("hours_per_week", sa.String(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("knowledge", sa.Text(), nullable=False),
        sa.Column("responsible_for", sa.Text(), nullable=False),
        sa.Column("leader_keeps", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("exchange", sa.Text(), nullable=False),
        _reference("replaced_by_id", "person"),
    )
    _create(
        "goal",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("focus", sa.String(), nullable=True),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("runs_on", sa.Boolean(), nullable=False),
        sa.Column("client_gain", sa.Text(), nullable=False),
        sa.Column("employee_gain", sa.Text(), nullable=False),
        _reference("owner_id", "person"),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("next_stage", sa.Text(), nullable=False),
        sa.Column("technology", sa.Text(), nullable=False),
        sa.Column("fits_vision", sa.Text(), nullable=False),
        sa.Column("securing", sa.Text(), nullable=False),
        sa.Column("stop_doing", sa.Text(), nullable=False),
        sa.Column("evaluation_how", sa.Text(), nullable=False),
        sa.Column("evaluation_with", sa.Text(), nullable=False),
        sa.Column("evaluation_on", sa.Date(), nullable=True),
        sa.Column("celebration", sa.Text(), nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("parked_reason", sa.Text(), nullable=False),
    )
    _create(
        "action",
        sa.Column("what", sa.Text(), nullable=False),
        _reference("goal_id", "goal"),
        _reference("owner_id", "person"),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("introduces", sa.Boolean(), nullable=False),
    )
    _create(
        "user_type",
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("basic_needs", sa.Text(), nullable=False),
        sa.Column("tech_needs", sa.Text(), nullable=False),
    )
    _create(
        "activity",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("skill", sa.String(), nullable=True),
        sa.Column("types", sa.JSON(), nullable=False),
        sa.Column("audience", sa.String(), nullable=True),
        _reference("goal_id", "goal"),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("free", sa.Boolean(), nullable=False),
    )
    _create(
        "onboarding",
        sa.Column("new_staff", sa.Text(), nullable=False),
        sa.Column("temporary_staff", sa.Text(), nullable=False),
    )
    _create(
        "budget_line",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        _reference("goal_id", "goal"),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("necessity", sa.String(), nullable=True),
        sa.Column("recurrence", sa.String(), nullable=True),
        sa.Column("quarter1", sa.BigInteger(), nullable=True),
        sa.Column("quarter2", sa.BigInteger(), nullable=True),
        sa.Column("quarter3", sa.BigInteger(), nullable=True),
        sa.Column("quarter4", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
    _create(
        "condition",
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        _reference("owner_id", "person"),
        sa.Column("due", sa.Date(), nullable=True),
    )
    _create(
        "collaboration",
        sa.Column("partner", sa.String(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
    )
    _create(
        "risk",
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("weight", sa.String(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        _reference("owner_id", "person"),
    )
    _create(
        "safeguards",
        sa.Column("data_use", sa.Text(), nullable=False),
        sa.Column("privacy", sa.Text(), nullable=False),
        sa.Column("safety", sa.Text(), nullable=False),
        sa.Column("ethics", sa.Text(), nullable=False),
    )
    _create(
        "review",
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("attending", sa.Text(), nullable=False),
    )
    _create(
        "moment",
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("attending", sa.Text(), nullable=False),
    )
    _create(
        "rhythm",
        sa.Column("team_meeting", sa.Text(), nullable=False),
        sa.Column("appraisal", sa.Text(), nullable=False),
        sa.Column("sharing", sa.Text(), nullable=False),
    )
    _create(
        "version",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=False),
        sa.Column("adopted_by", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
    )


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
