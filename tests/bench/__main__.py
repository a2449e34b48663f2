"""`python -m tests.bench [NAME ...]`: every figure, or those that are named."""

import os
import sys
import tempfile
from pathlib import Path

from config.services import start


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.environ["VAR"] = name
        services = start(folder, quiet=True)
        services.export()
        try:
            _run(sys.argv[1:])
        finally:
            services.stop()


def _run(names: list[str]) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from tests.bench import composing, lists, model

    call_command("migrate", interactive=False, verbosity=0)
    figures = {
        "builtin": composing.builtin,
        "many": composing.many,
        "critical_path": model.critical_path,
        "first_words": model.first_words,
        "list": lists.list_page,
    }
    for figure in names or figures:
        print(f"\n{figure}", flush=True)
        figures[figure]()
    connections.close_all()


if __name__ == "__main__":
    main()
