"""Goals and approach by the model; the concepts' definitions by the atlas, so that they are right."""

from pydantic import Field

from agents.content import EducationalContent
from agents.writers.base import Task
from agents.writers.builtin.education import write_education
from agents.writers.ollama.drafts.base import Draft, Line, Paragraph, Written


class Education(Written):
    learning_goals: list[Line] = Field(min_length=3, max_length=5)
    teaching_approach: Paragraph


def facts(task: Task, computed: EducationalContent) -> str:
    concepts = "\n".join(f"- {concept.name}: {concept.definition}" for concept in computed.key_concepts)
    return (
        f"Level: {computed.level}\nThe concepts of this lesson, with the definitions the class will read:\n{concepts}"
    )


def assemble(written: Education, task: Task, computed: EducationalContent) -> EducationalContent:
    return computed.model_copy(
        update={
            "learning_goals": tuple(written.learning_goals),
            "teaching_approach": written.teaching_approach,
        }
    )


EDUCATION = Draft("educational_content", Education, write_education, facts, assemble)
