"""DICOM files made for tests: a person who does not exist, with every attribute that could name her."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy
import pydicom
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

IDENTITY = {
    "PatientName": "Quixano^Dulcinea", "PatientID": "MRN7741903", "OtherPatientNames": "Lorenzo^Aldonza",
    "PatientBirthDate": "19310820", "PatientBirthTime": "085028", "PatientSex": "F", "PatientAge": "063Y",
    "PatientWeight": "61.5",
    "PatientAddress": "Calle Toboso 17", "PatientTelephoneNumbers": "5550199231", "PatientMotherBirthName": "Corchuelo",
    "PatientComments": "hears badly on one side", "EthnicGroup": "manchega", "Occupation": "miller", "MilitaryRank": "colonel",
    "AccessionNumber": "ACC5520817", "InstitutionName": "Hospital San Barataria", "InstitutionAddress": "Plaza Sancho 3",
    "InstitutionalDepartmentName": "Radiologia Norte", "ReferringPhysicianName": "Carrasco^Sanson",
    "ReferringPhysicianTelephoneNumbers": "5550177110", "PerformingPhysicianName": "Rebolledo^Maese",
    "OperatorsName": "Panza^Teresa", "NameOfPhysiciansReadingStudy": "Cide^Hamete", "StationName": "SALA9X",
    "DeviceSerialNumber": "SN8830127", "StudyID": "ST44190", "StudyDate": "19941118", "StudyTime": "113355",
    "SeriesDate": "19941119", "AcquisitionDate": "19941120", "ContentDate": "19941121", "ContentTime": "121212",
    "AcquisitionDateTime": "19941122101010", "StudyDescription": "cadera dolorosa", "SeriesDescription": "serie axial",
    "ProtocolName": "protocolo Mancha", "RequestedProcedureDescription": "puncion guiada", "AdmissionID": "ADM66012",
    "ImageComments": "see letter of Dulcinea", "DerivationDescription": "derived by Ricote",
    "PatientInsurancePlanCodeSequence": None,
    "IssuerOfPatientID": "Argamasilla", "RequestingPhysician": "Montesinos^Durandarte", "CurrentPatientLocation": "cama 211",
}  # fmt: skip
VALUES = sorted({part for value in IDENTITY.values() if value for part in str(value).split("^") if len(part) > 3})
"""What must not be found in anything that comes out."""


def dicom(pixels: Any, *, modality: str | None = "CR", **given: Any) -> bytes:
    """A file with all of ``IDENTITY``; ``pixels`` is rows × columns, frames before it or colours after; uint8 or 16 bits."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=["slidekit", "file"])
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    made.StudyInstanceUID = generate_uid(entropy_srcs=["slidekit", "study"])
    for name, value in IDENTITY.items():
        setattr(made, name, value if value is not None else [inner()])
    made.private_block(0x0009, "TOBOSO 1.0", create=True).add_new(0x10, "LO", "private Dulcinea")
    if modality is not None:
        made.Modality = modality
    colour = pixels.ndim == 3 and pixels.shape[-1] == 3
    made.SamplesPerPixel = 3 if colour else 1
    made.PhotometricInterpretation = "RGB" if colour else "MONOCHROME2"
    if colour:
        made.PlanarConfiguration = 0
    made.Rows, made.Columns = pixels.shape[:2] if colour or pixels.ndim == 2 else pixels.shape[1:]
    if pixels.ndim == 3 and not colour:
        made.NumberOfFrames = len(pixels)
    made.BitsAllocated = made.BitsStored = pixels.dtype.itemsize * 8
    made.HighBit, made.PixelRepresentation = made.BitsStored - 1, int(pixels.dtype.kind == "i")
    made.PixelData = pixels.tobytes()
    made["PixelData"].VR = "OW" if pixels.dtype.itemsize == 2 else "OB"
    for name, value in given.items():
        setattr(made, name, value)
    return saved(made)


def inner() -> Dataset:
    """A person inside a sequence."""
    dataset = Dataset()
    dataset.CodeMeaning, dataset.PatientName = "seguro de Sansueña", "Lorenzo^Aldonza"
    return dataset


def saved(made: FileDataset) -> bytes:
    sink = BytesIO()
    made.save_as(sink, enforce_file_format=True)
    return sink.getvalue()


def changed(data: bytes, *, syntax: str | None = None, **values: Any) -> bytes:
    """The file with attributes set, or without those that are None; ``syntax``: its pixels are rubbish coded in that way."""
    made = pydicom.dcmread(BytesIO(data))
    for name, value in values.items():
        if value is None:
            del made[name]
        else:
            setattr(made, name, value)
    if syntax is None:
        return saved(made)
    made.file_meta.TransferSyntaxUID = syntax
    made.PixelData = encapsulate([b"Dulcinea" * 20])
    made["PixelData"].VR, made["PixelData"].is_undefined_length = "OB", True
    sink = BytesIO()
    made.save_as(sink, implicit_vr=False, little_endian=True)
    return sink.getvalue()


def ramp(dtype: str = "uint16", top: int = 4095) -> Any:
    """16 × 64 pixels, dark at the left."""
    return numpy.tile(numpy.linspace(0, top, 64).astype(dtype), (16, 1))
