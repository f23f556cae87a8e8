"""Floor 1: the only door to disk and clock; YAML with places."""
