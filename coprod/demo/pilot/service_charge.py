"""The letter about the service charge, February 2022: the draft, what the panel said, what changed."""

from dataclasses import dataclass

TITLE = "Letter about your service charge from April 2022"

DRAFT = """# Why we are writing

We are required to give you notice of a variation to your service charge with effect from 4 April 2022.

The charge will rise from £14.20 to £17.85 a week.

# What the charge pays for

The service charge recovers the cost of services provided to the building.

- Cleaning of shared rooms, stairs and the yard
- Heating and light in shared rooms
- The door entry system and cameras
- Repairs to what everyone uses

The main reason for the increase is the price of gas and electricity.

# What you have to do

Tenants in receipt of Housing Benefit or Universal Credit must notify the relevant authority of the change.

Failure to do so may result in arrears accruing to your account.

Part of the charge is ineligible for benefit and remains payable by the tenant.

# If you cannot pay

If you are unable to meet the increase you should contact the income team without delay.

Tenants whose accounts fall into arrears may be subject to recovery action.

# Questions

Queries may be submitted in writing to the income team.

You have the right to ask for a summary of what we spend.
"""

NEXT = """# Why we are writing

Your service charge goes up on 4 April 2022.

It is £14.20 a week now. It will be £17.85 a week.

# What the charge pays for

The charge pays for what everyone in the building shares.

- Cleaning of shared rooms, stairs and the yard
- Heating and light in shared rooms
- The door entry system and cameras
- Repairs to what everyone uses

The main reason for the increase is the price of gas and electricity.

# What you have to do

If you get Housing Benefit or Universal Credit, tell them about the new charge. We can do it with you.

Benefit does not pay all of it. Your own part is £2.10 a week. It was £1.75.

# If it worries you

Talk to us first. Nobody loses their home for asking.

A worker can sit down with you, one to one, and look at your money.

We only write about money you owe after we have spoken with you.

# Questions

Ring Marnie on 01632 960117, or ask any worker.

You have the right to ask for a summary of what we spend.
"""


@dataclass(frozen=True)
class Said:
    """What a member said about a part, what we did with it, and why."""

    panel_name: str
    part: str
    words: str
    outcome: str
    reason: str
    may_be_quoted: bool = True


SAID = (
    Said(
        "Sandbar",
        "Why we are writing",
        "I read the first line three times. Just tell me what I pay now and what I pay then.",
        "changed",
        "The two amounts now stand in the second line.",
    ),
    Said(
        "Lighthouse",
        "Why we are writing",
        "Variation. Nobody says that.",
        "changed",
        "It now says that the charge goes up, and when.",
    ),
    Said(
        "Barnacle",
        "What the charge pays for",
        "The cameras have been off since Christmas. Are we paying for them?",
        "passed_on",
        "Passed to repairs on 15 February. They mended them on 22 February and tell the house meeting.",
    ),
    Said(
        "Old Rope",
        "What the charge pays for",
        "The lights in the yard burn all night. Could we look at that together? It would save everyone money.",
        "something_else",
        "We ask every house who would like to be in a Green Committee. Six people have said yes.",
    ),
    Said(
        "Foghorn",
        "What you have to do",
        "I did not know that I have to tell the benefit people. I would have been in trouble.",
        "changed",
        "It says so in plain words, and that we do it with you.",
    ),
    Said(
        "Jetty",
        "If you cannot pay",
        "That line about recovery made my stomach turn. I stopped reading there.",
        "changed",
        "The part begins with talking to us. What follows later stands at the end.",
    ),
    Said(
        "Samphire",
        "If you cannot pay",
        "Can someone go through my money with me, just me and them?",
        "something_else",
        "From March a worker offers one-to-one help with budgeting to everyone who gets this letter.",
    ),
    Said(
        "Flotsam",
        "Why we are writing",
        "Could it go up in two steps?",
        "not_changed",
        "The law lets us change it once a year. In two steps we could not pay the gas bill in between.",
    ),
    Said(
        "Foghorn",
        "Questions",
        "Writing in is no good to me. Give me a name and a number.",
        "changed",
        "Marnie and her number are in the letter.",
        may_be_quoted=False,
    ),
)

MEMBERS = (
    ("Ottilie Marsh", "Sandbar"),
    ("Gwil Penrose", "Lighthouse"),
    ("Rhona Sedge", "Barnacle"),
    ("Iggy Larkin", "Old Rope"),
    ("Maeve Sallow", "Foghorn"),
    ("Cledwyn Ash", "Jetty"),
    ("Vi Orchard", "Samphire"),
    ("Dougal Reed", "Flotsam"),
)
"""(what we call them, what the panel calls them): mostly people in supported accommodation, without a sign-in."""
