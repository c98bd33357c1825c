from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "coprod.programme.enquiries"
    label = "enquiries"
    verbose_name = "Enquiries"
