"""A teacher's objectives and the lesson's concepts, turned into goals that can be observed."""

import re
from collections.abc import Sequence

from agents.readability import grade_number
from agents.writers.builtin.concepts import Term, focus_terms, general_name, leading_term, mentions_concept
from agents.writers.builtin.phrasing import Variety, article, lowered, our, sentence, spoken
from agents.writers.builtin.prose import has_phrases, phrases
from music.brief import Brief
from music.genres import Genre

_LEAD_IN = re.compile(
    r"^(?:(?:my |the )?(?:students?|pupils?|class|learners?|they|i|we)\b[^,;]*?\b(?:will|should|can|to)\b"
    r"(?: be able to)?|to|be able to)\s+",
    re.IGNORECASE,
)
#: Verbs that nobody can observe, and what a teacher can observe instead.
_OBSERVABLE = {
    "understand": "explain", "learn": "show", "know": "name", "appreciate": "describe", "explore": "try out",
    "experience": "take part in", "study": "describe", "recognise": "recognize", "feel": "show",
    "enjoy": "take part in",
    "understanding": "explain", "learning": "show", "exploring": "try out", "appreciating": "describe",
}  # fmt: skip
_ACTIONS = frozenset(phrases("words", "actions"))
_COMPANY = re.compile(r"\b(?:class|partners?|others|groups?|each other|program|students|pairs?|the room)\b")
_LONGEST_OBJECTIVE = 110

#: Last words of concept names that are things one can have two of, so they take an article in a sentence.
_COUNTED = frozenset(phrases("words", "counted"))

#: Concepts of which a piece has exactly one.
_ONLY = frozenset(phrases("words", "only_one"))
_WITH_THE = frozenset(phrases("words", "with_the"))
_WITHOUT_ARTICLE = frozenset(phrases("words", "without_article"))
_SINGULAR = frozenset(phrases("words", "singular"))
#: Words after which the head of a name has passed: "circle of fifths" is one circle.
_HEAD = re.compile(r" (?:of|in|across|with|by|on|for|over|to|without) ")


def audience(grade: str) -> str:
    """Whom a sentence is for: `early` (PK to 2), `elementary` (3 to 5), `middle` (6 to 8) or `high`."""
    number_of_grade = grade_number(grade)
    for name, last in (("early", 2), ("elementary", 5), ("middle", 8)):
        if number_of_grade <= last:
            return name
    return "high"


def with_article(name: str) -> str:
    """A concept's name inside a sentence: "syncopation", "a seventh chord", "call and response"."""
    small = lowered(name)
    if small in _ONLY or small in _WITH_THE:
        return f"the {small}"
    bare = " and " in small or small in _WITHOUT_ARTICLE or is_plural(name)
    return article(small) if not bare and small.split()[-1].lower() in _COUNTED else small


def is_plural(name: str) -> bool:
    """Whether a concept's name is that of several things: "hi-hat rolls", "staccato and legato"."""
    small = name.lower()
    if small in _SINGULAR:
        return False
    head = _HEAD.split(small)[0].split()[-1]
    return (" and " in small and head == small.split()[-1]) or bool(re.search(r"(?<![suiá])s$", head))


def concept_slots(name: str) -> dict[str, str]:
    """The words of a sentence about a concept: its name, and the verbs and pronouns that agree with it."""
    if is_plural(name):
        return {"concept": with_article(name), "is": "are", "it": "they", "them": "them", "does": "do", "s": ""}
    return {"concept": with_article(name), "is": "is", "it": "it", "them": "it", "does": "does", "s": "s"}


def defined_slots(name: str) -> dict[str, str]:
    """The same for a sentence that asks what the concept is: "form" in general, not "the form" of a piece."""
    broad = name.lower() in phrases("words", "broad")
    return {**concept_slots(name), **({"concept": lowered(name)} if broad else {})}


def learning_goals(brief: Brief, genres: Sequence[Genre], terms: Sequence[Term], variety: Variety) -> tuple[str, ...]:
    """Three to five goals: the teacher's own first, then concept, comparison, culture and creation."""
    asked = {term.name for term in focus_terms(brief, genres)}
    own = [goal for wish in brief.learning_objectives if (goal := _plain_objective(wish, genres))]
    focused = [_concept_goal(term, brief, variety) for term in terms if term.name in asked][:2]
    rest = [term for term in terms if term.name not in asked]
    lead = leading_term(terms)
    others = [_concept_goal(term, brief, variety) for term in ([lead] if lead in rest else rest)[:1]]
    closing = [_genre_goal(kind, brief, genres, variety) for kind in _closing_kinds(variety)]
    goals = list(dict.fromkeys([*focused, *own[:2], *others, *closing]))
    return tuple(goals[:5])


def _closing_kinds(variety: Variety) -> list[str]:
    first, *rest = variety.shuffled(["pair", "culture"])
    return ["create", first, *rest]


def _concept_goal(term: Term, brief: Brief, variety: Variety) -> str:
    own = f"concept {general_name(term.name)}"
    shelf = own if has_phrases("goals", own) else term.element
    pattern = variety.pick(for_class(phrases("goals", shelf, audience(brief.grade)), brief))
    return sentence(pattern.format(**concept_slots(term.name)))


def for_class(patterns: Sequence[str], brief: Brief) -> Sequence[str]:
    """Patterns that a student alone can meet, where the lesson is for one student."""
    if brief.educational_context != "individual_study":
        return patterns
    return [pattern for pattern in patterns if not _COMPANY.search(pattern)] or patterns


def _genre_goal(kind: str, brief: Brief, genres: Sequence[Genre], variety: Variety) -> str:
    pattern = variety.pick(for_class(phrases("goals", kind, audience(brief.grade)), brief))
    one, other = variety.shuffled(genres[:2])
    about = f" about {our(brief.theme)}" if brief.theme else ""
    return sentence(pattern.format(a=spoken(one), b=spoken(other), about=about))


def _plain_objective(wish: str, genres: Sequence[Genre]) -> str:
    """An objective that names no known concept, with a verb that can be observed; empty when there is none to add."""
    text = _LEAD_IN.sub("", " ".join(wish.split())).rstrip(".!? ")
    if not text or len(text) > _LONGEST_OBJECTIVE or mentions_concept(text, genres):
        return ""
    first, _, rest = text.partition(" ")
    verb = _OBSERVABLE.get(first.lower(), first.lower())
    if rest and (verb in _ACTIONS or verb != first.lower()):
        return sentence(f"{verb} {rest.removeprefix('about ')}")
    return sentence(f"give one example of {lowered(text)} from today's work")
