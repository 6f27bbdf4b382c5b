"""Who was told about the six fields at a socialisation, out of those in office (S2.8)."""
