from django.urls import path

from coprod.messaging.views import by_hand, hand_over, sent

app_name = "messaging"

urlpatterns = [
    # /workspace/messages/
    path("messages/", sent.messages, name="messages"),
    path("messages/<int:pk>/", sent.message, name="message"),
    path("messages/<int:pk>/send-again/", sent.send_again, name="send_again"),
    path("messages/<int:pk>/arrived/", sent.arrived, name="arrived"),
    path("messages/<int:pk>/leave/", sent.leave, name="leave"),
    path("messages/<int:pk>/done/", by_hand.done, name="done"),
    # /workspace/texts/
    path("texts/", by_hand.texts, name="texts"),
    path("texts/<int:pk>/words/", by_hand.words, name="words"),
    # /workspace/calls/
    path("calls/", by_hand.calls, name="calls"),
    path("calls/<int:pk>/no-answer/", by_hand.no_answer, name="no_answer"),
    # /workspace/letters/
    path("letters/", by_hand.letters_to_post, name="letters"),
    path("letters/<int:pk>/pdf/", by_hand.letter, name="letter"),
    # /workspace/told/
    path("told/", by_hand.told, name="told"),
    path("told/hand-over/", hand_over.hand_over, name="hand_over"),
]
