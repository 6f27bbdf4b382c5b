"""Pages about training: programmes, batches, timetables, speakers."""
