"""The databases measured: one SQLite file, and one PostgreSQL database made and dropped here."""

import os
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

DEFAULT_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
NAME = "mediation_bench"


class Sqlite:
    vendor, label = "sqlite", "SQLite"

    def __init__(self, folder: Path):
        self._file = folder / "bench.sqlite3"
        self.url = f"sqlite:///{self._file}"

    def drop(self):
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)

    def create(self):
        self.drop()


class Postgresql:
    vendor, label = "postgresql", "PostgreSQL"

    def __init__(self):
        self._server = os.environ.get("BENCH_DATABASE_URL") or DEFAULT_SERVER
        self.url = urlsplit(self._server)._replace(path=f"/{NAME}").geturl()

    def drop(self):
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")

    def create(self):
        self.drop()
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")

    def obstacle(self) -> str:
        """Why this server cannot be used, in one line; empty when it can."""
        try:
            psycopg.connect(self._server, connect_timeout=3).close()
        except psycopg.Error as error:
            return str(error).splitlines()[0]
        return ""


@contextmanager
def emptied(database):
    """The database, new; nothing is left of it afterwards, whatever happens."""
    database.create()
    try:
        yield database
    finally:
        database.drop()
