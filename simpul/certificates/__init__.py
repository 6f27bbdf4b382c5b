"""Certificates with number and QR, signed, verified by anybody, revoked and replaced."""
