"""Every environment variable that the house reads, with its default and its meaning.

Settings read the environment through here and nowhere else; `docker-compose.yml` is compared with this table.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Variable:
    """One variable; a school changes it in its environment or in a `.env` file beside manage.py."""

    name: str
    default: str
    meaning: str


VARIABLES: tuple[Variable, ...] = (
    Variable("DEBUG", "1", "1 on a developer's or first-look machine: demo accounts, the style page, detailed errors."),
    Variable("SECRET_KEY", "", "Signs sessions; made once and kept in the var folder when it is empty and DEBUG is 1."),
    Variable("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]", "Host names that the site answers to, with commas."),
    Variable("CSRF_TRUSTED_ORIGINS", "", "Origins with scheme that may post forms behind a proxy, with commas."),
    Variable("HOST", "127.0.0.1", "Address that the web server listens on."),
    Variable("PORT", "8000", "Port that the web server listens on."),
    Variable("VAR", "var", "Folder for the data of the child services, logs and secrets."),
    Variable("DATABASE_URL", "", "postgresql://user:password@host:port/name; empty starts our own PostgreSQL."),
    Variable("REDIS_URL", "", "redis://host:port/number; empty starts our own Redis."),
    Variable("WRITER", "auto", "auto (Ollama where it answers, else builtin), builtin or ollama."),
    Variable("OLLAMA_BASE_URL", "http://127.0.0.1:11434", "Where the local model server answers."),
    Variable("OLLAMA_MODEL", "llama3.1:8b", "The model that writes."),
    Variable("OLLAMA_CONCURRENCY", "2", "How many model calls may run at once."),
    Variable("OLLAMA_NODE_SECONDS", "90", "Longest time for one section by the model."),
    Variable("OLLAMA_SESSION_SECONDS", "600", "Longest time for all model calls of one lesson."),
    Variable("WORKER_PROCESSES", "2", "How many lessons one worker composes at the same time."),
    Variable("EMAIL_URL", "console:", "console: or smtp://user:password@host:port for password resets."),
    Variable("DEFAULT_FROM_EMAIL", "lessons@localhost", "Sender of the house's messages."),
    Variable(
        "METRICS_NETWORKS", "127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16", "Who may read /metrics."
    ),
    Variable("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR."),
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def _dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("'\"") for name, _, value in pairs}


_FILE = _dotenv(ROOT / ".env")


def text(name: str) -> str:
    """The variable as text; KeyError for a name that the table does not have."""
    default = _BY_NAME[name].default
    return os.environ.get(name) or _FILE.get(name) or default


def flag(name: str) -> bool:
    """Whether the variable says yes (1, true, yes, on)."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str) -> int:
    """The variable as a whole number; ValueError with its name when it is none."""
    try:
        return int(text(name))
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {text(name)!r}.") from None


def words(name: str) -> list[str]:
    """The variable as a list of comma-separated words."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def folder() -> Path:
    """The folder for data; relative names count from the project's folder."""
    return (ROOT / text("VAR")).resolve()


def database(url: str) -> dict[str, object]:
    """Django's settings for a PostgreSQL URL; ValueError in a sentence when the URL is of another kind."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must start with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def email(url: str) -> dict[str, object]:
    """Django's e-mail settings for `console:` or an smtp:// URL."""
    parts = urlsplit(url)
    if parts.scheme != "smtp":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": bool(parts.username),
    }
