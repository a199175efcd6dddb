"""Where is everything kept, so that nothing is lost, doubled or half there?

    place.py       a path or URL to a file, and whether that file is ours        (no SQLAlchemy: starts quickly)
    engine.py      a file to a connection that reads, or one that writes
    migrate.py     no file, or an older one, to the shape this code needs        (alembic, only when due)
    db.py          the door: reader, writer, upgrade, current, check

    schema.py      the tables                      views.sql     what people query
    write.py       evidence into the store         conclude.py   conclusions into the store, and out of it
    query.py       what matching and chaining ask  phrases.py    what tracing asks      extracts.py   one whole article
    lookup.py      the index for tracing           filters.py    what its filters let through
    rows.py        records to rows                 records.py    rows to records        runs.py       who stored it
    check.py       is it whole?
    readonly.py    a user's own SELECT, in a child process that can do nothing else (confined.py)

Evidence (articles, quotations, attributions, citations, hops, problems) is only ever added to. Conclusions (keys,
matches, chains) carry the run that made them and can be dropped and made again.
"""
