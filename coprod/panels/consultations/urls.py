"""Members under /panel/, everyone under /you-said-we-did/, staff under /workspace/consultations/."""

from django.urls import path

from coprod.panels.consultations.views import after, answering, member, staff

app_name = "consultations"

urlpatterns = [
    # /panel/
    path("panel/mine/", after.mine, name="mine"),
    path("panel/consultations/<int:pk>/", member.consultation, name="consultation"),
    path("panel/consultations/<int:pk>/whole/", member.whole, name="whole"),
    path("panel/consultations/<int:pk>/parts/<int:position>/", member.part, name="part"),
    path("panel/consultations/<int:pk>/right/", after.verdict, name="verdict"),
    path("panel/contributions/<int:pk>/", member.change, name="change"),
    path("panel/contributions/<int:pk>/take-back/", member.withdraw, name="withdraw"),
    path("panel/contributions/<int:pk>/quoting/", member.quoting, name="quoting"),
    path("panel/contributions/<int:pk>/agree/", member.agree, name="agree"),
    # /you-said-we-did/
    path("you-said-we-did/", after.influence_list, name="influence_list"),
    path("you-said-we-did/<slug:slug>/", after.influence, name="influence"),
    # /workspace/consultations/
    path("workspace/consultations/", staff.consultations, name="consultations"),
    path("workspace/consultations/new/<int:version>/", staff.new, name="new"),
    path("workspace/consultations/<int:pk>/", staff.consultation, name="staff"),
    path("workspace/consultations/<int:pk>/terms/", staff.terms, name="terms"),
    path("workspace/consultations/<int:pk>/open/", staff.open_it, name="open"),
    path("workspace/consultations/<int:pk>/more-time/", staff.extend, name="extend"),
    path("workspace/consultations/<int:pk>/close/", staff.close, name="close"),
    path("workspace/consultations/<int:pk>/write-down/", staff.write_down, name="write_down"),
    path("workspace/contributions/<int:pk>/stop-quoting/", staff.stop_quoting, name="stop_quoting"),
    path("workspace/consultations/<int:pk>/answer/", answering.answer, name="answer"),
    path("workspace/consultations/<int:pk>/answers/<int:answer>/", answering.reword, name="reword"),
    path("workspace/consultations/<int:pk>/answers/<int:answer>/take-back/", answering.take_back, name="unanswer"),
    path("workspace/consultations/<int:pk>/taps/<int:position>/", answering.answer_taps, name="answer_taps"),
    path("workspace/consultations/<int:pk>/led-to/<int:passage>/", answering.led_to, name="led_to"),
    path("workspace/consultations/<int:pk>/lineage/<int:old>/<int:new>/", answering.one_point, name="one_point"),
    path("workspace/consultations/<int:pk>/publish/", staff.publish, name="publish"),
]
