"""Pure decisions about requests for a speaker."""
