"""How the rows of each kind of list about residents are read. Pure."""
