"""Mail servers as they are: slow, down, deaf to one address. Settings name them as back ends."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail.backends import locmem

#: How many connections were opened, and the clock that a slow server makes go on.
opened = []
clock = []


class Counted(locmem.EmailBackend):
    def open(self):
        opened.append(self)


class Slow(Counted):
    """Two seconds a message."""

    def send_messages(self, email_messages):
        clock[-1].shift(timedelta(seconds=2))
        return super().send_messages(email_messages)


class Down(Counted):
    def open(self):
        super().open()
        raise ConnectionRefusedError("nobody@exemple.fr")


class Hangs(Counted):
    """It answers three times, then no more."""

    sent = 0

    def send_messages(self, email_messages):
        if self.sent == 3:
            raise SMTPServerDisconnected("p4@exemple.fr")
        self.sent += 1
        return super().send_messages(email_messages)


class DeafToOne(Counted):
    def send_messages(self, email_messages):
        if email_messages[0].to == ["p2@exemple.fr"]:
            raise SMTPRecipientsRefused({"p2@exemple.fr": (550, b"unknown")})
        return super().send_messages(email_messages)
