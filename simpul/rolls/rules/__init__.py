"""What one row of such a list says."""
