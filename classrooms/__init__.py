"""Rosters, assignments and live classes: the room is here, the work that fills it comes later."""
