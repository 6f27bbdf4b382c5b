"""Pages about assessments (lomba), awards, and long service."""
