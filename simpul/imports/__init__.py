"""The life of a list that others keep in a spreadsheet: kept, corrected, brought in part by part, taken back."""
