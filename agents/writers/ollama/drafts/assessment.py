"""Open questions and the rubric by the model; questions with a key are computed, so that the key is right."""

from pydantic import Field

from agents.content import LearningAssessment, Question, RubricRow
from agents.writers.base import Task
from agents.writers.builtin.assessment import write_assessment
from agents.writers.ollama.drafts.base import Draft, Line, Paragraph, Written

_WITH_KEY = ("multiple_choice", "true_false")


class OpenQuestion(Written):
    prompt: Paragraph
    model_answer: Paragraph


class WrittenRow(Written):
    criterion: Line
    excellent: Line
    good: Line
    developing: Line
    beginning: Line


class Assessment(Written):
    open_questions: list[OpenQuestion] = Field(min_length=2, max_length=4)
    rubric: list[WrittenRow] = Field(min_length=3, max_length=5)


def facts(task: Task, computed: LearningAssessment) -> str:
    asked = "\n".join(f"- {question.prompt}" for question in computed.questions if question.kind in _WITH_KEY)
    goals = task.decided.educational_content.learning_goals if task.decided.educational_content else ()
    return f"Goals: {'; '.join(goals)}\nThese questions are asked already:\n{asked}"


def assemble(written: Assessment, task: Task, computed: LearningAssessment) -> LearningAssessment:
    questions = [question for question in computed.questions if question.kind in _WITH_KEY]
    questions += [
        Question(id="", kind="short_answer", prompt=item.prompt, answer=item.model_answer)
        for item in written.open_questions
    ]
    questions += [question for question in computed.questions if question.kind == "performance"]
    numbered = tuple(
        question.model_copy(update={"id": f"question-{number}"}) for number, question in enumerate(questions, start=1)
    )
    rubric = tuple(
        RubricRow(criterion=row.criterion, levels=(row.excellent, row.good, row.developing, row.beginning))
        for row in written.rubric
    )
    return LearningAssessment(questions=numbered, rubric=rubric)


ASSESSMENT = Draft("learning_assessment", Assessment, write_assessment, facts, assemble)
