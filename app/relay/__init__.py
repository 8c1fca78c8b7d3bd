"""The relay: a small receiver of vendors' webhooks for a public host."""
