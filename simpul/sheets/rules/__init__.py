"""Pure decisions about spreadsheets: which column is what, what a cell says, what is told about a row."""
