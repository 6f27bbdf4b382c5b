"""Post-months, area-months, submissions tier by tier."""
