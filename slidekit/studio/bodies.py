"""What requests bring: JSON, and files that the server names itself. Both are counted while they stream (``Guard``)."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from slidekit.media.formats import NAMES, sniff

IMAGES = ("jpeg", "png", "gif", "webp", "tiff", "bmp", "svg", "dicom")
ENDINGS = {"jpeg": "jpg", "tiff": "tif", "dicom": "dcm", "video": "mp4"}
IMAGE_LIMIT = 25 * 2**20
VIDEO_LIMIT = 500 * 2**20
QUOTA = 2 * 2**30
"""Bytes that one folder of uploads may hold."""
HEAD = 2048


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request: ``path`` is made of the hash and the kind that its bytes tell, of nothing it claimed."""

    path: Path
    kind: str
    sha256: str
    size: int


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of a body. Raises HTTPException 400 for anything else."""
    try:
        data = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is not JSON") from None
    if not isinstance(data, dict):
        raise HTTPException(400, "the body is not a JSON object")
    return data


async def receive_upload(
    request: Request,
    folder: Path,
    *,
    kinds: tuple[str, ...] = IMAGES,
    limits: Mapping[str, int] | None = None,
    quota: int = QUOTA,
) -> Upload:
    """The body of a PUT as a file in ``folder``, written as it comes; the same bytes again are the same file.

    ``limits``: kind → bytes, by default ``VIDEO_LIMIT`` for videos and ``IMAGE_LIMIT`` for the rest. Raises HTTPException
    400 (empty), 413 (too large, or the folder is full), 415 (no kind of ``kinds`` by its first bytes).
    """
    allowed = {"video": VIDEO_LIMIT, **(limits or {})}
    folder.mkdir(parents=True, exist_ok=True)
    room = quota - sum(entry.stat().st_size for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False))
    handle, name = tempfile.mkstemp(".tmp", ".upload-", folder)
    digest, size, head, kind = sha256(), 0, b"", ""
    try:
        with os.fdopen(handle, "wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if len(head) < HEAD:
                    head += chunk[: HEAD - len(head)]
                kind = _kind_of(head, kinds) if len(head) == HEAD and not kind else kind
                _check_size(size, allowed.get(kind, IMAGE_LIMIT), room)
                digest.update(chunk)
                file.write(chunk)
        kind = kind or _kind_of(head, kinds)
        _check_size(size, allowed.get(kind, IMAGE_LIMIT), room)
        path = folder / f"{digest.hexdigest()}.{ENDINGS.get(kind, kind)}"
        Path(name).replace(path)
    except OSError:
        raise HTTPException(507, "the upload cannot be kept on the disk") from None
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
    return Upload(path, kind, digest.hexdigest(), size)


def _kind_of(head: bytes, kinds: tuple[str, ...]) -> str:
    if not head:
        raise HTTPException(400, "the upload is empty")
    kind = sniff(head)
    if kind is None or kind not in kinds:
        raise HTTPException(415, f"{NAMES[kind] if kind else 'this kind of file'} is not used here")
    return kind


def _check_size(size: int, limit: int, room: int) -> None:
    if size > limit:
        raise HTTPException(413, f"more than {limit:,} bytes", {"connection": "close"})
    if size > room:
        raise HTTPException(413, "the folder of uploads is full", {"connection": "close"})
