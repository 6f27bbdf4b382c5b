"""Door for machines: the open API, with the same rights and the same commands as every other door."""
