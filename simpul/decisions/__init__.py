"""What meetings decided, who does what follows from it in each area, and how far it is."""
