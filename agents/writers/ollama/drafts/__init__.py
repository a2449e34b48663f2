"""What the model is asked for, section by section: the words and choices; the rest is computed."""

from typing import Any

from agents.writers.base import SectionKind
from agents.writers.ollama.drafts.assessment import ASSESSMENT
from agents.writers.ollama.drafts.base import Draft
from agents.writers.ollama.drafts.blend import BLEND
from agents.writers.ollama.drafts.culture import CULTURE
from agents.writers.ollama.drafts.education import EDUCATION
from agents.writers.ollama.drafts.guide import GUIDE
from agents.writers.ollama.drafts.hooks import HOOKS
from agents.writers.ollama.drafts.lyrics import LYRICS

DRAFTS: dict[SectionKind, Draft[Any, Any]] = {
    "educational_content": EDUCATION,
    "genre_blend": BLEND,
    "hooks": HOOKS,
    "lyrics": LYRICS,
    "cultural_context": CULTURE,
    "teaching_guide": GUIDE,
    "learning_assessment": ASSESSMENT,
}

__all__ = ["DRAFTS", "Draft"]
