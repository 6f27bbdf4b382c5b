"""Words that the tables of this subject keep."""

# An order of certificates: waits for the worker, is signed part by part, is printed, stands ready; or stopped.
WAITING, SIGNING, PRINTING, READY, STOPPED = "menunggu", "menanda", "mencetak", "siap", "berhenti"
ISSUE_STATES = (WAITING, SIGNING, PRINTING, READY, STOPPED)

# To whom certificates of a batch are given.
PASSED, ATTENDED = "lulus", "ikut"
BASES = (PASSED, ATTENDED)
