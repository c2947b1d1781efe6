"""The servers of the tests of the organisation's library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import postgres

pytest.importorskip("psycopg", reason="psycopg is not here (the extra digikoers[organisation])")


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster(postgres.debian, postgres.MISSING) as made:
        yield made


@pytest.fixture(scope="session")
def ready(cluster: postgres.Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    from tests.organisation import template

    return template(cluster, tmp_path_factory.mktemp("organisation"))


@pytest.fixture
def organisation(cluster: postgres.Cluster, ready: str) -> object:
    from tests.organisation import Organisation

    return Organisation(cluster, cluster.create_database(ready))
