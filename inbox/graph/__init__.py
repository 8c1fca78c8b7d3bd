"""What Meta's Graph API has in common for its channels: errors, conversations, events."""
