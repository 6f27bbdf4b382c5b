"""Pure decisions about programmes, batches, timetables and requests for a speaker."""
