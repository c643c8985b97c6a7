"""`python -m benchmarks.browser`: the same pages as a slow laptop's browser sees them, beside what we want.

A fresh browser for each page, its processor slowed to a quarter, its network that of a good phone. Then the longest plan, as
fast as this machine is: until one can work with it, how it scrolls, and how much of it stays in the page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import pairwise
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.ground import ground
from launch.browser import ensure

SLOWER, LONGEST = 4, "Gantt of 10,000"
NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 1_125_000, "uploadThroughput": 187_500}
"""Milliseconds there and back, bytes a second."""
LARGEST_PAINT, SHIFT, NODES, READY, RATE = 1000, 0.02, 3000, 1000, 55
"""What we want at most: milliseconds, a share of the window, elements, milliseconds; and at least: frames a second."""
SCROLLED, STEP = 40, 900
"""So many times the plan is scrolled by so many pixels: 1,125 rows."""
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.paint = one.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.shift += one.hadRecentInput ? 0 : one.value))
  .observe({type: "layout-shift", buffered: true});
"""
COUNT = "document.querySelectorAll('*').length"
FRAMES = """([steps, step]) => new Promise((done) => {
  const frame = document.querySelector(".plan-frame"), times = [];
  const tick = (now) => {
    times.push(now);
    if (times.length <= steps * 6) {
      frame.scrollTop += step / 6;
      requestAnimationFrame(tick);
    } else done(times);
  };
  requestAnimationFrame(tick);
})"""


def main() -> None:
    with ground() as (site, _web):
        views = list(looked_at())
        with chromium() as browser:
            print(
                f"{'page':<17}{'largest paint ms':>18}{'goal':>6}{'shift':>8}{'goal':>6}{'nodes':>7}{'goal':>6}"
            )
            for name, address, cookie in views:
                with visiting(browser, site.url, cookie, is_slow=True) as tab:
                    print(f"{name:<17}{first_view(tab, address)}", flush=True)
            name, address, cookie = next(view for view in views if view[0] == LONGEST)
            with visiting(browser, site.url, cookie, is_slow=False) as tab:
                print(f"\n{name}: {scrolled(tab, address)}")


def looked_at() -> Iterator[tuple[str, str, str]]:
    """(name, address, the visitor's cookie) of each page; asked before there is a browser, whose loop keeps Django out."""
    pages, visitors = (import_module(f"benchmarks.{name}") for name in ("pages", "visitors"))
    firm = pages.large()
    for page in pages.PAGES:
        if page.visitor != "program":
            yield page.name, page.address(firm), visitors.headers_for(page, firm)[0]["Cookie"]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure()["CHROMIUM"], args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, home: str, cookie: str, *, is_slow: bool) -> Iterator[Page]:
    """A tab of somebody signed in, with nothing kept from before."""
    context = browser.new_context(base_url=home, viewport={"width": 1280, "height": 900})
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": home}])
    context.add_init_script(WATCH)
    tab = context.new_page()
    if is_slow:
        protocol = context.new_cdp_session(tab)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        protocol.send("Network.enable")
        protocol.send("Network.emulateNetworkConditions", NETWORK)
    yield tab
    context.close()


def first_view(tab: Page, address: str) -> str:
    tab.goto(address, wait_until="networkidle")
    tab.wait_for_function("seen.paint")
    seen, nodes = tab.evaluate("seen"), tab.evaluate(COUNT)
    return (
        f"{seen['paint']:>18.0f}{LARGEST_PAINT:>6}{seen['shift']:>8.3f}{SHIFT:>6}{nodes:>7}{NODES:>6}"
        f"  {reached(seen['paint'] <= LARGEST_PAINT, seen['shift'] <= SHIFT, nodes <= NODES)}"
    )


def scrolled(tab: Page, address: str) -> str:
    tab.goto(address, wait_until="load")
    ready = tab.evaluate("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart")
    times = tab.evaluate(FRAMES, [SCROLLED, STEP])
    rate = 1000 / median(later - earlier for earlier, later in pairwise(times))
    slow = sum(later - earlier > 1000 / RATE * 2 for earlier, later in pairwise(times))
    tab.wait_for_load_state("networkidle")
    nodes = tab.evaluate(COUNT)
    number = tab.evaluate("[...document.querySelectorAll('.plan-number')].at(-1).textContent")
    return (
        f"ready after {ready} ms ({READY}), {rate:.0f} frames a second ({RATE}), {slow} of {len(times)} frames late; "
        f"scrolled past row {number}: {nodes} nodes ({NODES})  {reached(ready <= READY, rate >= RATE, nodes <= NODES)}"
    )


def reached(*are: bool) -> str:
    return "✓" if all(are) else "✗"


if __name__ == "__main__":
    main()
