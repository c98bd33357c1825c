"""Hands one message to the mail server, and says truthfully whether it was taken."""

import contextlib
import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from coprod.messaging import rendering
from coprod.messaging.delivery.outcomes import MayHaveGone, NotTaken
from coprod.messaging.models import Message, Trouble


def hand_over(message: Message) -> None:
    """Returns when the server has taken it. Raises NotTaken or MayHaveGone."""
    letter = _compose(message)
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(Trouble.NO_CONNECTION, is_final=False) from error
    body = _watch_body(connection)
    try:
        connection.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as error:
        raise _refusal(error.recipients[letter.to[0]][0], Trouble.ADDRESS_REFUSED) from error
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, Trouble.MESSAGE_REFUSED) from error
    except (OSError, smtplib.SMTPException) as error:
        if body.is_on_its_way:
            raise MayHaveGone from error
        raise NotTaken(Trouble.LOST_CONNECTION, is_final=False) from error
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.close()


def _compose(message: Message) -> EmailMultiAlternatives:
    words = rendering.for_recipient(message)
    letter = EmailMultiAlternatives(
        subject=words.subject,
        body=words.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.address],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(rendering.as_html(words), "text/html")
    return letter


def _refusal(code: int, trouble: Trouble) -> NotTaken:
    """A 4xx answer means later, a 5xx answer means never."""
    if 500 <= code < 600:
        return NotTaken(trouble, is_final=True)
    return NotTaken(Trouble.TRY_LATER, is_final=False)


class _Body:
    """Whether the body is on its way: handed over, and not yet answered by the server."""

    is_on_its_way = False


def _watch_body(connection: Any) -> _Body:
    """A line that breaks before the body is a message not sent; one that breaks after it leaves a doubt.

    Only SMTP lets us see the difference. Other backends are trusted when they say that they could not send.
    """
    body = _Body()
    smtp = getattr(connection, "connection", None)
    if isinstance(smtp, smtplib.SMTP):
        hand_body_over = smtp.data

        def data(text: Any) -> tuple[int, bytes]:
            body.is_on_its_way = True
            answer = hand_body_over(text)
            body.is_on_its_way = False
            return answer

        smtp.data = data  # type: ignore[method-assign, assignment]
    return body
