"""Spreadsheets as people keep them: tables, headers, values, the places they name, and what a kind of list offers."""
