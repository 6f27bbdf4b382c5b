"""The nightly check of the registry: what is wrong, where, since when, until it is mended."""
