"""Floor 5: Scene → SVG, PDF, PNG and HTML: pictures of the slides without Office."""

from slidekit.render.svg import data_href, slide_svg

__all__ = ["data_href", "slide_svg"]
