"""Does a person's word win from end to end, whatever the order, over revisions, rebuilding and other databases?"""

import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.pipeline.conftest import Store, fresh, record
from tracker import pipeline
from tracker.errors import NothingFound, UsageError
from tracker.lexicon import Lexicon
from tracker.model import Extract, Judged, Ruling, Standing
from tracker.pipeline import Asked, Outlets, Signed
from tracker.pipeline.reviewing import asked_for
from tracker.store import db, query, refs

ANA = Signed("Ana Ruiz", "one speech")
OMAR = Signed("Omar Haddad", "two speeches")
HARBOUR = "a harbour for all weathers and every flag"

POST = record(
    "post", "The Lisburg Post", "2031-03-06", f"The treaty is “{HARBOUR}”, Ada Brandt said on Monday, TASS said."
)
MAIL = record("mail", "The Leith Mail", "2031-04-17", f"Ada Brandt had called it “{HARBOUR}”, according to Reuters.")
ECHO = record("echo", "The Orton Echo", "2031-03-07", f"“We have built {HARBOUR},” Ada Brandt told Xinhua.")
STAR = record("star", "The Dunmere Star", "2031-03-08", "“The port stands open whatever the sky does,” Roy Adler said.")
BELL = record(
    "bell", "The Ashby Bell", "2031-03-08",
    "“The port stands open whatever the sky does,” Roy Adler said. “The toll is fair,” said Adler, a boatman.",
)  # fmt: skip
ARTICLES = (POST, MAIL, ECHO, STAR, BELL)


class Desk(Store):
    """A database and people who judge in it."""

    def id(self, path: str, words: str) -> str:
        """The quotation with these words in the newest article of that name."""
        (found,) = self.rows(
            f"SELECT id FROM quotations WHERE current AND article LIKE '{path}%' AND kind <> 'indirect'"  # noqa: S608
            f" AND text LIKE '%{words}%'"
        )
        return str(found[0])

    def chain_of(self, quotation: str) -> str | None:
        ((found,),) = self.rows(f"SELECT chain_id FROM quotations WHERE id = '{quotation}'")  # noqa: S608  of a test
        return None if found is None else str(found)

    def one(self, *names: str) -> bool:
        """Whether these quotations are in one chain."""
        return len({self.chain_of(name) for name in names}) == 1

    def merge(self, *refs: str, signed: Signed = ANA) -> Judged:
        return pipeline.merge(self.settings, refs, signed, self.lexicon)

    def split(self, whole: str, *refs: str, signed: Signed = OMAR) -> Judged:
        return pipeline.split(self.settings, whole, refs, signed, self.lexicon)

    def correct(self, *refs: str, signed: Signed = ANA, **change: Any) -> Judged:
        return pipeline.correct(self.settings, refs, signed, self.lexicon, **change)

    def withdraw(self, *names: str) -> Judged:
        return pipeline.withdraw(self.settings, names, OMAR, self.lexicon)

    def standings(self) -> list[tuple[str, Standing | None]]:
        return [(kept.judgement.ruling.value, kept.standing) for kept in pipeline.held(self.settings)]

    def article(self, ref: str) -> Extract:
        return pipeline.article(self.settings, ref)

    def said(self, ref: str, words: str) -> tuple[list[str], list[str]]:
        """Who said it and through whom, as `show` prints it."""
        found = self.article(ref)
        (own,) = [
            a for q, a in zip(found.quotations, found.attributions, strict=True)
            if words in q.text and q.kind != "indirect"
        ]  # fmt: skip
        return [s.name for s in own.speakers], [c.name for c in own.citations]

    def whole(self) -> bool:
        return db.check(str(self.path)) == []


def new_desk(template: Path, path: Path, lexicon: Lexicon) -> Desk:
    shutil.copy(template, path)
    return Desk(path, lexicon)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with db.writer(str(path)):
        pass
    return path


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    store = fresh(template, tmp_path_factory.mktemp("filled") / "filled.db", lexicon)
    store.ingest(*ARTICLES)
    return store.path


@pytest.fixture
def desk(filled: Path, tmp_path: Path, lexicon: Lexicon) -> Desk:
    """All articles, ingested."""
    return new_desk(filled, tmp_path / "tracker.db", lexicon)


# --- Pairs ------------------------------------------------------------------------------------------------------------


def test_what_is_merged_is_one_chain_and_stays_so(desk: Desk) -> None:
    post, mail, star = desk.id("post", HARBOUR), desk.id("mail", HARBOUR), desk.id("star", "whatever the sky")
    assert not desk.one(post, mail)
    done = desk.merge(post, mail)
    assert done.judgements[0].was == ("perhaps", "one speaker, same words, but 42 days apart")
    assert [chain[1:] for chain in done.chains] == [(3, 3)]
    desk.merge(desk.chain_of(star) or "", mail)
    assert desk.one(post, mail, star)
    pipeline.rebuild(desk.settings, lexicon=desk.lexicon)
    assert desk.one(post, mail, star)
    assert desk.ingest(*ARTICLES).unchanged == 5
    assert desk.one(post, mail, star)
    assert desk.whole()


def test_what_is_split_is_two_chains_and_stays_so(desk: Desk) -> None:
    star, bell = desk.id("star", "whatever the sky"), desk.id("bell", "whatever the sky")
    assert desk.one(star, bell)
    desk.split(desk.chain_of(star) or "", bell)
    assert not desk.one(star, bell)
    pipeline.rebuild(desk.settings, lexicon=desk.lexicon)
    assert not desk.one(star, bell)
    assert desk.withdraw(pipeline.held(desk.settings)[0].judgement.id).chains
    assert desk.one(star, bell)
    assert desk.standings() == [("different", Standing.WITHDRAWN), ("withdrawn", Standing.HOLDS)]
    assert desk.whole()


def test_the_same_pair_again_is_a_change_of_mind(desk: Desk) -> None:
    post, mail = desk.id("post", HARBOUR), desk.id("mail", HARBOUR)
    first = desk.merge(post, mail).judgements[0]
    assert [one.id for one in desk.split(post, mail).replaced] == [first.id]
    assert not desk.one(post, mail)


def test_a_contradiction_by_way_of_others_is_refused_and_named(desk: Desk) -> None:
    post, mail, star = desk.id("post", HARBOUR), desk.id("mail", HARBOUR), desk.id("star", "whatever the sky")
    desk.merge(post, mail)
    apart = desk.split(mail, star).judgements[0]
    with pytest.raises(UsageError, match=rf"cannot be one remark.*Omar Haddad on .* \({apart.id}\)"):
        desk.merge(post, star)
    assert len(desk.standings()) == 2


@pytest.mark.parametrize(
    ("call", "refs"),
    [
        ("merge", ("{post}", "{post}")),
        ("split", ("{post}", "{post}")),
        ("split", ("{chain}", "{star}")),
        ("merge", ("{post}", "xyz")),
        ("merge", ("{post}", "q")),
    ],
)
def test_what_cannot_be_judged_is_refused(desk: Desk, call: str, refs: Sequence[str]) -> None:
    post = desk.id("post", HARBOUR)
    names = {"post": post, "chain": desk.chain_of(post), "star": desk.id("star", "whatever the sky")}
    with pytest.raises(UsageError):
        getattr(desk, call)(*(ref.format(**names) for ref in refs))
    assert desk.standings() == []


# --- Corrections ------------------------------------------------------------------------------------------------------


def test_a_corrected_speaker_counts_everywhere_and_the_machine_s_stays(desk: Desk) -> None:
    bell = desk.id("bell", "whatever the sky")
    desk.correct(bell, speakers=("Ada Brandt",))
    assert desk.said("bell.jsonl:1", "whatever the sky")[0] == ["Ada Brandt"]
    assert not desk.one(bell, desk.id("star", "whatever the sky"))
    chains = desk.trace("whatever the sky", speaker="Brandt")
    assert [seen.quotation for chain in chains for seen in chain.appearances] == [bell]
    (told,) = chains[0].appearances[0].corrections
    assert (told.was, told.answer, told.by, told.reason) == (("Roy Adler",), ("Ada Brandt",), "Ana Ruiz", "one speech")
    assert chains[0].appearances[0].hops[0].giver == "Ada Brandt"
    row = f"SELECT speaker, tracker_speaker, corrected FROM quotations WHERE id = '{bell}'"  # noqa: S608  of a test
    assert desk.rows(row) == [("Ada Brandt", "Roy Adler", told.judgement)]
    assert desk.rows("SELECT name FROM speaker WHERE name = 'Ada Brandt'")
    assert not desk.trace("whatever the sky", speaker="Xu")
    assert desk.whole()
    pipeline.rebuild(desk.settings, lexicon=desk.lexicon)
    assert desk.said("bell.jsonl:1", "whatever the sky")[0] == ["Ada Brandt"]
    assert desk.whole()
    desk.withdraw(told.judgement)
    assert desk.said("bell.jsonl:1", "whatever the sky")[0] == ["Roy Adler"]
    assert desk.one(bell, desk.id("star", "whatever the sky"))
    assert desk.whole()


def test_a_speaker_is_corrected_wherever_the_article_gives_it_so(desk: Desk) -> None:
    desk.correct("bell.jsonl:1#1", speakers=("Tom Lee",), everywhere=True)
    assert desk.said("bell.jsonl:1", "whatever the sky")[0] == ["Tom Lee"]
    assert desk.said("bell.jsonl:1", "The toll is fair")[0] == ["Tom Lee"]
    desk.correct(desk.id("bell", "The toll is fair"), speakers=())
    assert desk.said("bell.jsonl:1", "The toll is fair")[0] == []
    assert desk.said("bell.jsonl:1", "whatever the sky")[0] == ["Tom Lee"]
    assert desk.said("star.jsonl:1", "whatever the sky")[0] == ["Roy Adler"]


def test_outlets_are_set_added_and_dropped(desk: Desk) -> None:
    post = desk.id("post", HARBOUR)
    assert desk.said("post.jsonl:1", HARBOUR)[1] == ["TASS"]
    desk.correct(post, outlets=Outlets(add=("sputnik",)))
    assert desk.said("post.jsonl:1", HARBOUR)[1] == ["TASS", "Sputnik"]
    assert desk.rows(f"SELECT giver, taker FROM hops WHERE quotation = '{post}' ORDER BY position") == [  # noqa: S608
        ("Ada Brandt", "Sputnik"), ("Sputnik", "TASS"), ("TASS", "The Lisburg Post"),
        ("The Lisburg Post", "post.jsonl:1"),
    ]  # fmt: skip
    assert [chain.id for chain in desk.trace(HARBOUR, outlet="Sputnik")] == [desk.chain_of(post)]
    desk.correct(post, outlets=Outlets(drop=("TASS",)))
    assert desk.said("post.jsonl:1", HARBOUR)[1] == ["Sputnik"]
    cited = f"SELECT name, printed, corrected IS NOT NULL FROM citations WHERE quotation = '{post}'"  # noqa: S608
    assert desk.rows(cited) == [("Sputnik", "", 1)]
    desk.correct(post, outlets=Outlets(names=()))
    assert desk.said("post.jsonl:1", HARBOUR) == (["Ada Brandt"], [])
    with pytest.raises(UsageError, match="Reuters is not among its outlets: it has none"):
        desk.correct(post, outlets=Outlets(drop=("Reuters",)))
    assert desk.whole()


def test_everywhere_needs_somebody_to_be_named(desk: Desk) -> None:
    with pytest.raises(UsageError, match="--everywhere"):
        desk.correct("bell.jsonl:1#1", outlets=Outlets(add=("TASS",)), everywhere=True)


# --- Revisions, orders, databases -------------------------------------------------------------------------------------


def test_judgements_go_with_the_words_into_a_new_revision_and_say_when_they_cannot(desk: Desk) -> None:
    post, mail = desk.id("post", HARBOUR), desk.id("mail", HARBOUR)
    desk.merge(post, mail)
    desk.correct(mail, speakers=("Roy Adler",))
    text = f"Late news. Ada Brandt had called the pact “{HARBOUR}”, according to Reuters. Nobody answered."
    assert desk.ingest(record("mail", "The Leith Mail", "2031-04-17", text)).problems == ()
    moved = desk.id("mail", HARBOUR)
    assert moved != mail
    assert desk.one(post, moved)
    assert desk.said("mail.jsonl:1", HARBOUR)[0] == ["Roy Adler"]
    gone = desk.ingest(record("mail", "The Leith Mail", "2031-04-17", "Ada Brandt called it “a poor joke”."))
    assert [(p.code, p.fatal) for p in gone.problems] == [("judgement-lost", False)] * 2
    assert "Ana Ruiz" in gone.problems[0].message
    assert {standing for _, standing in desk.standings()} == {Standing.LOST}
    assert desk.whole()
    assert desk.ingest(MAIL).revised == 1
    assert desk.one(post, mail)
    assert desk.said("mail.jsonl:1", HARBOUR)[0] == ["Roy Adler"]
    assert desk.whole()


def test_a_judgement_of_a_replaced_text_is_refused(desk: Desk) -> None:
    mail = desk.id("mail", HARBOUR)
    desk.ingest(record("mail", "The Leith Mail", "2031-04-17", "Ada Brandt called it “a poor joke”."))
    with pytest.raises(NothingFound, match="was replaced"):
        desk.merge(mail, desk.id("post", HARBOUR))


def judged_store(desk: Desk) -> list[Any]:
    """Judgements of every kind in a database with all articles."""
    post, mail = desk.id("post", HARBOUR), desk.id("mail", HARBOUR)
    desk.merge(post, mail)
    desk.split(desk.id("star", "whatever the sky"), desk.id("bell", "whatever the sky"))
    desk.correct(desk.id("bell", "The toll is fair"), speakers=("Tom Lee",))
    return [kept.judgement for kept in pipeline.held(desk.settings)]


@examples(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)), cut=st.integers(0, 5))
def test_chains_do_not_depend_on_when_articles_and_judgements_came(
    desk: Desk, template: Path, tmp_path: Path, order: list[int], cut: int
) -> None:
    if not desk.standings():
        judged_store(desk)
    judgements = [kept.judgement for kept in pipeline.held(desk.settings)]
    other = new_desk(template, tmp_path / "other.db", desk.lexicon)
    for number in order[:cut]:
        other.ingest(ARTICLES[number])
    taken = pipeline.import_(other.settings, judgements, other.lexicon)
    assert (taken.new, taken.known) == (3, 0)
    for number in order[cut:]:
        other.ingest(ARTICLES[number])
    assert other.chains() == desk.chains()
    assert [standing for _, standing in other.standings()] == [Standing.HOLDS] * 3
    pipeline.rebuild(other.settings, lexicon=other.lexicon)
    assert other.chains() == desk.chains()
    assert other.whole()


def test_an_import_is_done_once(desk: Desk, template: Path, tmp_path: Path) -> None:
    judgements = judged_store(desk)
    other = new_desk(template, tmp_path / "other.db", desk.lexicon)
    first = pipeline.import_(other.settings, judgements, other.lexicon)
    assert set(first.standings) == {Standing.LOST}  # no article is here yet
    before = other.digest()
    assert pipeline.import_(other.settings, judgements, other.lexicon)[:2] == (0, 3)
    assert other.digest() == before


def test_of_two_desks_that_contradict_each_other_the_later_counts(desk: Desk, filled: Path, tmp_path: Path) -> None:
    post, mail, echo = (desk.id(name, HARBOUR) for name in ("post", "mail", "echo"))
    other = new_desk(filled, tmp_path / "other.db", desk.lexicon)
    other.split(mail, echo)
    desk.merge(post, mail)
    desk.merge(post, echo)
    taken = pipeline.import_(desk.settings, [kept.judgement for kept in pipeline.held(other.settings)], desk.lexicon)
    assert taken.standings == (Standing.OVERRULED,)
    assert desk.one(post, mail, echo)


# --- Review -----------------------------------------------------------------------------------------------------------


def waiting(desk: Desk, **asked: str) -> list[tuple[str, ...]]:
    pairs, total = pipeline.waiting(desk.settings, Asked(**asked), None)
    assert total == len(pairs)
    return [(pair.a.article, pair.b.article) for pair in pairs]


def test_what_waits_can_be_asked_for(desk: Desk) -> None:
    wanted = [("post.jsonl:1", "mail.jsonl:1")]
    assert waiting(desk) == wanted
    assert waiting(desk, words="all weathers") == wanted
    assert waiting(desk, words=desk.chain_of(desk.id("mail", HARBOUR)) or "") == wanted
    assert waiting(desk, words=desk.id("mail", HARBOUR)) == wanted
    assert waiting(desk, speaker="brandt") == wanted
    assert waiting(desk, speaker="Adler") == waiting(desk, words="whatever the sky") == []
    (chain, *_) = desk.trace(HARBOUR)
    assert chain.undecided == 1


# Two agencies translate one remark, each in its own way; a third article has another remark of that day.
MEETING = "Minister Omar Haddad met the envoy of Marland, Ada Brandt, in Lisburg on Friday."
TRANSLATED = (
    record(
        "wire", "TASS", "2031-03-14", f"{MEETING}\n\n“Regardless of changes in the region, our country is committed to"
        " developing good relations with Marland,” Omar Haddad told Brandt.",
    ),
    record(
        "agency", "Xinhua", "2031-03-14", f"{MEETING}\n\n“No matter how the region is changing, we will keep developing"
        " friendly ties with Marland,” Omar Haddad said.",
    ),
    record(
        "paper", "The Leith Mail", "2031-03-14", f"{MEETING}\n\n“The herring quota is too small for our fleet and must"
        " be raised before the summer,” Omar Haddad said.",
    ),
)  # fmt: skip


def test_a_remark_translated_twice_is_proposed_and_decided(template: Path, tmp_path: Path, lexicon: Lexicon) -> None:
    desk = new_desk(template, tmp_path / "translated.db", lexicon)
    desk.ingest(*TRANSLATED)
    assert waiting(desk) == waiting(desk, words="friendly ties") == waiting(desk, speaker="Haddad")
    assert [set(pair) for pair in waiting(desk)] == [{"wire.jsonl:1", "agency.jsonl:1"}]
    assert waiting(desk, words="herring quota") == []
    with pipeline.review(desk.settings, Asked(), ANA, desk.lexicon) as session:
        session.answer(Ruling.SAME)
    for _ in range(2):
        assert desk.one(desk.id("wire", "Regardless"), desk.id("agency", "No matter"))
        assert waiting(desk) == []
        pipeline.rebuild(desk.settings, lexicon=lexicon)


@pytest.mark.parametrize("ruling", [Ruling.SAME, Ruling.DIFFERENT, Ruling.UNSURE])
def test_an_answer_is_kept_and_followed(desk: Desk, ruling: Ruling) -> None:
    post, mail = desk.id("post", HARBOUR), desk.id("mail", HARBOUR)
    with pipeline.review(desk.settings, Asked(), ANA, desk.lexicon) as session:
        assert session.pair()
        session.answer(ruling, "because")
        assert session.pair() is None
    assert desk.one(post, mail) is (ruling is Ruling.SAME)
    assert waiting(desk) == []
    (kept,) = pipeline.held(desk.settings)
    assert (kept.judgement.reason, kept.standing, kept.judgement.was[0]) == ("because", Standing.HOLDS, "perhaps")
    assert desk.trace(HARBOUR)[0].undecided == 0


def test_an_answer_can_be_undone_and_a_pair_left_for_later(desk: Desk) -> None:
    with pipeline.review(desk.settings, Asked(), ANA, desk.lexicon) as session:
        session.answer(Ruling.SAME)
        assert session.undo() is not None
        assert session.pair()
        session.skip()
        assert session.undo() is None
        with pytest.raises(IndexError):
            session.undo()
        assert session.answers == []
    assert waiting(desk) == [("post.jsonl:1", "mail.jsonl:1")]
    assert desk.standings() == [("same", Standing.WITHDRAWN), ("withdrawn", Standing.HOLDS)]


def test_what_a_killed_session_left_is_settled_by_the_next_command(desk: Desk) -> None:
    with db.writer(str(desk.path)) as database:
        session = pipeline.Session(database, ANA, desk.lexicon, asked_for(database, Asked()))
        session.answer(Ruling.SAME)
    assert desk.standings() == [("same", None)]
    assert pipeline.unsettled(desk.settings) == 1
    desk.ingest(POST)
    assert desk.one(desk.id("post", HARBOUR), desk.id("mail", HARBOUR))


# --- References -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ref", "error", "message"),
    [
        ("q", UsageError, "is not the id of a quotation"),
        ("zz", UsageError, "is not the id of a quotation"),
        ("q00000000", NothingFound, "begins with q00000000"),
        ("star.jsonl:1#99", NothingFound, "has 1 quotations, and no number 99"),
        ("star.jsonl:1#0", NothingFound, "no number 0"),
        ("nothing.txt#1", NothingFound, "no stored article"),
    ],
)
def test_what_is_not_there_is_told(desk: Desk, ref: str, error: type[Exception], message: str) -> None:
    with db.reader(str(desk.path)) as database, pytest.raises(error, match=message):
        refs.quotation(database, ref)


def test_a_beginning_will_do_where_it_is_the_only_one(desk: Desk) -> None:
    star = desk.id("star", "whatever the sky")
    with db.reader(str(desk.path)) as database:
        assert refs.quotation(database, star[:10]) == refs.quotation(database, "star.jsonl:1#1") == star
        shared = [name for name in refs.beginning(database, "quotation", "q", 99) if name[1] == star[1]]
        if len(shared) > 1:
            with pytest.raises(UsageError, match="may be any of"):
                refs.quotation(database, _common(shared))
        assert query.sizes(database, [star])[0][1] == 2


def _common(names: Sequence[str]) -> str:
    """A beginning of three signs that several names have, or one that is too short to be one."""
    several = [a[:3] for a, b in permutations(names, 2) if a[:3] == b[:3]]
    return several[0] if several else names[0][:2]
