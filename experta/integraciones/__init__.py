"""Programs that act for an organisation: their keys, what they sent, whom they are told."""
