from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "coprod.content.offers"
    label = "offers"
    verbose_name = "Service offer menu"

    def ready(self) -> None:
        from coprod.content.home import sections

        sections.register(
            sections.Section(
                model="offers.OffersIndexPage",
                title="Get involved",
                slug="offers",
                heading="What you can get involved in",
                introduction="Pick what suits you. No experience needed. You can stop at any time. "
                "Saying no is fine too.",
                order=20,
            )
        )
