"""The fixtures of the lectures' tests."""

from conftest_lectures import lecture

__all__ = ["lecture"]
