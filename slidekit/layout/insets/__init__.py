"""Close-ups on a panel: cut out, put where they hide least, tied to their source, with the marks of their area drawn again."""
