"""The one error of set-up."""


class SetupFailed(Exception):  # reads as the claim it is, like the inbox's errors
    """Set-up could not go on; str() says what happened, what is safe and what to do."""
