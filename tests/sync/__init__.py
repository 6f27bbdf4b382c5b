"""The proof that nothing a kader saved is lost or doubled: many phones, one server, random schedules (ADR 0056)."""
