"""A million lines of a hundred organisations in one table, and in one partitioned by organisation, side by side.

    python -m tests.bench.partitions 1000000

Generated rows as wide as a real line; what docs/growth.md says of partitioning was measured with this.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

from tests import postgres

ORGANISATIONS = 100
TIMES = 7

_TABLE = """
CREATE TABLE {name} (organisation integer NOT NULL, id uuid NOT NULL, location integer NOT NULL,
    revision integer NOT NULL, published_at timestamptz NOT NULL DEFAULT now(), goals jsonb NOT NULL,
    planned bigint NOT NULL, checksum text NOT NULL,
    PRIMARY KEY (organisation, id)) {how}
"""
_GOALS = """
'[{"focus": "wellbeing", "stage": "pilot", "status": "stuck", "course": ["stuck", null, null, null]},
  {"focus": null, "stage": "pilot", "status": "on_course", "course": ["on_course", null, null, null]},
  {"focus": null, "stage": null, "status": "attention", "course": [null, "attention", null, null]}]'::jsonb
"""
_FILL = """
INSERT INTO {name}
SELECT n % {organisations}, md5(n::text)::uuid, n / 100, 1, now(), {goals}, n, md5(n::text) || md5(n::text)
FROM generate_series(1, {count}) AS n
"""
QUERIES = {
    "all lines of one organisation": "SELECT * FROM {name} WHERE organisation = 7",
    "one location": "SELECT * FROM {name} WHERE organisation = 7 AND location = 70",
    "publish": "UPDATE {name} SET revision = revision + 1 WHERE organisation = 7 AND id = md5('107')::uuid",
    "totals of one organisation": "SELECT count(*), sum(planned) FROM {name} WHERE organisation = 7",
    "totals of all organisations": "SELECT organisation, count(*), sum(planned) FROM {name} GROUP BY organisation",
    "take out one organisation": {"one": "DELETE FROM one WHERE organisation = 9", "parted": "DROP TABLE parted_9"},
}


def main(count: int) -> None:
    """Fill both tables and print the medians of each question in milliseconds."""
    with postgres.cluster(postgres.debian, postgres.MISSING) as cluster, cluster.admin() as database:
        for name, how in (("one", ""), ("parted", "PARTITION BY LIST (organisation)")):
            database.execute(_TABLE.format(name=name, how=how))
            for number in range(ORGANISATIONS) if how else ():
                database.execute(f"CREATE TABLE parted_{number} PARTITION OF parted FOR VALUES IN ({number})")
            begin = time.monotonic()
            database.execute(_FILL.format(name=name, organisations=ORGANISATIONS, count=count, goals=_GOALS))
            database.execute(f"CREATE INDEX ON {name} (organisation, location)")
            database.execute(f"VACUUM ANALYZE {name}")
            query = "SELECT sum(pg_total_relation_size(oid)) / 1e6 FROM pg_class WHERE relname ~ %s AND relkind = 'r'"
            (size,) = database.execute(query, (f"^{name}(_[0-9]+)?$",)).fetchone()
            print(f"{name}: {count:,} lines in {time.monotonic() - begin:.0f} s, {size:,.0f} MB")
        for what, query in QUERIES.items():
            once = isinstance(query, dict)
            spent = {name: measured(database, query[name] if once else query.format(name=name), 1 if once else TIMES)
                     for name in ("one", "parted")}  # fmt: skip
            print(f"  {what:36}{spent['one']:9,.1f} ms{spent['parted']:9,.1f} ms")


def measured(database: Any, query: str, times: int) -> float:
    """Return the median of so many times, in milliseconds."""
    found = []
    for _time in range(times):
        begin = time.monotonic()
        cursor = database.execute(query)
        if cursor.description:
            cursor.fetchall()
        found.append((time.monotonic() - begin) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
