"""What a list of questions of a test means: read as people write it, held against the bank, brought in, taken back."""
