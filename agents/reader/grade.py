"""The grade and the skill level of the class, from the teacher's words."""

import re

from agents.reader.numbers import NUMBER, number_of
from agents.reader.text import Request
from music.brief import GRADES, SkillLevel

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3,
    "cuarto": 4, "quinto": 5, "sexto": 6, "septimo": 7, "octavo": 8, "noveno": 9, "decimo": 10, "undecimo": 11,
    "duodecimo": 12, "primaria": 3,
}  # fmt: skip
_ORDINAL = "|".join(word for word in _ORDINALS if word != "primaria")
_GRADE = re.compile(
    rf"\bgrade (?P<from>\d{{1,2}}) ?(?:-|to) ?(?P<to>\d{{1,2}})\b|\b(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:and \d{{1,2}}(?:st|nd|rd|th)? )?(?:graders?|grade)\b"
    rf"|\bgrade:? (?P<grade>\d{{1,2}}|{'|'.join(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'])})\b"
    rf"|\b(?:grades (?P<low>k|\d{{1,2}})(?: ?(?:-|to|and|through|&) ?(?P<high>\d{{1,2}}))?)"
    rf"|\b(?P<word>{_ORDINAL})[ -](?:graders?|grade|grado|curso|ano)\b"
    rf"|\b(?P<spanish>\d{{1,2}})[º°.o]* ?(?:grado|curso|de primaria)\b|\bgrado (?P<after>\d{{1,2}})\b"
)
_UK_YEAR = re.compile(
    r"\byear (?P<year>\d{1,2})s?\b(?! old)|\b(?:y|yr)(?P<short>[1-9]|1[0-3])\b(?= (?:class|pupils|students))"
)
_SECONDARY = re.compile(
    r"\b(?P<word>primero|segundo|tercero|cuarto|1|2|3|4)[º°o]? de (?:la )?(?:eso|secundaria|bachillerato)\b"
)
_AGE = re.compile(
    rf"\b(?P<age>{NUMBER})[ -]?(?:year|yr)s?[ -]?olds?\b|\b(?:aged?|ages) (?P<aged>{NUMBER})(?: ?(?:-|to|and) ?(?P<to>{NUMBER}))?\b"
    rf"|\b(?:pupils|students|kids|children|they|learners|class|singers) (?:are|is|who are)(?: all| about| around| only| mostly)? (?P<are>{NUMBER})\b(?! (?:of|in|students|minutes|bars|beginner))"
    rf"|\b(?:tienen|tiene|de) (?P<tienen>{NUMBER}) anos\b"
)
_SCHOOLS: tuple[tuple[str, str], ...] = (
    (r"\b(?:pre-?k|pk|pre kindergarten|pre-kindergarten|preschool|preschoolers|nursery school|toddlers|preescolar|early years|reception class)\b", "PK"),
    (r"\b(?:kindergarten|kindergartners|kindergarteners|kinder|jardin de infantes|jardin infantil|infantil)\b", "K"),
    (r"\b(?:college|university|undergraduates?|conservatory|adults?|universidad|universitarios|grad students)\b(?! ready)", "college"),
    (r"\b(?:lower elementary|early elementary|primary grades|ks1|key stage 1|little ones)\b", "1"),
    (r"\b(?:upper elementary|ks2|key stage 2)\b", "5"),
    (r"\b(?:elementary|primary school|primary pupils|primary class|escuela primaria|primaria|grade school)\b", "3"),
    (r"\b(?:middle[ -]school(?:ers)?|junior high|ks3|key stage 3|middle schoolers|escuela media|tweens?)\b", "7"),
    (r"\b(?:freshm[ae]n)\b", "9"),
    (r"\b(?:sophomores?)\b", "10"),
    (r"\b(?:high[ -]?school(?:ers)?|ks4|gcse|key stage 4|teenagers|teens|secondary school|escuela secundaria|secundaria|preparatoria|bachillerato|instituto)\b", "10"),
    (r"\b(?:a-level|a level|ap music|ib music|seniors|ib students)\b", "12"),
)  # fmt: skip
_LEARNERS = r"(?:students?|class|classes|group|players?|learners?|level|band|choir|ensemble|singers?|pianists?|guitarists?|pupils?|kids|course|musicians?|orchestra|workshop|unit|lesson|jazz band)"
_SKILLS: tuple[tuple[str, SkillLevel], ...] = (
    (r"\b(?:beginners?|novices?|newcomers|just starting|first[ -]year students|no (?:musical )?experience|never played|entry[ -]level|principiantes?|nivel basico|absolute beginners)\b", "beginner"),
    (rf"\bbeginning {_LEARNERS}\b|\bbasic level\b|\blevel: ?beginner\b", "beginner"),
    (rf"\b(?:advanced|expert|experienced|highly skilled|honors|honours|ap) (?:[a-z]+ )?{_LEARNERS}\b|\bnivel avanzado\b|\b(?:alumnos|estudiantes) avanzados\b|\badvanced level\b|\bap music theory\b|\bmusic majors\b", "advanced"),
    (rf"\bintermediate(?: [a-z]+)? {_LEARNERS}\b|\bintermediate\b|\bnivel (?:intermedio|medio)\b|\bintermedios?\b", "intermediate"),
)  # fmt: skip


def read_grade(request: Request) -> str | None:
    """The school grade stated, one of GRADES; from a grade, an age, a UK year or a kind of school. None without one."""
    text = request.folded
    for reader in (_numbered, _secondary, _uk_year, _aged, _school):
        grade = reader(text)
        if grade is not None:
            return grade
    return None


def read_skill_level(request: Request) -> SkillLevel | None:
    """The skill level stated: "for beginners", "my advanced jazz band"; None without one."""
    for pattern, level in _SKILLS:
        if re.search(pattern, request.folded):
            return level
    return None


def grade_of_age(age: int) -> str:
    """The grade in which most children of an age are in the United States: five is kindergarten, eight third grade."""
    if age <= 4:
        return "PK"
    return "K" if age == 5 else str(age - 5) if age <= 17 else "college"


def _numbered(text: str) -> str | None:
    match = _GRADE.search(text)
    if match is None:
        return None
    if match["from"]:
        return _middle(match["from"], match["to"])
    if match["low"]:
        return _middle(match["low"], match["high"])
    word = match["nth"] or match["grade"] or match["word"] or match["spanish"] or match["after"]
    return _as_grade(_ORDINALS.get(word) or number_of(word))


def _middle(low: str, high: str | None) -> str | None:
    """Of a span of grades the lower middle one, so that the youngest can follow."""
    first = 0 if low == "k" else int(low)
    return _as_grade((first + int(high)) // 2 if high else first)


def _as_grade(number: int | None) -> str | None:
    if number == 0:
        return "K"
    return str(number) if number is not None and str(number) in GRADES else None


def _secondary(text: str) -> str | None:
    match = _SECONDARY.search(text)
    if match is None:
        return None
    year = _ORDINALS.get(match["word"]) or number_of(match["word"]) or 1
    return _as_grade(min(12, year + (9 if "bachillerato" in match[0] else 6)))


def _uk_year(text: str) -> str | None:
    """Year 7 in England is grade 6."""
    match = _UK_YEAR.search(text)
    return _as_grade(int(match["year"] or match["short"]) - 1) if match else None


def _aged(text: str) -> str | None:
    match = _AGE.search(text)
    if match is None:
        return None
    ages = [number_of(match[name]) for name in ("age", "aged", "to", "are", "tienen") if match[name]]
    known = [age for age in ages if age is not None]
    middle = sum(known) // len(known) if known else 0
    return grade_of_age(middle) if 3 <= middle <= 25 else None


def _school(text: str) -> str | None:
    for pattern, grade in _SCHOOLS:
        if re.search(pattern, text):
            return grade
    return None
