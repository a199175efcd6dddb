"""How is a judgement written as JSON, so that a desk can keep it and hand it on, and read back?"""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from hashlib import sha256
from json import dumps
from typing import Any

from tracker.judge.stand import PAIRS
from tracker.model import Judgement, Ruling, Subject

_TEXTS = ("id", "ruling", "by", "at")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SUBJECT = ("quotation", "article", "key", "path", "text", "before", "after")


def identified(judgement: Judgement) -> Judgement:
    """The judgement with the id that it has by what it says."""
    said = {name: value for name, value in record(judgement).items() if name != "id"}
    return replace(judgement, id="j" + sha256(dumps(said, sort_keys=True).encode()).hexdigest()[:12])


def record(judgement: Judgement) -> dict[str, Any]:
    """The judgement as values that JSON knows."""
    return {
        "id": judgement.id,
        "ruling": judgement.ruling.value,
        "by": judgement.by,
        "at": judgement.at,
        "reason": judgement.reason,
        "answer": list(judgement.answer),
        "was": list(judgement.was),
        "everywhere": judgement.everywhere,
        "withdraws": judgement.withdraws,
        "subjects": [asdict(subject) for subject in judgement.subjects],
    }


def parsed(value: Any) -> Judgement | str:
    """The judgement that a record holds, or what is wrong with it; keys that nobody knows are passed over."""
    if not isinstance(value, dict):
        return "no object: each line must be a judgement, as `tracker judgements --format jsonl` prints them"
    missing = [name for name in _TEXTS if not isinstance(value.get(name), str) or not value[name].strip()]
    if missing:
        return f"`{missing[0]}` is missing or no text"
    if value["ruling"] not in list(Ruling):
        return f"`ruling` is {value['ruling']!r}; it must be one of {', '.join(Ruling)}"
    try:
        at = _utc(value["at"])
    except ValueError:
        return f"`at` is {value['at']!r}, no time with a zone in ISO 8601"
    try:
        made = _judgement(value, at)
    except (KeyError, TypeError, ValueError) as error:
        return f"no judgement: {error}"
    if identified(made).id != made.id:
        return f"`id` is {made.id}, but what it says has another one: it was changed by hand"
    return made


def _judgement(value: Mapping[str, Any], at: str) -> Judgement:
    ruling = Ruling(value["ruling"])
    subjects = tuple(map(_subject, _list(value, "subjects")))
    withdraws, reason = _maybe(value, "withdraws"), _maybe(value, "reason")
    if (ruling is Ruling.WITHDRAWN) != (withdraws is not None):
        raise ValueError("`withdraws` must name a judgement when `ruling` is withdrawn, and only then")
    if len(subjects) < (2 if ruling in PAIRS else ruling is not Ruling.WITHDRAWN):
        raise ValueError("too few `subjects`")
    sides = {subject.side for subject in subjects}
    if ruling is Ruling.SAME and sides != {0}:
        raise ValueError("`side` of all `subjects` must be 0 when `ruling` is same")
    answer, was = (tuple(map(_text, _list(value, name))) for name in ("answer", "was"))
    everywhere = value.get("everywhere") is True
    name, by = _text(value["id"]), _text(value["by"])
    return Judgement(name, ruling, subjects, by, at, reason, answer, was, everywhere, withdraws)


def _subject(value: Any) -> Subject:
    if not isinstance(value, dict) or value.get("side", 0) not in (0, 1):
        raise ValueError("each of `subjects` must be an object, with a `side` of 0 or 1")
    texts = {name: _text(value.get(name)) for name in _SUBJECT}
    return Subject(**texts, side=value.get("side", 0))


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name, [])
    if not isinstance(found, list):
        raise TypeError(f"`{name}` is no list")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    if _UNSTORABLE.search(value):
        raise ValueError(f"{value!r} has signs that are no text")
    return value


def _maybe(value: Mapping[str, Any], name: str) -> str | None:
    return None if value.get(name) is None else _text(value[name])


def _utc(at: str) -> str:
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(at)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
