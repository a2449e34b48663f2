"""Celery tasks: an id in, one service call."""

from celery import shared_task


@shared_task(name="mashups.tasks.compose_mashup")  # type: ignore[untyped-decorator]
def compose_mashup(session_id: str) -> None:
    from mashups.services.compose_mashup import compose

    compose(session_id=session_id)


@shared_task(name="mashups.tasks.sweep_sessions")  # type: ignore[untyped-decorator]
def sweep_sessions() -> None:
    from mashups.services.sweep_sessions import sweep

    sweep()


@shared_task(name="mashups.tasks.pull_model")  # type: ignore[untyped-decorator]
def pull_model() -> None:
    from mashups.services.pull_model import pull

    pull()
