"""Pure decisions about targets, tasks and the years they are for."""
