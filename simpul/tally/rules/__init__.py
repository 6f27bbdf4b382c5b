"""Pure parts of counting: packed rows, slots, the cells of a post's records. No Django, no clock."""
