"""Pages about phones: who has which, what is held of what they sent, receipts, rescue files."""
