"""Where secrets are kept, and where they never are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.paths import Workspace
from app.secrets import (
    KeyFileSecrets,
    KeyringSecrets,
    SampleSecrets,
    make_key_file,
    secrets_of,
    usable,
    workspace_key,
)
from inbox.errors import Invalid, SecretsUnavailable, WrongKey


def _backend(module: str) -> Any:
    return type("Keyring", (), {"__module__": module})()


def test_plaintext_and_missing_keyrings_are_refused() -> None:
    for module in ("keyrings.alt.file", "keyring.backends.fail", "keyring.backends.null"):
        assert usable(_backend(module)) is None
        with pytest.raises(SecretsUnavailable, match="nothing was stored"):
            KeyringSecrets(_backend(module)).set("a", "b")


def test_a_chain_is_searched_for_the_first_safe_keyring() -> None:
    safe = _backend("keyring.backends.SecretService")
    chain = type("Chain", (), {"backends": [_backend("keyrings.alt.file"), safe]})()
    assert usable(chain) is safe


def test_the_samples_key_lies_labelled_beside_it(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    place.sample_mark.touch()
    store = secrets_of(place)
    assert isinstance(store, SampleSecrets)
    key = workspace_key(place, store)
    assert workspace_key(place, secrets_of(place)) == key
    assert "protects nothing" in json.loads(place.sample_key.read_text())["label"]


def test_a_key_file_seals_the_secrets(tmp_path: Path) -> None:
    place, key_file = Workspace(tmp_path), tmp_path / "my.key"
    make_key_file(key_file)
    assert key_file.stat().st_mode & 0o777 == 0o600
    store = KeyFileSecrets(place, key_file)
    store.set("account/password", "s3cret")
    assert b"s3cret" not in place.sealed_secrets.read_bytes()
    assert KeyFileSecrets(place, key_file).get("account/password") == "s3cret"
    store.delete("account/password")
    store.delete("unknown")
    assert store.get("account/password") is None


def test_a_wrong_missing_or_short_key_file_is_a_sentence(tmp_path: Path) -> None:
    place, key_file = Workspace(tmp_path), tmp_path / "my.key"
    make_key_file(key_file)
    KeyFileSecrets(place, key_file).set("a", "b")
    other = tmp_path / "other.key"
    make_key_file(other)
    with pytest.raises(WrongKey):
        KeyFileSecrets(place, other).get("a")
    with pytest.raises(SecretsUnavailable):
        KeyFileSecrets(place, tmp_path / "none").get("a")
    other.write_text("short")
    with pytest.raises(Invalid):
        KeyFileSecrets(place, other).get("a")
    with pytest.raises(Invalid):
        make_key_file(key_file)


def test_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    place.sample_mark.touch()
    workspace_key(place, SampleSecrets(place))
    place.database.write_bytes(b"encrypted")
    place.sample_key.unlink()
    with pytest.raises(WrongKey):
        workspace_key(place, SampleSecrets(place))
    assert not place.sample_key.exists()


_STORY = """
from app.secrets import KeyringSecrets
store = KeyringSecrets()
store.set("workspace/test", "abc")
assert KeyringSecrets().get("workspace/test") == "abc"
store.delete("workspace/test")
store.delete("workspace/test")
assert store.get("workspace/test") is None
print("kept")
"""


@pytest.mark.servers
def test_a_real_keyring_keeps_gives_and_forgets(tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("dbus-run-session and gnome-keyring-daemon are not installed")
    script = tmp_path / "story.py"
    script.write_text(_STORY)
    unlock = "echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            f'{unlock} && exec "$0" "$1"',
            sys.executable,
            script,
        ],
        env=_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip().endswith("kept"), done.stderr


def test_without_a_bus_the_keyring_says_so(tmp_path: Path) -> None:
    code = (
        "from app.secrets import KeyringSecrets\nfrom inbox.errors import SecretsUnavailable\n"
        "try:\n    KeyringSecrets().set('a', 'b')\nexcept SecretsUnavailable as e:\n    print(e)"
    )
    gone = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=_environment(tmp_path) | gone,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if sys.platform == "linux":
        assert "--key-file" in done.stdout, done.stderr


def _environment(folder: Path) -> dict[str, str]:
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"))
    return (
        os.environ
        | dict.fromkeys(folders, str(folder))
        | {"PYTHONPATH": str(Path(__file__).parents[2])}
    )


_WRITERS, _NAMES = 4, 12
_WRITE = """
import sys
from pathlib import Path
from app.paths import Workspace
from app.secrets import KeyFileSecrets
store = KeyFileSecrets(Workspace(Path(sys.argv[1])), Path(sys.argv[2]))
for number in range(int(sys.argv[4])):
    store.set(f"{sys.argv[3]}/{number}", "s")
"""
_OPEN = """
import sys
from pathlib import Path
from app.paths import Workspace
from app.secrets import KeyFileSecrets, workspace_key
place = Workspace(Path(sys.argv[1]))
print(workspace_key(place, KeyFileSecrets(place, Path(sys.argv[2]))))
"""


def _together(*commands: list[str]) -> list[str]:
    """Run Python programs at the same time; gives what each wrote."""
    running = [
        subprocess.Popen([sys.executable, "-c", *each], stdout=subprocess.PIPE, text=True)
        for each in commands
    ]
    said = [each.communicate(timeout=60)[0] for each in running]
    assert [each.returncode for each in running] == [0] * len(commands)
    return said


def test_secrets_that_are_stored_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    place, key_file = Workspace(tmp_path), tmp_path / "my.key"
    make_key_file(key_file)
    where = [str(tmp_path), str(key_file)]
    _together(*([_WRITE, *where, str(who), str(_NAMES)] for who in range(_WRITERS)))
    store = KeyFileSecrets(place, key_file)
    names = [f"{who}/{number}" for who in range(_WRITERS) for number in range(_NAMES)]
    assert [name for name in names if store.get(name) is None] == []


def test_a_workspace_opened_twice_at_its_first_start_has_one_key(tmp_path: Path) -> None:
    key_file = tmp_path / "my.key"
    make_key_file(key_file)
    for number in range(5):
        place = tmp_path / str(number)
        place.mkdir()
        keys = _together(*[[_OPEN, str(place), str(key_file)]] * 3)
        assert len(set(keys)) == 1
