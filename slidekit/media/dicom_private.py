"""What in a DICOM file can tell who was examined, and which files are likely to show it in their pixels."""

from __future__ import annotations

from typing import Any

BURNT = frozenset({"US", "SC", "OT", "XA", "RF", "ES", "XC"})
"""Modalities whose devices write names and dates into the pixels."""
CLEAN = frozenset({"CR", "DX", "MG", "IO", "PX", "CT", "MR", "NM", "PT"})
"""Modalities whose pixels come from a detector alone; any other counts as ``BURNT``."""

_KINDS = frozenset({"PN", "DA", "TM", "DT", "AE", "UI"})
"""Value representations that PS3.15 table E.1-1 removes or replaces nearly everywhere: persons, times, stations, identities."""
_HARMLESS = ("ClassUID", "TransferSyntaxUID", "Data")
"""Ends of keywords that say how a file is made, not of whom."""
_WORDS = (
    "Patient", "Institution", "Physician", "Operator", "Accession", "Study", "Series", "Station", "Serial", "Device",
    "Comment", "Description", "Ethnic", "Occupation", "Smoking", "Pregnancy", "Allerg", "Alert", "History", "Address",
    "Telephone", "Insurance", "Requesting", "Requested", "Procedure", "Performed", "Scheduled", "Admi", "Visit", "Issuer",
    "Person", "Content", "Protocol", "Diagnos", "Reason", "Derivation", "Contrast", "Acquisition", "Custodial", "Location",
    "Religious", "Military", "Residence", "Region", "Interpretation", "Result", "Service", "Software", "Detector", "Plate",
    "Cassette", "Source", "Digital", "Original", "Modified", "Identif", "FilterMaterial", "Overlay", "Curve", "Graphic", "Text",
)  # fmt: skip
"""Parts of the keywords of table E.1-1."""
_PERSON = frozenset({"PatientSex", "PatientSize", "PatientWeight", "SmokingStatus", "PregnancyStatus"})
_NUMBERS = frozenset({"US", "SS", "UL", "SL", "FL", "FD", "CS", "DS", "IS"})
_GEOMETRY = frozenset({"PatientOrientation", "PatientPosition", "ImageOrientationPatient", "ImagePositionPatient"})


def private_fields(dataset: Any) -> tuple[str, ...]:
    """Names, never values, of the filled attributes that PS3.15 Annex E is about, sorted; sequences are looked into.

    Attributes without a public name count as one: ``private attributes (12)``.
    """
    names: set[str] = set()
    private = 0
    pending = [dataset, getattr(dataset, "file_meta", None) or ()]
    while pending:
        for element in pending.pop():
            if element.tag.is_private or not element.keyword:
                private += not element.tag.is_private or element.tag.element > 0xFF
            elif element.VR == "SQ":
                pending.extend(element.value or ())
            elif _tells(element):
                names.add(element.keyword)
    return (*sorted(names), *([f"private attributes ({private})"] if private else []))


def _tells(element: Any) -> bool:
    name = element.keyword
    if name.endswith(_HARMLESS) or name in _GEOMETRY or element.is_empty:
        return False
    if element.VR in _KINDS or name in _PERSON:
        return True
    return element.VR not in _NUMBERS and any(word in name for word in _WORDS)


def burnt_in(dataset: Any) -> str | None:
    """Why text may stand in the pixels; None where nothing says so."""
    said = str(dataset.get("BurnedInAnnotation", "") or "").strip().upper()
    modality = str(dataset.get("Modality", "") or "").strip().upper()
    if said == "NO":
        return None
    if said == "YES":
        return "says that text is burnt into its pixels"
    if modality in BURNT:
        return f"is of type {modality}, which often has names and dates burnt in, and does not say that it has none"
    if modality not in CLEAN:
        return "does not say by which kind of device it was made, nor that no text is burnt into its pixels"
    if dataset.get("ConversionType"):
        return "was scanned or captured from a screen, and does not say that no text is burnt into its pixels"
    return None
