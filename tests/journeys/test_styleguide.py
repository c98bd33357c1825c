"""The living style guide in a real browser: what every page is made of is accessible before any page uses it."""

import pytest

from coprod.people.models import Charity

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.ui.styleguide_urls")]

GUIDE = ["/styleguide/", "/styleguide/form/", "/styleguide/staff/"]
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def charity(transactional_db):
    charity = Charity(
        name="Harbour Housing Together", contact_number="0808 157 0123", contact_hours="Mon to Fri, 9am to 5pm"
    )
    charity.save()
    return charity


@pytest.fixture
def broken_form(page, live_server, charity):
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_role("button", name="Send my reference").click()
    page.wait_for_selector(".govuk-error-summary")
    return page


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
@pytest.mark.parametrize("address", GUIDE)
def test_every_component_is_accessible(page, live_server, charity, walk, address, size, colours):
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size(size)
    page.goto(live_server.url + address)
    walk.check(page, name=f"styleguide{address.removeprefix('/styleguide').replace('/', '-').rstrip('-')}")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
def test_a_form_full_of_errors_is_accessible(broken_form, walk, size, colours):
    broken_form.emulate_media(color_scheme=colours)
    broken_form.set_viewport_size(size)
    assert broken_form.title().startswith("Error: ")
    walk.check(broken_form, name="styleguide-form-errors")


@pytest.mark.parametrize(("colours", "words"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(8, 38, 43)")])
def test_the_number_of_this_page_can_be_read(page, live_server, charity, colours, words):
    """axe cannot see through the box drawn over the link; --on-brand on --brand is in the contrast test."""
    page.emulate_media(color_scheme=colours)
    page.goto(f"{live_server.url}/styleguide/")
    number = page.locator(".govuk-pagination__item--current a")
    assert number.evaluate("element => getComputedStyle(element).color") == words


@pytest.mark.parametrize("address", GUIDE)
def test_nothing_scrolls_sideways(page, live_server, charity, assert_fits, address):
    page.goto(live_server.url + address)
    assert_fits(page)


def test_errors_fit_the_narrowest_screen(broken_form, assert_fits):
    assert_fits(broken_form)


def test_the_summary_takes_focus_and_each_link_moves_it_to_its_control(broken_form, walk):
    page = broken_form
    assert "govuk-error-summary" in page.evaluate("document.activeElement.className")
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() == 10
    for link in links.all():
        target = link.get_attribute("href").removeprefix("#")
        link.click()
        assert page.evaluate("document.activeElement.id") == target
        assert page.evaluate("document.activeElement.matches('input, select, textarea')")


def test_the_links_work_without_script_too(browser, live_server, charity):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_role("button", name="Send my reference").click()
    page.locator(".govuk-error-summary__list a").first.click()
    page.keyboard.press("Tab")  # from the name the link led to, on to the next control
    assert page.url.endswith("#id_name")
    assert page.locator("#id_email:focus, #id_name:focus").count() == 1
    page.context.close()


def test_half_a_date_leads_to_the_missing_select(page, live_server, charity, walk):
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_label("Month").select_option("August")
    page.get_by_role("button", name="Send my reference").click()
    page.get_by_role("link", name="Please choose the year as well").click()
    assert page.evaluate("document.activeElement.id") == "id_since_year"
    assert page.get_by_label("Month").input_value() == "08"


def test_a_whole_form_can_be_sent_with_the_keyboard_alone(page, live_server, charity, walk):
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_label("Your name").focus()
    for keys in (["Kit 🌱"], [], ["01632 960 188"]):
        for text in keys:
            page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the first answer to "How do you know Asha?"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # a lift
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("August")
    page.keyboard.press("Tab")
    page.keyboard.type("2025")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # works for me
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # Tuesdays
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("Quay")
    page.keyboard.press("Tab")
    page.keyboard.type("She turns up.")
    page.get_by_label("You may quote this in public").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-notification-banner--success")
    assert "We have your answers" in page.locator(".govuk-notification-banner").inner_text()
    walk.check(page, name="styleguide-form-notice")


@pytest.mark.parametrize("address", GUIDE)
def test_every_stop_of_the_tab_key_can_be_seen(page, live_server, charity, address):
    page.goto(live_server.url + address)
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const element = document.activeElement
                if (element === document.body) return null
                const sign = element.matches('.cp-chip input') ? element.nextElementSibling : element
                const box = sign.getBoundingClientRect(), style = getComputedStyle(sign)
                const label = element.matches('.govuk-radios__input, .govuk-checkboxes__input')
                    ? getComputedStyle(element.nextElementSibling, '::before') : style
                const shown = [style, label].some(each =>
                    each.outlineStyle !== 'none' || each.boxShadow !== 'none')
                return {words: element.outerHTML.slice(0, 120), shown, visible: box.width > 1 && box.height > 1}
            }"""
        )
        if stop is None:
            break
        seen.add(stop["words"])
        assert stop["visible"], stop
        assert stop["shown"], stop
    assert len(seen) > 10


@pytest.mark.parametrize("address", GUIDE)
def test_targets_are_large_enough_for_a_thumb(page, live_server, charity, address):
    """Links within sentences are exempt; cards and pages are tapped by the box around their link."""
    page.set_viewport_size(NARROW)
    page.goto(live_server.url + address)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, select, textarea, input:not([type=hidden]), summary')]
            .filter(e => e.checkVisibility() && !e.closest('p, li > span, dd, .govuk-summary-card, .govuk-pagination')
                && !e.matches('.govuk-skip-link, h2 a, h3 a'))
            .map(e => ({box: e.getBoundingClientRect(), words: e.outerHTML.slice(0, 140)}))
            .filter(({box}) => box.height < 43.5)
            .map(({box, words}) => Math.round(box.height) + ' ' + words)"""
    )
    assert small == []


@pytest.mark.parametrize("address", GUIDE)
def test_text_at_200_percent_still_fits(page, live_server, charity, address):
    page.goto(live_server.url + address)
    # A rule made through the page's own style sheets, since the security policy allows no other.
    page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% !important }', 0)")
    page.set_viewport_size(WIDE)
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('.govuk-body, .cp-small, p')).fontSize)") > 30
    )
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_forced_colours_keep_every_state(page, live_server, charity, walk):
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_label("Works for me").check(force=True)
    chip = page.locator("label", has_text="Works for me")
    assert chip.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.goto(f"{live_server.url}/styleguide/")
    now = page.locator(".cp-steps .is-now")
    assert now.evaluate("e => getComputedStyle(e).borderTopColor") != page.locator(".cp-steps .is-done").first.evaluate(
        "e => getComputedStyle(e).borderTopColor"
    )
    walk.picture(page, name="styleguide-forced-colours")


def test_on_paper_there_is_no_menu_and_no_dark(page, live_server, charity):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{live_server.url}/styleguide/staff/")
    assert not page.locator(".govuk-service-navigation").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_page_can_be_left_quickly(page, live_server, charity, walk):
    charity.exit_url = f"{live_server.url}/styleguide/staff/"
    charity.save()
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_role("link", name="Leave this page quickly").click()
    page.wait_for_url("**/styleguide/staff/")


def test_what_was_typed_is_still_there_after_a_form_too_big_to_read(page, live_server, charity, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    page.goto(f"{live_server.url}/styleguide/form/")
    page.get_by_label("Your name").fill("Kit Warbler")
    page.get_by_label("What is Asha good with?").evaluate("element => { element.value = 'words '.repeat(50000) }")
    page.get_by_role("button", name="Send my reference").click()
    page.wait_for_selector("h1:has-text('That was too much at once')")
    page.go_back()
    assert page.get_by_label("Your name").input_value() == "Kit Warbler"
    assert len(page.get_by_label("What is Asha good with?").input_value()) == 300_000


def test_the_script_loads_under_the_strict_policy(page, live_server, charity, walk):
    response = page.goto(f"{live_server.url}/styleguide/")
    assert "unsafe-inline" not in response.headers["content-security-policy"]
    page.wait_for_selector("body.govuk-frontend-supported")
    walk.check(page)
