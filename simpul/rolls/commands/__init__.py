"""Bringing in who was there, and taking it back."""

from .bringing import ROLLS

__all__ = ["ROLLS"]
