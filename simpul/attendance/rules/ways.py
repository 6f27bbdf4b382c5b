"""How somebody was noted."""

BY_QR, FROM_LIST, FROM_IMPORT = "qr", "daftar", "impor"
WAYS = (BY_QR, FROM_LIST, FROM_IMPORT)
