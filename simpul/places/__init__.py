"""Areas from the nation to the hamlet, as they were on any date."""
