"""Photos that answers name: sent in parts, decoded and encoded anew, shown to whoever may read (docs/adr/0058)."""
