"""Cases of pictures, films, and what both tell about people."""

from __future__ import annotations

import os

from package_cases import Case, nothing
from package_kit import Kit, film, image, photograph, texted_png
from package_shapes import alt, bytes_of, comment, cover, crop, movie, notes, outline

PNG = "ppt/media/image1.png"


def other_bytes(kit: Kit, data: bytes) -> None:
    kit.picture(image())
    bytes_of(kit, PNG, data)


def unlinked(kit: Kit) -> None:
    kit.picture(image())
    kit.edit("ppt/slides/slide1.xml", "r:embed=", "r:id=")


def custom(kit: Kit) -> None:
    kit.add("customXml/item1.xml", b"<folder>Ada</folder>", "customXml", type="application/xml")


def noise(edge: int) -> bytes:
    """A PNG that does not compress."""
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.frombytes("RGB", (edge, edge), os.urandom(edge * edge * 3)).save(file, "PNG", compress_level=0)
    return file.getvalue()


PICTURES = [
    Case("stretched-picture", lambda kit: kit.picture(image(), h=3), lambda kit: kit.picture(image(), h=2), says="too tall"),
    Case("upscaled", lambda kit: kit.picture(image(size=(90, 60))), lambda kit: kit.picture(image()), says="4.8 times"),
    Case("picture-oversized", lambda kit: kit.picture(noise(800), w=1), lambda kit: kit.picture(noise(400), w=1)),
    Case("hidden-crop", lambda kit: crop(kit, 0.4), lambda kit: crop(kit, 0), says="40% of Hip is cropped away"),
    Case("picture-type", lambda kit: kit.picture(image("TIFF")), lambda kit: kit.picture(image("JPEG")), says="is TIFF"),
    Case(
        "mislabelled-picture", lambda kit: other_bytes(kit, image("JPEG")), lambda kit: kit.picture(image()), says="holds JPEG"
    ),
    Case("broken-picture", lambda kit: other_bytes(kit, image()[:60]), lambda kit: kit.picture(image())),
    Case("picture-missing", unlinked, lambda kit: kit.picture(image())),
    Case("picture-turned", lambda kit: kit.picture(photograph(turn=6)), lambda kit: kit.picture(photograph())),
]

PEOPLE = [
    Case("media-metadata", lambda kit: kit.picture(image("JPEG", comment=b"Ruiz")), lambda kit: kit.picture(image("JPEG"))),
    Case("media-metadata", lambda kit: kit.picture(image("JPEG", xmp=b"<x:xmpmeta/>")), says="XMP"),
    Case(
        "media-metadata", lambda kit: kit.picture(photograph(maker="Canon")), lambda kit: kit.picture(photograph()), says="EXIF"
    ),
    Case(
        "media-metadata", lambda kit: kit.picture(texted_png("Perez")), lambda kit: kit.picture(image()), says="holds a comment"
    ),
    Case(
        "media-metadata", lambda kit: movie(kit, film(place=b"+40+003/")), lambda kit: movie(kit, film()), says="GPS position"
    ),
    Case(
        "media-metadata", lambda kit: movie(kit, film(made=3_800_000_000)), lambda kit: movie(kit, film()), says="time of rec"
    ),
    Case(
        "personal-data", lambda kit: kit.box("MRN 4711002"), lambda kit: kit.box("MRI 3 T, n = 471"), says="MRN… (11 letters)"
    ),
    Case(
        "personal-data",
        lambda kit: notes(kit, "DOB: 05/03/1940, stable since"),
        lambda kit: notes(kit, "Say it slowly: 1940 was a cold year"),
        says="its notes say a date of birth",
    ),
    Case(
        "personal-data",
        lambda kit: notes(kit, "Call 555-123-4567 before"),
        lambda kit: kit.box("Call 555-123-4567"),
        says="a telephone number",
    ),
    Case(
        "personal-data",
        lambda kit: alt(kit, "Perez_Juan_MRN12345_pelvis.jpg"),
        lambda kit: alt(kit, "Pelvis from the front"),
        says="the alt text of a shape",
    ),
    Case(
        "personal-data",
        lambda kit: setattr(kit.picture(image()), "name", "study 1940-03-05"),
        lambda kit: setattr(kit.picture(image()), "name", "study 3"),
        says="the name of a shape",
    ),
    Case(
        "personal-data",
        lambda kit: setattr(kit.deck.core_properties, "subject", "PEREZ^JUAN"),
        lambda kit: setattr(kit.deck.core_properties, "subject", "Hips"),
        slide=None,
        says="property subject",
    ),
    Case("personal-data", lambda kit: comment(kit, "Ask ada@example.org"), comment, says="a comment says an e-mail"),
    Case("personal-data", nothing, name="Perez_Juan_MRN12345.pptx", slide=None, says="the file's name"),
    Case("custom-data", custom, slide=None, says="1 part of custom XML"),
    Case("covered-picture", lambda kit: outline(kit, False), lambda kit: outline(kit, True), says="covers part of Hip"),
    Case("covered-picture", cover, lambda kit: cover(kit, "Femur")),
    Case("thumbnail-left", Kit.keep_thumbnail, slide=None),
    Case(
        "properties-tell",
        lambda kit: setattr(kit.deck.core_properties, "last_modified_by", "Ada Ruiz"),
        slide=None,
        says="Ada… (8 letters)",
    ),
]

FILMS = [
    Case("film-type", lambda kit: movie(kit, film(codec=b"hvc1")), lambda kit: movie(kit, film()), says="H.265"),
    Case("film-type", lambda kit: movie(kit, film(brand=b"qt  ")), lambda kit: movie(kit, film()), says="of kind mov"),
    Case("film-type", lambda kit: movie(kit, b"no film at all"), lambda kit: movie(kit, film()), says="cannot be played"),
    Case("film-type", lambda kit: movie(kit, film(sound=b"ac-3")), lambda kit: movie(kit, film(sound=b"mp4a")), says="not AAC"),
    Case(
        "film-forbidden",
        lambda kit: movie(kit, film()),
        lambda kit: kit.picture(image()),
        venue="forbid: {video: true}",
        says="shows none",
    ),
    Case("poster-missing", lambda kit: movie(kit, film(), poster=False), lambda kit: movie(kit, film())),
    Case("film-long", lambda kit: movie(kit, film(seconds=300)), lambda kit: movie(kit, film(seconds=90)), says="takes 300 s"),
    Case("film-sound", lambda kit: movie(kit, film(sound=b"mp4a")), lambda kit: movie(kit, film())),
]
