"""Who was at a training, day by day; who is through; and the numbers of a batch side by side."""
