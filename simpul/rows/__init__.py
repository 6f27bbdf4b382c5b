"""What each kind of list means: how a row is read, what would come of it, how it is brought in and taken back."""
