"""Which way a message goes: the first way a person likes that works, here and for this kind (MSG-2)."""

from collections.abc import Iterable

from django.conf import settings

from coprod.messaging.models import Message, State, Trouble
from coprod.people.models import ContactRoute, RouteKind

BY_HAND = frozenset({RouteKind.PHONE, RouteKind.POST, RouteKind.THROUGH})


def texts_go_by_gateway() -> bool:
    """Whether texts leave by themselves; otherwise a worker sends them from the text list."""
    return bool(settings.TEXT_GATEWAY_URL)


def is_by_hand(channel: str) -> bool:
    """Whether one of us carries the message: calls, letters, news told through a worker, texts without a gateway."""
    return channel in BY_HAND or (channel == RouteKind.TEXT and not texts_go_by_gateway())


def working_routes(message: Message) -> list[ContactRoute]:
    """The ways in which this message can reach its person now, the one they like best first."""
    if message.person is None or not message.is_of_a_known_kind:
        return []
    return [route for route in _in_order(message.person.routes.all()) if _suits(message, route)]


def _in_order(routes: Iterable[ContactRoute]) -> list[ContactRoute]:
    return sorted(routes, key=lambda route: route.position)


def _suits(message: Message, route: ContactRoute) -> bool:
    if route.does_not_work_since is not None or route.kind not in message.sort.channels:
        return False
    return message.sort.may_go_on_a_list or not is_by_hand(route.kind)


def settle(message: Message) -> None:
    """Fill in channel, route, address and worker, and where the message stands: waiting to go, on a list, or with
    no working way. Called when it is posted and again when it is about to go. Does not save."""
    if message.person is not None:
        routes = working_routes(message)
        route = next((found for found in routes if found.pk == message.route_id), routes[0] if routes else None)
        message.route = route
        message.channel = route.kind if route else ""
        message.address = route.address if route else ""
        message.worker = route.through if route else None
    can_go = bool(message.channel) and (message.sort.may_go_on_a_list or not is_by_hand(message.channel))
    if not can_go:
        message.state, message.trouble = State.NOT_DELIVERED, Trouble.NO_ROUTE
    elif is_by_hand(message.channel):
        message.state, message.trouble = State.ON_A_LIST, Trouble.NONE
