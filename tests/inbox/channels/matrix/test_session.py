"""Signing in at a real Synapse: password, token, refreshing, and being signed out."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest

from inbox.channels.matrix import CHANNEL
from inbox.errors import Refused, SignInAgain
from inbox.ports import SystemClock, secret_name
from tests.inbox.channels.matrix.house import ACCOUNT_ID, Kept, account, channel, outgoing, secrets
from tests.servers.synapse import PASSWORD

if TYPE_CHECKING:
    from tests.servers.synapse import MatrixUser, Synapse

WRONG = "syt_wrong"
SESSION = secret_name(ACCOUNT_ID, "session")


def _check(made: Any) -> Any:
    async def run() -> Any:
        try:
            return await made.check()
        finally:
            await made.close()

    return asyncio.run(run())


def _devices(user: MatrixUser) -> list[str]:
    found = user.call("GET", "/devices")["devices"]
    return [each["device_id"] for each in found if each.get("display_name") == "Kindline"]


@pytest.mark.servers
def test_a_check_says_what_works_and_leaves_no_device(synapse: Synapse, ours: MatrixUser) -> None:
    kept = secrets(password=PASSWORD)
    result = _check(channel(synapse, ours, kept))
    assert result.is_ok
    assert ours.id in result.sentences[0]
    assert "Reading works" in result.sentences[1]
    assert "Sending works" in result.sentences[2]
    assert _devices(ours) == []
    assert SESSION not in kept


@pytest.mark.servers
def test_a_wrong_password_is_one_sentence(synapse: Synapse, ours: MatrixUser) -> None:
    result = _check(channel(synapse, ours, secrets(password=WRONG)))
    assert not result.is_ok
    assert "does not accept this address and password" in result.sentences[0]
    assert WRONG not in "".join(result.sentences)


@pytest.mark.servers
def test_a_missing_secret_is_asked_for(synapse: Synapse, ours: MatrixUser) -> None:
    assert "password is missing" in _check(channel(synapse, ours, secrets())).sentences[0]
    token = channel(synapse, ours, secrets(), auth="token")
    assert "token is missing" in _check(token).sentences[0]


@pytest.mark.servers
def test_a_token_signs_in_and_is_never_signed_out(synapse: Synapse, ours: MatrixUser) -> None:
    made = channel(synapse, ours, secrets(token=ours.token), auth="token")
    assert _check(made).is_ok
    assert ours.call("GET", "/account/whoami")["user_id"] == ours.id
    wrong = _check(channel(synapse, ours, secrets(token=WRONG), auth="token"))
    assert "no longer accepts" in wrong.sentences[0]
    assert WRONG not in "".join(wrong.sentences)


@pytest.mark.servers
def test_a_restart_uses_the_same_device(synapse: Synapse, ours: MatrixUser) -> None:
    kept = secrets(password=PASSWORD)
    for _ in range(3):
        made = channel(synapse, ours, kept)

        async def run(made: Any = made) -> None:
            await Kept().catch_up(made)
            await made.close()

        asyncio.run(run())
    assert len(_devices(ours)) == 1


@pytest.mark.servers
def test_a_token_that_ran_out_is_refreshed(synapse: Synapse, ours: MatrixUser) -> None:
    kept = secrets(password=PASSWORD)

    async def run() -> tuple[str, str]:
        made = channel(synapse, ours, kept)
        await Kept().catch_up(made)
        await made.close()
        before = json.loads(kept[SESSION])
        assert before["refresh_token"]
        kept[SESSION] = json.dumps(before | {"access_token": "run out"})
        made = channel(synapse, ours, kept)
        await asyncio.gather(*(Kept().catch_up(made) for _ in range(3)))
        await made.close()
        return before["device_id"], json.loads(kept[SESSION])["device_id"]

    before, after = asyncio.run(run())
    assert before == after
    assert len(_devices(ours)) == 1


@pytest.mark.servers
def test_a_device_that_was_removed_asks_to_sign_in_again(
    synapse: Synapse, ours: MatrixUser, carla: MatrixUser
) -> None:
    room = carla.create_room(ours.id)
    kept = secrets(password=PASSWORD)

    async def run() -> None:
        made = channel(synapse, ours, kept)
        await Kept().catch_up(made)
        ours.call("POST", "/logout/all", json={})
        with pytest.raises(SignInAgain, match="sign in again"):
            async with aclosing(made.receive(None)) as batches:
                await anext(batches)
        await made.close()
        # Nothing was kept of it, so that the person's next sign-in begins anew.
        made = channel(synapse, ours, secrets(token=WRONG), auth="token")
        with pytest.raises(SignInAgain):
            await made.send(outgoing(room))
        await made.close()

    asyncio.run(run())
    assert SESSION not in kept


def test_a_password_never_goes_over_plain_http_to_elsewhere() -> None:
    made = CHANNEL(
        account("@a:shop.example", "http://matrix.shop.example"),
        secrets(password=PASSWORD),
        SystemClock(),
    )
    result = _check(made)
    assert "use https" in result.sentences[0]


@pytest.mark.parametrize("address", ["", "help", "help@shop.example", "@help", "@a b:shop.example"])
def test_an_address_that_makes_no_sense_is_a_sentence(address: str) -> None:
    made = CHANNEL(account(address, ""), secrets(password=PASSWORD), SystemClock())

    async def run() -> None:
        with pytest.raises(Refused, match="address"):
            await made.send(outgoing("!r:x"))
        await made.close()

    asyncio.run(run())
