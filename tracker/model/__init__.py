"""Which records do the steps exchange?

    retrievals.py    what was had from an address, and when?
    articles.py      which article is it, and where does what is known of it come from?
    quotations.py    which words are quoted, and which clauses report them?
    attributions.py  who said it, through whom did it come, and why is that thought?
    matches.py       which quotations repeat one utterance?
    copies.py        which article is another one?
    chains.py        by which way did the appearances of one utterance come, and what changed?
    judgements.py    what did a person decide, of which quotations, and does it still hold?
    requests.py      what is asked of the store, and what is told of it?

All are frozen and do nothing. Offsets are half-open, in code points of `Article.text`, which is kept as it was decoded.
"""

from tracker.model.articles import Article, Block, Declared, Document, Fact, Form, Hyperlink, Problem, Role, Span
from tracker.model.attributions import (
    Attribution,
    Citation,
    Clause,
    Explanation,
    Extract,
    Relation,
    Said,
    Seen,
    Speaker,
    SpeakerKind,
    Step,
)
from tracker.model.chains import (
    Appearance,
    Chain,
    Change,
    ChangeKind,
    Flag,
    Hop,
    Link,
    LinkKind,
    Origin,
    Pointer,
    Surroundings,
    TracedChain,
    Turn,
    Warn,
)
from tracker.model.copies import Body, Copied, Copy, CopyKind, Likeness, Proof, Shared
from tracker.model.judgements import (
    Bond,
    Candidate,
    Correction,
    Judgement,
    Ruled,
    Ruling,
    Settled,
    Standing,
    Subject,
    Undecided,
)
from tracker.model.matches import Match, Mix, Occurrence, Telling, Verdict
from tracker.model.quotations import MARKED, Found, Frame, FrameKind, Kind, Quotation, Sentence, Word
from tracker.model.requests import DEFAULT_DB, Held, Imported, Judged, Kept, Pair, Settings, Sought, Summary, Trace
from tracker.model.retrievals import Retrieval, Taken

__all__ = [
    "DEFAULT_DB",
    "MARKED",
    "Appearance",
    "Article",
    "Attribution",
    "Block",
    "Body",
    "Bond",
    "Candidate",
    "Chain",
    "Change",
    "ChangeKind",
    "Citation",
    "Clause",
    "Copied",
    "Copy",
    "CopyKind",
    "Correction",
    "Declared",
    "Document",
    "Explanation",
    "Extract",
    "Fact",
    "Flag",
    "Form",
    "Found",
    "Frame",
    "FrameKind",
    "Held",
    "Hop",
    "Hyperlink",
    "Imported",
    "Judged",
    "Judgement",
    "Kept",
    "Kind",
    "Likeness",
    "Link",
    "LinkKind",
    "Match",
    "Mix",
    "Occurrence",
    "Origin",
    "Pair",
    "Pointer",
    "Problem",
    "Proof",
    "Quotation",
    "Relation",
    "Retrieval",
    "Role",
    "Ruled",
    "Ruling",
    "Said",
    "Seen",
    "Sentence",
    "Settings",
    "Settled",
    "Shared",
    "Sought",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Standing",
    "Step",
    "Subject",
    "Summary",
    "Surroundings",
    "Taken",
    "Telling",
    "Trace",
    "TracedChain",
    "Turn",
    "Undecided",
    "Verdict",
    "Warn",
    "Word",
]
