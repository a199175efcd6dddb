"""What do people say of quotations, and what follows from it?

    anchor.py      which quotation a judgement means, once its article was revised
    stand.py       which judgements hold, when some withdraw, replace or contradict others
    against.py     which earlier judgements a new one contradicts
    amend.py       an attribution as a person corrected it
    written.py     judgements as JSON, and back

The step's function is `settled`. A person's word wins over the steps', which stays beside it.
"""

from tracker.judge.against import against
from tracker.judge.amend import amended
from tracker.judge.anchor import meant
from tracker.judge.stand import settled
from tracker.judge.written import identified, parsed, record

__all__ = ["against", "amended", "identified", "meant", "parsed", "record", "settled"]
