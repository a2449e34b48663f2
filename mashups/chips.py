"""The chips of the brief form: what was read, what the teacher made of it, and what was taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

#: What can be corrected, in the order of the page.
LABELS = {
    "genres": _("Genres"),
    "excluded_genres": _("Without"),
    "key": _("Key"),
    "tempo_bpm": _("Tempo"),
    "meter": _("Meter"),
    "bars": _("Bars"),
    "chords": _("Chords"),
    "instruments": _("Instruments"),
    "excluded_instruments": _("Without instruments"),
    "theme": _("Theme"),
}


@dataclass(frozen=True)
class Correctable:
    """One small field: its text, and what the reader had found before any correction."""

    name: str
    label: str
    value: str
    read: str

    @property
    def removed(self) -> bool:
        return bool(self.read) and not self.value


def correctable(readings: Iterable[Any], posted: Mapping[str, str]) -> list[Correctable]:
    """The readings that can be corrected, with the corrections that were posted with them."""
    read: dict[str, list[str]] = {name: [] for name in LABELS}
    for reading in readings or ():
        read.get(reading.field, []).append(str(reading.value))
    fields = (_field(name, ", ".join(values), posted) for name, values in read.items())
    return [field for field in fields if field is not None]


def _field(name: str, value: str, posted: Mapping[str, str]) -> Correctable | None:
    """The field with its correction, where one was posted; None for what was neither read nor corrected."""
    label = str(LABELS[name])
    typed, before = posted.get(f"override_{name}"), posted.get(f"read_{name}", "")
    if typed is not None and typed.strip() != before.strip():
        return Correctable(name, label, typed.strip(), before)
    return Correctable(name, label, value, value) if value else None
