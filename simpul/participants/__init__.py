"""Who is invited to a bimtek, registered, present and through: quota, invitations, attendance, badges."""
