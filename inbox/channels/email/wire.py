"""Speaks IMAP: one connection, used from one thread, without any opinion on mail."""

from __future__ import annotations

import imaplib
import re
import selectors
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from imapclient import IMAPClient
from imapclient.exceptions import LoginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inbox.channels.email.config import MailConfig, Secret

_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_FLAGS = re.compile(rb"\bFLAGS \(([^)]*)\)")
_DATE = re.compile(
    rb'\bINTERNALDATE "\s*(\d\d?)-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"'
)
_MONTHS = {
    name: number
    for number, name in enumerate(b"jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_LITERAL = re.compile(rb"\{(\d+)\}\r\n$")
_SET = re.compile(r"\d+(:\d+)?(,\d+(:\d+)?)*")
_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class FolderInfo:
    """What the server said when the folder was opened."""

    validity: int
    uid_next: int
    exists: int
    modseq: int  # 0: the server or folder keeps none


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message as the server gave it."""

    uid: int
    is_seen: bool
    is_answered: bool
    arrived_at: datetime | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of one message."""

    uid: int
    is_seen: bool
    is_answered: bool


class Connection(IMAPClient):  # type: ignore[misc]  # IMAPClient has no complete types
    """A signed-in IMAP connection. Raises what imaplib and the socket raise; see faults.py."""

    def __init__(self, config: MailConfig) -> None:
        secure = config.imap_security == "tls"
        context = ssl.create_default_context()
        super().__init__(
            config.imap_host,
            config.imap_port,
            ssl=secure,
            ssl_context=context if secure else None,
            timeout=_TIMEOUT_SECONDS,
        )
        # imaplib would otherwise format every line for a debug log, and passwords with them.
        self._imap.debug = 0
        self._waker, self._woken = socket.socketpair()
        self._woken.setblocking(False)
        if config.imap_security == "starttls":
            try:
                self.starttls(context)
            except BaseException:
                self.hang_up()
                raise

    def sign_in(self, user: str, secret: Secret) -> None:
        """Sign in by password or token, then turn on what the server offers."""
        if secret.is_token:
            self._sign_in_by_token(user, secret.value)
        else:
            try:
                self.login(user, secret.value)
            except UnicodeEncodeError as error:
                raise LoginError(str(error)) from error
        self._cached_capabilities = None
        self.has_qresync = self.has_capability("ENABLE") and self.has_capability("QRESYNC")
        self.has_condstore = self.has_qresync or self.has_capability("CONDSTORE")
        if self.has_qresync:
            self.enable("QRESYNC")

    def special_folders(self) -> dict[str, str]:
        """Give folder names by use: "Sent", "Junk", "Archive", "All" (RFC 6154)."""
        uses = {b"\\sent": "Sent", b"\\junk": "Junk", b"\\archive": "Archive", b"\\all": "All"}
        found: dict[str, str] = {}
        names: dict[str, str] = {}
        for flags, delimiter, name in self.list_folders():
            lowered = {bytes(flag).lower() for flag in flags}
            if b"\\noselect" in lowered:
                continue
            for flag in lowered & uses.keys():
                found.setdefault(uses[flag], str(name))
            last = str(name).rsplit(delimiter.decode() if delimiter else "/", 1)[-1]
            names.setdefault(last.lower(), str(name))
        for use, usual in _USUAL_NAMES.items():
            known = [names[name] for name in usual if name in names]
            if use not in found and known:
                found[use] = known[0]
        return found

    def open(self, folder: str, *, writing: bool = False) -> FolderInfo:
        """Open a folder afresh, which also tells its present numbers."""
        said = self.select_folder(folder, readonly=not writing)
        validity = int(said.get(b"UIDVALIDITY", 1))
        exists = int(said.get(b"EXISTS", 0))
        uid_next = int(said.get(b"UIDNEXT", 0))
        if not uid_next:  # rare servers leave it out
            uid_next = max((uid for uid, _ in self.sizes(1, None)), default=0) + 1
        modseq = self._imap.response("HIGHESTMODSEQ")[1]
        number = said.get(b"HIGHESTMODSEQ") or (modseq and modseq[-1]) or 0
        if isinstance(number, (list, tuple)):
            number = number[0]
        return FolderInfo(validity, uid_next, exists, int(number))

    def sizes(self, low: int, high: int | None) -> list[tuple[int, int]]:
        """Give (UID, size) of the messages from `low` to `high` (None: the newest)."""
        found = []
        for said, _ in self._said(f"{low}:{high or '*'}", "(UID RFC822.SIZE)"):
            uid, size = _UID.search(said), _SIZE.search(said)
            # "5:*" also gives message 3 when it is the newest.
            if uid and size and int(uid[1]) >= low:
                found.append((int(uid[1]), int(size[1])))
        return sorted(set(found))

    def messages(self, uids: Sequence[int]) -> list[Fetched]:
        """Give whole messages without marking them as seen; vanished ones are left out."""
        found: dict[int, Fetched] = {}
        for said, raw in self._said(_set(uids), "(UID FLAGS INTERNALDATE BODY.PEEK[])"):
            uid = _UID.search(said)
            if uid and raw is not None:
                seen, answered = _flags(said)
                found[int(uid[1])] = Fetched(int(uid[1]), seen, answered, _arrived(said), raw)
        return list(found.values())

    def flags(self, low: int, high: int | None) -> list[Flags]:
        """Give the flags of the messages from `low` to `high`."""
        return self._flags_of(self._fetch(f"{low}:{high or '*'}", "(UID FLAGS)"), low)

    def changes(self, modseq: int) -> tuple[list[Flags], str]:
        """Give flags changed and (with QRESYNC) the set vanished since a mod-sequence."""
        since = f"(CHANGEDSINCE {modseq}{' VANISHED' if self.has_qresync else ''})"
        self._imap.response("VANISHED")
        changed = self._flags_of(self._fetch("1:*", "(UID FLAGS)", since), 1)
        return changed, self._vanished()

    def wake(self) -> None:
        """End the waiting of `wait`; other threads may call this."""
        try:
            self._waker.send(b"\0")
        except OSError:
            return  # already closed

    def interrupt(self) -> None:
        """Make whatever runs fail soon; other threads may call this, which `hang_up` forbids."""
        self.wake()
        try:
            # Not SSLSocket's own, which would take the TLS state away under the reader.
            socket.socket.shutdown(self.socket(), socket.SHUT_RDWR)
        except OSError:
            return  # already closed

    def wait(self, seconds: float) -> list[Any]:
        """IDLE until the server says something, `wake` is called or the time is over."""
        if not self.has_capability("IDLE"):
            self._poll(seconds, with_server=False)
            self.noop()
            return [(0, b"POLL")]
        self.idle()
        self._poll(seconds, with_server=True)
        _, said = self.idle_done()
        return list(said)

    def find(self, message_id: str) -> list[int]:
        """Give the UIDs in the open folder whose Message-ID is this one."""
        return list(self.search(["HEADER", "Message-ID", message_id]))

    def hang_up(self) -> None:
        """Close the sockets without a word."""
        for end in (self._waker, self._woken):
            end.close()
        try:
            self.shutdown()
        except (OSError, imaplib.IMAP4.error, AttributeError):
            return

    def _sign_in_by_token(self, user: str, token: str) -> None:
        said = f"user={user}\1auth=Bearer {token}\1\1".encode()
        # A refusal comes as a second challenge, which an empty answer ends; silence would hang.
        answers = iter([said])
        try:
            self._imap.authenticate("XOAUTH2", lambda _: next(answers, b""))
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise LoginError(str(error)) from error

    def _fetch(self, uids: str, items: str, *modifiers: str) -> list[Any]:
        kind, answer = self._imap.uid("FETCH", uids, items, *modifiers)
        if kind != "OK":
            raise self.Error(f"FETCH: {answer!r}")
        return [line for line in answer if line is not None]

    def _said(self, uids: str, items: str) -> Iterator[tuple[bytes, bytes | None]]:
        """Fetch, giving each untagged line and the literal in it; takes a third of imaplib's time.

        What else the server says meanwhile is learned when the folder is opened the next time.
        """
        imap = self._imap
        tag: bytes = imap._command("UID", "FETCH", uids, items)  # noqa: SLF001
        ending = tag + b" "
        while not (line := self._line()).startswith(ending):
            if line[:6].upper() == b"* BYE ":
                raise self.AbortError(line.decode("ascii", "replace"))
            said, literal = line, None
            while size := _LITERAL.search(line):
                literal = imap.read(int(size[1]))
                line = self._line()
                said += line
            yield said, literal
        del imap.tagged_commands[tag]
        if line[len(ending) :][:3].upper() != b"OK ":
            raise self.Error(f"FETCH: {line!r}")

    def _line(self) -> bytes:
        line: bytes = self._imap.readline()
        if not line.endswith(b"\r\n"):
            raise self.AbortError("socket error: EOF" if not line else "unterminated line")
        return line

    def _flags_of(self, answer: Iterable[Any], low: int) -> list[Flags]:
        found = {}
        for line in answer:
            if isinstance(line, bytes) and (uid := _UID.search(line)) and _FLAGS.search(line):
                found[int(uid[1])] = Flags(int(uid[1]), *_flags(line))
        return [flags for uid, flags in found.items() if uid >= low]

    def _vanished(self) -> str:
        answers = [said or b"" for said in self._imap.response("VANISHED")[1] or ()]
        sets = [said.removeprefix(b"(EARLIER)").strip().decode("ascii") for said in answers]
        return ",".join(part for part in sets if _SET.fullmatch(part))

    def _poll(self, seconds: float, *, with_server: bool) -> None:
        server = self.socket()
        with selectors.DefaultSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            if with_server:
                # TLS may have read ahead: then select would wait for what is already here.
                if isinstance(server, ssl.SSLSocket) and server.pending():
                    return
                selector.register(server, selectors.EVENT_READ)
            selector.select(seconds)
        try:
            self._woken.recv(4096)
        except BlockingIOError:
            return


_USUAL_NAMES = {
    "Sent": ("sent", "sent items", "sent messages", "sent mail"),
    "Junk": ("junk", "spam", "junk email", "junk e-mail"),
    "Archive": ("archive", "archives"),
}


def _set(uids: Iterable[int]) -> str:
    """Write UIDs as IMAP does, ranges joined."""
    parts: list[list[int]] = []
    for uid in sorted(uids):
        if parts and parts[-1][1] == uid - 1:
            parts[-1][1] = uid
        else:
            parts.append([uid, uid])
    return ",".join(f"{low}:{high}" if low < high else str(low) for low, high in parts)


def _flags(line: bytes) -> tuple[bool, bool]:
    found = _FLAGS.search(line)
    flags = found[1].lower() if found else b""
    return b"\\seen" in flags, b"\\answered" in flags


def _arrived(line: bytes) -> datetime | None:
    found = _DATE.search(line)
    if not found:
        return None
    # RFC 3501's date-time; `strptime` would take a tenth of the time of fetching.
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        at = datetime(
            int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second),
            tzinfo=UTC,
        )  # fmt: skip
        return at + ahead if sign == b"-" else at - ahead
    except (ValueError, OverflowError, KeyError):
        return None
