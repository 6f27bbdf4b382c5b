"""What is arranged around a training: committee, who pays what, photos, what was stated, speakers asked for."""
