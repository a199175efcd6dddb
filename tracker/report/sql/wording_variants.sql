-- title: Wording variants
-- about: Remarks that several articles print in more than one wording, and where each wording stands
-- param: speaker "" "part of the speaker's name"
-- param: min_articles 2 "in at least so many articles; 1 also compares what a single article repeats"
-- param: limit -1 "at most so many rows, -1 for all"
WITH repeated AS MATERIALIZED (
    SELECT * FROM chains WHERE chains.articles >= :min_articles
),
wording AS (
    -- Case, marks and hyphens alone make no other wording.
    SELECT
        quotations.chain_id,
        quotations.normal,
        min(quotations.text) AS text,
        count(DISTINCT quotations.article) AS articles,
        min(articles.published) AS first_published,
        min(quotations.article) AS for_example
    FROM quotations
    JOIN repeated ON repeated.chain_id = quotations.chain_id
    JOIN articles ON articles.id = quotations.article_id
    WHERE quotations.current
    GROUP BY quotations.chain_id, quotations.normal
),
varied AS (
    SELECT wording.chain_id, count(*) AS wordings
    FROM wording
    GROUP BY wording.chain_id
    HAVING count(*) > 1
)
SELECT
    repeated.speaker,
    varied.wordings,
    wording.articles,
    wording.first_published,
    wording.for_example,
    repeated.chain_id,
    wording.text
FROM varied
JOIN wording ON wording.chain_id = varied.chain_id
JOIN repeated ON repeated.chain_id = varied.chain_id
WHERE :speaker = '' OR repeated.speaker LIKE '%' || :speaker || '%'
ORDER BY varied.wordings DESC, repeated.chain_id, wording.first_published IS NULL, wording.first_published, wording.text
LIMIT :limit
