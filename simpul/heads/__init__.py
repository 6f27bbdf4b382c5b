"""Heads of areas (gubernur, bupati, camat, kepala desa, lurah): whoever chairs the Tim Pembina chairs it as long."""
