"""What lists of those who were at a training mean: one row for each participant, one column for each day."""
