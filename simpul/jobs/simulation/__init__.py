"""Made-up posts, people and services, the same for the same seed. Nothing here is about a real person."""
