"""Rakor and musyawarah: invitees, delegates, progress of areas, minutes, decisions and their actions."""
