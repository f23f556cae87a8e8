"""Floor 5: the finished deck against the venue's rules, the eye's and the ear's → findings. Writes nothing.

``package`` holds the rules for PowerPoint files of any origin.
"""

from slidekit.check.rules import GROUPS, RULES, check, silence

__all__ = ["GROUPS", "RULES", "check", "silence"]
