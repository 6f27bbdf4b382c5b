"""SK, minutes and lists, as PDF or photo: checked by their bytes, kept beside the database (docs/adr/0064)."""
