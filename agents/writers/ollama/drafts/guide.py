"""Activities by the model; minutes that add up and standards that exist are the house's."""

from pydantic import Field

from agents.content import Activity, Differentiation, TeachingGuide
from agents.writers.base import Task
from agents.writers.builtin.guide import write_guide
from agents.writers.ollama.drafts.base import Draft, Line, Paragraph, Written


class WrittenActivity(Written):
    minutes: int = Field(ge=1, le=240)
    title: Line
    teacher: Paragraph
    students: Paragraph


class Guide(Written):
    activities: list[WrittenActivity] = Field(min_length=4, max_length=9)
    support: Paragraph
    extension: Paragraph
    language_learners: Paragraph
    accessibility: Paragraph
    discussion_questions: list[Line] = Field(min_length=3, max_length=6)
    extensions: list[Line] = Field(min_length=1, max_length=4)


def facts(task: Task, computed: TeachingGuide) -> str:
    grooves = [f"- {genre.name}: {genre.grooves[0].name}. {genre.grooves[0].clap}" for genre in task.genres]
    plan = task.decided.song_plan
    form = ", ".join(f"{part.name} bars {part.first_bar}-{part.last_bar}" for part in plan.form) if plan else ""
    goals = task.decided.educational_content.learning_goals if task.decided.educational_content else ()
    return (
        f"Goals: {'; '.join(goals)}\nForm: {form}\nGrooves to clap:\n" + "\n".join(grooves) + "\n"
        f"Materials: {', '.join(computed.materials)}\nThe minutes add up to {task.brief.minutes}."
    )


def assemble(written: Guide, task: Task, computed: TeachingGuide) -> TeachingGuide:
    minutes = shared_out([item.minutes for item in written.activities], task.brief.minutes)
    codes = [standard.code for standard in computed.standards]
    activities = tuple(
        Activity(
            minutes=length,
            title=item.title,
            teacher=item.teacher,
            students=item.students,
            standard_codes=(codes[index % len(codes)],),
        )
        for index, (item, length) in enumerate(zip(written.activities, minutes, strict=True))
    )
    return computed.model_copy(
        update={
            "activities": activities,
            "differentiation": Differentiation(
                support=written.support,
                extension=written.extension,
                language_learners=written.language_learners,
                accessibility=written.accessibility,
            ),
            "discussion_questions": tuple(written.discussion_questions),
            "extensions": tuple(written.extensions),
        }
    )


def shared_out(wanted: list[int], total: int) -> list[int]:
    """Whole minutes in the proportion of `wanted` that add up to `total`, each at least one (largest remainder)."""
    free = total - len(wanted)
    weight = sum(wanted)
    exact = [free * minutes / weight for minutes in wanted]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(wanted)), key=lambda place: shares[place] - exact[place])
    for place in by_remainder[: free - sum(shares)]:
        shares[place] += 1
    return [share + 1 for share in shares]


GUIDE = Draft("teaching_guide", Guide, write_guide, facts, assemble)
