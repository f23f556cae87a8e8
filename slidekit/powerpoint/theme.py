"""The theme part: twelve colours, two fonts, flat styles (ISO/IEC 29500-1, 14.2.7 and 20.1.6)."""

from __future__ import annotations

from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.markup import HEAD, A, escape
from slidekit.scene.design import Design

COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
TABLE_STYLE = guid("table-style")
_LIGHT = (("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2"))
_DARK = (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2"))


def theme(design: Design, name: str) -> str:
    """``a:theme`` (20.1.6.9). Each style list has three entries (20.1.4.1), none of which gives a new shape a shadow."""
    label = escape(name)
    colours = "".join(f'<a:{key}><a:srgbClr val="{design.colours[key].upper()}"/></a:{key}>' for key in COLOURS)
    fonts = "".join(
        f'<a:{tag}><a:latin typeface="{escape(font)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'
        for tag, font in (("majorFont", design.heading_font), ("minorFont", design.body_font))
    )
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{flat}</a:ln>' for width in (9525, 19050, 28575))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="{label}"><a:themeElements><a:clrScheme name="{label}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{label}">{fonts}</a:fontScheme><a:fmtScheme name="{label}">'
        f"<a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def colour_map(dark: bool) -> str:
    """``p:clrMap`` (19.3.1.6): a dark deck swaps text and background here and nowhere else."""
    same = tuple((name, name) for name in COLOURS[4:])
    pairs = " ".join(f'{name}="{value}"' for name, value in (_DARK if dark else _LIGHT) + same)
    return f"<p:clrMap {pairs}/>"


def table_styles(name: str, others: str = "") -> str:
    """``a:tblStyleLst`` (20.1.4.2.27) with the deck's own style: hairlines between rows, a stronger rule below the header.

    ``others`` are styles of a template, as XML.
    """

    def edge(tag: str, width: int, value: str) -> str:
        return f'<a:{tag}><a:ln w="{width}" cmpd="sng"><a:solidFill><a:schemeClr val="{value}"/></a:solidFill></a:ln></a:{tag}>'

    def bare(tag: str) -> str:
        return f"<a:{tag}><a:ln><a:noFill/></a:ln></a:{tag}>"

    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef><a:schemeClr val="tx1"/>'
    borders = f"{bare('left')}{bare('right')}{bare('top')}{edge('bottom', 9525, 'tx2')}{edge('insideH', 6350, 'tx2')}"
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="{A}" def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" '
        f'styleName="{escape(name)}"><a:wholeTbl><a:tcTxStyle>{font}</a:tcTxStyle><a:tcStyle><a:tcBdr>{borders}'
        f"{bare('insideV')}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:firstRow><a:tcTxStyle>{font}</a:tcTxStyle><a:tcStyle><a:tcBdr>{edge('bottom', 19050, 'tx1')}</a:tcBdr>"
        f"</a:tcStyle></a:firstRow></a:tblStyle>{others}</a:tblStyleLst>"
    )
