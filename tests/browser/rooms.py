"""Every page of the house, with a member in front of it."""

from mashups.models import Mashup

#: Pages that need no lesson, for somebody who is not signed in.
OUTSIDE = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")


def inside(lesson: Mashup) -> list[str]:
    """The addresses for the lesson's teacher; `lesson` has two versions of its blend."""
    own = lesson.get_absolute_url()
    editors = [f"{own}sections/{kind}/edit/" for kind in ("genre_blend", "song_plan", "lyrics", "teaching_guide")]
    return [
        "/",
        "/mashups/new/?prompt=jazz and chillwave in B flat minor about the water cycle for grade 6",
        own,
        *editors,
        f"{own}sections/genre_blend/versions/",
        f"{own}handout/student/",
        f"{own}handout/teacher/",
        "/writer/",
        "/accounts/password/change/",
        "/design/",
    ]
