"""Anyone reads under /policies/; writers work under /workspace/policies/."""

from django.urls import path

from coprod.programme.policies import views

app_name = "policies"

urlpatterns = [
    # /policies/
    path("policies/<int:pk>/", views.public, name="public"),
    path("policies/<int:pk>/version/<int:number>/", views.public, name="public_version"),
    # /workspace/policies/
    path("workspace/policies/", views.policies, name="policies"),
    path("workspace/policies/new/", views.new, name="new"),
    path("workspace/policies/<int:pk>/", views.policy, name="policy"),
    path("workspace/policies/<int:pk>/write/", views.write, name="write"),
    path("workspace/policies/<int:pk>/lineage/<int:old>/<int:new>/", views.decide_lineage, name="decide_lineage"),
    path("workspace/policies/<int:pk>/publish/<int:version>/", views.publish, name="publish"),
]
