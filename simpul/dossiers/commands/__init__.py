"""Everything that moves a dossier."""

from .batches import CHAIR_SIGNS, NumberRow, Signer, make_batch, record_numbers, set_signer, submit_batch
from .counting import count_stands
from .dossiers import complete, put_item, send_back, start, verify

__all__ = [
    "CHAIR_SIGNS",
    "NumberRow",
    "Signer",
    "complete",
    "count_stands",
    "make_batch",
    "put_item",
    "record_numbers",
    "send_back",
    "set_signer",
    "start",
    "submit_batch",
    "verify",
]
