"""The addresses of the house."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config.health import health
from config.metrics import metrics

urlpatterns = [
    path("health", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("accounts/", include("allauth.account.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("", include("mashups.urls")),
]

if settings.DEBUG:
    from mashups.design import design

    urlpatterns.append(path("design/", design, name="design"))
