"""Who is called to a bimtek, invited and registered: quota, links, waiting list."""
