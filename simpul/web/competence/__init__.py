"""Pages about what kader can do, who needs training, certificates, and plans after training."""
