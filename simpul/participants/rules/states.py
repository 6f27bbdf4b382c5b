"""Where somebody on a list stands, how they came onto it, and how sure it is who they are."""

SEATED, WAITING, WITHDRAWN, REPLACED = "terdaftar", "menunggu", "mundur", "diganti"
STATES = (SEATED, WAITING, WITHDRAWN, REPLACED)
# Those who have not left: no reason is asked of them.
FREE = (SEATED, WAITING)

BY_LINK, BY_VILLAGE, BY_ORGANISER, BY_IMPORT = "tautan", "desa", "panitia", "impor"
SOURCES = (BY_LINK, BY_VILLAGE, BY_ORGANISER, BY_IMPORT)

SURE, PERHAPS, NOBODY = "pasti", "mungkin", "tidak"
MATCHES = (SURE, PERHAPS, NOBODY)
