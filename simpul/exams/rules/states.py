"""The words of states and kinds in exams."""

CHOICE, TRUE_FALSE = "pilihan", "benar_salah"
KINDS = (CHOICE, TRUE_FALSE)
DRAFT, IN_USE, RETIRED = "draf", "dipakai", "ditarik"
QUESTION_STATES = (DRAFT, IN_USE, RETIRED)
BEFORE, AFTER = "awal", "akhir"
PAPER_KINDS = (BEFORE, AFTER)
PREPARED, OPEN, CLOSED = "disusun", "dibuka", "ditutup"
PAPER_STATES = (PREPARED, OPEN, CLOSED)
ON_PHONE, ON_PAPER = "ponsel", "kertas"
WAYS = (ON_PHONE, ON_PAPER)
ABLE, HELPED, UNABLE = "bisa", "dibantu", "belum"
MARKS = (ABLE, HELPED, UNABLE)
RATINGS = (1, 2, 3, 4, 5)
LETTERS = "ABCDE"
LEFT_OPEN = "-"
