"""Who did what when: commands, their audit, change feeds, intentions with their outcome."""
