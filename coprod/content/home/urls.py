from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from coprod.content.home import interest, views

urlpatterns = [
    # /
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    # /interested/
    path("interested/<int:pk>/", interest.interested, name="interested"),
    path("interested/<int:pk>/thanks/", interest.thanks, name="interested_thanks"),
    path("interested/<int:pk>/<slug:what>/", interest.interested, name="interested_in"),
    # /media/
    path("media/<path:path>", views.media, name="media"),
]
