"""What may be recorded, what is doubtful, who is expected. Pure: no Django, no clock."""
