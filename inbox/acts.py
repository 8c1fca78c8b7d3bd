"""What people do to messages on their networks: change, take back, react, hide, archive."""
