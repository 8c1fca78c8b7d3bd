"""`kindline relay` prepares a host and says what is wrong with a configuration."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from app import cli
from app.relay import config
from app.relay.proof import desktop_of
from inbox.errors import Invalid

if TYPE_CHECKING:
    from pathlib import Path


def test_init_writes_what_run_reads_and_prints_the_tokens_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "relay.toml"
    sources = ["--source", "whatsapp:meta", "--source", "bot:telegram", "--source", "form:hmac"]
    init = ["relay", "init", "--config", str(path), *sources, "--desktop", "desk", "--url"]
    assert cli.main([*init, "https://relay.example.com"]) == 0
    said = capsys.readouterr().out
    assert "https://relay.example.com/hooks/whatsapp" in said
    assert path.stat().st_mode & 0o777 == 0o600
    made = config.load(path)
    assert [each.kind for each in made.sources] == ["meta", "telegram", "hmac"]
    assert made.sources[0].verify_token in said
    token = said.split("shown only now:\n")[1].split()[0]
    assert token not in path.read_text()
    assert desktop_of(made.desktops, f"Bearer {token}") == made.desktops[0]
    assert cli.main([*init, "https://relay.example.com"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert cli.main(["relay", "desktop", "second", "--config", str(path)]) == 0
    assert [each.name for each in config.load(path).desktops] == ["desk", "second"]
    assert cli.main(["relay", "desktop", "second", "--config", str(path)]) == 1
    assert cli.main(["relay", "init", "--config", str(path), "--source", "x:pigeon"]) == 1


def test_a_configuration_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "relay.toml"
    with pytest.raises(Invalid, match="relay init"):
        config.load(path)
    path.write_text("")
    path.chmod(0o644)
    with pytest.raises(Invalid, match="chmod 600"):
        config.load(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[server", "no TOML"),
        ("server = 1", "a table for server"),
        ("[server]\nprot = 1", "unknown in server: prot"),
        ('[server]\nport = "x"', "wrong value for port"),
        ("[keep]\ndays = -1", "wrong value for days"),
        ('[server]\ncertificate = "a.pem"', "both"),
        ("sources = 1", r"\[\[sources\]\]"),
        ('[[sources]]\nname = "a"', "misses something in sources"),
        ('[[sources]]\nname = "A b"\nkind = "meta"\nsecret = "s"', "a-z"),
        ('[[sources]]\nname = "a"\nkind = "pigeon"\nsecret = "s"', "kind of"),
        ('[[desktops]]\nname = "a"\ntoken_sha256 = "x"\nsources = []', "token_sha256"),
    ],
)
def test_each_mistake_has_its_sentence(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=words):
        config.parse(text, tmp_path)


def test_a_source_that_nobody_takes_does_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "relay.toml"
    path.write_text('[[sources]]\nname = "a"\nkind = "meta"\nsecret = "s"\n')
    path.chmod(0o600)
    assert cli.main(["relay", "run", "--config", str(path)]) == 1
    assert "No desktop takes a" in capsys.readouterr().err
    assert tomllib.loads(path.read_text())
