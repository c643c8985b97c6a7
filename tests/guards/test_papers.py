"""The papers say what is so."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from activity.management.commands.list_events import page

ROOT = Path(__file__).resolve().parents[2]
ADRS = sorted((ROOT / "docs/adr").glob("*.md"))


def test_the_events_are_listed():
    assert (ROOT / "docs/events.md").read_text() == page()


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_a_decision_is_told_in_400_words(path):
    assert len(path.read_text().split()) <= 400


def test_every_app_is_on_the_map():
    text = (ROOT / "docs/map.md").read_text()
    ours = [config.name for config in apps.get_app_configs() if (ROOT / config.name / "apps.py").exists()]

    assert [name for name in ours if f"`{name}`" not in text] == []


def test_every_noun_is_in_the_glossary():
    text = (ROOT / "docs/glossary.md").read_text().lower()
    nouns = [
        str(model._meta.verbose_name)
        for config in apps.get_app_configs()
        if (ROOT / config.name / "apps.py").exists()
        for model in config.get_models()
        if str(model._meta.verbose_name) != model.__name__.lower() or model.__name__ in {"Event", "Task"}
    ]

    assert [noun for noun in nouns if noun.lower() not in text] == []


def test_links_between_the_papers_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("templates/**/*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text())
        if not (page.parent / target).exists()
    ]

    assert broken == []
