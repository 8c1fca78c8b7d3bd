"""A real Dovecot: IMAP, LMTP and submission, as root or as an ordinary user."""

from __future__ import annotations

import base64
import getpass
import grp
import os
import pwd
import shutil
import smtplib
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from joserfc import jwt
from joserfc.jwk import OctKey

from tests.servers.needs import free_ports, listens, require, wait_for
from tests.servers.tls import make_certificate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_ISSUER = "https://issuer.test.local"
_KEY = b"a test key that is long enough for HS256"
_FOLDERS = {"Sent": "Sent", "Junk": "Junk", "Archive": "Archive", "Trash": "Trash"}


@dataclass
class Dovecot:
    """A running Dovecot; make one with `Dovecot.start`."""

    directory: Path
    imap_port: int
    imaps_port: int
    lmtp_port: int
    submission_port: int
    users: dict[str, str]
    certificate: Path
    oauth: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    relay_port: int = 9
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(
        cls,
        directory: Path,
        users: Mapping[str, str] | None = None,
        oauth: bool = False,
        relay_port: int = 9,
        options: Mapping[str, str] | None = None,
    ) -> Dovecot:
        """Start on free ports. `options` are settings added at the end of the configuration."""
        require("dovecot", "dovecot-imapd dovecot-lmtpd dovecot-submissiond")
        directory.mkdir(parents=True, exist_ok=True)
        given = dict({"bob@test.local": "b"} if users is None else users)
        certificate = make_certificate(directory)
        imap, imaps, lmtp, submission = free_ports(4)
        server = cls(directory, imap, imaps, lmtp, submission, given, certificate)
        server.oauth, server.options, server.relay_port = oauth, options or {}, relay_port
        server._write_configuration()
        server.run()
        return server

    def run(self) -> None:
        """Start the process again after `stop`, on the same ports and mailboxes."""
        command = [require("dovecot", "dovecot-imapd"), "-F", "-c", str(self.configuration)]
        with (self.directory / "stderr").open("ab") as errors:
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            wait_for(self._is_up, 15, f"Dovecot in {self.directory}")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop; the mailboxes stay for another `run`."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)

    @property
    def configuration(self) -> Path:
        """Where the configuration lies, for `doveadm -c`."""
        return self.directory / "dovecot.conf"

    def add_user(self, user: str, password: str = "b") -> str:  # noqa: S107
        """Add a mailbox while running and give its name."""
        self.users[user] = password
        self._write_passwd()
        return user

    def set_password(self, user: str, password: str) -> None:
        """Change a password while running."""
        self.add_user(user, password)
        self.doveadm("auth", "cache", "flush", check=False)

    def deliver(self, user: str, raw: bytes, sender: str = "someone@example.com") -> None:
        """Deliver one mail by LMTP, byte for byte."""
        with smtplib.LMTP("127.0.0.1", self.lmtp_port) as lmtp:
            lmtp.sendmail(sender, [user], raw)

    def fill(self, user: str, mails: Iterable[bytes], folder: str = "") -> int:
        """Write many mails straight into the Maildir (fast); give how many."""
        maildir = self.maildir(user) / (f".{folder}" if folder else "")
        for part in ("cur", "new", "tmp"):
            (maildir / part).mkdir(parents=True, exist_ok=True)
        count = 0
        for count, raw in enumerate(mails, 1):
            # With their sizes on disk and on the wire, as Dovecot's own delivery names them.
            wire = len(raw) + raw.count(b"\n") - raw.count(b"\r\n")
            name = f"{int(time.time())}.M{count:08d}P{os.getpid()}.test,S={len(raw)},W={wire}"
            (maildir / "cur" / f"{name}:2,").write_bytes(raw)
        self._own(self.directory / "mail" / user)
        return count

    def maildir(self, user: str) -> Path:
        """Give a user's Maildir."""
        return self.directory / "mail" / user / "Maildir"

    def raw_mails(self, user: str, folder: str = "") -> list[bytes]:
        """Read a folder's mails straight from the Maildir, in order of arrival."""
        maildir = self.maildir(user) / (f".{folder}" if folder else "")
        files = [*maildir.glob("cur/*"), *maildir.glob("new/*")]
        return [path.read_bytes() for path in sorted(files, key=lambda path: path.name)]

    def renumber(self, user: str, folder: str = "") -> None:
        """Change a folder's UIDVALIDITY, as a restore of a server does; end its connections."""
        self.doveadm("kick", user, check=False)
        maildir = self.maildir(user) / (f".{folder}" if folder else "")
        uidlist = maildir / "dovecot-uidlist"
        head, _, rest = uidlist.read_text().partition("\n")
        old = next(word for word in head.split() if word.startswith("V"))
        names = [line.split(":", 1)[1] for line in rest.splitlines()]
        lines = [f"{uid} :{name}" for uid, name in enumerate(names, 101)]
        top = f"3 V{int(old[1:]) + 1000} N{len(names) + 101} G{os.urandom(16).hex()}"
        for index in maildir.glob("dovecot.index*"):
            index.unlink()
        uidlist.write_text("\n".join([top, *lines]) + "\n")
        self._own(maildir)

    def token(self, user: str, lifetime_seconds: int = 3600) -> str:
        """Mint an access token that the OAuth-enabled Dovecot takes; negative: expired."""
        now = int(time.time())
        claims = {"iss": _ISSUER, "sub": user, "email": user, "scope": "mail", "iat": now - 7200}
        claims["exp"] = now + lifetime_seconds
        return jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, OctKey.import_key(_KEY))

    def doveadm(self, *words: str, check: bool = True) -> str:
        """Run doveadm on this server and give what it said."""
        run = subprocess.run(
            [require("doveadm", "dovecot-core"), "-c", str(self.configuration), *words],
            capture_output=True,
            check=check,
        )
        return run.stdout.decode()

    def log(self) -> str:
        """Give the server's log so far."""
        path = self.directory / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _is_up(self) -> bool:
        return all(map(listens, (self.imap_port, self.lmtp_port, self.submission_port)))

    def _own(self, path: Path) -> None:
        if os.geteuid() == 0:
            for each in (path, *path.rglob("*")):
                # The server's own locks come and go meanwhile.
                with suppress(FileNotFoundError):
                    shutil.chown(each, "mail", "mail")

    def _write_passwd(self) -> None:
        # A file for each user: Dovecot looks at one file's changes only once a second.
        folder = self.directory / "passwd"
        folder.mkdir(exist_ok=True)
        for user, word in self.users.items():
            line = f"{user}:{{PLAIN}}{word}::::::\n"
            path = folder / user
            if not path.exists() or path.read_text() != line:
                path.with_suffix(".new").write_text(line)
                path.with_suffix(".new").rename(path)

    def _write_configuration(self) -> None:
        mail = self.directory / "mail"
        mail.mkdir(exist_ok=True)
        self._write_passwd()
        is_root = os.geteuid() == 0
        if is_root:
            shutil.chown(mail, "mail", "mail")
        text = _CONFIGURATION.format(
            dir=self.directory,
            imap=self.imap_port,
            imaps=self.imaps_port,
            lmtp=self.lmtp_port,
            submission=self.submission_port,
            relay=self.relay_port,
            uid="mail" if is_root else getpass.getuser(),
            gid="mail" if is_root else grp.getgrgid(os.getegid()).gr_name,
            certificate=self.certificate,
            mechanisms="plain login" + (" xoauth2 oauthbearer" if self.oauth else ""),
            oauth=_OAUTH_PASSDB.format(dir=self.directory) if self.oauth else "",
            folders="".join(
                f"  mailbox {name} {{\n    auto = subscribe\n    special_use = \\{use}\n  }}\n"
                for name, use in _FOLDERS.items()
            ),
            user="" if is_root else _ordinary_user(),
        )
        added = "".join(f"{key} = {value}\n" for key, value in self.options.items())
        self.configuration.write_text(text + added)
        if self.oauth:
            self._write_oauth()

    def _write_oauth(self) -> None:
        (self.directory / "oauth.ext").write_text(
            "introspection_mode = local\n"
            f"local_validation_key_dict = fs:posix:prefix={self.directory}/keys/\n"
            f"username_attribute = email\nscope = mail\nissuers = {_ISSUER}\n"
        )
        keys = self.directory / "keys" / "default" / "HS256"
        keys.mkdir(parents=True, exist_ok=True)
        (keys / "default").write_bytes(base64.b64encode(_KEY))


def _ordinary_user() -> str:
    me = pwd.getpwuid(os.geteuid()).pw_name
    group = grp.getgrgid(os.getegid()).gr_name
    services = ("anvil", "imap-login", "submission-login", "stats")
    empty = "".join(f"service {name} {{\n  chroot =\n}}\n" for name in services)
    return (
        f"default_internal_user = {me}\ndefault_internal_group = {group}\n"
        f"default_login_user = {me}\n{empty}"
    )


_OAUTH_PASSDB = """passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {dir}/oauth.ext
}}
"""

_CONFIGURATION = """protocols = imap lmtp submission
listen = 127.0.0.1
base_dir = {dir}/run
state_dir = {dir}/state
log_path = {dir}/log
hostname = test.local
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
mail_location = maildir:~/Maildir
auth_failure_delay = 0
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
mail_max_userip_connections = 50
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{dir}/key.pem
ssl_dh =
imap_hibernate_timeout = 0
submission_relay_host = 127.0.0.1
submission_relay_port = {relay}
submission_relay_trusted = yes
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service submission-login {{
  inet_listener submission {{
    port = {submission}
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
namespace inbox {{
  inbox = yes
{folders}}}
{oauth}passdb {{
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN username_format=%u {dir}/passwd/%u
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {dir}/passwd/%u
  default_fields = uid={uid} gid={gid} home={dir}/mail/%u
}}
{user}"""
