"""Title, reasons and rationale by the model; which ingredient comes from where is the engine's."""

from typing import Annotated

from pydantic import Field, StringConstraints

from agents.content import GenreBlend
from agents.writers.base import Task, WriterError
from agents.writers.builtin.blend import write_blend
from agents.writers.ollama.drafts.base import Draft, Paragraph, Written

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=80)]


class Reason(Written):
    genre: str
    reason: Paragraph


class Blend(Written):
    title: Title
    reasons: list[Reason] = Field(min_length=1, max_length=6)
    rationale: Paragraph


def facts(task: Task, computed: GenreBlend) -> str:
    lines = [f"- {part.slug} ({part.name}) brings {', '.join(part.ingredients)}." for part in computed.parts]
    lines += [f"- {genre.name}: {genre.summary} {genre.meets.strengths}" for genre in task.genres]
    return "\n".join(lines)


def assemble(written: Blend, task: Task, computed: GenreBlend) -> GenreBlend:
    reasons = {item.genre.strip().lower(): item.reason for item in written.reasons}
    parts = []
    for part in computed.parts:
        reason = reasons.get(part.slug) or reasons.get(part.name.lower())
        if reason is None:
            raise WriterError(f"The model gave no reason for {part.slug}.")
        parts.append(part.model_copy(update={"reason": reason}))
    return GenreBlend(title=written.title, parts=tuple(parts), rationale=written.rationale)


BLEND = Draft("genre_blend", Blend, write_blend, facts, assemble)
