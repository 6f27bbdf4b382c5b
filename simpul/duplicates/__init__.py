"""Persons and posts that were entered twice: found, looked at by a person, merged, and parted again."""
