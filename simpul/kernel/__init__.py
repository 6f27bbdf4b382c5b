"""Values that every subject speaks in. Pure Python: no Django, no clock, no I/O."""
