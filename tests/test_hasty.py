"""No test of a page looks at it before it can have answered; what finds such looks finds them."""

from pathlib import Path

import pytest

from tests.hasty import hasty_in

TESTS = Path(__file__).parent
DRIVERS = [*sorted((TESTS / "browser").glob("*.py")), TESTS / "test_calculator.py"]

HELPERS = """
def opened(page):
    page.click("button")

def shown(page):
    return page.locator("li").count()

def said(page):
    page.locator("li").first.wait_for()
    return page.inner_text("p")
"""
HASTY = {
    "a list after a click": "page.click('a'); assert page.locator('b').evaluate_all('x') == []",
    "a count in a message": "page.fill('a', 'x'); print(page.locator('b').count())",
    "a look after a key": "page.keyboard.press('j'); assert page.locator('b').is_visible()",
    "the address": "page.go_back(); assert page.url.endswith('x')",
    "axe": "page.tap('a'); assert axe(page) == []",
    "an act of a helper": "opened(page); assert page.title() == 'x'",
    "a look of a helper": "page.check('a'); assert shown(page) == 3",
    "both of helpers": "opened(page); shown(page)",
    "a key before the focus has moved": "page.click('a'); page.keyboard.press('Escape')",
    "the wait for another page's time": "page.click('a'); page.wait_for_timeout(9); shown(page)",
    "one of two ways": "if wide:\n  page.click('a')\nassert page.locator('b').count() == 3",
    "the second time round": "for n in range(3):\n  shown(page)\n  page.click('a')",
    "a script that takes no time": "page.click('a'); assert page.evaluate('() => x') == 3",
}
PATIENT = {
    "expect": "page.click('a'); expect(page.locator('b')).to_have_count(3); shown(page)",
    "a wait": "page.click('a'); page.wait_for_function('x'); assert page.title() == 'x'",
    "a helper that waits": "opened(page); assert said(page) == 'x'",
    "what comes of an act": "with page.expect_download():\n  page.click('a')\nshown(page)",
    "no answer is taken": "page.click('a'); page.evaluate('x = 3')",
    "a script that waits": "page.click('a'); assert page.evaluate('async () => x') == 3",
    "a look before the act": "assert shown(page) == 3; page.click('a')",
    "looks again": "page.click('a'); eventually(lambda: page.locator('b').count(), 3)",
    "keys of a hand": "page.locator('a').focus(); page.keyboard.press('j'); page.keyboard.press('k')",
    "each way waits": "page.click('a')\nif x:\n  expect(y)\nelse:\n  page.wait_for_url('z')\nshown(page)",
}


def found_in(body: str) -> list[str]:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    test = f"from .helping import opened, said, shown\ndef test_it(page):\n{lines}\n"
    return hasty_in({"helping": HELPERS, "test_it": test})


@pytest.mark.parametrize("body", HASTY.values(), ids=HASTY)
def test_a_hasty_look_is_found(body):
    assert len(found_in(body)) == 1


@pytest.mark.parametrize("body", PATIENT.values(), ids=PATIENT)
def test_a_look_that_waits_is_not(body):
    assert found_in(body) == []


def test_no_test_looks_before_the_page_can_have_answered():
    """An `expect`, a wait or `eventually` (tests/browser/waiting.py) stands between act and look."""
    assert hasty_in({path.stem: path.read_text("utf-8") for path in DRIVERS}) == []
