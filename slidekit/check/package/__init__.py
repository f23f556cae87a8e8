"""Rules for PowerPoint files, whoever wrote them: one small file per group, all of them listed in ``rules``."""

from slidekit.check.package.rules import GROUPS, check_package

__all__ = ["GROUPS", "check_package"]
