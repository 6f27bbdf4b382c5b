"""Door for operators: command line, worker, timetable."""
