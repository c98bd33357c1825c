from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from coprod.content.home import views

urlpatterns = [
    # /
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    # /media/
    path("media/<path:path>", views.media, name="media"),
]
