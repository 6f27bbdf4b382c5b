"""The registry of posts as anybody may read it: pages, files and the public pages stand on this. It has no tables."""
