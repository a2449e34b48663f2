"""Theory that is proved: facts computed from the plan, claims written from them, and the proof of any claim."""

from agents.theory.verification import verify
from agents.theory.writing import analyse
from music.theory.checks import CHECKS, facts
from music.theory.fact import Fact

__all__ = ["CHECKS", "Fact", "analyse", "facts", "verify"]
