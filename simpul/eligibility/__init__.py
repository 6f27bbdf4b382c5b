"""Who may hold an office in a post: the rules that areas set about it, and what else the person serves."""
