"""Saves every page kind, wide and narrow, light and dark, into build/screenshots with an index (`make screenshots`).

Runs a site of its own on a temporary database: once with the demonstration, once as a charity that has just begun.
"""

import html
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.screenshots.pages import PAGES, PageKind

FOLDER = Path("build/screenshots")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SIZES = {1280: 900, 390: 844}
COLOURS = ("light", "dark")
ANSWERS = {
    "name": "Tern House",
    "service": "Shoreline",
    "administrator": "Wren Avocet",
    "administrator_email": "wren@tern.example",
}
WHO_AND_WHAT = """
import json
from coprod.people.models import Role, User
from coprod.programme.enquiries.models import Enquiry
found = {}
for role in (Role.LEAD, Role.OFFICER, Role.APPLICANT, Role.ADMINISTRATOR):
    user = User.objects.filter(roles_held__role=role, is_active=True).order_by("pk").first()
    found[role.value] = user and user.pk
person = User.objects.filter(roles_held__role=Role.APPLICANT).order_by("pk").first()
found["person"] = person and person.person_id
from coprod.peers.references.models import Reference, ReferenceRequest
from coprod.vault import links
from coprod.vault.models import PrivateLink
applying = User.objects.filter(person__applications__stage="applying", person__applications__sent_at=None).first()
found["applying"] = applying and applying.pk
found["reference"] = Reference.objects.filter(request__stage="received").values_list("pk", flat=True).first()
asked = ReferenceRequest.objects.filter(stage="asked").values("pk")
link = PrivateLink.objects.filter(purpose="reference", subject_id__in=asked).order_by("-expires_at").first()
found["referee"] = link and links.mint(link)
from coprod.peers.chats.models import Chat
from coprod.peers.recruitment.models import Application, Barrier
from coprod.programme.readiness.models import Round
applying = Application.objects.filter(stage="applying", sent_at=None, person__user=None)
found["filling_in"] = applying.values_list("pk", flat=True).first()
found["barrier"] = Barrier.objects.filter(end=None, kind="no_id").values_list("pk", flat=True).first()
found["chat"] = Chat.objects.open().values_list("pk", flat=True).last()
found["round"] = Round.objects.values_list("pk", flat=True).first()
found["enquiry"] = Enquiry.objects.waiting().values_list("pk", flat=True).first()
print(json.dumps(found))
"""


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    taken: list[Path] = []
    for state, kinds in (("full", PAGES), ("empty", [kind for kind in PAGES if kind.when_empty])):
        with site(state) as (address, ids):
            taken += list(pictures(address, ids, kinds, state))
    write_index(taken)
    print(f"{len(taken)} pictures: {FOLDER / 'index.html'}")
    return 0


@contextmanager
def site(state: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A running site on a database of its own: its address, and the ids of who and what is in it."""
    import json

    with tempfile.TemporaryDirectory(prefix="coprod-screenshots-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        address = f"http://localhost:{port}"
        environment = os.environ | {"COPROD_VAR": folder, "PORT": port, "SITE_URL": address}
        environment.pop("DATABASE_URL", None)
        run = [sys.executable, "manage.py"]
        subprocess.run([*run, "migrate", "--verbosity", "0"], env=environment, check=True)
        subprocess.run([*run, *beginning(state)], env=environment, check=True, stdout=subprocess.DEVNULL)
        asked = subprocess.run(
            [*run, "shell", "--no-imports", "-c", WHO_AND_WHAT], env=environment, check=True, capture_output=True
        )
        server = subprocess.Popen([*run, "start"], env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"{address}/healthz")
            yield address, json.loads(asked.stdout.splitlines()[-1])
        finally:
            server.terminate()
            server.wait(30)


def beginning(state: str) -> list[str]:
    if state == "full":
        return ["seed_demo"]
    options = [part for name, answer in ANSWERS.items() for part in (f"--{name.replace('_', '-')}", answer)]
    return ["setup_charity", "--no-input", *options]


def wait_for(address: str) -> None:
    from time import monotonic

    begun = monotonic()
    while True:
        try:
            urlopen(address, timeout=1).close()
            return
        except OSError:
            if monotonic() - begun > 60:
                raise


def pictures(address: str, ids: dict[str, Any], kinds: list[PageKind], state: str) -> Iterator[Path]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *QUIET])
        for width, height in SIZES.items():
            for who in dict.fromkeys(kind.who for kind in kinds):
                context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
                page = context.new_page()
                role = who if state == "full" or not who else "administrator"
                if role and ids.get(role):
                    be(page, address, ids[role])
                for kind in (kind for kind in kinds if kind.who == who):
                    yield from one_kind(page, address, ids, kind, state, width)
                context.close()
        browser.close()


def be(page: Any, address: str, pk: int) -> None:
    """Sign in through the demonstration's own door."""
    page.goto(f"{address}/demo/")
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    page.locator(f'form[action$="/be/{pk}/"] button').first.click()
    page.wait_for_load_state()


def one_kind(page: Any, address: str, ids: dict[str, Any], kind: PageKind, state: str, width: int) -> Iterator[Path]:
    page.goto(address + kind.path.format(**ids))
    yield from both_colours(page, f"{kind.name}-{width}" + ("-empty" if state == "empty" else ""))
    if kind.with_errors and state == "full":
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state()
        yield from both_colours(page, f"{kind.name}-{width}-errors")


def both_colours(page: Any, name: str) -> Iterator[Path]:
    for colours in COLOURS:
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        path = FOLDER / f"{name}-{colours}.png"
        page.screenshot(path=path, full_page=True)
        yield path


def write_index(taken: list[Path]) -> None:
    """One page with every picture, grouped by page kind."""
    figures = "".join(
        f'<figure><a href="{path.name}"><img src="{path.name}" alt="" loading="lazy"></a>'
        f"<figcaption>{html.escape(path.stem)}</figcaption></figure>"
        for path in sorted(taken)
    )
    style = (
        "body{font-family:sans-serif;display:flex;flex-wrap:wrap;gap:1rem}figure{width:20rem;margin:0}"
        "img{width:100%;max-height:30rem;object-fit:cover;object-position:top;border:1px solid #999}"
    )
    (FOLDER / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{style}</style>{figures}'
    )


if __name__ == "__main__":
    sys.exit(main())
