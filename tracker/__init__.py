"""Who said what, through whom it came, and how it changed on the way.

    read an article > find quotations > attribute them > match repeats > judge them > chain them > store > report

Each step is a package of that name with one public function, in this order:

    read.article                bytes of one text          -> Article
    find.quotations             Article                    -> Found: quotations and the reporting clauses around them
    attribute.attributions      Article, Found             -> who said each, through which outlets
    match.pairs                 quotations                 -> scored pairs
    judge.settled               what people decided        -> which of it holds, and what follows from it
    chain.chains                quotations, pairs, that    -> chains, with the hops of each appearance
    store                       all of it                  <-> one SQLite file
    report                      the store                  -> tables, trees, SQL reports

`pipeline` joins the steps; they meet nowhere else, and only through the records of `model`.
"""

__version__ = "0.1.0"
