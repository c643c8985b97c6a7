"""A look at every page of an organization, as its admin and as somebody with a link."""

from typing import Any

from tests.browser.pages import addresses
from tests.browser.window import Window

BY_LINK = ("/enter/", "/answer/", "/join/")
DIALOGS = {"Control+k": "#palette a", "?": "#shortcuts button"}


def see_all_as_admin(window: Window, who: str, links: dict[str, Any]) -> None:
    window.sign_in(who)
    for path in [*addresses(links), "/?all"]:
        window.visit(path)
    for key, shown in DIALOGS.items():
        window.page.goto(f"/{links['organization']}/")
        window.page.keyboard.press(key)
        window.page.locator(shown).first.wait_for()
        window.look()


def see_all_by_link(window: Window, links: dict[str, Any]) -> None:
    for path in addresses(links):
        if any(word in path for word in BY_LINK):
            window.visit(path)
    window.page.goto(f"/{links['organization']}/answer/{links['answer']}/?score=4")
    window.page.wait_for_url("**?thanks")  # Whoever looks at the score they tapped has given it.
    window.look()
