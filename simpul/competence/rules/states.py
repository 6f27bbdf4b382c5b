"""Words that the tables of this subject keep."""

# What an ability is about: a training gone through, an SPM field, a kind of module, a basic skill, a group of those.
TRAINING, FIELD, MODULE, SKILL, GROUP = "pelatihan", "bidang", "materi", "keterampilan", "kelompok"
KINDS = (TRAINING, FIELD, MODULE, SKILL, GROUP)
ANY = "ikut"  # the code of every training gone through, whatever it was about

PLANNED, DONE, DROPPED = "rencana", "selesai", "batal"
FOLLOW_STATES = (PLANNED, DONE, DROPPED)
