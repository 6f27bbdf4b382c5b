"""Pages that bring residents in from a spreadsheet: upload, columns, preview, done, taken back."""
