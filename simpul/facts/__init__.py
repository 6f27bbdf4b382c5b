"""Record headers with typed facts: what every subject writes and reports count."""
