"""DICOM: pixels as a viewer shows them, and nothing else of the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from slidekit.core.diagnostics import Span

numpy = pytest.importorskip("numpy")
pydicom = pytest.importorskip("pydicom")

import dicom_files  # noqa: E402
from dicom_files import changed, dicom, ramp  # noqa: E402

from slidekit.cli.figures_import import command  # noqa: E402
from slidekit.media.dicom import read_dicom  # noqa: E402
from slidekit.media.dicom_import import import_dicom  # noqa: E402

SPAN = Span("assets/figures.yaml", 3, 5, 3, 9)


def pixels(data: bytes, **options: Any) -> Any:
    outcome = read_dicom(data, **options)
    assert outcome.value is not None, outcome.diagnostics
    return numpy.asarray(Image.open(BytesIO(outcome.value.data))).astype(int)


def codes(data: bytes, **options: Any) -> list[str]:
    return [found.code for found in read_dicom(data, **options).diagnostics]


def test_window_of_the_file_is_used() -> None:
    shown = pixels(dicom(ramp(), WindowCenter="2048", WindowWidth="4096"))
    assert (shown[0, 0], shown[0, -1]) == (0, 255)
    assert abs(shown[0, 32] - 130) <= 2
    assert read_dicom(dicom(ramp(), WindowCenter=["2048", "9"], WindowWidth=["4096", "9"])).value.window == "file"  # type: ignore[union-attr]


def test_window_given_wins() -> None:
    shown = pixels(dicom(ramp(), WindowCenter="2048", WindowWidth="4096"), window=(500, 100))
    assert set(shown[0, :7]) == {0}
    assert set(shown[0, 10:]) == {255}


@pytest.mark.parametrize(("function", "centre"), [("LINEAR", 128), ("LINEAR_EXACT", 128), ("SIGMOID", 128)])
def test_functions_are_half_way_at_their_centre(function: str, centre: int) -> None:
    shown = pixels(dicom(ramp(), WindowCenter="2080", WindowWidth="3000", VOILUTFunction=function))
    assert abs(shown[0, 32] - centre) <= 1


def test_rescaling_comes_before_the_window() -> None:
    signed = ramp("int16", 2000)
    data = dicom(signed, modality="CT", RescaleSlope="1", RescaleIntercept="-1024", WindowCenter="40", WindowWidth="400")
    shown = pixels(data)
    levels = signed[0].astype(float) - 1024
    assert numpy.abs(shown[0] - numpy.clip((levels - 39.5) / 399 + 0.5, 0, 1) * 255).max() <= 1


def test_monochrome1_has_normal_polarity() -> None:
    one = pixels(dicom(ramp(), PhotometricInterpretation="MONOCHROME1"))
    two = pixels(dicom(ramp()))
    assert (one == 255 - two).all()


def test_padding_is_black_and_no_part_of_the_range() -> None:
    values = ramp("uint16", 1000) + 100
    values[:, 0] = 65535
    for photometric in ("MONOCHROME1", "MONOCHROME2"):
        shown = pixels(dicom(values, PixelPaddingValue=65535, PhotometricInterpretation=photometric))
        assert set(shown[:, 0]) == {0}
        assert sorted({shown[0, 1] > 200, shown[0, -1] > 200}) == [False, True]


def test_bits_above_the_stored_ones_do_not_show() -> None:
    values = ramp()
    hidden = values.copy()
    hidden[4:8, 10:20] |= 0x8000
    assert (pixels(dicom(hidden, BitsStored=12, HighBit=11)) == pixels(dicom(values, BitsStored=12, HighBit=11))).all()


def test_window_from_a_table() -> None:
    table = pydicom.Dataset()
    table.LUTDescriptor, table.LUTData = [4096, 0, 8], [255 - entry // 16 for entry in range(4096)]
    table["LUTDescriptor"].VR, table["LUTData"].VR = "US", "US"
    shown = pixels(dicom(ramp(), VOILUTSequence=[table]))
    assert (shown[0, 0], shown[0, -1]) == (255, 0)


def test_colours() -> None:
    values = numpy.zeros((8, 8, 3), numpy.uint8)
    values[:, :4] = (200, 30, 10)
    assert (pixels(dicom(values, modality="CR")) == values).all()
    ybr = numpy.zeros((8, 8, 3), numpy.uint8)
    ybr[:] = (76, 85, 255)
    shown = pixels(dicom(ybr, PhotometricInterpretation="YBR_FULL"))
    assert numpy.abs(shown[0, 0] - (254, 0, 0)).max() <= 2


def test_palette() -> None:
    values = numpy.tile(numpy.arange(4, dtype=numpy.uint8), (4, 1))
    given: dict[str, Any] = {"PhotometricInterpretation": "PALETTE COLOR"}
    for place, colour in enumerate(("Red", "Green", "Blue")):
        given[f"{colour}PaletteColorLookupTableDescriptor"] = [4, 0, 16]
        table = numpy.array([0, 20000, 40000, 65535] if place == 0 else [0] * 4, "<u2")
        given[f"{colour}PaletteColorLookupTableData"] = table.tobytes()
    assert [tuple(shown) for shown in pixels(dicom(values, **given))[0]] == [(0, 0, 0), (77, 0, 0), (155, 0, 0), (255, 0, 0)]


def test_frames_are_named() -> None:
    frames = numpy.stack([numpy.full((8, 8), level, numpy.uint8) for level in (10, 120, 240)])
    data = dicom(frames, WindowCenter="128", WindowWidth="256")
    outcome = read_dicom(data, name="run.dcm")
    assert [found.code for found in outcome.diagnostics] == ["dicom-frame"]
    assert "3 frames" in outcome.diagnostics[0].message
    assert [int(pixels(data, frame=frame)[0, 0]) for frame in (1, 2, 3)] == [10, 120, 240]
    for frame in (0, 4, -1):
        assert codes(data, frame=frame) == ["dicom-frame"]


def test_values_of_a_frame_come_from_its_groups() -> None:
    frames = numpy.stack([ramp(), ramp()])
    own, voi, shared, measures = (pydicom.Dataset() for _ in range(4))
    voi.WindowCenter, voi.WindowWidth = "500", "100"
    own.FrameVOILUTSequence = [voi]
    measures.PixelSpacing = ["0.5", "0.25"]
    shared.PixelMeasuresSequence = [measures]
    groups = {"PerFrameFunctionalGroupsSequence": [pydicom.Dataset(), own], "SharedFunctionalGroupsSequence": [shared]}
    data = dicom(frames, **groups)
    assert set(pixels(data, frame=2)[0, 10:]) == {255}
    assert read_dicom(data, frame=1).value.window == "range"  # type: ignore[union-attr]
    assert read_dicom(data, frame=2).value.spacing_mm == (0.25, 0.5)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"PixelSpacing": ["0.2", "0.1"]}, ((0.1, 0.2), False)),
        ({"ImagerPixelSpacing": ["0.3", "0.3"]}, ((0.3, 0.3), True)),
        ({"PixelSpacing": ["0.000", "0.000"]}, (None, False)),
        ({}, (None, False)),
    ],
)
def test_spacing(given: dict[str, Any], expected: Any) -> None:
    value = read_dicom(dicom(ramp(), **given)).value
    assert value is not None
    assert (value.spacing_mm, value.at_detector) == expected


def with_overlay() -> bytes:
    bits = numpy.zeros((16, 64), numpy.uint8)
    bits[2:4, 8:16] = 1
    made = pydicom.dcmread(BytesIO(dicom(numpy.zeros((16, 64), numpy.uint8), WindowCenter="128", WindowWidth="256")))
    for element, vr, value in (
        (0x0010, "US", 16), (0x0011, "US", 64), (0x0040, "CS", "G"), (0x0050, "SS", [1, 1]), (0x0100, "US", 1),
        (0x0102, "US", 0), (0x3000, "OW", numpy.packbits(bits.ravel(), bitorder="little").tobytes()),
    ):  # fmt: skip
        made.add_new((0x6000, element), vr, value)
    return dicom_files.saved(made)


def test_overlays_are_burnt_only_when_asked_for_and_reviewed() -> None:
    data = with_overlay()
    assert pixels(data).max() == 0
    assert "dicom-overlays" in codes(data)
    assert codes(data, overlays=True) == ["burnt-in-text"]
    shown = pixels(data, overlays=True, reviewed=True)
    assert (shown[2:4, 8:16] == 255).all()
    assert (shown == 255).sum() == 16


def test_mirrored_pictures_are_told_and_flipped() -> None:
    data = dicom(ramp(), PatientOrientation=["R", "F"])
    assert "dicom-mirrored" in codes(data)
    assert "dicom-mirrored" not in codes(data, flip=True)
    assert (pixels(data, flip=True) == pixels(data)[:, ::-1]).all()
    assert "dicom-mirrored" not in codes(dicom(ramp(), PatientOrientation=["L", "F"]))


@pytest.mark.parametrize(
    ("towards", "flip", "edges"),
    [
        (["L", "F"], False, (("left", "R"), ("top", "H"))),
        (["R", "F"], True, (("left", "R"), ("top", "H"))),
        (["P", "F"], False, (("left", "A"), ("top", "H"))),
        (["LA", "F"], False, ()),
        (["L"], False, ()),
    ],
)
def test_edges_are_those_of_the_picture_as_shown(towards: list[str], flip: bool, edges: tuple[tuple[str, str], ...]) -> None:
    made = read_dicom(dicom(ramp(), PatientOrientation=towards), flip=flip).value
    assert made is not None
    assert made.edges == edges


@pytest.mark.parametrize(
    ("said", "side"),
    [({"Laterality": "L"}, "L"), ({"ImageLaterality": "R"}, "R"), ({"ImageLaterality": "B"}, None), ({}, None),
     ({"Laterality": "L", "ImageLaterality": "R"}, None)],
)  # fmt: skip
def test_the_side_is_what_the_file_says_if_it_is_of_one_mind(said: dict[str, str], side: str | None) -> None:
    made = read_dicom(dicom(ramp(), **said)).value
    assert made is not None
    assert made.side == side


def test_side_and_edges_are_lines_that_the_library_reads() -> None:
    imported = import_dicom(dicom(ramp(), PatientOrientation=["L", "F"], ImageLaterality="R"), "hip").value
    assert imported is not None
    assert "    side: R  # as the file says" in imported.lines
    assert "    orient: {left: R, top: H}\n" in imported.lines
    assert "side:" not in import_dicom(dicom(ramp()), "hip").value.lines  # type: ignore[union-attr]


@pytest.mark.parametrize("modality", ["US", "SC", "OT", "XA", "RF", "ES", "XC", None, "XYZ"])
def test_likely_burnt_in_text_is_refused_until_reviewed(modality: str | None) -> None:
    data = dicom(ramp(), modality=modality)
    assert codes(data) == ["burnt-in-text"]
    assert "burnt-in-text" not in codes(data, reviewed=True)
    assert "burnt-in-text" not in codes(dicom(ramp(), modality=modality, BurnedInAnnotation="NO"))


def test_a_file_that_says_yes_and_a_capture_are_refused() -> None:
    assert codes(dicom(ramp(), BurnedInAnnotation="YES")) == ["burnt-in-text"]
    assert codes(dicom(ramp(), ConversionType="WSD")) == ["burnt-in-text"]
    assert "burnt-in-text" not in codes(dicom(ramp()))


def test_fields_are_named_without_values() -> None:
    outcome = read_dicom(dicom(ramp()))
    assert outcome.value is not None
    named = set(outcome.value.private)
    assert {"PatientName", "PatientID", "PatientBirthDate", "StudyDate", "SOPInstanceUID", "AccessionNumber"} <= named
    missing = {name for name, value in dicom_files.IDENTITY.items() if value} - named
    assert not missing
    assert "private attributes (1)" in named
    told = repr(outcome.diagnostics) + repr(outcome.value.private)
    assert not [value for value in dicom_files.VALUES if value in told]


def test_nothing_of_the_file_crosses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "figures.yaml").write_text("slidekit: 1\nfigures: {}\n")
    source = tmp_path / "QUIXANO_DULCINEA_MRN7741903.dcm"
    source.write_bytes(dicom(ramp(), modality="XA", PixelSpacing=["0.2", "0.2"], WindowCenter="2048", WindowWidth="4096"))
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(command, [str(source), "--id", "hip-ap"])
    assert refused.exit_code == 1
    assert "burnt-in-text" in refused.output
    done = CliRunner().invoke(command, [str(source), "--id", "hip-ap", "--reviewed"])
    assert done.exit_code == 0, done.output
    written = tmp_path / "assets" / "hip-ap.png"
    everything = written.read_bytes() + done.output.encode() + refused.output.encode()
    for value in [*dicom_files.VALUES, "QUIXANO", "Sansueña", "private Dulcinea", "TOBOSO"]:
        assert value.encode() not in everything
    assert "file: hip-ap.png" in done.stdout
    assert "kind: fluoroscopy" in done.stdout
    assert "spacing_mm: [0.2, 0.2]" in done.stdout
    image = Image.open(written)
    image.load()
    assert (image.size, image.mode, image.info) == ((64, 16), "L", {})
    again = CliRunner().invoke(command, [str(source), "--id", "hip-ap", "--reviewed"])
    assert again.exit_code == 2
    assert "exists already" in again.output


@pytest.mark.parametrize("arguments", [["--id", "Hip"], ["--id", "../hip"], ["--id", "hip", "--window", "40", "0"], []])
def test_wrong_usage_is_told(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.dcm").write_bytes(dicom(ramp()))
    assert CliRunner().invoke(command, ["a.dcm", *arguments]).exit_code == 2


GOOD = dicom(ramp())
MPEG4 = "1.2.840.10008.1.2.4.102"
BROKEN = {
    "no-preamble": (GOOD[132:], "broken-picture"),
    "noise": (b"\0" * 128 + b"DICM" + b"\x13" * 500, None),
    "half": (GOOD[: len(GOOD) - 900], "broken-picture"),
    "bare": (b"\0" * 128 + b"DICM", None),
    "report": (changed(GOOD, PixelData=None), "dicom-without-picture"),
    "no-rows": (changed(GOOD, Rows=0), "dicom-without-picture"),
    "huge": (changed(GOOD, Rows=60000, Columns=60000), "picture-too-large"),
    "lying": (changed(GOOD, Rows=4000, Columns=4000), "broken-picture"),
    "bits": (changed(GOOD, BitsAllocated=13), "broken-picture"),
    "polarity": (changed(GOOD, PhotometricInterpretation="QUIXANO"), "broken-picture"),
    "film": (changed(GOOD, syntax=MPEG4), "dicom-compressed"),
    "unknown-coding": (changed(GOOD, syntax="1.2.3.4.5"), "dicom-compressed"),
    "run-lengths": (changed(GOOD, syntax="1.2.840.10008.1.2.5"), "broken-picture"),
    "jpeg": (changed(GOOD, syntax="1.2.840.10008.1.2.4.50"), None),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files_are_one_finding_each_in_little_time(case: str) -> None:
    data, code = BROKEN[case]
    started = perf_counter()
    outcome = import_dicom(data, "hip", name="scan.dcm", span=SPAN)
    assert perf_counter() - started < 10
    assert outcome.value is None
    [finding] = outcome.diagnostics
    assert code is None or finding.code == code
    assert finding.code in {"broken-picture", "dicom-without-picture", "picture-too-large", "dicom-compressed"}
    assert "scan.dcm" in finding.message
    assert finding.span == SPAN
    assert finding.help
    assert not [value for value in dicom_files.VALUES if value in repr(finding)]


def test_missing_decoder_is_named() -> None:
    finding = read_dicom(changed(GOOD, syntax=MPEG4), name="clip.dcm").diagnostics[0]
    assert finding.code == "dicom-compressed"
    assert "MPEG-4" in finding.message


def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pydicom", None)
    [finding] = read_dicom(GOOD).diagnostics
    assert finding.code == "dicom-extra-missing"
    assert "pip install 'slidekit[dicom]'" in finding.help


def test_import_gives_the_same_pixels_as_reading() -> None:
    read, imported = read_dicom(GOOD).value, import_dicom(GOOD, "hip").value
    assert read is not None
    assert imported is not None
    assert imported.data == read.data
