"""Coaching visits by one checklist, findings, field plans, and the Laporan Pembinaan of an area."""
