"""The built-in writer: no model, the same words for the same seed."""

from collections.abc import Callable, Mapping

from agents.content import Content, Hooks, Lyrics, TheoryAnalysis
from agents.writers.base import OnPartial, SectionKind, Task, WriterError
from agents.writers.builtin.assessment import write_assessment
from agents.writers.builtin.blend import write_blend
from agents.writers.builtin.culture import write_culture
from agents.writers.builtin.education import write_education
from agents.writers.builtin.guide import write_guide
from agents.writers.builtin.song import write_plan
from agents.writers.builtin.wishes import heeded
from music.plan import SongPlan


class BuiltinWriter:
    """Composes every section from the atlas and the music engine; needs no server and does not stream."""

    name = "builtin"
    model = ""

    async def write(self, task: Task, on_partial: OnPartial | None = None) -> Content | SongPlan:
        """The section's content; WriterError when the task has no genres to write from."""
        if not task.genres:
            raise WriterError("The built-in writer needs at least one genre of the atlas.")
        return _WRITE[task.section](heeded(task))


def _write_hooks(task: Task) -> Hooks:
    from agents.writers.builtin.hooks import write_hooks

    return write_hooks(task)


def _write_lyrics(task: Task) -> Lyrics:
    from agents.writers.builtin.lyrics import write_lyrics

    return write_lyrics(task)


def _write_theory(task: Task) -> TheoryAnalysis:
    from agents.theory import analyse

    return analyse(task)


_WRITE: Mapping[SectionKind, Callable[[Task], Content | SongPlan]] = {
    "educational_content": write_education,
    "genre_blend": write_blend,
    "hooks": _write_hooks,
    "song_plan": write_plan,
    "lyrics": _write_lyrics,
    "cultural_context": write_culture,
    "theory_analysis": _write_theory,
    "teaching_guide": write_guide,
    "learning_assessment": write_assessment,
}
