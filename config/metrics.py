"""GET /metrics for Prometheus, open to internal networks only."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from live.models import Event
from mashups.models import Mashup, MashupSession


@require_safe
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts read from the database at the moment of asking: they are the same whichever process answers."""
    if not _internal(request):
        raise PermissionDenied
    registry = CollectorRegistry()
    sessions = Gauge("litmashup_sessions", "Composition sessions by status", ["status"], registry=registry)
    for status in MashupSession.Status.values:
        sessions.labels(status).set(0)
    for row in MashupSession.objects.order_by().values("status").annotate(count=Count("pk")):
        sessions.labels(row["status"]).set(row["count"])
    Gauge("litmashup_mashups", "Mashups", registry=registry).set(Mashup.objects.count())
    Gauge("litmashup_events", "Rows of the live log", registry=registry).set(Event.objects.count())
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4; charset=utf-8")


def _internal(request: HttpRequest) -> bool:
    """By the address of the connection itself: a forwarded header can say anything."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(address in ip_network(network) for network in settings.INTERNAL_NETWORKS)
