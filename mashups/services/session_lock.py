"""One worker a session: a PostgreSQL advisory lock on a connection of its own."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection

from mashups.checkpoints import address

_NAMESPACE = 0x11


def _key(session_id: str) -> int:
    """63 bits of the session's UUID; two sessions that share them only wait for each other."""
    return (uuid.UUID(session_id).int >> 65) ^ _NAMESPACE


@contextmanager
def session_lock(session_id: str) -> Iterator[bool]:
    """Whether this process has the session now; the lock ends with the connection, so a killed worker holds none."""
    with Connection.connect(address(), autocommit=True) as connection:
        row = connection.execute("select pg_try_advisory_lock(%s)", [_key(session_id)]).fetchone()
        yield bool(row and row[0])


def is_locked(session_id: str) -> bool:
    """Whether some worker has the session at this moment."""
    with session_lock(session_id) as free:
        return not free
