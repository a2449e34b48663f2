"""People and institutions in Django admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from institutions.models import Institution, User


@admin.register(Institution)
class InstitutionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = (
        "name",
        "kind",
        "ollama_allowed",
        "created",
    )
    list_filter = ("kind",)
    search_fields = ("name",)


@admin.register(User)
class MemberAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = (
        "username",
        "first_name",
        "last_name",
        "role",
        "institution",
        "is_active",
    )
    list_filter = (
        "role",
        "institution",
        "is_active",
    )
    fieldsets = (*UserAdmin.fieldsets, (_("School"), {"fields": ("institution", "role")}))  # type: ignore[misc]
    add_fieldsets = (*UserAdmin.add_fieldsets, (_("School"), {"fields": ("institution", "role")}))  # type: ignore[misc]
