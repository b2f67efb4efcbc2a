"""A real mail server on the loopback that keeps what it is given."""

import dataclasses
import email
import email.policy
import threading
import time

from aiosmtpd.controller import Controller

from support.ports import free_port


@dataclasses.dataclass
class Delivery:
    """One message as it came in: the envelope's addresses and what was in it."""

    sender: str
    recipients: list
    message: email.message.EmailMessage

    @classmethod
    def read(cls, content, sender=None, recipients=()):
        return cls(sender, list(recipients), email.message_from_bytes(content, policy=email.policy.default))

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()

    def attachments(self):
        """Name and bytes of each."""
        return {part.get_filename(): part.get_content() for part in self.message.iter_attachments()}


class MailServer:
    """Accepts everything, unless it was told to answer otherwise."""

    def __init__(self):
        self.deliveries = []
        self.answer = "250 2.0.0 kept"
        self._arrived = threading.Condition()
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()

    @property
    def settings(self):
        """What Postroom has to be told to send its mail here."""
        return {
            "POSTROOM_SMTP_HOST": "127.0.0.1",
            "POSTROOM_SMTP_PORT": str(self._controller.port),
            "POSTROOM_SMTP_SECURITY": "none",
        }

    def wait_for(self, count, seconds=20):
        """The first messages, as soon as there are this many."""
        until = time.monotonic() + seconds
        with self._arrived:
            while len(self.deliveries) < count:
                left = until - time.monotonic()
                assert left > 0, f"{len(self.deliveries)} of {count} messages within {seconds} s"
                self._arrived.wait(left)
            return self.deliveries[:count]

    async def handle_DATA(self, _server, _session, envelope):
        if self.answer.startswith("2"):
            delivery = Delivery.read(envelope.content, envelope.mail_from, envelope.rcpt_tos)
            with self._arrived:
                self.deliveries.append(delivery)
                self._arrived.notify_all()
        return self.answer
