"""Bringing in a list of questions, and taking it back."""

from .bringing import QUESTIONS

__all__ = ["QUESTIONS"]
