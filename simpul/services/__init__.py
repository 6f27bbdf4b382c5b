"""Open days and service records in six fields, driven by the catalogue."""
