"""Forms for editing a section: made for each kind, never raw JSON."""

from typing import Any

from mashups.editing.assessment import AssessmentEditor
from mashups.editing.base import Editor
from mashups.editing.blend import BlendEditor, HooksEditor
from mashups.editing.guide import GuideEditor
from mashups.editing.song import LyricsEditor, SongPlanEditor
from mashups.editing.texts import CultureEditor, EducationEditor, TheoryEditor
from mashups.models import Section

EDITORS: dict[str, type[Editor]] = {
    "educational_content": EducationEditor,
    "genre_blend": BlendEditor,
    "hooks": HooksEditor,
    "song_plan": SongPlanEditor,
    "lyrics": LyricsEditor,
    "theory_analysis": TheoryEditor,
    "cultural_context": CultureEditor,
    "teaching_guide": GuideEditor,
    "learning_assessment": AssessmentEditor,
}


def editor_for(section: Section, posted: Any = None) -> Editor:
    """The editor of this section's kind, filled with its content or with what was posted."""
    return EDITORS[section.kind](section, posted)
