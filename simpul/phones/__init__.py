"""Phones of kader: enrolled by a code, known by a credential of their own, shut out when lost (docs/adr/0054)."""
