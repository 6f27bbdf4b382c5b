"""Everything counted once more by another path, to be compared to the digit (docs/adr/0034)."""
