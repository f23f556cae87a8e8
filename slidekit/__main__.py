"""``python -m slidekit``."""

from slidekit.cli import main

if __name__ == "__main__":
    main()
