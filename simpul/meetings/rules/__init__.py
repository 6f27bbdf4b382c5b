"""Pure decisions about meetings, their minutes and what was decided."""
