"""Bimtek: programme, batches, sessions, speakers, committee, timetable."""
