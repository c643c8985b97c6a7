"""What is said about a plan on its way in: why it was refused, what was kept, what could not be."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from integrations.msproject.door import LIMIT
from integrations.msproject.losses import Lost
from integrations.msproject.trouble import Reason
from integrations.remarks import KEPT, NOT_KEPT

REFUSALS = {
    Reason.EMPTY: gettext_lazy("The file is empty."),
    Reason.TOO_LARGE: gettext_lazy(
        "The file is larger than %(limit)s MB. In Microsoft Project, remove baselines and time-phased data, or split the plan."
    ),
    Reason.PROJECT_BINARY: gettext_lazy(
        "This is a file in Microsoft Project's own format (.mpp or .mpx). Open it there, choose File, Save As, XML Format "
        "(*.xml), and upload that."
    ),
    Reason.ARCHIVE: gettext_lazy(
        "This is an archive or an Office document, not a plan. In Microsoft Project choose File, Save As, XML Format "
        "(*.xml), and upload that, unpacked."
    ),
    Reason.PDF: gettext_lazy(
        "This is a PDF. A plan can't be read out of it; in Microsoft Project choose File, Save As, XML Format (*.xml)."
    ),
    Reason.PICTURE: gettext_lazy(
        "This is a picture. A plan can't be read out of it; in Microsoft Project choose File, Save As, XML Format (*.xml)."
    ),
    Reason.WEB_PAGE: gettext_lazy(
        "This is a web page. In Microsoft Project choose File, Save As, XML Format (*.xml), and upload that."
    ),
    Reason.NOT_XML: gettext_lazy(
        "This is not an XML file. In Microsoft Project choose File, Save As, XML Format (*.xml), and upload that."
    ),
    Reason.OTHER_XML: gettext_lazy(
        "This is XML, but not a plan of Microsoft Project: it begins with “%(root)s”. Choose File, Save As, XML Format "
        "(*.xml) there."
    ),
    Reason.DOCTYPE: gettext_lazy(
        "The file declares a document type. Microsoft Project never writes one, so it is not opened."
    ),
    Reason.ENCODING: gettext_lazy(
        "The file's letters can't be read: it is not in UTF-8. Save it again as UTF-8."
    ),
    Reason.TRUNCATED: gettext_lazy(
        "The file ends in the middle: it was cut off. Save or download it once more."
    ),
    Reason.BROKEN: gettext_lazy("The file is damaged in line %(line)s: the XML is not well-formed."),
    Reason.TOO_MANY: gettext_lazy(
        "The file has more than %(most)s entries of the kind “%(what)s”, which is more than any plan should need."
    ),
    Reason.TOO_DEEP: gettext_lazy("The file is nested deeper than any plan of Microsoft Project."),
    Reason.FLOOD: gettext_lazy("The file has names or values of a size no plan of Microsoft Project has."),
    Reason.NO_TASKS: gettext_lazy("There are no tasks in this plan, so there is nothing to bring in."),
    Reason.GAVE_UP: gettext_lazy(
        "The import failed %(attempts)s times, through no fault of the file as far as we can tell. Nothing was created."
    ),
}


def why_refused(refusal: Mapping[str, Any]) -> str:
    """The sentence for a refusal as it is stored."""
    return str(REFUSALS[Reason(refusal["reason"])] % refusal.get("details", {}))


def too_large() -> str:
    return why_refused({"reason": Reason.TOO_LARGE, "details": {"limit": LIMIT // (1024 * 1024)}})


def what_was_kept(kept: Mapping[str, int]) -> list[str]:
    """One phrase for each kind of thing there is some of."""
    return [str(phrase % {"count": kept[what]}) for what, phrase in KEPT.items() if kept.get(what)]


def what_was_not(losses: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One sentence for each kind of loss, with a few examples."""
    return [
        {
            "text": str(NOT_KEPT[Lost(loss["code"])] % {"count": loss["count"]}),
            "examples": loss["examples"],
            "more": loss["count"] - len(loss["examples"]) if loss["examples"] else 0,
        }
        for loss in losses
    ]


def standing(plan_import: Any) -> str:
    """An import in a sentence: how far it is, or what came of it."""
    if plan_import.refused_at:
        return why_refused(plan_import.refusal)
    if plan_import.finished_at:
        return outcome(plan_import.kept, plan_import.not_kept)
    return str(plan_import.get_stage_display())


def outcome(kept: Mapping[str, int], losses: list[Mapping[str, Any]]) -> str:
    """A finished import in one sentence."""
    tasks = ngettext("%(count)s task is in the plan", "%(count)s tasks are in the plan", kept["tasks"])
    told = tasks % {"count": kept["tasks"]}
    if not losses:
        return _("%(tasks)s, and everything in the file was kept.") % {"tasks": told}
    notes = ngettext("there is %(count)s remark", "there are %(count)s remarks", len(losses)) % {
        "count": len(losses)
    }
    return _("%(tasks)s; %(remarks)s on what could not be kept as it was.") % {
        "tasks": told,
        "remarks": notes,
    }
