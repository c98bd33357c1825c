"""Hands one text message to the charity's gateway: a JSON POST over HTTPS, set by environment."""

import http.client
import json
import urllib.error
import urllib.request

from django.conf import settings

from coprod.messaging import rendering
from coprod.messaging.delivery.outcomes import MayHaveGone, NotTaken
from coprod.messaging.models import Message, Trouble

_ADDRESS_IS_WRONG = {400, 404, 410, 422}


def hand_over(message: Message) -> None:
    """Returns when the gateway has taken it. Raises NotTaken or MayHaveGone.

    The gateway gets {"to", "text", "reference"}; the reference is fixed, so that it can tell a message that
    comes twice. Any 2xx answer means taken.
    """
    words = rendering.for_recipient(message, "text")
    request = urllib.request.Request(
        settings.TEXT_GATEWAY_URL,
        data=json.dumps({"to": message.address, "text": words.body.strip(), "reference": message.message_id}).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.TEXT_GATEWAY_TOKEN}",
            "Idempotency-Key": message.message_id,
        },
        method="POST",
    )
    try:
        with urllib.request.urlopen(request, timeout=settings.EMAIL_TIMEOUT) as answer:
            answer.read(1)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _ADDRESS_IS_WRONG:
            raise NotTaken(Trouble.ADDRESS_REFUSED, is_final=True) from error
        raise NotTaken(Trouble.TRY_LATER, is_final=False) from error
    except urllib.error.URLError as error:
        raise NotTaken(Trouble.NO_CONNECTION, is_final=False) from error
    except (OSError, http.client.HTTPException) as error:
        raise MayHaveGone from error
