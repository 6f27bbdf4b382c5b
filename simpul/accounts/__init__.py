"""Users, the roles they hold, and the table of rights."""
