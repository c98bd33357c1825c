from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    name = "coprod.peers.recruitment"
    label = "recruitment"
    verbose_name = "Recruitment"
