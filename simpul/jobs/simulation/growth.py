"""A plausible child for a demonstration: rough curves, not the WHO standard (which judges, elsewhere)."""

import math
import random


def child_size(rng: random.Random, *, months: float, sex: str, vigour: float) -> tuple[float, float]:
    """Weight in kg and length or height in cm of a child; `vigour` is its own lasting place in the crowd (-2..2)."""
    height = 49.5 + 25.5 * (1 - math.exp(-months / 9.5)) + 0.62 * months
    weight = 3.2 + 6.0 * (1 - math.exp(-months / 7.0)) + 0.165 * months
    height *= 1 + 0.035 * vigour + rng.gauss(0, 0.004) - (0.01 if sex == "P" else 0)
    weight *= 1 + 0.10 * vigour + rng.gauss(0, 0.012) - (0.03 if sex == "P" else 0)
    return round(weight, 2), round(height, 1)
