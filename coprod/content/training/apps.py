from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "coprod.content.training"
    label = "training"
    verbose_name = "Training offer"
