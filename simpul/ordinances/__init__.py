"""Rules that the administration of an area may set: from a day, with their source; the nearest area above wins."""
