"""What stands in the policies of Harbour Housing Together, and what its panel says. Nobody here exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """A panel member; without an address for e-mail they do not sign in, and staff write down what they say."""

    panel_name: str
    chosen_name: str
    email: str = ""
    phone: str = ""
    service: str = ""


MEMBERS = (
    Member("Kingfisher", "Nell Redstart", email="nell@people.example"),
    Member("Seaglass", "Wyn Dotterel", email="wyn@people.example", service="Quayside House"),
    Member("North Star", "Ines Bellflower", email="ines@people.example", service="Quayside House"),
    Member("Marmalade", "Corrie Thrift", email="corrie@people.example", service="Otterbank"),
    Member("Tideline", "Gwil Campion", email="gwil@people.example"),
    Member("Lantern", "Maureen Sallow", phone="01632 960171", service="Quayside House"),
    Member("Harebell", "Ottie Vetch", email="ottie@people.example", service="Otterbank"),
    Member("Driftwood", "Ray Gorse", phone="01632 960172", service="Quayside House"),
    Member("Skylark", "Bettina Marlpit", email="bettina@people.example", service="Otterbank"),
    Member("Pebble", "Col Saltmarsh", phone="01632 960173", service="Otterbank"),
    Member("Foxglove", "Dilys Orchard", email="dilys@people.example"),
)

GUESTS = """# Who can visit
Everyone who lives here may have guests.
- You may have two guests at a time.
- Guests stay with you, or in the rooms we share.
- You look after your guests while they are in the house.

# Showing ID at the door
All guests must show photo ID on arrival.

Staff write the guest's name and the time in the visitors' book.

# How late guests can stay
> You can have guests from 10 in the morning to 9 at night.
> Guests go home at 9, every day.
> Staff can ask a guest to go sooner if it is too loud.
Guests may visit between 10am and 9pm.

Guests must leave by 9pm on every day of the week.

Staff may ask a guest to leave sooner if other residents are disturbed.

# Children
Children may visit between 10am and 7pm, with the grown-up who looks after them.

A child is never left alone in a room we share.

# Using the kitchen
Guests may cook with you in the shared kitchen.

Please leave the kitchen as you would like to find it.

# Guests with dogs
No dogs may visit, other than assistance dogs.

# The door buzzer
Guests ring the buzzer and wait until you or staff let them in.

Please do not let in people you do not know.

# Guests who have been asked to leave
~ talks about people being hurt
A guest who has hurt someone in the house cannot visit for six months.

Staff write to you and tell you why.

You can ask the manager to look at it again.
"""

GUESTS_NOW = (
    GUESTS.replace("You can have guests from 10 in the morning to 9 at night.", "Guests can come from 10am to 11pm.")
    .replace("> Guests go home at 9, every day.\n", "> Family can stay two nights a month.\n")
    .replace(
        "All guests must show photo ID on arrival.",
        "All guests must give a name, and show something with that name on it if they can, on arrival.",
    )
    .replace("Guests may visit between 10am and 9pm.", "Guests may visit between 10am and 11pm.")
    .replace(
        "Guests must leave by 9pm on every day of the week.",
        "Family may stay over for two nights a month if you tell us first.\n\n"
        "After nine in the evening, please use the garden room and not the front hall.",
    )
    .replace(
        "You can ask the manager to look at it again.",
        "You can ask the manager to look at it again after two months. A panel member sits on each review.",
    )
)

# (panel name, part, bit, words, may be quoted)
Said = tuple[str, int, int, str, bool]
GUESTS_SAID: tuple[Said, ...] = (
    ("Kingfisher", 3, 2, "My sister came 200 miles and had to leave at 9pm. Who is that rule for?", True),
    ("Seaglass", 3, 2, "I finish work at 8. My mates get an hour. Could it be 11?", True),
    ("North Star", 3, 2, "My room is by the door. Nine o'clock is when I get some peace. Do not forget us.", True),
    ("Harebell", 3, 1, "Same as others: later, please. At least at weekends.", False),
    ("Driftwood", 3, 2, "My brother drives up from Wales. He sleeps in his car.", True),
    ("Marmalade", 2, 1, "Half my friends do not have photo ID. I did not, for four years.", True),
    ("Tideline", 2, 1, "I like that someone checks.", True),
    ("Skylark", 2, 1, "My nan is 84. She has a bus pass and that is all.", False),
    ("Seaglass", 8, 1, "Six months is long. People change in a week sometimes.", True),
    ("Lantern", 8, 1, "I sleep because of this rule. Please keep it.", True),
    ("Foxglove", 8, 3, "Who looks at it again? The same manager who said no?", True),
    ("Tideline", 6, 1, "Can my mate bring his dog?", True),
    ("Seaglass", 5, 1, "Let guests cook with us.", True),
    ("Pebble", 5, 1, "Is it all right to make tea for my son when he comes?", False),
    ("Lantern", 7, 1, "My guests ring and no one hears.", True),
    ("Kingfisher", 4, 1, "Seven is bedtime for small ones. It works.", False),
)

# (outcome, what we did, why, [(panel name, part)])
Answered = tuple[str, str, str, tuple[tuple[str, int], ...]]
GUESTS_ANSWERED: tuple[Answered, ...] = (
    (
        "changed",
        "Guests can stay until 11pm. Family can stay two nights a month. The front hall is quiet after 9pm.",
        "Many people asked for later. Some people by the door asked for peace. The garden room gives both.",
        (("Kingfisher", 3), ("Seaglass", 3), ("North Star", 3), ("Harebell", 3), ("Driftwood", 3)),
    ),
    (
        "partly",
        "No photo needed. A name is enough the first time. We still ask, because a check matters to you too.",
        "Our insurers need a list of who is in the house if there is a fire. They do not need photos. We asked.",
        (("Marmalade", 2), ("Tideline", 2), ("Skylark", 2)),
    ),
    (
        "something_else",
        "The six months stay. What we do now: you can ask for a review after two months. A panel member sits on each.",
        "Some people only feel safe because of this rule. We did not want to guess with that.",
        (("Seaglass", 8), ("Lantern", 8), ("Foxglove", 8)),
    ),
    (
        "not_changed",
        "",
        "The owner of the building says no to visiting dogs. We asked twice. We will ask again in March.",
        (("Tideline", 6),),
    ),
    (
        "already_so",
        "",
        "They can. It is in part 5. We made it bigger on the poster in the hall.",
        (("Seaglass", 5), ("Pebble", 5)),
    ),
    ("passed_on", "Passed to Sam in repairs. Sam tells Lantern what happens.", "The buzzer is old.", (("Lantern", 7),)),
    ("already_so", "", "Thank you. It stays as it is.", (("Kingfisher", 4),)),
)

# words in the new version -> who led to them (panel name, part)
GUESTS_LED_TO: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("between 10am and 11pm", (("Seaglass", 3), ("Harebell", 3))),
    ("two nights a month if you tell us", (("Kingfisher", 3), ("Driftwood", 3))),
    ("garden room", (("North Star", 3),)),
    ("give a name", (("Marmalade", 2), ("Tideline", 2), ("Skylark", 2))),
    ("sits on each review", (("Seaglass", 8), ("Foxglove", 8))),
)

ROOM_CHECKS = """# Why we look at rooms
> We look at every room once a month, to find what is broken.
We look at every room once a month, so that alarms work and repairs are found early.

It is not to see how you live.

# Telling you before
We tell you the day and the time, at least 24 hours before.

The note goes under your door and into your post box.

# Coming in
> We knock twice. Then we come in with our own key.
> You do not have to be there.
Staff knock twice and wait one minute.

If nobody answers, staff come in with their own key.

You do not have to be there.

# When it is urgent
~ talks about people being hurt
If someone could be hurt, we come in at once and tell you why afterwards.

# Your things
Staff do not open drawers, bags or cupboards.

Staff do not move your things, other than to reach an alarm.

# Repairs
What is broken goes on a list, and you get a copy.

Repairs that make a room unsafe are done within a day.

# If you want someone with you
You can ask for another time, or for someone you trust to be there.

# When something goes wrong
If staff did not keep to this, tell the manager or ring our number.
"""

ROOM_CHECKS_SAID: tuple[Said, ...] = (
    ("Kingfisher", 1, 2, "Say this on the note as well. It matters.", True),
    ("Seaglass", 3, 2, "I work nights. A knock at 10 in the morning is the middle of my night.", False),
    ("North Star", 3, 1, "One minute is short when you walk with a stick.", True),
    ("Marmalade", 3, 2, "I would rather be there. Can I choose a day?", True),
    ("Tideline", 3, 3, "Fine by me. I like that someone looks at the alarm.", False),
    ("Harebell", 3, 2, "Please say who it is through the door, with your name.", True),
    ("Skylark", 3, 1, "Knock louder. I had my headphones on and got such a fright.", False),
    ("Foxglove", 2, 1, "24 hours is not much if you have a job.", False),
    ("Driftwood", 2, 2, "The post box is broken since June. The note never comes.", False),
    ("Lantern", 6, 1, "Will the list say when it gets done?", True),
)
ROOM_CHECKS_TAPS: tuple[tuple[str, int, str, bool], ...] = (
    ("Kingfisher", 1, "works", False),
    ("Kingfisher", 3, "change", True),
    ("Seaglass", 3, "change", True),
    ("North Star", 3, "worry", False),
    ("Marmalade", 3, "change", True),
    ("Tideline", 3, "works", False),
    ("Harebell", 3, "change", False),
    ("Skylark", 3, "worry", True),
    ("Foxglove", 3, "unsure", False),
    ("Foxglove", 2, "change", False),
    ("Skylark", 2, "works", False),
    ("Marmalade", 6, "unclear", False),
)

MOVING_ON = """# When you are ready
You say when you are ready to move. We do not set a date for you.

# Looking for a place
Your worker looks with you, for places you would like.

You see a place before you say yes.

# The first weeks
Your worker visits once a week for the first four weeks.

You keep our number. You can ring at any time.

# What you take with you
You get a starter box for the kitchen and bedding.

The things in your room that are yours go with you.

# Coming back
You can come for tea, to groups and to the panel for as long as you like.
"""
MOVING_ON_NOW = MOVING_ON.replace("for the first four weeks", "for the first eight weeks, then as you agree")

MOVING_ON_SAID: tuple[Said, ...] = (
    ("Harebell", 3, 1, "Four weeks is when it got hard for me. Then nobody came.", True),
    ("Skylark", 3, 1, "Make it two months.", True),
    ("Tideline", 2, 2, "See it twice. Once by day, once at night.", True),
    ("Marmalade", 4, 1, "A kettle would be better than a box of plates.", True),
    ("Pebble", 5, 1, "I still come on Fridays. Good.", False),
    ("Foxglove", 1, 1, "How do you know you are ready?", False),
)
MOVING_ON_ANSWERED: tuple[Answered, ...] = (
    (
        "changed",
        "Your worker visits for eight weeks now, and then as you agree.",
        "You told us that the second month is the hard one.",
        (("Harebell", 3), ("Skylark", 3)),
    ),
    ("already_so", "", "It stays so.", (("Pebble", 5),)),
)
