"""Floor 0: units, geometry, colour, findings. Standard library only."""
