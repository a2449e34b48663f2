"""Mashups and their sessions in Django admin; what is in a lesson is changed on its page, not here."""

from django.contrib import admin

from mashups.models import Mashup, MashupSession


@admin.register(Mashup)
class MashupAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = (
        "shown_title",
        "owner",
        "status",
        "genre_names",
        "created",
    )
    list_filter = (
        "status",
        "institution",
    )
    search_fields = (
        "title",
        "genre_names",
    )
    readonly_fields = (
        "institution",
        "owner",
        "brief",
        "genre_names",
        "search_text",
        "quality",
        "created",
    )
    show_full_result_count = False


@admin.register(MashupSession)
class SessionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = (
        "mashup",
        "status",
        "writer",
        "attempt",
        "created",
        "finished",
    )
    list_filter = (
        "status",
        "writer",
    )
    list_select_related = ("mashup",)
    readonly_fields = (
        "mashup",
        "writer",
        "seed",
        "kinds",
        "instructions",
        "attempt",
        "started",
        "finished",
    )
    show_full_result_count = False
