"""Rakor and musyawarah: invitees, delegates, progress of areas, minutes."""
