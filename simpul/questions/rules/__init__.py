"""Reading what stands in a list of questions."""
