"""Wide rows: what each post and area counts in a period, summed tier by tier; the figures that everybody reads."""
