"""The trouble of disk and database, each with a sentence that says what to do; a bug stays what it is."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from plans.errors import Damaged, PlanError
from plans.storage.engine import translated_errors

FILE = Path("folder") / "digikoers.db"


def trouble(code: int, words: str = "trouble") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (trouble(sqlite3.SQLITE_FULL), "vol"),
        (trouble(sqlite3.SQLITE_BUSY), "ander programma"),
        (trouble(sqlite3.SQLITE_LOCKED), "ander programma"),
        (trouble(sqlite3.SQLITE_READONLY), "andere map"),
        (trouble(sqlite3.SQLITE_READONLY_DIRECTORY), "andere map"),
        (trouble(sqlite3.SQLITE_CANTOPEN), "andere map"),
        (trouble(sqlite3.SQLITE_CORRUPT), "beschadigd"),
        (trouble(sqlite3.SQLITE_NOTADB), "beschadigd"),
        (trouble(sqlite3.SQLITE_ERROR, "no such column: tit1e"), "beschadigd"),
        (trouble(sqlite3.SQLITE_IOERR_FSYNC), "schijf"),
        (sqlite3.OperationalError("Could not decode to UTF-8 column 'title'"), "beschadigd"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "beschadigd"),
        (OSError(errno.ENOSPC, "No space left on device"), "vol"),
    ],
)
def test_trouble_becomes_a_sentence_with_the_file_and_what_to_do(error: Exception, words: str) -> None:
    with pytest.raises(PlanError) as raised, translated_errors(FILE):
        raise error
    assert words in f"{raised.value}".lower()
    assert FILE.name in str(raised.value)
    assert isinstance(raised.value, Damaged) is (words == "beschadigd")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT])
def test_a_bug_is_not_dressed_up_as_trouble(code: int) -> None:
    bug = trouble(code, "near SELEC: syntax error")
    with pytest.raises(sqlite3.OperationalError) as raised, translated_errors(FILE):
        raise bug
    assert raised.value is bug
