"""Floor 1: finished slides, items at absolute EMU, data only."""
