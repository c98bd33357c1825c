from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "coprod.programme.courses"
    label = "courses"
    verbose_name = "Courses"
