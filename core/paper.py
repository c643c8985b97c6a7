"""PDFs: a Typst document of ours, filled with facts as data, in Chinese fonts that come along."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

PAPERS = Path(settings.BASE_DIR) / "templates" / "paper"
STANDARD = "ua-1"


def pdf(paper: str, facts: dict[str, Any], *, title: str, language: str, at: datetime) -> bytes:
    """The document `templates/paper/<paper>.typ` as an accessible PDF (PDF/UA-1); the same facts make the same bytes.

    Facts go in as data and are never read as Typst, so that no text of a person's can steer the document.
    """
    told = {"title": title, "language": language.partition("-")[0], **facts}
    inputs = {"facts": json.dumps(readable(told), ensure_ascii=False)}
    written: bytes = _compiler(paper).compile(
        format="pdf", sys_inputs=inputs, pdf_standards=[STANDARD], timestamp=int(at.timestamp())
    )
    return written


def readable(value: Any) -> Any:
    """The facts without the control characters no paper can show."""
    if isinstance(value, str):
        return "".join(sign for sign in value if sign.isprintable() or sign == "\n")
    if isinstance(value, dict):
        return {key: readable(inner) for key, inner in value.items()}
    return [readable(inner) for inner in value] if isinstance(value, (list, tuple)) else value


@cache
def _compiler(paper: str) -> Any:
    return typst.Compiler(
        str(PAPERS / f"{paper}.typ"),
        root=str(PAPERS),
        font_paths=[str(fonts())],
        ignore_system_fonts=True,
    )


def fonts() -> Path:
    """Where the Chinese fonts are; Latin ones are in Typst."""
    return Path(settings.NODE_ROOT) / "@embedpdf" / "fonts-sc" / "fonts"
