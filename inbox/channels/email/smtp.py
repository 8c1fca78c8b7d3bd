"""Hands one mail to the outgoing server and says surely what became of it."""

from __future__ import annotations

import asyncio
import logging
import re
import ssl
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import aiosmtplib

from inbox.channels.email import faults
from inbox.errors import ChannelError, OutcomeUnknown, Refused, SignInAgain, TryLater

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from inbox.channels.email.config import MailConfig, Secret

_log = logging.getLogger(__name__)
_TIMEOUT_SECONDS = 60.0
_PASSING, _PERMANENT = 400, 500
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOTS = re.compile(rb"(?m)^\.")
_BAD_SIGN_IN = {530, 534, 535, 538}


async def check(config: MailConfig, secret: Secret) -> None:
    """Sign in and leave again. Raises ChannelError."""
    async with _session(config, secret):
        pass


async def deliver(config: MailConfig, secret: Secret, raw: bytes, to: Sequence[str]) -> None:
    """Hand a mail over to every recipient or to none.

    TryLater: surely not sent. Refused: never will be. OutcomeUnknown: the connection died
    between the text and the server's word on it.
    """
    async with _session(config, secret) as smtp:
        await _envelope(smtp, config, raw, to)
        await _data(smtp, config, raw)


@asynccontextmanager
async def _session(config: MailConfig, secret: Secret) -> AsyncIterator[aiosmtplib.SMTP]:
    smtp = aiosmtplib.SMTP(
        hostname=config.smtp_host,
        port=config.smtp_port,
        use_tls=config.smtp_security == "tls",
        start_tls=config.smtp_security == "starttls",
        timeout=_TIMEOUT_SECONDS,
        tls_context=ssl.create_default_context(),
        local_hostname="localhost",  # the machine's own name is nobody's business
    )
    try:
        try:
            await smtp.connect()
            await _sign_in(smtp, config, secret)
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _before_data(error, config) from error
        yield smtp
    finally:
        with suppress(aiosmtplib.SMTPException, OSError, asyncio.TimeoutError):
            if smtp.is_connected:
                await smtp.quit(timeout=2)
        smtp.close()


async def _sign_in(smtp: aiosmtplib.SMTP, config: MailConfig, secret: Secret) -> None:
    await smtp.ehlo()
    if not smtp.supports_extension("auth"):
        return  # a relay on the company's own network
    if secret.is_token:
        await smtp.auth_xoauth2(config.user, secret.value)
    else:
        await smtp.login(config.user, secret.value)


async def _envelope(
    smtp: aiosmtplib.SMTP, config: MailConfig, raw: bytes, to: Sequence[str]
) -> None:
    options = [f"SIZE={len(raw)}"] if smtp.supports_extension("size") else []
    needs_utf8 = any(not address.isascii() for address in (*to, config.address))
    if needs_utf8 and smtp.supports_extension("smtputf8"):
        options.append("SMTPUTF8")
    encoding = "utf-8" if needs_utf8 else "ascii"
    try:
        await smtp.mail(config.address, options=options, encoding=encoding)
        for address in to:
            await smtp.rcpt(address, encoding=encoding)
    except (aiosmtplib.SMTPException, OSError, UnicodeError) as error:
        raise _before_data(error, config) from error


async def _data(smtp: aiosmtplib.SMTP, config: MailConfig, raw: bytes) -> None:
    """Hand over the text; all of it but the final dot may fail without anything being unknown."""
    try:
        await _text(smtp, raw)
    except (aiosmtplib.SMTPException, OSError) as error:
        raise _before_data(error, config) from error
    try:
        response = await _dot(smtp)
        if response.code != aiosmtplib.SMTPStatus.completed:
            raise aiosmtplib.SMTPDataError(response.code, response.message)
    except (aiosmtplib.SMTPException, OSError) as error:
        if isinstance(error, aiosmtplib.SMTPResponseException) and error.code >= _PASSING:
            # The server spoke, so nothing is unknown: it did not take the mail.
            raise _answered(error, config) from error
        raise OutcomeUnknown(
            f"The connection to {config.smtp_host} was lost while the reply was handed over, so it "
            "may or may not have arrived. Nothing is sent again by itself: look into the Sent "
            "folder or ask, then choose."
        ) from error


async def _text(smtp: aiosmtplib.SMTP, raw: bytes) -> None:
    """Begin DATA and write the text until the system has taken every byte of it."""
    response = await smtp.execute_command(b"DATA")
    if response.code != aiosmtplib.SMTPStatus.start_input:
        raise aiosmtplib.SMTPDataError(response.code, response.message)
    transport = smtp.transport
    if not isinstance(transport, asyncio.Transport):
        raise aiosmtplib.SMTPServerDisconnected("Connection lost")
    lines = _LINE_END.sub(b"\r\n", raw)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    # The dot must not wait in a buffer behind the text: then nobody knew whether it left.
    transport.set_write_buffer_limits(high=0)
    transport.write(_DOTS.sub(b"..", lines))
    async with asyncio.timeout(_TIMEOUT_SECONDS * 5):
        while transport.get_write_buffer_size():
            if transport.is_closing():
                raise aiosmtplib.SMTPServerDisconnected("Connection lost")
            await asyncio.sleep(0.01)
    if transport.is_closing():
        raise aiosmtplib.SMTPServerDisconnected("Connection lost")


async def _dot(smtp: aiosmtplib.SMTP) -> aiosmtplib.SMTPResponse:
    """End the text: from here on the mail may have been taken."""
    return await smtp.execute_command(b".")


def _before_data(error: Exception, config: MailConfig) -> ChannelError:
    """Give the known error of a fault before the text: the reply was surely not sent."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError) and error.code in _BAD_SIGN_IN:
        return SignInAgain(
            f"{config.smtp_host} did not accept the sign-in. The reply is kept. Enter the password "
            "again in the account's settings, or sign in again."
        )
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return _answered(error, config)
    if isinstance(error, UnicodeError):
        return Refused("The address has letters that the mail server does not take.")
    if isinstance(error, aiosmtplib.SMTPNotSupported):
        return TryLater(
            f"{config.smtp_host} does not offer the security or sign-in chosen. The reply is kept. "
            "Check the outgoing server in the account's settings."
        )
    return faults.known(_root(error), config.smtp_host)


def _root(error: BaseException) -> BaseException:
    """Give the socket's own fault behind aiosmtplib's."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, OSError) and not isinstance(error, aiosmtplib.SMTPTimeoutError):
        return cause
    return TimeoutError() if isinstance(error, aiosmtplib.SMTPTimeoutError) else error


def _answered(error: aiosmtplib.SMTPResponseException, config: MailConfig) -> ChannelError:
    said = " ".join(error.message.split())[:240]
    if error.code >= _PERMANENT:
        return Refused(
            f"{config.smtp_host} refused the reply ({error.code}: {said}). It was not sent to "
            "anybody; change it or the address, then send it again."
        )
    return TryLater(
        f"{config.smtp_host} cannot take the reply now ({error.code}: {said}). It was not sent, "
        "and Kindline tries again by itself."
    )
