"""The phone's door over HTTP, one file for each endpoint."""
