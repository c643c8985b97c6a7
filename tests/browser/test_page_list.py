"""The list of pages is whole."""

from tests.browser.pages import ALWAYS, ELSEWHERE, SAMPLES, arguments, named_pages


def test_every_page_has_a_sample():
    """A new page is looked at too: give its arguments in SAMPLES, or say in ELSEWHERE where it is looked at."""
    lost = [
        name
        for name, route in named_pages().items()
        if name not in ELSEWHERE and not arguments(route) <= ALWAYS | SAMPLES.get(name, {}).keys()
    ]

    assert lost == []


def test_no_page_of_the_list_is_gone():
    assert (SAMPLES.keys() | ELSEWHERE.keys()) - named_pages().keys() == set()
