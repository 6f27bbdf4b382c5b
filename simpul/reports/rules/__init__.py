"""Pure decisions of reports: packed rows, counting, states of a report, due days. No Django, no clock."""
