"""What would come of a list of questions."""
