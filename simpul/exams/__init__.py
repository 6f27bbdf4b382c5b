"""Tests before and after, practice checklists, evaluation of an event."""
