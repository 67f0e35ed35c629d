"""Read-only means read-only: what a hostile question tries, a sentence each, and what becomes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.query.engine import Database, open_database
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.opening import OpenTables, opened
from ocr_pipeline.errors import QueryError, QueryLimitError, RefusedQueryError, WrongQueryError
from tests.archive.tables.documents import document

SECRET: Final = "a secret outside of the archive"

REFUSED, WRONG = RefusedQueryError, WrongQueryError

# What is tried, the question, and the error. {secret}: a CSV file outside of the archive; {table}: a file of the tables
# by its real path; {own}: the same as questions know it; {new}: a path where nothing is.
HOSTILE: Final = [
    ("a file is read as CSV", "SELECT * FROM read_csv('{secret}')", REFUSED),
    ("a file is read by its name alone", "SELECT * FROM '{secret}'", REFUSED),
    ("a file is read as text", "SELECT * FROM read_text('{secret}')", REFUSED),
    ("a file is read as bytes", "SELECT * FROM read_blob('{secret}')", REFUSED),
    ("a file is read as JSON", "SELECT * FROM read_json('{secret}')", REFUSED),
    ("a file is read as lines", "SELECT * FROM read_ndjson_objects('{secret}')", REFUSED),
    ("a file is sniffed", "SELECT * FROM sniff_csv('{secret}')", REFUSED),
    ("a Parquet file is read", "SELECT * FROM read_parquet('{secret}')", REFUSED),
    ("only its metadata is read", "SELECT * FROM parquet_metadata('{secret}')", REFUSED),
    ("a file of the tables is read by its real path", "SELECT * FROM read_parquet('{table}')", REFUSED),
    ("a file is named in a query that is a text", "SELECT * FROM query('FROM read_text(''{secret}'')')", REFUSED),
    ("a file is named as a table that is a text", "SELECT * FROM query_table('{secret}')", REFUSED),
    ("a folder is listed", "SELECT * FROM glob('/*')", REFUSED),
    ("the folder where one is is listed", "SELECT * FROM glob('*')", REFUSED),
    ("the environment is read from the system", "SELECT * FROM read_text('/proc/self/environ')", REFUSED),
    ("a variable of the environment is asked for", "SELECT getenv('HOME')", WRONG),
    ("a file is fetched from the network", "SELECT * FROM read_parquet('https://example.com/x.parquet')", REFUSED),
    ("a bucket is read", "SELECT * FROM read_csv('s3://bucket/x.csv')", REFUSED),
    ("a variable of the program is taken for a table", "SELECT * FROM TABLES", WRONG),
    ("a module of the program is taken for a table", "SELECT * FROM database", WRONG),
    ("secrets are listed", "SELECT * FROM duckdb_secrets()", REFUSED),
    ("another database is attached", "ATTACH '{new}' AS other", REFUSED),
    ("a database in memory is attached", "ATTACH ':memory:' AS other", REFUSED),
    ("another database is read in a SELECT", "SELECT * FROM read_duckdb('{new}')", REFUSED),
    ("an SQLite file is scanned", "SELECT * FROM sqlite_scan('{new}', 'documents')", WRONG),
    ("an extension is installed", "INSTALL httpfs", REFUSED),
    ("an extension is loaded", "LOAD httpfs", REFUSED),
    ("a library is loaded", "LOAD '{new}'", REFUSED),
    ("a table is copied to a file", "COPY documents TO '{new}'", REFUSED),
    ("a table is copied over a file of the tables", "COPY (SELECT 1) TO '{own}' (FORMAT parquet)", REFUSED),
    ("a copy hides in a WITH", "WITH x AS (COPY (SELECT 1) TO '{new}') SELECT 1", REFUSED),
    (
        "a copy over the tables hides in a WITH",
        "WITH x AS (COPY (SELECT 1) TO '{own}' (FORMAT parquet, USE_TMP_FILE false)) SELECT 1",
        REFUSED,
    ),
    (
        "a copy over the tables by their real path hides in a WITH",
        "WITH x AS (COPY (SELECT 1) TO '{table}' (FORMAT csv, USE_TMP_FILE false)) SELECT 1",
        REFUSED,
    ),
    (
        "a copy hides in a WITH in a query that is a text",
        "SELECT * FROM query('WITH x AS (COPY (SELECT 1) TO ''{own}'' (FORMAT csv, USE_TMP_FILE false)) SELECT 1')",
        WRONG,
    ),
    ("a copy hides in an EXPLAIN", "EXPLAIN ANALYZE COPY (SELECT 1) TO '{own}' (USE_TMP_FILE false)", REFUSED),
    ("a copy is prepared", "PREPARE p AS COPY (SELECT 1) TO '{new}'", REFUSED),
    ("the database is exported", "EXPORT DATABASE '{new}'", REFUSED),
    ("a database is imported", "IMPORT DATABASE '{new}'", REFUSED),
    ("a second statement follows", "SELECT 1; COPY (SELECT 1) TO '{new}'", REFUSED),
    ("a second statement follows a comment", "SELECT 1; -- nothing\nDROP VIEW documents", REFUSED),
    ("nothing is asked", "", REFUSED),
    ("only a comment is given", "-- nothing", REFUSED),
    ("a row is inserted", "INSERT INTO documents (id) VALUES ('x')", REFUSED),
    ("an insertion hides in a WITH", "WITH x AS (INSERT INTO documents (id) VALUES ('x')) SELECT 1", WRONG),
    ("rows are deleted", "DELETE FROM documents", REFUSED),
    ("a deletion hides in a WITH", "WITH x AS (DELETE FROM documents RETURNING *) SELECT * FROM x", WRONG),
    ("rows are changed", "UPDATE documents SET code = 'x'", REFUSED),
    ("rows are merged", "MERGE INTO documents USING pages ON true WHEN MATCHED THEN DELETE", REFUSED),
    ("a table is made", "CREATE TABLE x AS SELECT 1", REFUSED),
    ("a view is replaced", "CREATE OR REPLACE VIEW documents AS SELECT 1", REFUSED),
    ("a view is dropped", "DROP VIEW documents", REFUSED),
    ("a macro is made", "CREATE MACRO f(x) AS x", REFUSED),
    ("a secret is made", "CREATE SECRET s (TYPE s3)", REFUSED),
    ("a comment is made", "COMMENT ON VIEW documents IS 'x'", REFUSED),
    ("files are opened up again", "SET enable_external_access = true", REFUSED),
    ("memory is raised", "SET memory_limit = '1TB'", REFUSED),
    ("memory is reset", "RESET memory_limit", REFUSED),
    ("spilling is switched on", "SET temp_directory = '{new}'", REFUSED),
    ("a setting is made by PRAGMA", "PRAGMA memory_limit = '1TB'", REFUSED),
    ("profiles are written", "PRAGMA enable_profiling", REFUSED),
    ("a log is written to a file", "CALL enable_logging(storage = 'file')", REFUSED),
    ("a log is switched on in a SELECT", "SELECT * FROM enable_logging(storage = 'file')", WRONG),
    ("a checkpoint is forced", "CHECKPOINT", REFUSED),
    ("a transaction is left open", "BEGIN", REFUSED),
    ("a pivot is put into a table", "CREATE TABLE x AS PIVOT documents ON code USING count(*)", REFUSED),
    ("a pivot is put into a table behind a comment", "/* SELECT */ CREATE TABLE x AS PIVOT dates ON role", REFUSED),
    ("a statement that does not exist", "SHUTDOWN", WRONG),
    ("a statement of a shell", ".shell ls", WRONG),
    ("a zero byte is in it", "SELECT 1\0; DROP VIEW documents", REFUSED),
    ("half a character is in it", "SELECT '\ud800'", WRONG),
    ("a text is made too long", "SELECT repeat('x', 10000000000)", WRONG),
    ("brackets are nested deeply", "SELECT " + "(" * 20000 + "1" + ")" * 20000, WRONG),
]

# What an analyst asks, and how many rows are told.
HARMLESS: Final = [
    ("a view", "SELECT * FROM documents", 1),
    ("without SELECT", "FROM documents", 1),
    ("a list of the views", "SHOW TABLES", 14),
    ("a list of columns", "DESCRIBE dates", 16),
    ("a summary", "SUMMARIZE recipients", 17),
    ("a plan", "EXPLAIN SELECT * FROM documents", 1),
    ("a semicolon at the end", "SELECT 1;", 1),
    ("a list taken apart", "SELECT unnest(flagged) FROM documents", 4),
    ("a join", "SELECT d.code, c.code FROM documents d JOIN citations c ON c.document = d.id", 2),
    ("a recursion that ends", "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) FROM t", 5),
    ("a window", "SELECT row_number() OVER (PARTITION BY role ORDER BY date) FROM dates", 4),
    ("a pivot", "PIVOT recipients ON role USING count(*) GROUP BY document", 1),
    ("a sample", "SELECT * FROM fields USING SAMPLE 3", 3),
    ("a regular expression", "SELECT * FROM citations WHERE regexp_matches(code, '^30/')", 1),
    ("nothing", "SELECT * FROM documents WHERE false", 0),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenTables]:
    archive = Archive.make(tmp_path_factory.mktemp("archive"))
    archive.add(document(), Path("/scans/1.pdf"))
    with opened(archive.places) as tables:
        yield tables


@pytest.fixture
def database(tables: OpenTables) -> Iterator[Database]:
    database = open_database(Request.of("", {table.name: tables.files(table) for table in TABLES}, Limits()))
    yield database
    database.close()


def _prints(tables: OpenTables) -> dict[str, str]:
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in tables.places.root.rglob("*.*")}


@pytest.mark.parametrize(("tried", "sql", "error"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_a_hostile_question_is_refused_and_nothing_is_touched(
    database: Database,
    tables: OpenTables,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tried: str,
    sql: str,
    error: type[QueryError],
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"says\n{SECRET}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = _prints(tables)
    names = {"secret": secret, "new": tmp_path / "new", "table": tables.files(TABLES[0])[0].path}
    for name, path in (*names.items(), ("own", "archive://documents/0")):
        sql = sql.replace(f"{{{name}}}", str(path))
    with pytest.raises(error) as told:
        list(database.answer(sql)[1])
    assert SECRET not in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert _prints(tables) == before


@pytest.mark.parametrize(("asked", "sql", "rows"), HARMLESS, ids=[row[0] for row in HARMLESS])
def test_what_analysts_ask_is_answered(database: Database, asked: str, sql: str, rows: int) -> None:
    assert sum(batch.num_rows for batch in database.answer(sql)[1]) == rows


def test_an_archive_without_documents_is_asked_like_any_other(tmp_path: Path) -> None:
    empty = open_database(Request.of("", {}, Limits()))
    for table in TABLES:
        schema, batches = empty.answer(f"SELECT * FROM {table.name}")
        assert (schema.names, sum(batch.num_rows for batch in batches)) == (list(table.names), 0)


# What takes too much, and the question; each in a process of its own, with a second and 64 MiB.
EXCESSIVE: Final = [
    (
        "a recursion that never ends",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
    ),
    ("a sleep", "SELECT sleep_ms(1000000)"),
    ("a function that cannot be interrupted", "SELECT len(range(4000000000))"),
    ("a sort that does not fit", "SELECT md5(range::VARCHAR) AS m FROM range(100000000) ORDER BY m"),
    ("a text that does not fit", "SELECT string_agg(repeat('x', 1000000), '') FROM range(10000)"),
    ("more rows than are wanted", "SELECT * FROM range(101)"),
    ("rows that are too long", "SELECT repeat('x', 10000000) FROM range(20)"),
]


@pytest.mark.parametrize(("tried", "sql"), EXCESSIVE, ids=[row[0] for row in EXCESSIVE])
def test_a_question_that_takes_too_much_ends(tmp_path: Path, tried: str, sql: str) -> None:
    archive = Archive.make(tmp_path / "archive")
    with pytest.raises(QueryLimitError):
        archive.query(sql, Limits(rows=100, seconds=4, memory_mb=64))


def test_the_answer_comes_whole_from_the_process(tmp_path: Path) -> None:
    archive = Archive.make(tmp_path / "archive")
    archive.add(document(), Path("/scans/1.pdf"))
    assert (
        archive.query("SELECT code, flagged, date FROM documents").to_pylist()
        == archive.table("documents", ["code", "flagged", "date"]).to_pylist()
    )
    assert archive.query("SELECT range AS n FROM range(100000)").num_rows == 100000
    with pytest.raises(WrongQueryError, match="nope"):
        archive.query("SELECT nope FROM documents")


def test_a_question_sees_nothing_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nowhere/in/particular")
    archive = Archive.make(tmp_path / "archive")
    settings = archive.query("SELECT name, value FROM duckdb_settings()").to_pylist()
    assert settings
    assert not [row for row in settings if "particular" in str(row["value"])]
