"""What lists about residents mean: families, weighings and doses, who came; each kind as `rows` has its own."""
