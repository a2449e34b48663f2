"""`python -m config.services`: our PostgreSQL and Redis alone, until interrupted; prints their addresses."""

import signal

from config import env
from config.services import start


def main() -> None:
    services = start(env.folder())
    print(f"DATABASE_URL={services.database_url}\nREDIS_URL={services.redis_url}", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        services.stop()


if __name__ == "__main__":
    main()
