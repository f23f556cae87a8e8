"""Which slidekit this is: the front door tells it, and every file that slidekit writes."""

VERSION = "0.1.0"
