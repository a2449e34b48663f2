"""A well-behaved model server that stops where a test wants to look: before a section, or in the middle of one."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from tests.ollama_double import OllamaDouble

MODEL = "llama3.1:8b"


class HeldModel(OllamaDouble):
    """Answers each section with the given draft. It has no model at all until a test asks for one."""

    def __init__(self, drafts: dict[str, Any]) -> None:
        super().__init__()
        self._kinds = {json.dumps(draft): kind for kind, draft in drafts.items()}
        self._texts = {kind: text for text, kind in self._kinds.items()}
        self._fields = {frozenset(draft): kind for kind, draft in drafts.items()}
        self.behaviour.answer = lambda request: self._texts[self._section(request)]
        self.reset()

    def reset(self) -> None:
        """No model, nothing held: the built-in writer is the one that the form proposes."""
        self.behaviour.models[:] = []
        self.behaviour.fault = ""
        self.pieces: dict[str, int] = {}

    def hold(self, kind: str, *, after: int = 0) -> None:
        """There is a model, and it stops after so many pieces of this section (24 characters each)."""
        self.behaviour.models[:] = [MODEL]
        self.pieces[kind] = after

    def writes_on(self, kind: str) -> bool:
        """One more piece of the section that is held."""
        self.pieces[kind] += 1
        return True

    def release(self) -> None:
        self.pieces = {}

    def _section(self, request: dict[str, Any]) -> str:
        return self._fields[frozenset(request["format"]["properties"])]

    async def _lines(self, text: str) -> AsyncIterator[bytes]:
        sent = 0
        async for line in super()._lines(text):
            while sent >= self.pieces.get(self._kinds[text], sent + 1):
                await asyncio.sleep(0.01)
            yield line
            sent += 1
