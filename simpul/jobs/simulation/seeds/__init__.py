"""What the five reports tell, written down as it happened. What they do not tell stays untold; no person is named."""
