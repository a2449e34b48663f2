"""Everything of a mashup hangs below its own address."""

from django.urls import path

from mashups.views import dashboard, lesson, new, section
from mashups.views import writer as writers

app_name = "mashups"
urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("mashups/new/", new.new, name="new"),
    path("mashups/understood/", new.understood, name="understood"),
    path("mashups/<uuid:pk>/", lesson.detail, name="detail"),
    path("mashups/<uuid:pk>/cancel/", lesson.cancel, name="cancel"),
    path("mashups/<uuid:pk>/retry/", lesson.retry, name="retry"),
    path("mashups/<uuid:pk>/resume/", lesson.resume, name="resume"),
    path("mashups/<uuid:pk>/refresh/", lesson.refresh, name="refresh"),
    path("mashups/<uuid:pk>/status/", lesson.status, name="status"),
    path("mashups/<uuid:pk>/handout/<slug:audience>/", lesson.handout, name="handout"),
    path("mashups/<uuid:pk>/mashup.json", lesson.export, name="export"),
    path("mashups/<uuid:pk>/hooks/choose/", section.choose_hook, name="choose_hook"),
    path("mashups/<uuid:pk>/sections/<slug:kind>/", section.section, name="section"),
    path("mashups/<uuid:pk>/sections/<slug:kind>/edit/", section.edit, name="section_edit"),
    path("mashups/<uuid:pk>/sections/<slug:kind>/lock/", section.lock, name="section_lock"),
    path("mashups/<uuid:pk>/sections/<slug:kind>/compose/", section.compose, name="section_compose"),
    path("mashups/<uuid:pk>/sections/<slug:kind>/versions/", section.versions, name="section_versions"),
    path(
        "mashups/<uuid:pk>/sections/<slug:kind>/versions/<int:number>/restore/",
        section.restore,
        name="section_restore",
    ),
    path("writer/", writers.status, name="writer"),
    path("writer/pull/", writers.pull, name="model_pull"),
]
