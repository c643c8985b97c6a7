"""Files sent to hurt are refused with a sentence, in little time and memory; what hurts in a picture is not kept."""

import io
import re
import resource
import time
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils import translation

from files.actions import attach_file
from files.kinds import KINDS, ending_of
from files.models import Attachment
from files.names import clean_name
from tests.files.hostile import NAMES, POLYGLOTS, REFUSED
from tests.files.samples import GOOD, picture, upload

SLOWEST = 3.0
"""Seconds, on a machine that does other things too."""

MOST = 96 * 1024**2
"""Bytes of memory Python may take for one file, above what the file itself takes."""


@pytest.mark.parametrize(
    ("name", "content", "sentence"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_it_is_refused_and_nothing_is_kept(project, member, name, content, sentence):
    tracemalloc.start()
    began = time.perf_counter()
    try:
        with pytest.raises(ValidationError) as refusal:
            attach_file(project, file=upload(name, content), by=member)
        spent, (_now, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert re.search(sentence, str(refusal.value))
    assert set(refusal.value.message_dict) == {"file"}
    assert not Attachment.everything.exists()
    assert spent < SLOWEST
    assert peak < MOST


def test_the_process_never_grew_by_much(project, member):
    """What decoders take in C, Python does not count: the whole process does."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _title, name, content, _sentence in REFUSED:
        with pytest.raises(ValidationError):
            attach_file(project, file=upload(name, content), by=member)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 256 * 1024  # kilobytes


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_refusal_says_what_may_come(project, member, language):
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        attach_file(project, file=upload("a.exe", b"MZ"), by=member)

    with translation.override(language):
        (sentence,) = refusal.value.messages
    assert all(ending in sentence for kind in KINDS for ending in kind.endings)
    assert ("不能添加这类文件" in sentence) is (language == "zh-hans")


@pytest.mark.parametrize("title", POLYGLOTS)
def test_of_a_picture_only_the_pixels_are_kept(project, member, title):
    name, content = POLYGLOTS[title]
    assert b"alert(" in content

    attachment = attach_file(project, file=upload(name, content), by=member)

    kept = attachment.file.open("rb").read()
    assert b"alert(" not in kept
    assert b"<script" not in kept


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_steers_is_made_harmless(project, member, name):
    file = upload("plain.txt", b"x")

    attachment = attach_file(project, file=file, name=name, by=member)

    assert attachment.name == NAMES[name]
    assert clean_name(attachment.name) == attachment.name, "once is enough"


@pytest.mark.parametrize("name", ["", "..", "/", "\0", ".txt", "\u202e"])
def test_a_name_of_nothing_is_refused(project, member, name):
    with pytest.raises(ValidationError):
        attach_file(project, file=File(io.BytesIO(b"x"), name=name), by=member)


def test_the_largest_picture_is_drawn_in_time(project, member):
    raw = picture("PNG", (8000, 5000))
    began = time.perf_counter()

    attach_file(project, file=upload("wall.png", raw), by=member)

    assert time.perf_counter() - began < 20


def test_every_kind_has_a_sample():
    known = {ending for kind in KINDS for ending in kind.endings}

    assert {ending_of(name) for name in GOOD} == known
