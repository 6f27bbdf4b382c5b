"""Persons and households, once each."""
