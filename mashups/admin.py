"""Mashups and their sessions in Django admin; what is in a lesson is changed on its page, not here."""

from typing import ClassVar

from django.contrib import admin

from mashups.models import Mashup, MashupSession


@admin.register(Mashup)
class MashupAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display: ClassVar = ["shown_title", "owner", "status", "genre_names", "created"]
    list_filter: ClassVar = ["status", "institution"]
    search_fields: ClassVar = ["title", "genre_names"]
    readonly_fields: ClassVar = ["institution", "owner", "brief", "genre_names", "search_text", "quality", "created"]
    show_full_result_count = False


@admin.register(MashupSession)
class SessionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display: ClassVar = ["mashup", "status", "writer", "attempt", "created", "finished"]
    list_filter: ClassVar = ["status", "writer"]
    list_select_related: ClassVar = ["mashup"]
    readonly_fields: ClassVar = ["mashup", "writer", "seed", "kinds", "instructions", "attempt", "started", "finished"]
    show_full_result_count = False
