"""The fixtures of the renderers' tests."""

from conftest_render import gallery, lecture

__all__ = ["gallery", "lecture"]
