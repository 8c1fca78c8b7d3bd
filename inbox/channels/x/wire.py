"""Speaks X's API v2 with a token that renews itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from inbox.channels.x.oauth import Client, refreshed
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater
from inbox.ports import SecretStore, secret_name
from inbox.web import Api, Status
from inbox.wholly import wholly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inbox.channel import IncomingFile
    from inbox.model import Account

HOME = "https://api.x.com"
PAGE = 100
_FORBIDDEN, _PAYMENT, _BAD = 403, 402, 400
_NOT_TO_THEM = ("cannot send", "can't send", "not following")
_FIELDS = {
    "dm_event.fields": "id,text,event_type,created_at,dm_conversation_id,attachments,entities",
    "expansions": "sender_id,participant_ids,attachments.media_keys",
    "user.fields": "id,name,username",
    "media.fields": "media_key,type,url,variants,duration_ms",
}
_POST_FIELDS = {
    "post.fields": "id,text,created_at,conversation_id,attachments,entities,lang,note_post",
    "expansions": "author_id,attachments.media_keys,referenced_posts",
    "user.fields": "id,name,username",
    "media.fields": "media_key,type,url,variants,duration_ms",
}
# Where X keeps media; a message must not lead us anywhere else.
_MEDIA_HOSTS = (".twimg.com", ".twitter.com", ".x.com")


class Line:
    """One account's line to X."""

    def __init__(self, account: Account, secrets: SecretStore) -> None:
        self._account = account
        self._secrets = secrets
        self._name = secret_name(account.id, "oauth")
        self._base = str(account.settings.get("base_url") or HOME).rstrip("/")
        self._renewing = asyncio.Lock()
        self._api = Api("X", self._base, explain=explain)

    async def me(self) -> dict[str, Any]:
        """Give the signed-in user (GET /2/users/me)."""
        answer = await self.call("GET", "/2/users/me")
        found = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise TryLater("X did not say whose account this is. Nothing is lost; we ask again.")
        return found

    async def events(self, token: str = "", conversation: str = "") -> Any:
        """Give a page of events, newest first; X keeps them for 30 days."""
        path = f"/2/dm_conversations/{conversation}/dm_events" if conversation else "/2/dm_events"
        asked = {**_FIELDS, "max_results": PAGE} | ({"pagination_token": token} if token else {})
        return await self.call("GET", path, params=asked)

    async def send(self, thread_key: str, user_id: str, text: str, media_id: str) -> dict[str, Any]:
        """Send a message into a conversation, or to a person where there is none yet."""
        place = thread_key or f"with/{user_id}"
        body: dict[str, Any] = {"text": text} if text else {}
        if media_id:
            body["attachments"] = [{"media_id": media_id}]
        path = f"/2/dm_conversations/{place}/messages"
        answer = await self.call("POST", path, is_reply=True, json=body)
        found = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(found, dict) or not isinstance(found.get("dm_event_id"), str):
            raise OutcomeUnknown(
                "X did not name the message it took, so the customer may already have it; look at "
                "X, then say whether it arrived."
            )
        return found

    async def posts(self, user_id: str, kind: str, token: str = "") -> Any:
        """Give a page of posts, newest first ("mentions" of a user, or their own "tweets")."""
        asked = {**_POST_FIELDS, "max_results": PAGE} | (
            {"pagination_token": token} if token else {}
        )
        return await self.call("GET", f"/2/users/{user_id}/{kind}", params=asked)

    async def post(self, answered: str, text: str, media_ids: Sequence[str]) -> str:
        """Answer a post in public (POST /2/tweets) and give the new one's id."""
        body: dict[str, Any] = {"text": text, "reply": {"in_reply_to_tweet_id": answered}}
        if media_ids:
            body["media"] = {"media_ids": list(media_ids)}
        answer = await self.call("POST", "/2/tweets", is_reply=True, json=body)
        found = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise OutcomeUnknown(
                "X did not name the post it took, so it may already be there; look at X, then say "
                "whether it is."
            )
        return str(found["id"])

    async def take_back(self, post_id: str) -> None:
        """Delete a post of ours (DELETE /2/tweets/{id})."""
        await self.call("DELETE", f"/2/tweets/{post_id}")

    async def upload(self, file: IncomingFile, place: str) -> str:
        """Upload a picture for a "dm" or a "tweet" and give its id; nobody sees it yet."""
        category = f"{place}_{'gif' if file.media_type == 'image/gif' else 'image'}"
        answer = await self.call(
            "POST",
            "/2/media/upload",
            data={"media_category": category},
            files={"media": (file.name, file.content, file.media_type)},
            timeout=120.0,
        )
        found = answer.get("data") if isinstance(answer, dict) else None
        media_id = found.get("id") if isinstance(found, dict) else None
        if not isinstance(media_id, str):
            raise TryLater("X did not take the file. Nothing was sent; Kindline tries again.")
        return media_id

    async def fetch(self, url: str, limit_bytes: int) -> bytes:
        """Fetch a message's media; only from X's own hosts."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if f"{parts.scheme}://{parts.netloc}" != self._base and not (
            parts.scheme == "https" and host.endswith(_MEDIA_HOSTS)
        ):
            raise Refused("The file is not kept at X; see the message there.")
        path = _media_path(parts.path)
        if path or url.startswith(self._base) or not host.endswith(".twimg.com"):
            headers = {"Authorization": f"Bearer {await self._token()}"}
            return await self._api.download(path or url, limit_bytes, headers=headers)
        return await self._api.download(url, limit_bytes)

    async def call(self, method: str, path: str, *, is_reply: bool = False, **options: Any) -> Any:
        """Call with the token; one that X no longer takes is renewed once."""
        token = await self._token()
        try:
            return await self._with(token, method, path, is_reply=is_reply, **options)
        except SignInAgain:
            token = await self._token(refused=token)
        return await self._with(token, method, path, is_reply=is_reply, **options)

    async def _with(self, token: str, method: str, path: str, **options: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        return await self._api.call(method, path, headers=headers, **options)

    async def close(self) -> None:
        """End every connection; safe to call twice."""
        await self._api.close()

    async def _token(self, refused: str = "") -> str:
        """Give a token that is fresh, and another one than the `refused`."""
        return await wholly(self._fresh(refused))

    async def _fresh(self, refused: str) -> str:
        async with self._renewing:
            stored = self._secrets.get(self._name)
            if not stored:
                raise SignInAgain("Sign in at X in the account's settings first.")
            secret = self._secrets.get(secret_name(self._account.id, "client_secret")) or ""
            client_id = str(self._account.settings.get("client_id") or "")
            client = Client(client_id, secret, self._base)
            access, keep = await refreshed(client, stored)
            if access == refused:
                access, keep = await refreshed(client, stored, anyway=True)
            if keep != stored:
                # At once: X takes each refresh token only one time.
                self._secrets.set(self._name, keep)
            return access


def explain(code: int, body: Any) -> ChannelError | None:
    """Name an error of X in a sentence (docs.x.com, response codes and errors)."""
    said = str(body).lower()
    if code == _PAYMENT or "client-not-enrolled" in said or "usage-capped" in said:
        return Refused(
            "Your plan at X does not include this, or it is used up. What was received is safe; "
            "see the plan in X's developer console."
        )
    if "duplicate content" in said:
        return Refused("X already has exactly this post from you, so it was not posted again.")
    if "too long" in said:
        return Refused("The text is longer than X takes in a post, so nothing was sent.")
    if code == _FORBIDDEN and any(words in said for words in _NOT_TO_THEM):
        return Refused(
            "X does not let this account write to this person: they do not take messages from it. "
            "Nothing was sent; ask them to write first."
        )
    if code == _FORBIDDEN:
        return Refused(
            "X does not permit this to the sign-in. Give the app read and write and direct message "
            "permission, then sign in again; nothing is lost."
        )
    return None


def is_token_bad(error: Status) -> bool:
    """Tell whether a page could not be had because its token is too old."""
    return error.code == _BAD and "pagination_token" in str(error.body)


def _media_path(path: str) -> str:
    """Give the v2 address of a picture that X keeps at /1.1/ton/data/dm/ID/MEDIA/NAME."""
    pieces = path.strip("/").split("/")
    if "dm" not in pieces:
        return ""
    rest = pieces[pieces.index("dm") + 1 :]
    return f"/2/dm_conversations/media/{'/'.join(rest)}" if len(rest) == 3 else ""  # noqa: PLR2004
