"""Pure decisions of reports: states, due days, doubts. No Django, no clock."""
