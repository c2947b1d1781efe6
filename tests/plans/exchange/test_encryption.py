"""A plan file closed with a passphrase: by the vectors of age, beside another program of it, and spoiled in every way.

The vectors in ``age_vectors.zip`` come from the test suite of age (CCTV, free of any condition: CC0).
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path

import pyrage
import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.errors import NeedsPassphrase, PlanError, Refused
from plans.exchange import encryption, key_derivation, plan_file
from plans.exchange.encryption import Unopened, decrypt, encrypt, opened
from plans.plan import new_plan
from plans.plan_json import serialise

PASSPHRASE = "vier woorden bij elkaar"
LITTLE = 4
"""A work factor for tests; the bound is on the most work, not on the least."""


@pytest.fixture(autouse=True)
def _usual_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here a file is closed as the program does it."""
    monkeypatch.setattr(encrypt, "__defaults__", (encryption.WORK,))


VECTORS = zipfile.ZipFile(Path(__file__).with_name("age_vectors.zip"))


def vector(name: str) -> tuple[dict[str, str], bytes]:
    head, body = VECTORS.read(name).split(b"\n\n", 1)
    known = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return known, zlib.decompress(body) if known.get("compressed") == "zlib" else body


@pytest.mark.parametrize("name", [name for name in VECTORS.namelist() if name.startswith("scrypt")])
def test_files_of_age_with_a_passphrase(name: str) -> None:
    known, data = vector(name)
    if known["expect"] == "success":
        assert hashlib.sha256(decrypt(data, known["passphrase"])).hexdigest() == known["payload"]
    else:
        with pytest.raises(PlanError):
            decrypt(data, known["passphrase"])


@pytest.mark.parametrize("name", [name for name in VECTORS.namelist() if name.startswith("stream")])
def test_payloads_of_age(name: str) -> None:
    known, data = vector(name)
    payload = data[data.index(b"\n", data.index(b"\n--- ") + 1) + 1 :]
    key = bytes.fromhex(known["file key"])
    if known["expect"] == "success":
        assert hashlib.sha256(opened(key, payload)).hexdigest() == known["payload"]
    else:
        with pytest.raises((ValueError, InvalidTag)):
            opened(key, payload)


def test_another_program_opens_what_is_closed_here_and_the_other_way_round() -> None:
    data = plan_file.encode(new_plan(2027))
    assert pyrage.passphrase.decrypt(encrypt(data, PASSPHRASE), PASSPHRASE) == data
    known, theirs = vector("scrypt")
    assert decrypt(theirs, "password") == pyrage.passphrase.decrypt(theirs, "password")
    assert known["passphrase"] == "password"


@settings(deadline=None)
@given(st.binary(max_size=200), st.text(st.characters(exclude_categories=["Cs"]), min_size=8, max_size=30))
def test_what_goes_in_comes_out(data: bytes, passphrase: str) -> None:
    closed = encrypt(data, passphrase, LITTLE)
    assert decrypt(closed, passphrase) == data
    # The head of the file is the same for every content, also for one that looks like it.
    assert len(data) < 16 or data not in closed.partition(b"\n---")[2]
    with pytest.raises(Unopened):
        decrypt(closed, passphrase + "x")


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 200_001])
def test_every_size_around_a_chunk(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    assert decrypt(encrypt(data[:size], PASSPHRASE, LITTLE), PASSPHRASE) == data[:size]


CLOSED = encrypt(b"Samira El Idrissi " * 5000, PASSPHRASE, LITTLE)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_wrong_passphrase_and_a_spoiled_file_say_the_same(data: st.DataObject) -> None:
    with pytest.raises(Unopened) as wrong:
        decrypt(CLOSED, "een ander geheim", "x.jaarplan")
    spoiled = bytearray(CLOSED)
    match data.draw(st.sampled_from(["byte", "cut", "more", "swap"])):
        case "byte":
            # The work factor may be made larger than what is tried at all; that says so before any work is done.
            work = CLOSED.index(b"4\n")
            place = data.draw(st.integers(0, len(CLOSED) - 1).filter(lambda item: item != work))
            spoiled[place] ^= data.draw(st.integers(1, 255))
        case "cut":
            del spoiled[data.draw(st.integers(0, len(CLOSED) - 1)) :]
        case "more":
            spoiled += data.draw(st.binary(min_size=1, max_size=40))
        case _:
            spoiled[-70_000:-100] = spoiled[-69_900:]
    with pytest.raises(Unopened) as error:
        decrypt(bytes(spoiled), PASSPHRASE, "x.jaarplan")
    assert str(error.value) == str(wrong.value)
    assert "x.jaarplan" in str(error.value)


@pytest.mark.parametrize("work", [b"19", b"20", b"22", b"63", b"999"])
def test_a_file_that_asks_too_much_work_is_refused_before_any(work: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "_scrypt", None)
    with pytest.raises(PlanError, match="laptop") as error:
        decrypt(CLOSED.replace(b" 4\n", b" " + work + b"\n", 1), PASSPHRASE, "x.jaarplan")
    assert not isinstance(error.value, Unopened)


def test_what_takes_much_memory_is_done_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encrypt(b"Samira", PASSPHRASE, encryption.WORK)
    monkeypatch.setattr(encryption, "WORK", encryption.WORK - 1)
    monkeypatch.setattr(key_derivation, "derive", None)
    assert decrypt(data, PASSPHRASE) == b"Samira"
    with pytest.raises(Unopened):
        decrypt(data, "een ander geheim")


def test_a_key_that_cannot_be_made_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> bytes:
        raise OSError

    monkeypatch.setattr(key_derivation, "derive", fail)
    with pytest.raises(PlanError, match="laptop"):
        decrypt(CLOSED, PASSPHRASE, "x.jaarplan")


def test_a_new_file_asks_no_more_work_than_is_read() -> None:
    closed = encrypt(b"", PASSPHRASE)
    assert closed.split(b"\n")[1].endswith(b" %d" % encryption.WORK)
    assert encryption.WORK <= encryption.MOST_WORK
    # Twice the same is never the same file.
    assert encrypt(b"", PASSPHRASE, LITTLE) != encrypt(b"", PASSPHRASE, LITTLE)


def test_an_accent_may_be_typed_in_two_ways() -> None:
    assert decrypt(encrypt(b"x", "caf\u00e9 lungo", LITTLE), "cafe\u0301 lungo") == b"x"


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Refused, match="8"):
        encrypt(b"", "kort")


def test_a_plan_file_that_is_closed(tmp_path: Path) -> None:
    plan = new_plan(2027)
    plan.vision.text = "Samira El Idrissi"
    path = tmp_path / "x.jaarplan"
    plan_file.write(plan, path, PASSPHRASE)
    data = path.read_bytes()
    assert plan_file.is_closed(data)
    assert b"Samira" not in data
    back, notice = plan_file.read(path, PASSPHRASE)
    assert (serialise(back), notice) == (serialise(plan), None)
    with pytest.raises(NeedsPassphrase, match=r"x\.jaarplan"):
        plan_file.read(path)
    with pytest.raises(Unopened):
        plan_file.read(path, "een ander geheim")
    assert path.read_bytes() == data
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["x.jaarplan"]


def test_an_open_file_asks_for_no_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "x.jaarplan"
    plan_file.write(new_plan(2027), path)
    assert plan_file.read(path, PASSPHRASE)[1] is None
    with pytest.raises(Refused):
        plan_file.write(new_plan(2027), path, "kort")
    assert plan_file.read(path)[1] is None
