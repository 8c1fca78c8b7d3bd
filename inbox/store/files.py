"""The attachments beside the database: one encrypted file each, named by the content's hash."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import uuid_utils

from inbox.errors import NotFound, WrongKey
from inbox.model import Attachment
from inbox.store.faults import told

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class Files:
    """A folder of encrypted files; the same content is kept once."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = hashlib.blake2b(key, digest_size=32, person=b"kindline-files").digest()
        self._sealer: AESGCM | None = None

    def path(self, content_hash: str) -> Path:
        """Give where a content lies (encrypted), whether or not it is there."""
        return self._folder / content_hash[:2] / content_hash

    def get(self, content_hash: str) -> bytes:
        """Give a content's bytes. Raises NotFound."""
        with told():
            try:
                # Without a name the channel did not give it, and said why.
                sealed = self.path(content_hash or "none").read_bytes()
            except FileNotFoundError:
                raise NotFound(
                    "This file is no longer in the workspace; the message as received still"
                    " holds it."
                ) from None
        return self._open(sealed, content_hash)

    def add(self, name: str, media_type: str, content: bytes) -> Attachment:
        """Keep a content durably and give its Attachment."""
        content_hash = self.keep(content, is_durable=True)
        return Attachment(uuid_utils.uuid7().hex, name, media_type, len(content), content_hash)

    def keep(self, content: bytes, *, is_durable: bool) -> str:
        """Keep a content and give its hash; received ones need no fsync: the raw holds them."""
        content_hash = hashlib.sha256(content).hexdigest()
        path = self.path(content_hash)
        if path.exists():
            return content_hash
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._aead().encrypt(nonce, content, content_hash.encode())
        with told():
            self._write(path, sealed, is_durable)
        return content_hash

    def _write(self, path: Path, sealed: bytes, is_durable: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Renamed into place, so that a killed writer never leaves half a file under the name.
        partial = path.with_name(f"{path.name}.{uuid_utils.uuid7().hex}")
        with partial.open("xb") as file:
            file.write(sealed)
            if is_durable:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)

    def _open(self, sealed: bytes, content_hash: str) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only with attachments

        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._aead().decrypt(nonce, rest, content_hash.encode())
        except (InvalidTag, ValueError) as error:  # ValueError: cut off within its first bytes
            raise WrongKey(
                "This file was changed or belongs to another key; the message as received is"
                " safe: open it from there."
            ) from error

    def _aead(self) -> AESGCM:
        if self._sealer is None:
            from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415

            self._sealer = aead.AESGCM(self._key)
        return self._sealer
