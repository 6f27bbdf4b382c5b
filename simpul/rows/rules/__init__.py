"""What one row of each kind of list says."""
