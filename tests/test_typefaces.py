"""Letters that the typeface of the print lacks come from a typeface that ships along, or from one of the system."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources import FONTS, typefaces
from resources.typefaces import fallback

HEBREW = (FONTS / "NotoSansHebrew.ttf").read_bytes()


def table(font: bytes, tag: bytes) -> int:
    """Where a table of a typeface begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4s4xI", font, 12 + 16 * place) for place in range(count)]
    return int(dict(entries)[tag])


def collection(font: bytes) -> bytes:
    """A file of several typefaces with one in it."""
    whole = bytearray(struct.pack(">4sIII", b"ttcf", 0x10000, 1, 16) + font)
    (count,) = struct.unpack_from(">H", font, 4)
    for place in range(count):
        at = 16 + 12 + 16 * place + 8
        struct.pack_into(">I", whole, at, struct.unpack_from(">I", whole, at)[0] + 16)
    return bytes(whole)


def with_rights(font: bytes, bits: int) -> bytes:
    """A typeface that says what may be done with it."""
    whole = bytearray(font)
    struct.pack_into(">H", whole, table(font, b"OS/2") + 8, bits)
    return bytes(whole)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A computer with typefaces of its own, for a program that brings none."""
    monkeypatch.setattr(typefaces, "_ALONG", ())
    monkeypatch.setattr(typefaces, "_system_folders", lambda: [tmp_path])
    monkeypatch.setattr(typefaces.sys, "platform", "linux")
    caches = (typefaces.fallback, typefaces._system_files, typefaces._read)
    for cache in caches:
        cache.cache_clear()
    (tmp_path / "deep").mkdir()
    yield tmp_path / "deep"
    for cache in caches:
        cache.cache_clear()


def test_arabic_and_hebrew_ship_along() -> None:
    for letter, name in (
        ("م", "NotoSansArabic"),
        ("ﻣ", "NotoSansArabic"),
        ("پ", "NotoSansArabic"),
        ("ש", "NotoSansHebrew"),
    ):
        found = fallback(letter)
        assert found is not None
        assert found.path.stem == name


def test_what_is_no_letter_read_one_by_one_comes_from_nowhere() -> None:
    assert [fallback(sign) for sign in "a1é😀न\ue000\ufffd"] == [None] * 7


@pytest.mark.parametrize(("name", "font"), [("DejaVuSans.ttf", HEBREW), ("wqy-microhei.ttc", collection(HEBREW))])
def test_a_typeface_of_the_system_lends_its_letters(system: Path, name: str, font: bytes) -> None:
    (system / name).write_bytes(font)
    found = fallback("ש")
    assert found is not None
    assert found.path == system / name
    assert fallback("中") is None


@pytest.mark.parametrize(
    "font",
    [
        with_rights(HEBREW, 0x0002),
        with_rights(HEBREW, 0x0100),
        with_rights(HEBREW, 0x0200),
        HEBREW.replace(b"glyf", b"CFF ", 1),
        HEBREW[:200],
        b"no typeface",
        b"",
    ],
    ids=[
        "only with leave",
        "only whole",
        "only as a picture",
        "other outlines",
        "half a file",
        "no typeface",
        "nothing",
    ],
)
def test_a_typeface_that_no_document_may_or_can_hold_is_passed_over(system: Path, font: bytes) -> None:
    (system / "DroidSansFallbackFull.ttf").write_bytes(font)
    (system / "DejaVuSans.ttf").write_bytes(HEBREW)
    found = fallback("ש")
    assert found is not None
    assert found.path == system / "DejaVuSans.ttf"


def test_a_typeface_with_another_name_is_not_opened(system: Path) -> None:
    (system / "Nobodys.ttf").write_bytes(HEBREW)
    assert fallback("ש") is None
