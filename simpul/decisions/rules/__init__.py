"""Pure decisions about work that follows from meetings."""
