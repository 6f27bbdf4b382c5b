"""The life of an import."""

LOOKED_AT, RUNNING, DONE, TAKING_BACK, TAKEN_BACK = "diperiksa", "berjalan", "selesai", "membatalkan", "dibatalkan"
