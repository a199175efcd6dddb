"""How is what the store holds, or a step found, put before people and programs?

    quotations.py  one article's quotations as rows
    trace.py       chains as records and rows           tree.py      and as trees for people
    show.py        an article with its quotations explained
    judged.py      what people decided
    review.py      two quotations to be judged
    summary.py     what an ingest did                   problems.py  what could not be done
    outlets.py     the lexicon's outlets as rows
    sql_reports.py SELECTs in files, shipped (sql/) or the user's
    render.py      rows to table, csv, json, jsonl, md
    layout.py      tables in the width of a terminal
    gate.py        what no output may hold              console.py   terminal or pipe

Everything printed passes `gate`: text of articles, names of files, errors. None of it is ever parsed as markup.
"""
