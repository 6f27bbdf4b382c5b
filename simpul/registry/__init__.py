"""Posyandu, decrees, people in office, and who belongs to which post."""
