"""What people do about certificates, and what the worker does for them."""

from .issuing import Signing, order_certificates, reissue, revoke, sign_part, stop_issue
from .keys import rotate_key
from .working import carry_on, print_issue

__all__ = [
    "Signing",
    "carry_on",
    "order_certificates",
    "print_issue",
    "reissue",
    "revoke",
    "rotate_key",
    "sign_part",
    "stop_issue",
]
