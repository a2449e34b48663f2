# One image for web, worker and beat; the command says which.
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements/base.txt requirements/
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/base.txt

FROM python:3.11-slim
RUN useradd --system --create-home --uid 10001 litmashup
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY --chown=litmashup:litmashup . .
RUN install -d -o litmashup -g litmashup var
RUN .venv/bin/pybabel compile --directory locale --domain django
USER litmashup
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 VAR=/app/var
EXPOSE 8000
CMD ["deploy/web"]
