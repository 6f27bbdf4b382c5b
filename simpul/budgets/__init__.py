"""Money for the posts by year, source and purpose; targets, tasks of a Tim Pembina, bidan and PKK of a village."""
