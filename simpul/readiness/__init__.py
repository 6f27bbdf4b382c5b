"""Strata of posts and readiness of posts and areas, computed from dated rules and explained one by one."""
