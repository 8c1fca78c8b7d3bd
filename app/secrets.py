"""Where passwords, tokens and workspace keys are kept: the system's keyring, or a choice made."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from filelock import FileLock, Timeout

from app.paths import Workspace, write_private
from inbox.errors import Invalid, SecretsUnavailable, WrongKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inbox.ports import SecretStore

_SERVICE = "kindline"
_KEY_CHARACTERS = 32
_PATIENCE_SECONDS = 10.0
_NO_KEYRING = (
    "This system offers no safe keyring to keep passwords in, so nothing was stored; unlock or "
    "install one (GNOME Keyring, KWallet), or choose a key file with --key-file."
)
_SAMPLE_LABEL = (
    "This key opens only the sample workspace beside it. It lies here openly: it protects nothing."
)
# Backends that keep secrets in the clear, or nowhere.
_REFUSED = ("keyrings.alt.", "keyring.backends.fail", "keyring.backends.null")

T = TypeVar("T")


def usable(backend: Any) -> Any | None:
    """Give the first backend that keeps secrets encrypted, or None."""
    inner = getattr(backend, "backends", None)
    for one in [backend] if inner is None else list(inner):
        if not f"{type(one).__module__}.".startswith(_REFUSED):
            return one
    return None


class KeyringSecrets:
    """Secrets in the operating system's keyring. Raises SecretsUnavailable."""

    def __init__(self, backend: Any = None) -> None:
        self._backend = backend

    def get(self, name: str) -> str | None:
        """Give the secret, or None when there is none."""
        found = self._try(lambda ring: ring.get_password(_SERVICE, name))
        return None if found is None else str(found)

    def set(self, name: str, value: str) -> None:
        """Keep a secret, replacing the earlier one."""
        self._try(lambda ring: ring.set_password(_SERVICE, name, value))

    def delete(self, name: str) -> None:
        """Forget a secret; unknown names are fine."""
        if self.get(name) is not None:
            self._try(lambda ring: ring.delete_password(_SERVICE, name))

    def _try(self, ask: Callable[[Any], T]) -> T:
        """Ask the keyring; every failure becomes the one sentence."""
        import keyring  # noqa: PLC0415 - 150 ms, only when a secret is needed
        import keyring.errors  # noqa: PLC0415

        ring = usable(self._backend or keyring.get_keyring())
        if ring is None:
            raise SecretsUnavailable(_NO_KEYRING)
        try:
            return ask(ring)
        except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
            raise SecretsUnavailable(_NO_KEYRING) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep others out: the window, the engine and commands write to the same file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE_SECONDS)
        with lock:
            yield
    except Timeout:
        raise SecretsUnavailable(
            f"Another program holds {path.name} for too long, so nothing was stored; end it and "
            "try again."
        ) from None


class _FileSecrets:
    """Secrets in one file, written whole, by one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        """Give the secret, or None when there is none."""
        return self._load().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret, replacing the earlier one."""
        with _alone(self._path):
            self._store(self._load() | {name: value})

    def delete(self, name: str) -> None:
        """Forget a secret; unknown names are fine."""
        with _alone(self._path):
            kept = self._load()
            if kept.pop(name, None) is not None:
                self._store(kept)

    def _load(self) -> dict[str, str]:
        raise NotImplementedError

    def _store(self, kept: dict[str, str]) -> None:
        raise NotImplementedError


class SampleSecrets(_FileSecrets):
    """The sample workspace's secrets, openly beside it and labelled so."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.sample_key)

    def _load(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        kept: dict[str, str] = json.loads(self._path.read_text("utf-8"))["secrets"]
        return kept

    def _store(self, kept: dict[str, str]) -> None:
        write_private(self._path, json.dumps({"label": _SAMPLE_LABEL, "secrets": kept}, indent=1))


class KeyFileSecrets(_FileSecrets):
    """Secrets sealed with a key file that a person chose, for servers without a keyring."""

    def __init__(self, workspace: Workspace, key_file: Path) -> None:
        super().__init__(workspace.sealed_secrets)
        self._key_file = key_file

    def _load(self) -> dict[str, str]:
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - 60 ms, headless only

        if not self._path.exists():
            return {}
        try:
            kept: dict[str, str] = json.loads(self._seal().decrypt(self._path.read_bytes()))
        except InvalidToken:
            raise WrongKey(
                f"The key file {self._key_file} does not open this workspace; nothing was "
                "changed, name the file it was made with."
            ) from None
        return kept

    def _store(self, kept: dict[str, str]) -> None:
        sealed = self._seal().encrypt(json.dumps(kept).encode())
        write_private(self._path, sealed.decode("ascii"))

    def _seal(self) -> Any:
        from cryptography.fernet import Fernet  # noqa: PLC0415

        try:
            key = self._key_file.read_bytes().strip()
        except OSError:
            raise SecretsUnavailable(
                f"The key file {self._key_file} cannot be read; nothing was changed, mount or "
                "name it again."
            ) from None
        if len(key) < _KEY_CHARACTERS:
            raise Invalid(
                f"The key file {self._key_file} needs at least {_KEY_CHARACTERS} characters."
            )
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key).digest()))


def make_key_file(path: Path) -> None:
    """Write a new random key file. Raises Invalid where a file stands already."""
    if path.exists():
        raise Invalid(f"{path} exists already; it was left as it is, choose another name.")
    write_private(path, secrets.token_urlsafe(48) + "\n")


def secrets_of(workspace: Workspace, key_file: Path | None = None) -> SecretStore:
    """Choose where a workspace's secrets are: the sample's file, a chosen key file, the keyring."""
    if workspace.is_sample:
        return SampleSecrets(workspace)
    if key_file is not None:
        return KeyFileSecrets(workspace, key_file)
    return KeyringSecrets()


def workspace_key(workspace: Workspace, store: SecretStore) -> str:
    """Give the database's key in hex, made at first use. Raises WrongKey, SecretsUnavailable."""
    if workspace.identity.exists() and (kept := store.get(_key_name(workspace))) is not None:
        return kept
    # The window and the engine may both be the first: they must agree on one id and one key.
    with _alone(workspace.identity):
        return _found_or_made(workspace, store)


def _found_or_made(workspace: Workspace, store: SecretStore) -> str:
    name = _key_name(workspace)
    kept = store.get(name)
    if kept is not None:
        return kept
    if workspace.database.exists():
        # A new key could never open it, and storing one would hide what happened.
        raise WrongKey(
            "The key of this workspace is not in the keyring; the data is untouched, open it "
            "where it was made or restore the keyring."
        )
    key = secrets.token_hex(32)
    store.set(name, key)
    return key


def _key_name(workspace: Workspace) -> str:
    return f"workspace/{_workspace_id(workspace)}"


def _workspace_id(workspace: Workspace) -> str:
    """Give the id under which the key is kept, so that a moved folder still opens."""
    if workspace.identity.exists():
        try:
            return str(json.loads(workspace.identity.read_text("utf-8"))["id"])
        except (ValueError, KeyError, TypeError):
            raise WrongKey(
                f"{workspace.identity} is damaged, and it names the key of this workspace; the "
                "data is untouched: bring that file back from a copy."
            ) from None
    made = secrets.token_hex(16)
    write_private(workspace.identity, json.dumps({"id": made}))
    return made
