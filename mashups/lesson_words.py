"""The words that a page uses for the parts of a lesson."""

from django.utils.translation import gettext_lazy as _

HEADINGS = {
    "educational_content": _("What the class will learn"),
    "genre_blend": _("The blend"),
    "hooks": _("Three hooks"),
    "song_plan": _("The chart"),
    "lyrics": _("Lyrics"),
    "theory_analysis": _("What the music shows"),
    "cultural_context": _("Where it comes from"),
    "teaching_guide": _("Teaching guide"),
    "learning_assessment": _("Assessment"),
    "quality": _("Checked before you read it"),
}

#: For the list of steps, where there is little room.
STEPS = {
    "educational_content": _("Learning goals"),
    "genre_blend": _("Blend"),
    "hooks": _("Hooks"),
    "song_plan": _("Chart"),
    "lyrics": _("Lyrics"),
    "theory_analysis": _("Theory"),
    "cultural_context": _("Culture"),
    "teaching_guide": _("Teaching guide"),
    "learning_assessment": _("Assessment"),
    "quality": _("Checks"),
}

INGREDIENTS = {
    "harmony": _("Harmony"),
    "groove": _("Groove"),
    "bass": _("Bass"),
    "melody": _("Melody"),
    "form": _("Form"),
    "instrumentation": _("Instruments"),
    "lyrics": _("Lyrics"),
}

DIMENSIONS = {
    "educational": _("Teaching"),
    "cultural": _("Culture"),
    "theory": _("Theory"),
    "age": _("Right for the age"),
}

QUESTION_KINDS = {
    "multiple_choice": _("Choose one"),
    "true_false": _("True or false"),
    "short_answer": _("Short answer"),
    "listening": _("Listening"),
    "performance": _("Performance"),
}

ROLES = {
    "melody": _("Melody"),
    "harmony": _("Harmony"),
    "bass": _("Bass"),
    "drums": _("Drums"),
    "colour": _("Color"),
}

#: What was understood, by the field of the Brief.
READINGS = {
    "genres": _("Genre"),
    "excluded_genres": _("Without"),
    "key": _("Key"),
    "tempo_bpm": _("Tempo"),
    "meter": _("Time signature"),
    "bars": _("Length"),
    "chords": _("Chords"),
    "instruments": _("Instruments"),
    "excluded_instruments": _("Without"),
    "theme": _("About"),
    "artists": _("With an ear to"),
    "grade": _("Class"),
    "skill_level": _("Level"),
    "minutes": _("Lesson"),
    "learning_objectives": _("Goals"),
    "language": _("Language"),
}

SKILL_LEVELS = {
    "beginner": _("beginner"),
    "intermediate": _("intermediate"),
    "advanced": _("advanced"),
}

RUBRIC_LEVELS = {
    3: (_("Strong"), _("Getting there"), _("Beginning")),
    4: (_("Excellent"), _("Strong"), _("Getting there"), _("Beginning")),
    5: (_("Excellent"), _("Strong"), _("Sound"), _("Getting there"), _("Beginning")),
}
