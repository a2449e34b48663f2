"""Goals, concepts, guide and assessment: can it be taught and can learning be shown?"""

from collections import Counter
from collections.abc import Iterator

from agents.content import LearningAssessment, QualityIssue, Question, TeachingGuide
from agents.quality.finding import Material, failure, note, warning
from agents.standards import exists, fits, standard

_FEWEST_CONCEPTS = 3
_FEWEST_GOALS = 3
_FEWEST_QUESTIONS = 5
_FEWEST_DISCUSSION = 4
_SHORTEST_DEFINITION = 15  # characters
_PROCESSES = {"Cr": "creating", "Pr": "performing", "Re": "responding"}


def check_content(material: Material) -> Iterator[QualityIssue]:
    """Enough goals, and at least three concepts, each defined and each only once."""
    content = material.decided.educational_content
    if content is None:
        return
    defined = [c for c in content.key_concepts if len(c.definition.strip()) >= _SHORTEST_DEFINITION]
    if len({c.name.strip().lower() for c in defined}) < _FEWEST_CONCEPTS:
        yield failure(
            "educational_content", "educational", "The lesson needs at least three concepts with definitions."
        )
    if len(content.learning_goals) < _FEWEST_GOALS:
        yield note("educational_content", "educational", "Three or more learning goals make a lesson easier to assess.")
    if len(content.teaching_approach.split()) < 20:
        yield warning("educational_content", "educational", "The teaching approach is too short to teach from.")


def check_minutes(material: Material) -> Iterator[QualityIssue]:
    """Activities add up to the minutes that the teacher has."""
    guide = material.decided.teaching_guide
    if guide is None:
        return
    total = sum(activity.minutes for activity in guide.activities)
    if total != material.brief.minutes or guide.duration_minutes != material.brief.minutes:
        yield failure(
            "teaching_guide",
            "educational",
            f"The activities add up to {total} minutes and the lesson has {material.brief.minutes}.",
        )
    if len(guide.discussion_questions) < _FEWEST_DISCUSSION:
        yield note("teaching_guide", "educational", "Four or more discussion questions would help the class to think.")


def check_standards(material: Material) -> Iterator[QualityIssue]:
    """Every code exists, fits the class, and is listed; the wording is that of our table."""
    guide = material.decided.teaching_guide
    if guide is None:
        return
    listed = [entry.code for entry in guide.standards]
    cited = [code for activity in guide.activities for code in activity.standard_codes]
    for code in dict.fromkeys([*listed, *cited]):
        yield from _check_code(code, material.brief.grade)
    for code in dict.fromkeys(code for code in cited if code not in listed):
        yield warning("teaching_guide", "educational", f"{code} is cited in an activity and not listed as a standard.")
    for entry in guide.standards:
        if exists(entry.code) and entry.text != standard(entry.code).text:
            yield note("teaching_guide", "educational", f"The wording of {entry.code} is not the one of our table.")
    yield from _check_processes(guide)


def _check_code(code: str, grade: str) -> Iterator[QualityIssue]:
    if not exists(code):
        yield failure("teaching_guide", "educational", f"{code} is not a code of the National Core Arts Standards.")
    elif not fits(code, grade):
        yield failure("teaching_guide", "educational", f"The standard {code} is not meant for this grade ({grade}).")


def _check_processes(guide: TeachingGuide) -> Iterator[QualityIssue]:
    codes = " ".join(entry.code for entry in guide.standards)
    missing = [name for process, name in _PROCESSES.items() if f"MU:{process}" not in codes]
    if missing:
        yield note("teaching_guide", "educational", f"No standard of {' or '.join(missing)} is part of the lesson.")


def check_assessment(material: Material) -> Iterator[QualityIssue]:
    """Five questions with a key that is one of the options, and a rubric."""
    assessment = material.decided.learning_assessment
    if assessment is None:
        return
    if len(assessment.questions) < _FEWEST_QUESTIONS:
        yield failure("learning_assessment", "educational", "The assessment needs at least five questions.")
    if not assessment.rubric:
        yield failure("learning_assessment", "educational", "The assessment needs a rubric.")
    for question in assessment.questions:
        yield from _check_key(question)
    yield from _check_repeats(assessment)
    yield from _check_bars(assessment, material)


def _check_key(question: Question) -> Iterator[QualityIssue]:
    said = f"“{question.prompt}”"
    keyed = question.kind in ("multiple_choice", "true_false")
    if keyed and len(set(question.options)) < 2:
        yield failure(
            "learning_assessment", "educational", f"The question {said} needs at least two different options."
        )
    elif question.options and question.answer not in question.options:
        yield failure("learning_assessment", "educational", f"The answer to {said} is not one of its options.")
    if len(set(question.options)) < len(question.options):
        yield failure("learning_assessment", "educational", f"The question {said} offers the same option twice.")
    if not question.answer.strip():
        yield failure("learning_assessment", "educational", f"The question {said} has no answer.")


def _check_repeats(assessment: LearningAssessment) -> Iterator[QualityIssue]:
    for what, values in (
        ("id", [question.id for question in assessment.questions]),
        ("prompt", [question.prompt.strip().lower() for question in assessment.questions]),
    ):
        twice = [value for value, count in Counter(values).items() if count > 1]
        if twice:
            yield failure("learning_assessment", "educational", f"Two questions share the {what} “{twice[0]}”.")


def _check_bars(assessment: LearningAssessment, material: Material) -> Iterator[QualityIssue]:
    plan = material.decided.song_plan
    for question in assessment.questions if plan else ():
        beyond = [bar for bar in question.bars if plan and not 1 <= bar <= plan.total_bars]
        if beyond:
            yield failure(
                "learning_assessment",
                "theory",
                f"“{question.prompt}” points at bar {beyond[0]}, which the piece lacks.",
            )
