"""Strata and readiness as pure decisions."""
