"""Lomba and awards: instruments, judges, ranking; recognition of long service."""
