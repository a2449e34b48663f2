"""The institution that owns this machine."""

from institutions.models import Institution


def home_institution() -> Institution:
    """The oldest institution; made when there is none yet, so that the first teacher can sign up."""
    institution = Institution.objects.order_by("created").first()
    return institution or Institution.objects.create(name="Our school")
