"""What is true of a planned piece: metre, syncopation, cadences and the rest, computed from the plan."""
