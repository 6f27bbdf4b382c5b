"""Reports by tier: a post finishes its month, each office accepts or returns; the worker that keeps the sums."""
