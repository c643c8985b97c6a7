"""Why a file can't be read: one exception for each reason, with the sentence its sender reads."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class PlanProblem(Exception):
    """A file that is no plan we can read; `sentence` says what is wrong and what to do about it."""

    sentence: Any = _("This file can't be read as a plan.")

    def __init__(self, **values: Any):
        super().__init__(type(self).__name__)
        self.values = values

    def __str__(self) -> str:
        return str(self.sentence) % self.values


class TooBig(PlanProblem):
    """More bytes, or more elements, than a plan needs."""

    sentence = _("This file is too big: a plan can have up to %(limit)s.")


class Empty(PlanProblem):
    """No bytes at all."""

    sentence = _("This file is empty. Save the plan in Microsoft Project as XML once more.")


class OtherKind(PlanProblem):
    """Not XML but a kind of file we recognize."""

    kind: Any = ""
    advice = _("Open the plan in Microsoft Project, choose File › Save As and the type “XML Format (*.xml)”, "
               "and upload that file.")  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.advice}"


class MicrosoftProjectFile(OtherKind):
    kind = _("This is a Microsoft Project file (.mpp), or another Office file of the old kind.")


class OfficeFile(OtherKind):
    kind = _("This is an Excel or Word file.")


class ZipFile(OtherKind):
    kind = _("This is a ZIP archive.")


class PdfFile(OtherKind):
    kind = _("This is a PDF file.")


class Picture(OtherKind):
    kind = _("This is a picture.")


class WebPage(OtherKind):
    kind = _("This is a web page (HTML).")


class NotXml(OtherKind):
    kind = _("This is not an XML file.")


class Malformed(PlanProblem):
    """XML that ends too early or breaks its own rules."""

    sentence = _("The file is damaged or was cut off: the XML can't be read from line %(line)s on. "
                 "Save the plan in Microsoft Project as XML once more.")  # fmt: skip


class HasDoctype(PlanProblem):
    """XML with a document type, where entity tricks live; Microsoft Project writes none."""

    sentence = _("This file contains a document type definition (DOCTYPE), which Microsoft Project never writes. "
                 "It is not read, for safety.")  # fmt: skip


class OtherXml(PlanProblem):
    """XML, but not MSPDI."""

    sentence = format_lazy(
        "{} {}",
        _("This is an XML file, but not a plan: it begins with <%(root)s> instead of Microsoft Project's <Project>."),
        OtherKind.advice,
    )


class NoTasks(PlanProblem):
    """A plan with nothing in it."""

    sentence = _("There are no tasks in this plan, so there is nothing to import.")
