"""Every page in light, in both languages: nothing for axe to find, nothing wider than a phone."""

import pytest

from tests.browser.pages import visit_all


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_is_for_everybody(chromium, site, links, language):
    assert visit_all(chromium, site, links, theme="light", language=language) == []
