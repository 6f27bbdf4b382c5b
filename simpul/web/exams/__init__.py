"""Pages about tests: the question bank, papers, answering, practice, results, evaluation, the report of the event."""
