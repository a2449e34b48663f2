"""Running the graph for a session, from its checkpoint where there is one, outside any transaction."""

import asyncio
import logging
from contextlib import aclosing
from typing import Any

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connections, transaction
from django.db.models import F
from django.utils import timezone
from langgraph.types import Command

from agents.graph import build
from agents.sections import BY_KIND
from live.publish import publish
from mashups.checkpoints import checkpointer, forget
from mashups.models import MashupSession
from mashups.services.lesson_context import context_for
from mashups.services.record_progress import Recorder, SessionLost
from mashups.services.rewrite_sections import rewrite_sections
from mashups.services.session_lock import session_lock

logger = logging.getLogger(__name__)

#: How often a run asks whether it still has its session, in seconds.
LOOK_EVERY = 1.0
#: A session that was started this often and never ended is given up.
MOST_STARTS = 6


def compose(*, session_id: str) -> None:
    """Compose until the session ends; does nothing when another worker has it or it has ended already."""
    with session_lock(session_id) as mine:
        if not mine:
            logger.info("Session %s is being composed elsewhere.", session_id)
            return
        session = _begin(session_id)
        if session is None:
            return
        recorder = Recorder(session)
        try:
            status = asyncio.run(_run(session, recorder))
        except SessionLost as lost:
            logger.info("%s", lost)
        except Exception:
            logger.exception("Session %s stopped.", session_id)
            _give_up_or_leave(session, recorder)
        else:
            recorder.finish(status)
        finally:
            _forget_if_over(session_id)


def _begin(session_id: str) -> MashupSession | None:
    """Take the session: `composing`, one attempt more. None when it is not there to be composed."""
    with transaction.atomic():
        session = MashupSession.objects.select_for_update().filter(pk=session_id).first()
        if session is None or session.status not in MashupSession.UNFINISHED:
            return None
        session.status = MashupSession.Status.COMPOSING
        session.attempt = F("attempt") + 1
        session.started = session.started or timezone.now()
        session.save(update_fields=["status", "attempt", "started"])
        session.refresh_from_db()
        publish(session.mashup.topic, "session", {"status": session.status})
    return session


async def _run(session: MashupSession, recorder: Recorder) -> str:
    """Compose, and stop at once when the session is lost, even while a model thinks."""
    run = asyncio.create_task(_composed(session, recorder))
    watch = asyncio.create_task(_until_lost(recorder))
    try:
        await asyncio.wait({run, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not run.done():
            run.cancel()
            await asyncio.gather(run, return_exceptions=True)
            raise SessionLost(f"Session {session.pk} was cancelled, or is composed elsewhere.")
        return run.result()
    finally:
        watch.cancel()
        # This thread's connection goes back to the pool with the run, not with the process.
        await sync_to_async(connections.close_all)()


async def _until_lost(recorder: Recorder) -> None:
    held = sync_to_async(recorder.holds)
    while await held():
        await asyncio.sleep(LOOK_EVERY)


async def _composed(session: MashupSession, recorder: Recorder) -> str:
    context, notice = await sync_to_async(context_for)(session)
    if notice:
        await sync_to_async(_tell)(session, notice)
    record = sync_to_async(recorder.record)
    if session.kinds:
        await rewrite_sections(session, context, record)
        return MashupSession.Status.COMPLETED
    async with checkpointer() as saver:
        graph = build().compile(checkpointer=saver)
        thread: Any = {"configurable": {"thread_id": str(session.pk)}}
        state = await graph.aget_state(thread, subgraphs=True)
        await _catch_up(state, record)
        run: Any = graph.astream(_entry(state), thread, context=context, stream_mode="custom", subgraphs=True)
        # Closed before its checkpointer is: a run that is left in the middle still wants to write.
        async with aclosing(run):
            async for _namespace, report in run:
                await record(report)
        after = await graph.aget_state(thread)
        return MashupSession.Status.AWAITING_TEACHER if after.next else MashupSession.Status.COMPLETED


def _entry(state: Any) -> Any:
    """What to start the graph with: the empty state, a resumption, or the teacher's go-ahead."""
    if not state.values and not state.next:
        return {"sections": {}, "provenance": {}}
    return Command(resume=True) if state.interrupts else None


async def _catch_up(state: Any, record: Any) -> None:
    """Record what a killed worker had put into the checkpoint and no longer into the rows."""
    values = dict(state.values or {})
    for task in state.tasks or ():
        inner = getattr(task.state, "values", None) or {}
        values["sections"] = {**values.get("sections", {}), **inner.get("sections", {})}
        values["provenance"] = {**values.get("provenance", {}), **inner.get("provenance", {})}
    for kind in BY_KIND:
        if kind in values.get("sections", {}) and kind in values.get("provenance", {}):
            report = {"type": "finished", "section": kind, "content": values["sections"][kind]}
            await record({**report, "provenance": values["provenance"][kind]})


def _tell(session: MashupSession, notice: str) -> None:
    with transaction.atomic():
        MashupSession.objects.filter(pk=session.pk).update(notice=notice)
        publish(session.mashup.topic, "session", {"notice": notice})


def _give_up_or_leave(session: MashupSession, recorder: Recorder) -> None:
    """A fault of ours ends the session after several starts; before that the sweeper tries it again."""
    close_old_connections()
    if session.attempt < MOST_STARTS:
        return
    try:
        recorder.finish(
            MashupSession.Status.FAILED,
            "Something in the house kept failing while this lesson was composed. Nothing you typed is lost: try again.",
        )
    except SessionLost as lost:
        logger.info("%s", lost)


def _forget_if_over(session_id: str) -> None:
    session = MashupSession.objects.filter(pk=session_id).first()
    if session is not None and not session.is_open:
        forget(session_id)
