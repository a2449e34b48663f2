from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MashupsConfig(AppConfig):
    name = "mashups"
    verbose_name = _("Mashups")

    def ready(self) -> None:
        from live.topics import register
        from mashups.checkpoints import make_tables
        from mashups.live import TOPIC

        register(TOPIC)
        post_migrate.connect(make_tables, sender=self)
