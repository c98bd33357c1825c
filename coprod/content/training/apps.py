from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "coprod.content.training"
    label = "training"
    verbose_name = "Training offer"

    def ready(self) -> None:
        from coprod.content.home import sections

        sections.register(
            sections.Section(
                model="training.TrainingIndexPage",
                title="Training",
                slug="training",
                heading="Training with people who have been there",
                introduction="Every course is led by someone who has lived what it is about.",
                order=40,
            )
        )
