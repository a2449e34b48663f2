"""A teacher picks one of the three hooks; what was written around another one is stale then."""

from django.utils.translation import gettext as _

from agents.content import Hooks
from institutions.models import User
from mashups.models import Mashup
from mashups.services.edit_section import CannotEdit, edit_section


def pick_hook(*, mashup: Mashup, hook_id: str, author: User) -> None:
    """Mark this hook as chosen; CannotEdit when there is no such hook or the section can't be changed now."""
    section = mashup.sections.select_related("mashup").get(kind="hooks")
    hooks = Hooks.model_validate(section.content) if section.content else None
    if hooks is None or hook_id not in {hook.id for hook in hooks.hooks}:
        raise CannotEdit(_("There is no such hook."))
    chosen = tuple(hook.model_copy(update={"chosen": hook.id == hook_id}) for hook in hooks.hooks)
    edit_section(
        section=section,
        content=Hooks(hooks=chosen),
        author=author,
        seen=section.revision,
        note=_("Another hook chosen"),
    )
