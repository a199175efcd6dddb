-- The documented views: open the file with sqlite3 or Datasette and query these.
--
-- "start" and "end" are half-open and count characters (code points) of the article's text from 0;
-- substr(text, "start" + 1, "end" - "start") gives the words. Dates are ISO 8601, as precise as printed.
-- `current` is 1 for the newest revision of an article and all that belongs to it, 0 for what was replaced.
-- `article` is the path or address by which an article came; two revisions share it, `article_id` tells them apart.
--
-- Every upgrade drops all views of the file and makes these anew.

CREATE VIEW articles AS
SELECT
    article.path AS article,               -- the path or address by which it came
    article.id,                            -- hash of text and declared fields
    article.url,
    article.title,
    article.outlet,                        -- who publishes it
    -- the outlet or agency that it is taken from: as it says itself, or as that of the article that it republishes
    coalesce(
        article.syndicated_from,
        CASE WHEN copy.kind = 'republished' THEN
            nullif(CASE WHEN copy.taken THEN coalesce(other.outlet, other.syndicated_from) ELSE other.syndicated_from END, article.outlet)
        END
    ) AS syndicated_from,
    article.published,
    article.byline,
    article.dateline,
    (
        SELECT value FROM fact WHERE fact.article = article.pk AND field = 'language' ORDER BY position LIMIT 1
    ) AS language,                         -- "en", "ru"; NULL when not known
    article.revision,                      -- 1, 2, ...
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    length(article.text) AS characters,
    run.started_at AS first_seen           -- when the run began that stored it, UTC
FROM article
JOIN run ON run.pk = article.run
LEFT JOIN copy ON copy.article = article.pk
LEFT JOIN article AS other ON other.pk = copy."of";

CREATE VIEW republications AS
SELECT
    article.path AS article,               -- the one that is another one
    article.id AS article_id,
    other.path AS original,                -- the other one
    other.id AS original_id,
    copy.kind,                             -- republished by another outlet; revised by the same one
    copy.taken,                            -- 1 when it was taken from there, 0 when that is not known, or both have it from a third
    copy.share,                            -- how much of its body stands in the other one, 0 to 1, by words
    length(copy.paragraphs) - length(replace(copy.paragraphs, '[', '')) - 1 AS paragraphs, -- so many of its paragraphs
    article.outlet,
    other.outlet AS original_outlet,
    article.published,
    other.published AS original_published,
    copy.why                               -- what was seen
FROM copy
JOIN article ON article.pk = copy.article
JOIN article AS other ON other.pk = copy."of";

CREATE VIEW quotations AS
SELECT
    quotation.id,                          -- hash of article, span and form
    article.path AS article,
    article.id AS article_id,
    quotation.start,                       -- the words said, without their marks
    quotation."end",
    quotation.text,
    coalesce(corrected.kind, attribution.kind) AS kind, -- direct, mixed, indirect, unattributed
    CASE
        WHEN corrected.speaker IS NULL THEN (
            SELECT group_concat(named.name, '; ')
            FROM (SELECT name FROM speaker WHERE speaker.quotation = quotation.pk ORDER BY position) AS named
        )
        ELSE (
            SELECT group_concat(named.name, '; ')
            FROM (SELECT name FROM corrected_speaker AS s WHERE s.quotation = quotation.pk ORDER BY position) AS named
        )
    END AS speaker,                        -- NULL when nobody is named
    attribution.source,                    -- the words naming who said it
    attribution.cue,                       -- the reporting word
    attribution.hedge,                     -- "reportedly" and the like
    said.date AS said,                     -- when it was said, where the article tells; a range has a stroke between
    said.start AS said_start,              -- the words that tell it
    said."end" AS said_end,
    attribution.rule,                      -- how the speaker was found
    attribution.confidence,                -- 0 to 1: how often that rule is right
    chain.id AS chain_id,                  -- NULL when replaced, or not yet concluded
    quotation.utterance,                   -- number in the article; pieces of one remark share it
    quotation.role,                        -- of the block it stands in
    quotation.normal,                      -- the text in lower case, without marks
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    (
        SELECT group_concat(told.id, ' ')
        FROM (
            SELECT id FROM judgement WHERE pk IN (corrected.speaker, corrected.outlets) ORDER BY pk
        ) AS told
    ) AS corrected,                        -- ids of the judgements that correct it, NULL when there are none
    CASE WHEN corrected.speaker IS NOT NULL THEN (
        SELECT group_concat(named.name, '; ')
        FROM (SELECT name FROM speaker WHERE speaker.quotation = quotation.pk ORDER BY position) AS named
    ) END AS tracker_speaker               -- whom tracker names, where a person says otherwise
FROM quotation
JOIN article ON article.pk = quotation.article
JOIN attribution ON attribution.quotation = quotation.pk
LEFT JOIN said ON said.quotation = quotation.pk
LEFT JOIN corrected ON corrected.quotation = quotation.pk
LEFT JOIN member ON member.quotation = quotation.pk
LEFT JOIN chain ON chain.pk = member.chain;

CREATE VIEW citations AS
SELECT
    quotation.id AS quotation,
    article.path AS article,
    citation.position,                     -- 0 is nearest to the article
    citation.outlet,                       -- see the view `outlets`
    citation.name,
    citation.relation,                     -- reported, told to, carried by, quoted by, ...
    citation.inherited,                    -- 1 when it carries over from another quotation of the same speaker
    citation.printed,                      -- the words that prove it; empty when only a person says so
    citation.start,
    citation."end",
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    NULL AS corrected                      -- id of the judgement that says so, NULL when tracker does
FROM citation
JOIN quotation ON quotation.pk = citation.quotation
JOIN article ON article.pk = quotation.article
WHERE NOT EXISTS (SELECT 1 FROM corrected AS c WHERE c.quotation = citation.quotation AND c.outlets IS NOT NULL)
UNION ALL
SELECT
    quotation.id,
    article.path,
    told.position,
    told.outlet,
    told.name,
    told.relation,
    told.inherited,
    told.printed,
    told.start,
    told."end",
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    judgement.id
FROM corrected_citation AS told
JOIN corrected ON corrected.quotation = told.quotation
JOIN judgement ON judgement.pk = corrected.outlets
JOIN quotation ON quotation.pk = told.quotation
JOIN article ON article.pk = quotation.article;

CREATE VIEW chains AS
SELECT
    chain.id AS chain_id,
    chain.speaker,                         -- the names that the appearances agree on, or NULL
    first.path AS origin_article,          -- the earliest article in this database
    first.published AS origin_published,
    count(*) AS appearances,
    count(DISTINCT quotation.article) AS articles,
    min(article.published) AS first_published,
    max(article.published) AS last_published,
    origin.text,                           -- as the origin has it
    chain.pk IN (
        SELECT ruled.chain
        FROM bond
        JOIN member AS ruled ON ruled.quotation IN (bond.a, bond.b)
        WHERE bond.ruling <> 'unsure'
    ) AS judged                            -- 1 when people decided what belongs to it, or what does not
FROM chain
JOIN quotation AS origin ON origin.pk = chain.origin
JOIN article AS first ON first.pk = origin.article
JOIN member ON member.chain = chain.pk
JOIN quotation ON quotation.pk = member.quotation
JOIN article ON article.pk = quotation.article
GROUP BY chain.pk;

CREATE VIEW hops AS
SELECT
    quotation.id AS quotation,
    article.path AS article,
    hop.position,                          -- 0 leaves the speaker, the last one arrives at the article
    hop.giver,
    hop.giver_kind,                        -- speaker, outlet, article
    hop.taker,
    hop.taker_kind,
    hop.relation,                          -- how the taker got it; "republished" or "revised" from another article
    hop.printed,                           -- the words that prove it, empty when they stand outside the text; of a whole article what was seen
    hop.start,
    hop."end",
    hop.inherited,                         -- 1 when the proof belongs to another quotation of the same speaker
    chain.id AS chain_id,
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    0 AS corrected                         -- 1 when a person corrected the speaker or the outlets
FROM hop
JOIN quotation ON quotation.pk = hop.quotation
JOIN article ON article.pk = quotation.article
LEFT JOIN member ON member.quotation = quotation.pk
LEFT JOIN chain ON chain.pk = member.chain
WHERE NOT EXISTS (SELECT 1 FROM corrected AS c WHERE c.quotation = hop.quotation)
UNION ALL
SELECT
    quotation.id,
    article.path,
    told.position,
    told.giver,
    told.giver_kind,
    told.taker,
    told.taker_kind,
    told.relation,
    told.printed,
    told.start,
    told."end",
    told.inherited,
    chain.id,
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    1
FROM corrected_hop AS told
JOIN quotation ON quotation.pk = told.quotation
JOIN article ON article.pk = quotation.article
LEFT JOIN member ON member.quotation = quotation.pk
LEFT JOIN chain ON chain.pk = member.chain
UNION ALL
SELECT                                     -- one more for words that their article has from another one, where they stand, too
    quotation.id,
    own.path,
    1 + coalesce((SELECT max(position) FROM hop WHERE hop.quotation = quotation.pk), -1),
    other.path,
    'article',
    own.path,
    'article',
    copy.kind,
    copy.why,
    NULL,
    NULL,
    0,
    chain.id,
    own.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = own.key) AS current,
    0
FROM copy
JOIN article AS own ON own.pk = copy.article
JOIN article AS other ON other.pk = copy."of"
JOIN quotation ON quotation.article = own.pk
LEFT JOIN member ON member.quotation = quotation.pk
LEFT JOIN chain ON chain.pk = member.chain
WHERE copy.taken
    AND instr(other.text, quotation.text);

CREATE VIEW retrievals AS
SELECT
    article.path AS article,               -- NULL when the bytes, as those of an empty feed, held none
    article.id AS article_id,
    retrieval.asked,                       -- the address as it was asked for; of an archived page its place in the archive
    retrieval.final,                       -- the address that answered, after all redirects
    retrieval.status,
    retrieval.retrieved_at,                -- UTC; when these bytes came for the first time
    retrieval.sha256,                      -- of the bytes, unpacked
    retrieval.bytes,                       -- how many
    retrieval.taken,                       -- article, archived (likewise, from an archive), entries (of a feed), pages (to which a feed's entries lead)
    retrieval.headers                      -- a JSON object
FROM retrieval
LEFT JOIN carried ON carried.retrieval = retrieval.pk
LEFT JOIN article ON article.pk = carried.article;

CREATE VIEW judgements AS
SELECT
    judgement.id AS judgement,
    judgement.ruling,                      -- same, different, unsure, speaker, outlets, withdrawn
    coalesce(standing.standing, 'waits') AS standing, -- holds, withdrawn, replaced, overruled, lost; waits
    judgement.by,                          -- who judged
    judgement.at,                          -- when, UTC
    judgement.reason,
    judgement.answer,                      -- a JSON list of names, for speaker and outlets; empty for nobody
    judgement.was,                         -- likewise: what tracker said then
    judgement.everywhere,                  -- 1 when it goes for all that tracker gives to `was` in the article
    judgement.withdraws,                   -- the judgement that counts no more
    subject.quotation AS judged,           -- the quotation as it was then
    subject.path AS article,
    subject.text,
    subject.side                           -- of `different`: which quotations are apart from which
FROM judgement
LEFT JOIN standing ON standing.judgement = judgement.pk
LEFT JOIN subject ON subject.judgement = judgement.pk;

CREATE VIEW hyperlinks AS
SELECT
    article.path AS article,
    article.id AS article_id,
    hyperlink.position,
    hyperlink.start,
    hyperlink."end",
    substr(article.text, hyperlink.start + 1, hyperlink."end" - hyperlink.start) AS words,
    hyperlink.address,                     -- where the words lead
    article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current
FROM hyperlink
JOIN article ON article.pk = hyperlink.article;

CREATE VIEW outlets AS
SELECT
    outlet.id AS outlet,                   -- as in citations.outlet
    outlet.name,
    outlet.kind,                           -- agency, newspaper, broadcaster, ...
    outlet.ownership,                      -- state, public, private, party; NULL when not known
    outlet.country                         -- two letters, or NULL
FROM outlet;

CREATE VIEW problems AS
SELECT
    problem.path,                          -- the input
    article.id AS article_id,              -- NULL when it yielded no article
    problem.step,                          -- read, find, attribute, ...
    problem.code,                          -- short and stable: "date-contradicted"
    problem.message,
    problem.start,                         -- the words that it is about, NULL when it is about none
    problem."end",
    problem.fatal,                         -- 1 when the input yielded no article
    article.pk IS NULL
        OR article.revision = (SELECT max(newest.revision) FROM article AS newest WHERE newest.key = article.key) AS current,
    run.started_at AS first_seen           -- when the run began that met it, UTC
FROM problem
JOIN run ON run.pk = problem.run
LEFT JOIN article ON article.pk = problem.article;
