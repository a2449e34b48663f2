"""Reading a teacher's request: one sentence and a form in, a Brief out. Deterministic; no model."""

from agents.reader.amend import amended, check_wish
from agents.reader.form import FormAnswers, Overrides, RefusedRequest, UnusableRequest
from agents.reader.read import read_request
from agents.reader.understood import Reading, grade_words, understood

__all__ = [
    "FormAnswers",
    "Overrides",
    "Reading",
    "RefusedRequest",
    "UnusableRequest",
    "amended",
    "check_wish",
    "grade_words",
    "read_request",
    "understood",
]
