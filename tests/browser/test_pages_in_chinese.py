"""Every page in Chinese, on a phone and on a desk, in light and in dark, under the strict policy."""

from tests.browser.walk import see_all_as_admin, see_all_by_link
from tests.browser.window import Window


def test_pages_for_members(chromium, site, links):
    window = Window(chromium, site, "zh-hans")

    see_all_as_admin(window, "mingyuan@yunheng.example", links["yunheng"])

    window.context.close()
    assert window.faults == []


def test_pages_behind_links(chromium, site, links):
    window = Window(chromium, site, "zh-hans")

    see_all_by_link(window, links["yunheng"])

    window.context.close()
    assert window.faults == []
