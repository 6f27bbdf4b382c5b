"""Where the rows of a list lie."""

from .placer import Placer, Stop, with_district

__all__ = ["Placer", "Stop", "with_district"]
