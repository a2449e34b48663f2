"""Whether a lesson may be put before a class: minimums that every writer must meet, and scores in four dimensions."""

from agents.quality.validation import THRESHOLD, problems_of, validate

__all__ = ["THRESHOLD", "problems_of", "validate"]
