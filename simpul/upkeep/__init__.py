"""Perlu dirapikan: what is amiss with people in office and with posts, counted by area and opened to the person."""
