"""What is held, what was decided, and what was given receipts for: cut to what the actor may see."""

from .copying import ArrivalCopy, arrival_copies
from .held import HeldView, due, held, held_one
from .receipts import ReceiptView, receipts

__all__ = ["ArrivalCopy", "HeldView", "ReceiptView", "arrival_copies", "due", "held", "held_one", "receipts"]
