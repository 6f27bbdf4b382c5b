"""Pages about meetings: planned, attended, minuted, decided, followed up."""
