"""The system's libraries: installed on Debian as root, else the one command is told."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from installer import backports
from installer.failure import SetupFailed
from installer.places import VENV, log, write_whole
from installer.process import run
from installer.saying import Progress, say

if TYPE_CHECKING:
    from collections.abc import Sequence

PYTHON = ("python3-venv",)
WINDOW = (
    "libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libglib2.0-0 libxkbcommon-x11-0",
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0",
    "libxcb-randr0 libxcb-shape0 libxcb-xkb1",
)
FONTS = ("fonts-noto-color-emoji",)  # without one, emoji are empty boxes
MODEL = ("gcc g++ make cmake",)
TEST = (
    "dovecot-imapd dovecot-lmtpd dovecot-submissiond postfix isync notmuch git openssl",
    "xvfb dbus gnome-keyring at-spi2-core python3-pyatspi",
    "nodejs npm postgresql",
    "prosody chromium",
    "ngircd redis-server snac2",
)
# Node's own packages bring npm with them and refuse Debian's: the program tells, not the package.
_PROGRAMS = {"nodejs": "node", "npm": "npm"}
_DPKG_STATUS = Path("/var/lib/dpkg/status")
_REFUSAL = "#!/bin/sh\n# Kindline installs packages: no service starts meanwhile.\nexit 101\n"
_NO_STARTS = Path("/usr/sbin/policy-rc.d")


def is_debian() -> bool:
    """Tell whether apt-get rules this machine."""
    return _DPKG_STATUS.exists() and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Tell whether system packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def missing(packages: Sequence[str]) -> list[str]:
    """Give those of the packages that are not installed."""
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *_spellings(packages)],
        check=False,
        capture_output=True,
        text=True,
    ).stdout
    there = {line.split()[0] for line in answer.splitlines() if line.split()[1:2] == ["ii"]}
    there |= {name for name, program in _PROGRAMS.items() if shutil.which(program)}
    return [name for name in packages if not there.intersection(_spellings([name]))]


def _spellings(packages: Sequence[str]) -> list[str]:
    # Debian 13 renamed libraries for 64-bit time; the old name is then only provided.
    return [spelling for name in packages for spelling in (name, f"{name}t64")]


def command(packages: Sequence[str]) -> str:
    """Give the one command that installs the packages."""
    return "sudo apt-get install -y " + " ".join(packages)


def ensure(needed: Sequence[str], useful: Sequence[str] = ()) -> None:
    """See to the packages. Raises SetupFailed if a needed one cannot be had."""
    needed, useful = " ".join(needed).split(), " ".join(useful).split()
    wanted = [*needed, *useful]
    if not wanted or not is_debian() or _is_known_good(wanted):
        return
    absent = missing(wanted)
    if absent and is_root():
        _install(absent)
        absent = []
    if any(name in needed for name in absent):
        raise SetupFailed(
            "Kindline needs some system libraries, and only root can install them. "
            f"Nothing was changed. Run this once, then start again:\n  {command(absent)}"
        )
    if absent:
        say(f"For local drafts and for emoji, run this once:\n  {command(absent)}")
    else:
        _remember(wanted)


def _install(packages: Sequence[str]) -> None:
    progress = Progress(f"Installing {len(packages)} system packages")
    progress.update()
    out = log("system")
    if "postfix" in packages:
        _answer("postfix postfix/main_mailer_type select No configuration")
    env = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_MODE": "l"}
    stopped = _keep_services_stopped()
    backports.open_for(packages)
    try:
        run(["apt-get", "update"], out, lambda _: progress.update(), env=env)
        run(
            ["apt-get", "install", "-y", "--no-install-recommends", *packages],
            out,
            lambda line: progress.update(None, line[:50]),
            env=env,
        )
    except SetupFailed as error:
        raise SetupFailed(
            f"apt-get could not install the system packages; nothing else was changed. "
            f"It said:\n{error}\nCheck the network, then run this again. Log: {out}"
        ) from error
    finally:
        if stopped:
            _NO_STARTS.unlink(missing_ok=True)
    progress.done()


def _answer(line: str) -> None:
    if shutil.which("debconf-set-selections"):
        subprocess.run(["debconf-set-selections"], input=line, text=True, check=False)


def _keep_services_stopped() -> bool:
    """Hinder apt from starting mail servers: the tests start their own, on loopback."""
    if _NO_STARTS.exists():
        # Ours only if a set-up was killed half-way: then it goes now.
        return _NO_STARTS.read_text("utf-8", "replace") == _REFUSAL
    _NO_STARTS.write_text(_REFUSAL, encoding="utf-8")
    _NO_STARTS.chmod(0o755)
    return True


def _stamp(packages: Sequence[str]) -> Path:
    # dpkg rewrites its status with every change, so its time says that nothing changed since.
    digest = hashlib.sha256(" ".join(packages).encode()).hexdigest()[:12]
    return VENV / f"kindline-system-{digest}.json"


def _is_known_good(packages: Sequence[str]) -> bool:
    try:
        return bool(
            json.loads(_stamp(packages).read_text("utf-8")) == _DPKG_STATUS.stat().st_mtime_ns
        )
    except (OSError, ValueError):
        return False


def _remember(packages: Sequence[str]) -> None:
    if VENV.exists():
        write_whole(_stamp(packages), json.dumps(_DPKG_STATUS.stat().st_mtime_ns))
