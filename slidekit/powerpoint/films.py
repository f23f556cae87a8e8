"""A film as PowerPoint embeds it: a picture that names its media part twice, once in the old way and once in the new."""

from __future__ import annotations

from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.markup import P14, RECT, escape, frame
from slidekit.scene.items import MediaItem, Playback

MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
TRACK = "http://schemas.microsoft.com/office/2017/04/relationships/track"
_P173 = "http://schemas.microsoft.com/office/powerpoint/2017/3/main"


def draw_film(canvas: Canvas, item: MediaItem) -> str:
    """``p:pic`` (19.3.1.37) with ``a:videoFile`` (20.1.3.6) and ``p14:media`` ([MS-PPTX] 2.3.24); the poster is its picture."""
    film, captions = canvas.shared.film(item.film)
    media = canvas.links.add(MEDIA, f"../media/{film}")
    video = canvas.links.add("video", f"../media/{film}")
    poster = canvas.links.add("image", "../media/" + canvas.shared.picture(item.media))
    name = canvas.identify(item.id, item.alt, item.decorative, media=True)
    inner = _trim(item.play) + (_captions(canvas, item, captions) if captions else "")
    tag = f'p14:media xmlns:p14="{P14}" r:embed="{media}"'
    extension = f"<{tag}>{inner}</p14:media>" if inner else f"<{tag}/>"
    return (
        f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr>'
        f'<a:videoFile r:link="{video}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">{extension}</p:ext>'
        f'</p:extLst></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{poster}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill><p:spPr>{frame(item.box)}{RECT}</p:spPr></p:pic>"
    )


def _trim(play: Playback) -> str:
    """``p14:trim`` ([MS-PPTX] 2.3.3.18): milliseconds cut off at the start and at the end."""
    if not (play.skipped or play.left):
        return ""
    cuts = (f' {name}="{cut}"' for name, cut in (("st", play.skipped), ("end", play.left)) if cut)
    return f"<p14:trim{''.join(cuts)}/>"


def _captions(canvas: Canvas, item: MediaItem, track: tuple[str, str]) -> str:
    """``p173:tracksInfo`` ([MS-PPTX] 2.13.1.1) with one track, which the language names."""
    part, language = track
    link = canvas.links.add(TRACK, f"../media/{part}")
    identity = guid(canvas.shared.deck, canvas.slide, item.id, "captions")
    return (
        '<p14:extLst><p:ext uri="{3AFAAA56-56D3-431D-BCD4-E75A35582382}">'
        f'<p173:tracksInfo xmlns:p173="{_P173}" displayLoc="media"><p173:trackLst><p173:track id="{identity}" '
        f'label="{escape(language)}" lang="{escape(language)}" r:embed="{link}"/></p173:trackLst></p173:tracksInfo>'
        "</p:ext></p14:extLst>"
    )
