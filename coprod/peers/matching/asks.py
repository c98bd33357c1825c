"""The closed lists of what residents ask for and mentors offer (MAT-2). Pure, so that the rules may use them; own
words stand beside them. Nothing here asks about offences, health, faith, race or money."""

from enum import StrEnum


class Listed(StrEnum):
    """One entry of a closed list: a value that is kept, and the words people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Listed":
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]


class Must(Listed):
    """What has to be so, or the person is not shown."""

    WOMAN = "woman", "A woman"
    MAN = "man", "A man"
    WOMAN_OR_NON_BINARY = "woman_or_non_binary", "A woman or non-binary person"
    NOT_KNOWN = "not_known", "Not someone they already know"
    WITHOUT_STAIRS = "without_stairs", "A place without stairs"
    NO_DOGS = "no_dogs", "No dogs"
    OWN_LANGUAGE = "own_language", "Speaks one of their languages"


class Describes(Listed):
    """How a mentor asks to be described, if they like."""

    WOMAN = "woman", "A woman"
    MAN = "man", "A man"
    NON_BINARY = "non_binary", "Non-binary"


class Fact(Listed):
    """What a mentor may tick to share, and a resident may wish for."""

    SUPPORTED_HOUSING = "supported_housing", "Lived in supported housing"
    SLEPT_OUTSIDE = "slept_outside", "Has slept outside"
    IN_CARE = "in_care", "Grew up in care"
    PARENT = "parent", "Is a parent"
    OWN_PLACE = "own_place", "Moved into a place of their own"


class How(Listed):
    """How to spend the time."""

    WALK = "walk", "Walks more than cafes"
    CAFE = "cafe", "Tea somewhere warm"
    DOING = "doing", "Doing something together"
    ERRANDS = "errands", "Company on the way to appointments"
    PHONE = "phone", "A call or text first"


class Company(Listed):
    QUIET = "quiet", "Happy with silence"
    CHATTY = "chatty", "Likes to chat"
    LAUGHS = "laughs", "Likes a laugh"
    CALM = "calm", "Takes things slowly"


class Interest(Listed):
    FISHING = "fishing", "Fishing"
    SEASIDE = "seaside", "The sea and the shore"
    COOKING = "cooking", "Cooking"
    GARDENING = "gardening", "Gardening"
    MUSIC = "music", "Music"
    FOOTBALL = "football", "Football"
    POOL = "pool", "Pool and darts"
    GAMES = "games", "Games"
    CRAFTS = "crafts", "Making things"
    READING = "reading", "Reading"
    FILMS = "films", "Films"
    ANIMALS = "animals", "Animals"


class Language(Listed):
    ENGLISH = "english", "English"
    BSL = "bsl", "British Sign Language"
    ARABIC = "arabic", "Arabic"
    FARSI = "farsi", "Farsi"
    POLISH = "polish", "Polish"
    ROMANIAN = "romanian", "Romanian"
    TIGRINYA = "tigrinya", "Tigrinya"
    WELSH = "welsh", "Welsh"


class Day(Listed):
    MONDAY = "mon", "Monday"
    TUESDAY = "tue", "Tuesday"
    WEDNESDAY = "wed", "Wednesday"
    THURSDAY = "thu", "Thursday"
    FRIDAY = "fri", "Friday"
    SATURDAY = "sat", "Saturday"
    SUNDAY = "sun", "Sunday"


class Part(Listed):
    MORNING = "morning", "In the morning"
    AFTERNOON = "afternoon", "After 12"
    EVENING = "evening", "In the evening"


class Dogs(Listed):
    FINE = "fine", "Dogs are fine"
    NOT_SAID = "", "Did not say"


class WithWorker(Listed):
    """Whether the worker comes along. The first time they do, unless the resident would rather not (MAT-5)."""

    FIRST = "first", "The first time"
    ALWAYS = "always", "Every time"
    NEVER = "never", "Rather not"
