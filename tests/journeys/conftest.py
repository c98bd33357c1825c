"""A real browser for journeys: Debian's chromium, and `walk`, which looks at every page it passes."""

import os
import re
from contextlib import contextmanager
from pathlib import Path

import pytest

# Playwright's synchronous API runs an event loop in this thread; Django would refuse to use the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    """Without a browser journeys are skipped, plainly; where one is required they are a failure."""
    if CHROMIUM.exists() or os.environ.get("REQUIRE_BROWSER") == "1":
        return
    skip = pytest.mark.skip(reason=f"Journeys need a browser: there is no chromium at {CHROMIUM}.")
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM.exists():
        pytest.fail(f"REQUIRE_BROWSER is set and there is no chromium at {CHROMIUM}.")
    quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {
        **browser_type_launch_args,
        "executable_path": str(CHROMIUM),
        "args": ["--no-sandbox", "--disable-gpu", *quiet],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def page(context, transactional_db):
    """A page beside a database whose rows the server's thread can see."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


class Walk:
    """Listens to the pages it follows and looks closely at those it is shown."""

    def __init__(self, name):
        self.name = name
        self.heard = []
        self.shown = 0

    def follow(self, page):
        """Hear everything the page says on its console, refusals of the security policy among it."""
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        return page

    def _hear(self, kind, text):
        # A page refused with 4xx is logged by the browser as an error; that is the page's own story, not a fault.
        if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
            self.heard.append(text)

    def check(self, page, name=""):
        """No accessibility violation, no console complaint, no sideways scroll; a picture when asked for."""
        violations = axe(page)
        assert not violations, f"{page.url}\n{violations}"
        assert not self.heard, f"{page.url}\n" + "\n".join(self.heard)
        assert_no_sideways_scroll(page)
        self.picture(page, name)

    def picture(self, page, name=""):
        """Save the page under build/screenshots when SCREENSHOTS=1."""
        if os.environ.get("SCREENSHOTS") != "1":
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.shown += 1
        dark = "-dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else ""
        width = page.viewport_size["width"]
        stem = name or re.sub(r"\W+", "-", f"{self.name}-{self.shown:02}").strip("-")
        page.screenshot(path=SCREENSHOTS / f"{stem}-{width}{dark}.png", full_page=True)


def axe(page):
    """What axe finds against WCAG 2.0 to 2.2 A and AA and best practice: a readable text, empty when all is well."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": STANDARD}, "resultTypes": ["violations"]}
    with with_timers(page) as looked_at:
        results = Axe().run(looked_at, options=options)
    return "\n".join(
        f"{found['id']}: {found['help']}: {node['html'][:200]}"
        for found in results.response["violations"]
        for node in found["nodes"][:5]
    )


@contextmanager
def with_timers(page):
    """The page, or where it was loaded without JavaScript a twin in which axe's timers run. The page's own scripts
    stay unread in the twin too."""
    if page.evaluate("matchMedia('(scripting: enabled)').matches"):
        yield page
        return
    words, size = page.content(), page.viewport_size
    context = page.context.browser.new_context(viewport=size, storage_state=page.context.storage_state())
    twin = context.new_page()
    headers = {"Content-Security-Policy": "script-src 'none'"}
    twin.route(page.url, lambda route: route.fulfill(body=words, content_type="text/html", headers=headers))
    twin.goto(page.url)
    yield twin
    context.close()


def assert_no_sideways_scroll(page):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} scrolls sideways by {wide} pixels at {page.viewport_size['width']}"


@pytest.fixture
def walk(request, page):
    """`walk.check(page)` at every step. Its own `page` is followed already; others with `walk.follow(page)`."""
    walk = Walk(request.node.name)
    walk.follow(page)
    yield walk
    assert not walk.heard, "\n".join(walk.heard)


@pytest.fixture
def assert_fits():
    """Fails when a page scrolls sideways at any of the widths people use."""

    def check(page, widths=(320, 640, 768, 1024)):
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert_no_sideways_scroll(page)

    return check
