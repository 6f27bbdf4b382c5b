"""Passwords of made-up people: argon2 as in real life, without the time and memory that guard real ones."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm at its least cost: tests make thousands of users."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
