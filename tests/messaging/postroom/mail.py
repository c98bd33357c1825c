"""A kind of message that worker processes of the tests know. An answer, so that it goes at any hour."""

from coprod.messaging.kinds import Kind, Urgency

LETTER = Kind("postroom", label="A test", urgency=Urgency.ANSWER)
