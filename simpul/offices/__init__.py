"""Who holds which office in a posyandu or a Tim Pembina, by which decree; what the institution has and lacks."""
