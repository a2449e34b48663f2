"""LangGraph's checkpoints in our PostgreSQL, through a pool of their own."""

# LangGraph is imported where it is used: the web server, which never runs a graph, starts a second sooner.
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from django.db import connections
from psycopg import AsyncConnection, Connection
from psycopg.conninfo import make_conninfo
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

if TYPE_CHECKING:
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver


def address() -> str:
    """The connection string of the database in use (in a test run, that of the test database)."""
    values = connections["default"].settings_dict
    return make_conninfo(
        dbname=values["NAME"],
        user=values["USER"],
        password=values["PASSWORD"],
        host=values["HOST"],
        port=values["PORT"],
        connect_timeout="5",
    )


@asynccontextmanager
async def checkpointer() -> "AsyncIterator[AsyncPostgresSaver]":
    """A saver that lives as long as one event loop's run."""
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

    options: dict[str, Any] = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    async with AsyncConnectionPool[AsyncConnection[dict[str, Any]]](
        address(), min_size=1, max_size=3, kwargs=options, open=False
    ) as pool:
        yield AsyncPostgresSaver(pool)


def make_tables(**_: Any) -> None:
    """Create or upgrade the tables; runs after every `migrate`. Their indexes can't be made in a transaction."""
    from langgraph.checkpoint.postgres import PostgresSaver

    if "django_migrations" not in connections["default"].introspection.table_names():
        return
    with Connection.connect(address(), autocommit=True, prepare_threshold=0, row_factory=dict_row) as connection:
        PostgresSaver(connection).setup()


def forget(thread: str) -> None:
    """Remove every checkpoint of a run that is over."""
    from langgraph.checkpoint.postgres import PostgresSaver

    with Connection.connect(address(), autocommit=True, prepare_threshold=0, row_factory=dict_row) as connection:
        PostgresSaver(connection).delete_thread(thread)
