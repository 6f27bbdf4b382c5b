"""Pages about data that were entered twice."""
