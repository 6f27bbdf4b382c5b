"""Certificates, what a kader is able to do by field, who needs what, plans after training."""
