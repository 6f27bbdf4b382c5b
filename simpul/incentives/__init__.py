"""Incentives of kader and pengurus: rates, lists of who is to be paid, and what came of them."""
