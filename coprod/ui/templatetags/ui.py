"""Components as tags; every template has them without loading."""

from django import template

register = template.Library()
