"""Dossiers of posts on their way to a registration number, which Kemendagri gives and nobody here makes (ADR 0065)."""
