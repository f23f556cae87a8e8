"""Which kind of file it is, by its first bytes; file names are only believed when they agree."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

READ = ("jpeg", "png", "gif", "webp", "tiff", "bmp")
"""The kinds of pixels that slidekit reads."""

DRAWN = ("svg",)
"""The kinds that slidekit draws as pixels."""

NAMES = {
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WebP",
    "tiff": "TIFF",
    "bmp": "BMP",
    "heic": "HEIC",
    "avif": "AVIF",
    "jxl": "JPEG XL",
    "jp2": "JPEG 2000",
    "psd": "Photoshop",
    "svg": "SVG",
    "pdf": "PDF",
    "eps": "EPS",
    "wmf": "WMF or EMF",
    "ico": "icon",
    "dicom": "DICOM",
    "video": "video",
    "html": "web page (HTML)",
    "zip": "ZIP archive",
}
"""What people call each kind."""

EXTENSIONS = {
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "jpe": "jpeg",
    "jfif": "jpeg",
    "png": "png",
    "gif": "gif",
    "webp": "webp",
    "tif": "tiff",
    "tiff": "tiff",
    "bmp": "bmp",
    "heic": "heic",
    "heif": "heic",
    "avif": "avif",
    "jxl": "jxl",
    "jp2": "jp2",
    "psd": "psd",
    "svg": "svg",
    "pdf": "pdf",
    "eps": "eps",
    "ps": "eps",
    "ai": "pdf",
    "wmf": "wmf",
    "emf": "wmf",
    "ico": "ico",
    "dcm": "dicom",
    "mp4": "video",
    "mov": "video",
}

_MAGIC = (
    (re.compile(rb".{128}DICM", re.DOTALL), "dicom"),  # first: its preamble may be that of a TIFF
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), "tiff"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "bmp"),
    (re.compile(rb"....ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL), "heic"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
    (re.compile(rb"....ftyp", re.DOTALL), "video"),
    (re.compile(rb"\xff\x0a|\0\0\0\x0cJXL "), "jxl"),
    (re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"), "jp2"),
    (re.compile(rb"8BPS"), "psd"),
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "eps"),
    (re.compile(rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", re.DOTALL), "wmf"),
    (re.compile(rb"\0\0\x01\0"), "ico"),
    (re.compile(rb"PK\x03\x04"), "zip"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*(?=<)(?=.*(<!doctype html|<html|<body))", re.DOTALL | re.IGNORECASE), "html"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*(?=<)(?=.*<svg)", re.DOTALL | re.IGNORECASE), "svg"),
)


def sniff(data: bytes) -> str | None:
    """The kind that the first bytes tell, a key of ``NAMES``; None when they tell nothing known."""
    head = data[:2048]
    return next((kind for pattern, kind in _MAGIC if pattern.match(head)), None)


def named(name: str) -> str | None:
    """The kind that the file's name claims, a key of ``NAMES``; None when it claims nothing known."""
    return EXTENSIONS.get(PurePosixPath(name).suffix.removeprefix(".").lower())
