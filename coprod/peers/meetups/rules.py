"""What is no meet-up, and when the worker comes along (MEE-3, MAT-5). Pure: no ORM, no clock."""

from collections.abc import Iterable
from enum import StrEnum


class DangerTask(StrEnum):
    """What would turn a friendly meet-up into regulated activity, for which other checks are needed."""

    MONEY = "money"
    DRIVING = "driving"
    SHOPPING = "shopping"
    CARE = "care"

    @property
    def label(self) -> str:
        return _TASKS[self][0]

    @property
    def reason(self) -> str:
        return _TASKS[self][1]


_TASKS = {
    DangerTask.MONEY: (
        "Handling their money",
        "A mentor never holds someone’s money or card. Ask their worker to help with money.",
    ),
    DangerTask.DRIVING: (
        "Driving them somewhere because they are ill",
        "Someone who is ill goes with their worker or patient transport. A mentor does not drive them.",
    ),
    DangerTask.SHOPPING: (
        "Shopping for them because they are ill",
        "Shopping for someone who is ill is for their worker. Going to the shops together is fine.",
    ),
    DangerTask.CARE: (
        "Help with washing, dressing, eating or medicine",
        "This is personal care. It needs other checks and training. Ask their worker.",
    ),
}


def reasons_against(tasks: Iterable[str]) -> list[str]:
    """Why these tasks cannot be part of a meet-up, in the order of the list; none when there are none."""
    chosen = set(tasks)
    return [task.reason for task in DangerTask if task in chosen]


def worker_comes(wish: str, *, is_first: bool, mentor_wants_worker: bool) -> bool:
    """Whether the worker has to be there: the first time, unless the resident would rather not; every time, if they
    said so. A mentor who asked for it has the worker there the first time as well."""
    if wish == "always":
        return True
    return is_first and (wish != "never" or mentor_wants_worker)
