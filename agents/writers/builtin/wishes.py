"""A teacher's wish for a section, as far as the built-in writer can follow it."""

import re
from dataclasses import replace

from agents.writers.base import Task
from agents.writers.builtin.concepts import mentions_concept
from music.brief import SKILL_LEVELS, Brief

_SIMPLER = re.compile(
    r"\b(?:simpler|simplify|easier|less (?:difficult|complex|dense)|too hard|plainer)\b", re.IGNORECASE
)
_HARDER = re.compile(r"\b(?:harder|more (?:advanced|challenging|difficult|demanding)|too easy|deeper)\b", re.IGNORECASE)


def heeded(task: Task) -> Task:
    """The task with what its instruction asks for: simpler or harder, and the concepts that it names.

    The instruction is a stranger's text: nothing of it is ever printed, it only chooses among what we can say.
    """
    if not task.instruction.strip():
        return task
    brief = _leveled(task.brief, task.instruction)
    if mentions_concept(task.instruction, task.genres):
        objectives = (task.instruction[:200], *brief.learning_objectives)
        brief = brief.model_copy(update={"learning_objectives": objectives})
    return replace(task, brief=brief)


def _leveled(brief: Brief, instruction: str) -> Brief:
    step = bool(_HARDER.search(instruction)) - bool(_SIMPLER.search(instruction))
    place = min(max(SKILL_LEVELS.index(brief.skill_level) + step, 0), len(SKILL_LEVELS) - 1)
    return brief.model_copy(update={"skill_level": SKILL_LEVELS[place]})
