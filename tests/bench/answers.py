"""What a good model would answer: the built-in writer's lesson, in the shape of the drafts."""

from typing import Any

from agents.composing import compose_state
from agents.context import LessonContext
from agents.writers.builtin.writer import BuiltinWriter
from music.brief import Brief


async def answers(brief: Brief) -> dict[str, dict[str, Any]]:
    """One draft a section, each of which passes the checks of a lesson with seed 3."""
    builtin = BuiltinWriter()
    state = await compose_state(LessonContext(brief=brief, writer=builtin, fallback=builtin, seed=3))
    lesson = state["sections"]
    guide, assessment = lesson["teaching_guide"], lesson["learning_assessment"]
    return {
        "educational_content": {
            "learning_goals": lesson["educational_content"]["learning_goals"],
            "teaching_approach": lesson["educational_content"]["teaching_approach"],
        },
        "genre_blend": {
            "title": lesson["genre_blend"]["title"],
            "reasons": [{"genre": part["slug"], "reason": part["reason"]} for part in lesson["genre_blend"]["parts"]],
            "rationale": lesson["genre_blend"]["rationale"],
        },
        "hooks": {
            "hooks": [
                {"text": hook["text"].replace("\n", " "), "rationale": hook["rationale"][:200]}
                for hook in lesson["hooks"]["hooks"]
            ]
        },
        "lyrics": {
            "sections": [
                {"name": section["name"], "lines": [line["text"] for line in section["lines"]]}
                for section in lesson["lyrics"]["sections"]
            ]
        },
        "cultural_context": {
            "entries": [
                {"genre": entry["genre"], "text": entry["text"][:1500]}
                for entry in lesson["cultural_context"]["entries"]
            ]
        },
        "teaching_guide": {
            "activities": [
                {name: activity[name] for name in ("minutes", "title", "teacher", "students")}
                for activity in guide["activities"]
            ],
            **guide["differentiation"],
            "discussion_questions": [question[:200] for question in guide["discussion_questions"][:5]],
            "extensions": [extension[:200] for extension in guide["extensions"][:3]],
        },
        "learning_assessment": {
            "open_questions": [
                {"prompt": question["prompt"], "model_answer": question["answer"]}
                for question in assessment["questions"]
                if question["kind"] == "short_answer"
            ]
            + [
                {
                    "prompt": "Which sound of the piece would you keep, and why?",
                    "model_answer": "One sound and a reason.",
                }
            ],
            "rubric": [
                {
                    "criterion": row["criterion"],
                    **dict(zip(("excellent", "good", "developing", "beginning"), row["levels"], strict=False)),
                }
                for row in assessment["rubric"]
            ],
        },
    }
