"""Why a file can't be read as a plan."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a file; `integrations.texts` has the sentence for each."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PROJECT_BINARY = "project_binary"
    ARCHIVE = "archive"
    PDF = "pdf"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    NOT_XML = "not_xml"
    OTHER_XML = "other_xml"
    DOCTYPE = "doctype"
    ENCODING = "encoding"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    FLOOD = "flood"
    NO_TASKS = "no_tasks"
    GAVE_UP = "gave_up"


class Unreadable(Exception):
    """The file is not a plan we can read; `details` fill the sentence."""

    def __init__(self, reason: Reason, **details: str | int):
        super().__init__(reason.value)
        self.reason, self.details = reason, details
