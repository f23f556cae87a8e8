"""Floor 1: finished slides, items at absolute EMU, data only; and what was found in a file (``found``, ``package``)."""
