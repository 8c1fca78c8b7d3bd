"""Email: IMAP to receive, SMTP to send."""

from inbox.channels.email.channel import EmailChannel

CHANNEL = EmailChannel

__all__ = ["CHANNEL"]
