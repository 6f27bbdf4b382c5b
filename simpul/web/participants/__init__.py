"""Pages about participants of trainings: the list, invitations, seats, attendance, badges, the numbers side by side."""
