"""What a kader is able to do by field, who needs what, and plans after training."""
