"""Writing a section with the local model: a draft against a JSON schema, streamed, validated, and made into content."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from typing import Any

import httpx
import ollama
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.utils.json import parse_partial_json
from langchain_ollama import ChatOllama
from pydantic import ValidationError

from agents.content import Content
from agents.writers.base import OnPartial, Task, WriterError
from agents.writers.ollama.drafts import DRAFTS, Draft
from agents.writers.ollama.prompting import house_rules, request_text
from music.plan import SongPlan

Slot = Callable[[], AbstractAsyncContextManager[None]]

#: No section needs more; a model that runs on is cut off. Characters.
LONGEST_ANSWER = 60_000
#: Half-written content goes to the page at most this often, in seconds.
PARTIAL_EVERY = 0.1
#: Limits on the model's side, in tokens.
CONTEXT_TOKENS = 8192
ANSWER_TOKENS = 3000
#: A stream that says nothing for this long is dead. A cold model is loaded within it, too. Seconds.
SILENCE_SECONDS = 60.0

_FAULTS = (httpx.HTTPError, ollama.ResponseError, ConnectionError, OSError)


class OllamaWriter:
    """Words by a model on the school's own server. Notes, facts, sources, standards and keys stay computed."""

    name = "ollama"

    def __init__(self, *, base_url: str, model: str, seconds: float, slot: Slot) -> None:
        self.base_url = base_url
        self.model = model
        self.seconds = seconds
        self.slot = slot

    @cached_property
    def _chat(self) -> ChatOllama:
        return ChatOllama(
            model=self.model,
            base_url=self.base_url,
            temperature=0.8,
            num_ctx=CONTEXT_TOKENS,
            num_predict=ANSWER_TOKENS,
            keep_alive="10m",
            client_kwargs={
                "timeout": httpx.Timeout(SILENCE_SECONDS, connect=5.0),
                # Loading certificates takes a tenth of a second, and a server in the house has none.
                "verify": self.base_url.startswith("https"),
            },
        )

    async def write(self, task: Task, on_partial: OnPartial | None = None) -> Content | SongPlan:
        """The section's content. Raises WriterError with a sentence for whatever went wrong on the way."""
        draft = DRAFTS.get(task.section)
        if draft is None:
            raise WriterError(f"{task.section} is not written by a model.")
        computed = draft.compute(task)
        prompt = request_text(task, draft.facts(task, computed))
        async with self.slot():
            try:
                async with asyncio.timeout(self.seconds):
                    answer = await self._answer(prompt, draft, on_partial)
            except TimeoutError:
                raise WriterError(f"The model took longer than {self.seconds:.0f} seconds.") from None
            except _FAULTS as error:
                raise WriterError(f"The model server failed ({_short(error)}).") from error
        return _assembled(task, draft, computed, answer)

    async def _answer(self, prompt: str, draft: Draft[Any, Any], on_partial: OnPartial | None) -> str:
        """The model's whole answer, passed on as it grows."""
        answer = ""
        now = asyncio.get_running_loop().time
        due = now()
        async for piece in self._stream(prompt, draft):
            answer += piece
            if len(answer) > LONGEST_ANSWER:
                raise WriterError("The model wrote without end.")
            if on_partial is not None and now() >= due and await _pass_on(answer, draft, on_partial):
                due = now() + PARTIAL_EVERY
        return answer

    async def _stream(self, prompt: str, draft: Draft[Any, Any]) -> AsyncIterator[str]:
        messages = [SystemMessage(house_rules(draft)), HumanMessage(prompt)]
        # The plain schema: with a Pydantic class nothing would arrive before the end.
        model = self._chat.bind(format=draft.schema.model_json_schema())
        async for chunk in model.astream(messages):
            if isinstance(chunk.content, str):
                yield chunk.content


def _assembled(task: Task, draft: Draft[Any, Any], computed: Any, answer: str) -> Content | SongPlan:
    """The section that the answer and what was computed make together."""
    if not answer.strip():
        raise WriterError("The model gave an empty answer.")
    try:
        written = draft.schema.model_validate(json.loads(answer))
        content: Content = draft.assemble(written, task, computed)
    except json.JSONDecodeError:
        raise WriterError("The model's answer broke off, or was not JSON.") from None
    except ValidationError as error:
        raise WriterError(f"The model's answer did not fit ({_first(error)}).") from None
    return content


async def _pass_on(answer: str, draft: Draft[Any, Any], on_partial: OnPartial) -> bool:
    """Whether there was something to show in the answer so far."""
    try:
        partial = parse_partial_json(answer)
    except ValueError:
        return False
    if not isinstance(partial, dict) or not partial:
        return False
    await on_partial(draft.partial(partial))
    return True


def _short(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160] or type(error).__name__


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"[:160]
