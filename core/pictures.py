"""Pictures drawn anew: what was hidden in the file, before, between or behind the pixels, is not in what is kept."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, ImageSequence

PIXELS = 40_000_000
"""Of all frames together; a pixel takes four bytes, a few times over, while it is drawn."""

MOST_FRAMES = 1000
KEPT = {"transparency", "duration", "loop", "disposal"}
"""What of a picture's notes is part of how it looks."""

HOW = {"quality": 90, "compress_level": 4, "method": 2}
"""What encoders are told, each what it knows: somebody is waiting."""

MOVING = {"GIF", "WEBP", "PNG"}
LOGO = (512, 512)


class BrokenPicture(ValueError):
    """What can't be drawn to its end."""


class TooManyPixels(ValueError):
    """What would take more memory than a picture is worth."""


def redrawn(file: Any, form: str) -> bytes:
    """The picture in the same form (`PNG`, `JPEG`, `WEBP`, `GIF`), upright, without anything but its pixels."""
    return _guarded(lambda: _encoded(list(_frames(_opened(file, [form]), form)), form))


def as_logo(file: Any) -> bytes:
    """The picture as a small PNG, whichever of the four forms it had."""
    return _guarded(lambda: _logo(_opened(file, ["PNG", "JPEG", "WEBP", "GIF"])))


def _guarded(draw: Any) -> bytes:
    """Whatever a decoder stumbles over means that the file is broken: they raise all there is."""
    try:
        return bytes(draw())
    except TooManyPixels:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except Exception as error:
        raise BrokenPicture from error


def _opened(file: Any, forms: list[str]) -> Image.Image:
    file.seek(0)
    image = Image.open(file, formats=forms)
    if image.width * image.height > PIXELS:
        raise TooManyPixels
    return image


def _frames(image: Image.Image, form: str) -> Iterator[Image.Image]:
    if form not in MOVING:
        yield _upright(image)
        return
    most = min(MOST_FRAMES, PIXELS // (image.width * image.height))
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        if number >= most:
            raise TooManyPixels
        yield _upright(frame)


def _upright(frame: Image.Image) -> Image.Image:
    """A copy as it is meant to be looked at, without notes."""
    frame.load()
    known: Any = {name: value for name, value in frame.info.items() if name in KEPT}
    plain = ImageOps.exif_transpose(frame)
    plain.info = known
    return plain


def _encoded(frames: list[Image.Image], form: str) -> bytes:
    kept, (first, *others) = BytesIO(), frames
    moving: dict[str, Any] = {}
    if others:
        durations = [frame.info.get("duration", 100) for frame in frames]
        moving = {"save_all": True, "append_images": others, "duration": durations}
        moving["loop"] = first.info.get("loop", 0)
    first.save(kept, form, **HOW, **moving)
    return kept.getvalue()


def _logo(image: Image.Image) -> bytes:
    kept, small = BytesIO(), _upright(image).convert("RGBA")
    small.thumbnail(LOGO)
    small.info = {}
    small.save(kept, "PNG", optimize=True)
    return kept.getvalue()
