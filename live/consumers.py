"""The resumable socket: join, replay what was missed, then forward."""

import asyncio
import contextlib
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.http import HttpRequest, parse_cookie
from django.utils import translation

from institutions.models import User
from live.models import Event
from live.topics import TopicKind, find

#: htmx's socket extension opens the socket again after these codes only.
TRY_AGAIN = 1013
REFUSED = 4404
#: How often the log is read without a wake-up, in seconds.
LOOK_EVERY = 4.0

Change = tuple[str, dict[str, Any]]


class TopicConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """Follows one topic for one member, from the sequence number that the browser says it has."""

    kind: TopicKind
    seen: int

    async def connect(self) -> None:
        self.topic = self.scope["url_route"]["kwargs"]["topic"]
        self.seen = -1
        self.lock = asyncio.Lock()
        self.watch: asyncio.Task[None] | None = None
        await self.accept()
        if not await self._allowed():
            await self.close(code=REFUSED)
            return
        # First the group, then the log: an event between the two arrives twice, never not at all.
        with contextlib.suppress(Exception):  # Redis is away: reading the log every few seconds still works
            await self.channel_layer.group_add(self.topic, self.channel_name)
        self.watch = asyncio.create_task(self._look_again_and_again())

    async def disconnect(self, code: int) -> None:
        if self.watch is not None:
            self.watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.watch
        with contextlib.suppress(Exception):  # Redis may be the reason that the socket closes
            await self.channel_layer.group_discard(self.topic, self.channel_name)

    async def receive_json(self, content: Any, **kwargs: Any) -> None:
        """The browser's first message says what it has; anything else is ignored."""
        resume = content.get("resume") if isinstance(content, dict) else None
        with contextlib.suppress(TypeError, ValueError):
            self.seen = max(0, int(str(resume)))
            await self._catch_up()

    async def live_wake(self, message: dict[str, Any]) -> None:
        await self._catch_up()

    async def live_passing(self, message: dict[str, Any]) -> None:
        if self.seen >= 0:
            await self._send([(message["kind"], message["payload"])])

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            # What the member may see is asked again: the scope's user stays what it was at the start.
            if not await self._allowed():
                await self.close(code=REFUSED)
                return
            await self._catch_up()

    async def _catch_up(self) -> None:
        """Send everything after what the browser has, as one message with the newest sequence number."""
        async with self.lock:
            if self.seen < 0:
                return
            events = await self._events()
            if events:
                await self._send([(event.kind, event.payload) for event in events], events[-1].sequence)
                self.seen = events[-1].sequence

    async def _send(self, changes: list[Change], sequence: int | None = None) -> None:
        html = await self._render(changes)
        if sequence is not None:
            html += f'<span id="live-sequence" data-sequence="{sequence}" hidden></span>'
        if html:
            await self.send(text_data=html)

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def _allowed(self) -> bool:
        member = self.scope.get("user")
        if member is None or not member.is_authenticated:
            return False
        try:
            self.kind, self.identifier = find(self.topic)
            self.member = User.objects.get(pk=member.pk, is_active=True)
        except (LookupError, User.DoesNotExist):
            return False
        return self.kind.may_follow(self.member, self.identifier)

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def _events(self) -> list[Event]:
        return list(Event.objects.filter(topic_id=self.topic, sequence__gt=self.seen).order_by("sequence")[:500])

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def _render(self, changes: list[Change]) -> str:
        with translation.override(self._language()):
            return self.kind.render(self.member, self.identifier, changes)

    def _language(self) -> str:
        """The language of the page that the socket belongs to, found as LocaleMiddleware finds it."""
        headers = dict(self.scope.get("headers", ()))
        request = HttpRequest()
        request.COOKIES = parse_cookie(headers.get(b"cookie", b"").decode("latin-1"))
        request.META["HTTP_ACCEPT_LANGUAGE"] = headers.get(b"accept-language", b"").decode("latin-1")
        return translation.get_language_from_request(request)
