"""With a double of Ollama of fixed speed and two slots: how close to the critical path, how soon the first words."""

import asyncio
import json
import time
from typing import Any

from agents.composing import compose_state
from agents.context import LessonContext
from agents.writers.builtin.writer import BuiltinWriter
from agents.writers.ollama.writer import OllamaWriter
from mashups.services.model_slots import model_slot
from music.brief import Brief
from tests.bench.answers import answers
from tests.ollama_double import OllamaDouble, serve

BRIEF = Brief(prompt="jazz and hip-hop about the water cycle", genres=("jazz", "hip-hop"), grade="9")
#: How long the double thinks before each section's first token, in seconds.
THINKS = {
    "educational_content": 0.8,
    "genre_blend": 0.7,
    "hooks": 0.5,
    "lyrics": 1.6,
    "cultural_context": 1.8,
    "teaching_guide": 2.0,
    "learning_assessment": 1.2,
}


def critical(seconds: dict[str, float]) -> float:
    """The longest way through the graph: hooks and lyrics beside the cultural context, guide beside assessment."""
    song = seconds["hooks"] + seconds["lyrics"]
    return (
        seconds["educational_content"]
        + seconds["genre_blend"]
        + max(song, seconds["cultural_context"])
        + max(seconds["teaching_guide"], seconds["learning_assessment"])
    )


class FixedSpeed(OllamaDouble):
    """Takes the time of the section that it is asked for, and answers what passes every check."""

    def __init__(self, contents: dict[str, Any]) -> None:
        super().__init__()
        self.contents = contents
        self.took: dict[str, float] = {}
        self.behaviour.answer = lambda request: json.dumps(contents[self.section(request)])

    def section(self, request: dict[str, Any]) -> str:
        asked = set(request["format"]["properties"])
        return next(kind for kind, content in self.contents.items() if set(content) == asked)

    async def _answer(self, request: dict[str, Any], send: Any) -> None:
        section, began = self.section(request), time.perf_counter()
        await asyncio.sleep(THINKS[section])
        await super()._answer(request, send)
        self.took[section] = time.perf_counter() - began


def critical_path() -> None:
    double = FixedSpeed(asyncio.run(answers(BRIEF)))
    with serve(double) as address:
        asyncio.run(_compose(address))  # a worker is warm when its first lesson comes
        began = time.perf_counter()
        state = asyncio.run(_compose(address))
        seconds = time.perf_counter() - began
    written = [kind for kind in THINKS if state["provenance"][kind]["writer"] == "ollama"]
    line, path = sum(double.took.values()), critical(double.took)
    print(f"  critical path of the model's time {path:.2f} s, the same nodes in a line {line:.2f} s")
    print(f"  wall time {seconds:.2f} s = {seconds / path:.3f} x critical path (at most 1.05)")
    print(f"  = {seconds / line:.2f} x the line; {len(written)} of {len(THINKS)} sections by the model, first try")


async def _compose(address: str) -> dict[str, Any]:
    writer = OllamaWriter(base_url=address, model="m", seconds=60, slot=model_slot)
    return await compose_state(LessonContext(brief=BRIEF, writer=writer, fallback=BuiltinWriter(), seed=3))


def first_words() -> None:
    double = FixedSpeed(asyncio.run(answers(BRIEF)))
    double.behaviour.seconds_a_token = 0.02
    with serve(double) as address:
        seconds = asyncio.run(_first_partial(address))
    token = THINKS["educational_content"]
    print(
        f"  first token after {token * 1000:.0f} ms, first words {1000 * (seconds - token):.0f} ms later (at most 150)"
    )


async def _first_partial(address: str) -> float:
    from agents.graph import without_checkpoints

    writer = OllamaWriter(base_url=address, model="m", seconds=60, slot=model_slot)
    context = LessonContext(brief=BRIEF, writer=writer, fallback=BuiltinWriter(), seed=3)
    start: Any = {"sections": {}, "provenance": {}}
    began = time.perf_counter()
    async for report in without_checkpoints().astream(start, context=context, stream_mode="custom"):
        if report["type"] == "partial":
            return time.perf_counter() - began
    raise AssertionError("nothing was streamed")
