"""The pilot of March 2020 to March 2022, told in the order of the calendar where one thing leads to another."""

from coprod.demo.pilot import mentors, recruitment
from coprod.demo.telling import Telling


def tell(story: Telling) -> None:
    recruitment.tell(story)
    mentors.tell(story)
    mentors.move_on(story)
