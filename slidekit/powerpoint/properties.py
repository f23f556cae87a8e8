"""``docProps``: what the deck says of itself, and nothing that the clock or the machine would add."""

from __future__ import annotations

from slidekit.powerpoint.markup import HEAD, escape
from slidekit.scene.scene import Properties

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def core_properties(about: Properties) -> str:
    """``docProps/core.xml`` (ISO/IEC 29500-2, 8.3.4); both dates are the deck's."""
    rows = [("dc:title", about.title), ("dc:subject", about.subject), ("dc:creator", about.author)]
    rows += [("cp:lastModifiedBy", about.author), ("dc:language", about.language)]
    texts = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in rows if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{escape(about.moment)}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    return f"{HEAD}<cp:coreProperties {_CORE}>{texts}<cp:revision>1</cp:revision>{dates}</cp:coreProperties>"


def app_properties() -> str:
    """``docProps/app.xml`` (ISO/IEC 29500-1, 22.2): no counts that could grow stale."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>slidekit</Application></Properties>"
    )
