"""Where intentions of people come in: names with payloads, what phones send, what is held for a person to decide."""
