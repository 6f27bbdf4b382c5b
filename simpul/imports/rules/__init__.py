"""The states of a list, and how its file is kept."""
