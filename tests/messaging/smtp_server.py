"""A real mail server for the tests: it accepts, refuses, stalls and dies, and remembers what it accepted."""

import asyncio
import email
import socket
import threading
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class MailServer:
    """`answers` maps a part of an address to "later", "never", "never_body", "stall", "die", "take_and_die"."""

    def __init__(self, *, later_each: int = 0, keeps_bodies: bool = True):
        self.answers = {}
        self.later_each = later_each
        self.received = []
        self.times_received = Counter()
        self.keeps_bodies = keeps_bodies
        self.asked = 0
        self._arrival = threading.Condition()
        self.port = _free_port()
        self._controller = None

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def wait_for(self, number, *, seconds=60):
        """Until so many messages have arrived."""
        with self._arrival:
            assert self._arrival.wait_for(lambda: self.times_received.total() >= number, seconds)

    def stop(self):
        self._controller.stop()

    def _answer(self, address):
        return next((answer for part, answer in self.answers.items() if part in address), "take")

    async def handle_RCPT(self, server: SMTP, session, envelope, address, options):
        self.asked += 1
        answer = self._answer(address)
        if answer == "never":
            return "550 5.1.1 no such mailbox"
        if answer == "later" or (self.later_each and self.asked % self.later_each == 0):
            return "451 4.7.1 please try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session, envelope):
        answer = self._answer(envelope.rcpt_tos[0])
        if answer == "never_body":
            return "554 5.7.1 not this message"
        if answer == "stall":
            await asyncio.sleep(30)
        if answer == "die":
            server.transport.abort()
            return "250 OK"
        with self._arrival:
            message = email.message_from_bytes(envelope.content)
            self.times_received[message["Message-ID"]] += 1
            if self.keeps_bodies:
                self.received.append(message)
            self._arrival.notify_all()
        if answer == "take_and_die":
            server.transport.abort()
        return "250 OK"


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
