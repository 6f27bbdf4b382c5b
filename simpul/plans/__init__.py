"""What an area means to reach, and what its Tim Pembina has to do: targets beside results, tasks with their state."""
