"""What can go wrong so that a command must stop, and which exit code says so?

    TrackerError                 1
    ├── UsageError               2   the command line asks for something that cannot be
    │   └── LexiconError         2   a lexicon file breaks its rules
    ├── NothingFound             3   no article, phrase, chain or report of that name
    ├── SomeFailed               4   some inputs failed, the others are done
    └── DatabaseError            1   the database cannot be used as asked
        ├── NoDatabase           1   there is none at that place
        ├── NotOurs              1   the file is something else
        ├── TooNew               1   made by a newer tracker
        ├── TooOld               1   made by an older tracker: upgrade it first
        └── Busy                 1   somebody else holds the write lock

Only `cli` catches these, prints the one line, and exits with `exit_code`. What is wrong inside one article is not an
error but a `model.Problem`: it is kept, reported, and the rest goes on.
"""


class TrackerError(Exception):
    """Base of all errors that end a command. Its text is one line: what is wrong, where, what to do."""

    exit_code = 1


class UsageError(TrackerError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class LexiconError(UsageError):
    """A lexicon file breaks its rules."""


class NothingFound(TrackerError):  # noqa: N818  an answer, not a fault: it reads better without the suffix
    """There is no article, phrase, chain or report of that name."""

    exit_code = 3


class SomeFailed(TrackerError):  # noqa: N818  likewise
    """Some inputs failed; the others are done."""

    exit_code = 4


class DatabaseError(TrackerError):
    """The database cannot be used as asked."""


class NoDatabase(DatabaseError):  # noqa: N818  likewise
    """There is no database at that place."""


class NotOurs(DatabaseError):  # noqa: N818  likewise
    """The file is not a tracker database."""


class TooNew(DatabaseError):  # noqa: N818  likewise
    """The database was made by a newer tracker."""


class TooOld(DatabaseError):  # noqa: N818  likewise
    """The database was made by an older tracker."""


class Busy(DatabaseError):  # noqa: N818  likewise
    """Somebody else holds the write lock."""
