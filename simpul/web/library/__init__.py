"""Pages of the library: what regulations and materials there are, and their text."""
