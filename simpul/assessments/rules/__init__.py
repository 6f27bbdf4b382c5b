"""Pure decisions about scores, ranks and years of service."""
