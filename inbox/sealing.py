"""Seals what a relay keeps to a desktop's public key, so that the relay cannot read it again.

X25519 (RFC 7748) with a key pair for each payload, HKDF-SHA256 (RFC 5869) over the agreed secret
and both public keys, ChaCha20-Poly1305 (RFC 8439). Layout: 1 byte version, 32 bytes public key,
then ciphertext with tag. The key of each payload is used once, so the nonce is constant.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inbox.errors import Invalid

_VERSION = b"\x01"
_KEY_BYTES = 32
_NONCE = bytes(12)
_INFO = b"kindline relay payload 1"


def new_private_key() -> str:
    """Make a desktop's private key, base64."""
    return _text(X25519PrivateKey.generate().private_bytes_raw())


def public_key(private: str) -> str:
    """Give the public half of a private key, base64. Raises Invalid."""
    return _text(_private(private).public_key().public_bytes_raw())


def is_public_key(given: str) -> bool:
    """Tell whether a text is a public key that can be sealed to; a point of low order is none."""
    try:
        seal(b"", given)
    except Invalid:
        return False
    return True


def seal(plain: bytes, public: str) -> bytes:
    """Seal bytes to a public key. Raises Invalid."""
    theirs = _bytes(public)
    once = X25519PrivateKey.generate()
    ours = once.public_key().public_bytes_raw()
    try:
        agreed = once.exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError as error:
        raise _no_key() from error
    box = ChaCha20Poly1305(_derived(agreed, ours, theirs))
    return _VERSION + ours + box.encrypt(_NONCE, plain, _VERSION + ours)


def unseal(sealed: bytes, private: str) -> bytes:
    """Open what was sealed to the key. Raises Invalid when it is not for it, or was changed."""
    key = _private(private)
    head, rest = sealed[: 1 + _KEY_BYTES], sealed[1 + _KEY_BYTES :]
    theirs = head[1:]
    try:
        agreed = key.exchange(X25519PublicKey.from_public_bytes(theirs))
        box = ChaCha20Poly1305(_derived(agreed, theirs, key.public_key().public_bytes_raw()))
        return box.decrypt(_NONCE, rest, head)
    except (InvalidTag, ValueError) as error:
        raise Invalid("What the relay kept is not sealed to this desktop's key.") from error


def _derived(agreed: bytes, once: bytes, receiver: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, once + receiver, _INFO).derive(agreed)


def _private(text: str) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(_bytes(text))
    except ValueError as error:
        raise _no_key() from error


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _no_key() from error


def _no_key() -> Invalid:
    return Invalid("This is no key of a Kindline desktop: 44 characters of base64 are expected.")
