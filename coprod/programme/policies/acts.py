"""What happens to a policy: it is begun, written, and a version of it is published."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from coprod.audit import log
from coprod.audit.actor import Actor
from coprod.people.models import Role, Service, User
from coprod.people.worklists import found
from coprod.programme.policies import descent, rules
from coprod.programme.policies.models import Lineage, LineageDecision, Part, Passage, Policy, PolicyVersion, Publication
from coprod.ui.refusals import NotAllowed, Refusal, StillWaitingFor, WrongStage


class TitleTaken(Refusal):
    title = "There is a policy with that title"


class NotReadable(Refusal):
    title = "We could not make a policy of this"


@dataclass(frozen=True)
class Obstacle:
    """Why a version is not published yet, and the page where that is seen to."""

    sentence: str
    url: str
    link: str


@transaction.atomic
def begin(
    *, title: str, typed: str, owner: User, service: Service | None = None, review_on: date, by: Actor
) -> PolicyVersion:
    """A new policy, with the draft of its first version. Raises NotAllowed, TitleTaken or NotReadable."""
    policy = Policy(title=title, owner=owner, service=service, review_on=review_on)
    if not policy.may_be_written_by(by) or not owner.has_role(Role.POLICY_OWNER, Role.LEAD):
        raise NotAllowed("A policy owner begins their own policies, and a lead those of their service.")
    try:
        with transaction.atomic():
            policy.save()
    except IntegrityError:
        raise TitleTaken("Give this one another title, or write a new version of that one.")
    log.record(by, "policies.begun", f"began the policy {title}", about=policy)
    return write(policy, typed=typed, by=by)


@transaction.atomic
def write(policy: Policy, *, typed: str, by: Actor) -> PolicyVersion:
    """Write the draft of the next version down as it stands now. The same words again change nothing.

    Raises NotAllowed, or NotReadable with a sentence for the writer.
    """
    policy = _writable(policy, by)
    try:
        parts = rules.parse(typed)
    except rules.NotReadable as error:
        raise NotReadable(error.sentence)
    last = policy.versions.latest_first().first()
    if last and last.as_parts() == parts:
        return last
    is_draft = last is not None and not hasattr(last, "publication")
    version = PolicyVersion(
        policy=policy,
        number=1 if last is None else last.number if is_draft else last.number + 1,
        revision=last.revision + 1 if last and is_draft else 1,
        written_by=by.label,
    )
    version.save()
    _lay_out(version, parts)
    log.record(by, "policies.written", f"wrote a draft of {policy}", about=version)
    return version


@transaction.atomic
def decide_lineage(old: Passage, new: Passage, *, is_same: bool, by: Actor) -> LineageDecision:
    """Say whether two passages that look a little alike are one point. The first answer stands. Raises NotAllowed."""
    _writable(new.version.policy, by)
    decision, _ = LineageDecision.objects.get_or_create(old=old, new=new, defaults={"is_same": is_same})
    return decision


@transaction.atomic
def publish(version: PolicyVersion, *, since: PolicyVersion | None = None, by: Actor) -> Publication:
    """The version holds from now on, and cannot change; its lineage from `since` (what held before) is kept with it.
    Published twice, it is published once.

    Raises NotAllowed, WrongStage when a newer draft was written meanwhile, StillWaitingFor while a likeness is
    doubtful or another room is not done with the policy (`publishing.py`: the panel waits for answers).
    """
    policy = _writable(version.policy, by)
    if hasattr(version, "publication"):
        return version.publication
    latest = policy.versions.latest_first().first()
    if latest is None or latest.pk != version.pk:
        raise WrongStage("A newer draft has been written. Look at that one first. Nothing was published.")
    if obstacles := obstacles_to(version):
        raise StillWaitingFor(" ".join(obstacle.sentence for obstacle in obstacles))
    before = since or descent.published_before(version)
    if before:
        descents = descent.between(before, version)
        if descents.doubtful:
            raise StillWaitingFor("Say first what became of the passages we are not sure about. Nothing was published.")
        Lineage.objects.bulk_create(descents.as_rows())
    publication: Publication = Publication.objects.create(
        version=version, policy=policy, number=version.number, by=by.label
    )
    log.record(by, "policies.published", f"published version {version.number} of {policy}", about=version)
    return publication


def obstacles_to(version: PolicyVersion) -> list[Obstacle]:
    """What other rooms want done before the version is published (each room's `publishing.py`)."""
    return [obstacle for offers in found("publishing") for obstacle in offers.obstacles(version)]


def _writable(policy: Policy, by: Actor) -> Policy:
    locked: Policy = Policy.objects.select_for_update().get(pk=policy.pk)
    if not locked.may_be_written_by(by):
        raise NotAllowed("The owner of this policy or a lead does this. Nothing was changed.")
    return locked


def _lay_out(version: PolicyVersion, parts: tuple[rules.PartText, ...]) -> None:
    """Parts and passages as rows: the heading is a passage too, so that a changed heading is traced."""
    rows: list[Passage] = []
    for position, value in enumerate(parts, start=1):
        part = Part.objects.create(
            version=version, position=position, heading=value.heading, simply="\n".join(value.simply), care=value.care
        )
        heading = rules.PassageText(rules.Kind.HEADING, value.heading)
        for number, passage in enumerate((heading, *value.passages)):
            rows.append(
                Passage(
                    version=version,
                    part=part,
                    position=len(rows) + 1,
                    number=number,
                    kind=passage.kind.value,
                    text=passage.text,
                )
            )
    Passage.objects.bulk_create(rows)
