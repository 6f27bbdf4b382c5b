"""What an area does besides serving: trainings, meetings, coaching, assessments, money."""
