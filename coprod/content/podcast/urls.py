from django.urls import URLPattern, URLResolver

app_name = "podcast"

urlpatterns: list[URLPattern | URLResolver] = []
