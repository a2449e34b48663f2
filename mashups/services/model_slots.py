"""A cap on model calls over all workers: one Redis key a slot, given back at the end or by running out."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

_LOOK_EVERY = 0.05
#: Deletes the key only when it is still ours.
_GIVE_BACK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


@asynccontextmanager
async def model_slot() -> AsyncIterator[None]:
    """Wait for one of OLLAMA_CONCURRENCY slots. Without Redis there is no cap: a lesson matters more than a queue."""
    client = Redis.from_url(settings.REDIS_URL)
    mark = secrets.token_hex(8)
    key: str | None = None
    try:
        with suppress(RedisError):
            key = await _take(client, mark)
        yield
    finally:
        if key is not None:
            with suppress(RedisError):  # the key runs out by itself
                await client.eval(_GIVE_BACK, 1, key, mark)
        await client.aclose()


async def _take(client: Redis, mark: str) -> str:
    while True:
        for number in range(settings.OLLAMA_CONCURRENCY):
            key = f"model-slot:{number}"
            if await client.set(key, mark, nx=True, ex=settings.OLLAMA_NODE_SECONDS + 30):
                return key
        await asyncio.sleep(_LOOK_EVERY)
