"""Pure decisions about tests: how answers are counted, and when somebody has passed."""
