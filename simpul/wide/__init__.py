"""Wide rows of cells: packed as bytes, summed as matrices, read and written in numbers; what cells mean is tally's."""
