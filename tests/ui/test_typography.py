"""Text without classes gets ours."""

import pytest

from coprod.ui.typography import dress


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        ("<p>Hello</p>", '<p class="govuk-body">Hello</p>'),
        ('<p data-block-key="a1">Hello</p>', '<p class="govuk-body" data-block-key="a1">Hello</p>'),
        ('<a href="/hello/">Hello</a>', '<a class="govuk-link" href="/hello/">Hello</a>'),
        ("<ul><li>One</li></ul>", '<ul class="govuk-list govuk-list--bullet"><li>One</li></ul>'),
        ("<pre>Hello</pre>", "<pre>Hello</pre>"),
        ("<p>1 &lt;p&gt; 2</p>", '<p class="govuk-body">1 &lt;p&gt; 2</p>'),
    ],
)
def test_each_kind_of_text_is_dressed(plain, dressed):
    assert dress(plain) == dressed
