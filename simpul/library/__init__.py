"""Regulations and materials: number, date, in force from-to, replaced by, file or link."""
