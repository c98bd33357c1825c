"""Those who began lately, told after the role asked for a chat: Moss and Marlow, who were invited, and Nora Bistort,
whom Today says to ring."""

from coprod.demo.chapters.recruitment import invited
from coprod.demo.chapters.together import taken_in
from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    invited(story, "Moss Hollis", "moss@people.example", "My friend Asha told me.", hello=6, invited=5)
    invited(
        story, "Marlow Rush", "marlow@people.example", "I live at Otterbank.", hello=9, invited=8, service="Otterbank"
    )
    taken_in(story, "Nora Bistort", "01632 960275", "Ring me after lunch.", days=4)
