"""A real Postfix that delivers test.local by LMTP and lets nothing leave the machine."""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.servers.needs import free_ports, listens, require, wait_for

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = """compatibility_level = 3.6
queue_directory = {dir}/queue
data_directory = {dir}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.test.local
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
virtual_mailbox_domains = test.local
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
default_transport = error:5.1.2 no outside world in tests
relay_transport = error:5.1.2 no outside world in tests
alias_maps =
alias_database =
maillog_file = {dir}/maillog
maillog_file_prefixes = {dir}
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_peername_lookup = no
message_size_limit = 20000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
minimal_backoff_time = 1s
queue_run_delay = 1s
"""

_MASTER = """127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass
class Postfix:
    """A running Postfix; make one with `Postfix.start`. Needs root."""

    directory: Path
    smtp_port: int
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, directory: Path, lmtp_port: int, smtp_port: int | None = None) -> Postfix:
        """Start on a free port, delivering to Dovecot's LMTP."""
        program = require("postfix", "postfix")
        if os.geteuid() != 0:
            pytest.fail("Postfix needs root: run this test as root.", pytrace=False)
        config = directory / "etc"
        config.mkdir(parents=True, exist_ok=True)
        (directory / "queue").mkdir(exist_ok=True)
        port = smtp_port or free_ports(1)[0]
        (config / "main.cf").write_text(_MAIN.format(dir=directory, lmtp=lmtp_port))
        (config / "master.cf").write_text(_MASTER.format(port=port))
        command = [program, "-c", str(config), "start-fg"]
        with (directory / "stderr").open("ab") as errors:
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True
            )
        server = cls(directory, port, process)
        try:
            wait_for(lambda: listens(port), 20, f"Postfix in {directory}")
        except BaseException:
            server.stop()
            raise
        return server

    def log(self) -> str:
        """Give the mail log so far."""
        path = self.directory / "maillog"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self) -> None:
        """Stop every Postfix process of this instance."""
        process, self._process = self._process, None
        if process is None:
            return
        # master makes a session of its own, so its pid file is what names it.
        pid = int((self.directory / "queue" / "pid" / "master.pid").read_text() or 0)
        os.kill(pid or process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
