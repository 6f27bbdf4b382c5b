"""Outlines of areas that an operator brings, and the tiles that stand in for them."""
