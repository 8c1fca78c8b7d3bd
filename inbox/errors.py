"""Every error that Kindline knows; anything else is a bug and reaches the exception hook.

KindlineError                what happened, what is safe, what to do: str() is that sentence
├── ChannelError             a channel could not do its work
│   ├── TryLater             the network or the server; retried by itself (`after_seconds`)
│   │   └── Offline          no network at all
│   ├── SignInAgain          password or token refused; a person must act
│   ├── Refused              the other side said no for good; retrying is useless
│   └── OutcomeUnknown       the connection died after the reply was handed over
├── StoreError               the workspace's database
│   ├── WorkspaceBusy        another Kindline holds the lock
│   ├── WrongKey             the key does not open this workspace
│   ├── DiskFull             nothing was saved; everything earlier is safe
│   └── WorkspaceTooNew      written by a later release
├── SecretsUnavailable       no keyring; never answered by plaintext
├── ModelError               the local model
│   ├── ModelNotReady        still preparing, or not installed
│   └── ModelStopped         the worker died; it is being restarted
├── NotFound                 no such conversation, account, ...
└── Invalid                  input that makes no sense, with what would
"""

from __future__ import annotations


class KindlineError(Exception):
    """A known error; str() is one sentence for a person."""


class ChannelError(KindlineError):
    """A channel could not do its work."""


class TryLater(ChannelError):
    """A passing fault; the caller retries after `after_seconds`, or by its own backoff."""

    def __init__(self, sentence: str, after_seconds: float | None = None) -> None:
        super().__init__(sentence)
        self.after_seconds = after_seconds


class Offline(TryLater):
    """There is no network."""


class SignInAgain(ChannelError):
    """The sign-in is no longer accepted; a person must act."""


class Refused(ChannelError):
    """The other side said no for good."""


class OutcomeUnknown(ChannelError):
    """The reply was handed over and the answer never came: it may have arrived."""


class StoreError(KindlineError):
    """The workspace's database could not do it."""


class WorkspaceBusy(StoreError):
    """Another Kindline holds the workspace."""


class WrongKey(StoreError):
    """The key does not open this workspace."""


class DiskFull(StoreError):
    """No space is left; nothing of this action was saved."""


class WorkspaceTooNew(StoreError):
    """A later release wrote this workspace."""


class SecretsUnavailable(KindlineError):
    """There is no keyring to keep secrets in."""


class ModelError(KindlineError):
    """The local model could not do it."""


class ModelNotReady(ModelError):
    """The model is still being prepared, or is not installed."""


class ModelStopped(ModelError):
    """The model's process died; it is being restarted."""


class NotFound(KindlineError):
    """There is nothing under this id."""


class Invalid(KindlineError):
    """The input makes no sense; str() says what would."""
