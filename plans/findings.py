"""What is missing in a plan, and what is worth a look."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from resources.texts import text

if TYPE_CHECKING:
    from plans.records import Record

Kind = Literal["missing", "advice"]


@dataclass(frozen=True)
class Finding:
    """One thing to complete or to look at, with the field where it is mended.

    ``missing``: the plan is not complete without it; ``advice``: worth a look.
    """

    code: str
    kind: Kind
    subject: str
    record: str | None
    field: str | None
    message: str
    span: tuple[int, int] | None = None
    """Where the words at issue begin and end in the text of the field, for advice on wording."""

    def as_json(self) -> dict[str, Any]:
        """Give the form in which ``digikoers check --json`` prints a finding; a span only where there is one."""
        content = asdict(self)
        if self.span is None:
            del content["span"]
        return content


def missing(record: Record, field: str, **words: object) -> Finding:
    """Say that an essential field is empty, in the words of the subject's texts."""
    path = f"fields.{record.__tablename__}.{field}.missing"
    return Finding(
        code=f"{record.__tablename__}_{field}_missing",
        kind="missing",
        subject=record.subject,
        record=str(record.id),
        field=field,
        message=text(record.subject, path).format(**words),
    )


def essentials(record: Record, fields: tuple[str, ...], **words: object) -> list[Finding]:
    """Give a finding for every field in ``fields`` that is still empty."""
    return [missing(record, field, **words) for field in fields if not record.filled(field)]
