"""Pages about plans, budgets, bidan, the support of a village, and incentives."""
