from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "coprod.peers.chats"
    label = "chats"
    verbose_name = "Chats"
