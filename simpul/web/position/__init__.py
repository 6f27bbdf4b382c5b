""" "Posisi saya": what somebody is, by which SK, until when, and what that means (S2.8, S1.5)."""
