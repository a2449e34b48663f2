"""Loading what is slow to load before the first lesson needs it."""

import asyncio


def warm_up() -> None:
    """Compose a small lesson for nobody: atlas, dictionaries, phrase tables and graph are in this process then."""
    from agents.composing import compose_state
    from agents.context import LessonContext
    from agents.writers.builtin.writer import BuiltinWriter
    from music.brief import Brief

    writer = BuiltinWriter()
    brief = Brief(prompt="A first lesson for nobody", genres=("jazz", "hip-hop"))
    asyncio.run(compose_state(LessonContext(brief=brief, writer=writer, fallback=writer)))
