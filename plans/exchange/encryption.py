"""A file closed with a passphrase, in the format of age (https://age-encryption.org/v1), which other tools read too.

Written here and not by a library: pyrage chooses a work factor by itself (17 or 20 on one laptop, up to 1 GiB of
memory) and cannot be bound when it reads. The ciphers come from ``cryptography``; the tests hold this to the test
vectors of age and to pyrage.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from plans.errors import PlanError, Refused
from plans.exchange import key_derivation
from resources.language import gettext as _

LEAST_SIGNS = 8
"""The shortest passphrase that is taken for a new file."""

WORK = 17
"""Work to try one passphrase, as a power of two: 128 MiB and some tenths of a second."""

MOST_WORK = 18
"""The most work that a file may ask for: 256 MiB. It is what other programs of this format take by default.

What is more than ``WORK`` is done in a process of its own: one that reads stays below 300 MB.
"""

_KEY, _SALT, _NONCE, _TAG, _CHUNK = 16, 16, 16, 16, 64 * 1024
_STANZA = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]{0,3})\n"
    rb"(?P<body>[A-Za-z0-9+/]{43})\n--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class Unopened(PlanError):
    """A file that does not open with this passphrase, or that was changed: nobody can tell which."""


def encrypt(data: bytes, passphrase: str, work: int = WORK) -> bytes:
    """Close data with a passphrase; ``work`` is the power of two that trying one costs.

    Raises Refused when the passphrase is shorter than ``LEAST_SIGNS``.
    """
    if refused := refusal(passphrase):
        raise refused
    key, salt, nonce = secrets.token_bytes(_KEY), secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    wrapped = ChaCha20Poly1305(_scrypt(passphrase, salt, work)).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_encoded(salt), work, _encoded(wrapped))
    return b"".join((head, b" ", _encoded(_mac(key, head)), b"\n", nonce, *_sealed(key, nonce, data)))


def refusal(passphrase: str) -> Refused | None:
    """Return why a passphrase is not taken for a new file, None when it is."""
    if len(passphrase) >= LEAST_SIGNS:
        return None
    return Refused(_("A passphrase has at least {count} characters.").format(count=LEAST_SIGNS), _advice())


def decrypt(data: bytes, passphrase: str, name: str = "") -> bytes:
    """Open what was closed with a passphrase; ``name`` is that of the file, for the sentence.

    Raises Unopened when the passphrase is another one, or the file is not as it was closed, and PlanError when it
    asks for more work than ``MOST_WORK`` before any of that work is done.
    """
    head = _STANZA.match(data)
    if head is None:
        raise _unopened(name)
    work = int(head["work"])
    if work > MOST_WORK:
        raise _too_much(name)
    try:
        salt, body, mac = (_decoded(head[part]) for part in ("salt", "body", "mac"))
        key = ChaCha20Poly1305(_scrypt(passphrase, salt, work)).decrypt(bytes(12), body, None)
        if not hmac.compare_digest(_mac(key, data[: head.start("mac") - 1]), mac):
            raise _unopened(name)
        return opened(key, data[head.end() :])
    except (InvalidTag, ValueError):
        raise _unopened(name) from None
    except (OSError, MemoryError):
        raise _too_much(name) from None


def opened(key: bytes, payload: bytes) -> bytes:
    """Return what a payload holds: a nonce and chunks, the last one marked; raises InvalidTag or ValueError."""
    nonce, rest = payload[:_NONCE], payload[_NONCE:]
    size = _CHUNK + _TAG
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    starts = range(0, len(rest), size)
    if len(nonce) < _NONCE or not starts:
        raise ValueError("the payload is cut off")
    chunks = [
        cipher.decrypt(_counter(number, start == starts[-1]), rest[start : start + size], None)
        for number, start in enumerate(starts)
    ]
    if len(chunks) > 1 and not chunks[-1]:
        raise ValueError("an empty chunk may only stand alone")
    return b"".join(chunks)


def _sealed(key: bytes, nonce: bytes, data: bytes) -> Iterator[bytes]:
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    starts = range(0, max(len(data), 1), _CHUNK)
    for number, start in enumerate(starts):
        yield cipher.encrypt(_counter(number, start == starts[-1]), data[start : start + _CHUNK], None)


def _counter(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _scrypt(passphrase: str, salt: bytes, work: int) -> bytes:
    # An accent can be typed in two ways; the other tools take what most keyboards give.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    derive = key_derivation.derive if work <= WORK else key_derivation.derive_apart
    return derive(typed, b"age-encryption.org/v1/scrypt" + salt, work)


def _mac(key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(key, b"", b"header"), head, "sha256")


def _derived(key: bytes, salt: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=salt, info=use).derive(key)


def _encoded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _encoded(data) != text:
        raise ValueError("the base64 is not canonical")
    return data


def _unopened(name: str) -> Unopened:
    return Unopened(
        _("“{file}” does not open: the passphrase is not the right one, or the file was changed.").format(file=name),
        _("Type the passphrase again, or ask for the file again."),
    )


def _too_much(name: str) -> PlanError:
    return PlanError(
        _("“{file}” was locked in a way that asks too much of this laptop.").format(file=name),
        _("Ask whoever made it to lock it again with Digikoers."),
    )


def _advice() -> str:
    return _("Choose four words that have nothing to do with each other.")
