"""Every channel folder keeps the contract; a new one is tested by being there."""

from __future__ import annotations

import asyncio
import inspect
import logging
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inbox import channels
from inbox.channels import registry
from inbox.errors import Invalid
from inbox.model import Account, Capabilities, ChannelInfo
from inbox.ports import SystemClock
from tests.inbox.channels.email.mailbox import Secrets, outgoing

if TYPE_CHECKING:
    from inbox.channel import Channel, ChannelType

FOLDERS = sorted(path.parent for path in Path(channels.__path__[0]).glob("*/__init__.py"))
ABOUT = {folder.name: folder for folder in FOLDERS}
METHODS = ("check", "receive", "send", "find_sent", "act", "close")
FIELD_KINDS = {"text", "long", "secret", "number", "choice", "bool", "signin", "file"}


@pytest.fixture(params=sorted(ABOUT))
def kind(request: pytest.FixtureRequest) -> ChannelType:
    return registry.type_of(request.param)


def _account(kind: ChannelType) -> Account:
    settings = {"imap_host": "127.0.0.1", "smtp_host": "127.0.0.1"}
    return Account("a" * 32, kind.info.name, "Test", "help@shop.example", settings)


def test_it_is_described(kind: ChannelType) -> None:
    info = kind.info
    assert isinstance(info, ChannelInfo)
    assert isinstance(info.can, Capabilities)
    assert info.name == ABOUT[info.name].name
    assert info.title
    assert info.sentence.endswith(".")
    assert info.icon.read_text().lstrip().startswith("<")
    assert (ABOUT[info.name] / "README.md").read_text().startswith("# ")


def test_its_fields_are_data(kind: ChannelType) -> None:
    keys = [field.key for field in kind.info.fields]
    assert len(keys) == len(set(keys))
    for field in kind.info.fields:
        assert field.kind in FIELD_KINDS
        assert field.label
        if field.kind == "choice":
            assert field.default in dict(field.choices)


def test_it_has_every_method_and_building_it_does_no_io(kind: ChannelType) -> None:
    channel: Channel = kind(_account(kind), Secrets(), SystemClock())
    for name in METHODS:
        assert callable(getattr(channel, name))
    assert inspect.isasyncgenfunction(channel.receive)
    assert channel.can == kind.info.can
    asyncio.run(channel.close())
    asyncio.run(channel.close())


def test_it_has_a_mirror_in_the_tests(kind: ChannelType) -> None:
    assert (Path(__file__).parent / kind.info.name / "__init__.py").exists()


def test_it_imports_no_other_channel(kind: ChannelType) -> None:
    allowed = {kind.info.name} | ({"sample"} if kind.info.name.startswith("sample_") else set())
    for path in ABOUT[kind.info.name].rglob("*.py"):
        for other in ABOUT.keys() - allowed:
            assert f"inbox.channels.{other} " not in path.read_text()
            assert f"inbox.channels.{other}." not in path.read_text()


def test_the_samples_send_into_a_labelled_file(kind: ChannelType, tmp_path: Path) -> None:
    if kind.info.can_connect:
        return
    sink = tmp_path / "sent.jsonl"
    account = Account("a" * 32, kind.info.name, "Test", settings={"sink": str(sink)})
    channel = kind(account, Secrets(), SystemClock())
    assert asyncio.run(channel.find_sent(outgoing("c@example.com"))) is None
    sent = asyncio.run(channel.send(outgoing("c@example.com", "مرحبًا")))
    again = asyncio.run(channel.send(outgoing("c@example.com", "مرحبًا")))
    assert sent == again
    assert sink.read_text().count("\n") == 1
    assert "none of this was sent" in sink.read_text()
    assert asyncio.run(channel.find_sent(outgoing("c@example.com"))) is not None


def test_only_real_channels_can_be_connected() -> None:
    names = {info.name for info in registry.infos()}
    assert "email" in names
    assert not [name for name in names if name.startswith("sample")]


def test_an_unknown_channel_is_a_known_error() -> None:
    with pytest.raises(Invalid, match="no channel named pigeon"):
        registry.type_of("pigeon")


def test_a_broken_package_is_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = EntryPoint("pigeon", "no.such.package:CHANNEL", registry.GROUP)
    good = EntryPoint("email", "inbox.channels.email:CHANNEL", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: (broken, good))
    registry.forget()
    try:
        with caplog.at_level(logging.ERROR):
            assert set(registry.types()) == set(ABOUT)
    finally:
        registry.forget()
    assert "pigeon could not be loaded" in caplog.text


def test_a_window_that_only_reads_loads_no_channel() -> None:
    said = (
        "import sys; from inbox.channels import registry; registry.capabilities('email');"
        "registry.infos(); print([m for m in ('httpx', 'imapclient', 'aiosmtplib') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_secrets_typed_into_the_dialog_are_tried_and_not_kept() -> None:
    kept = Secrets()
    account = Account("a" * 32, "sample", "Test")
    result = asyncio.run(registry.check(account, {"password": "p"}, kept, SystemClock()))
    assert result.is_ok
    assert not kept
