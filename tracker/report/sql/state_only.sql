-- title: State only
-- about: Remarks that rest on outlets alone that a state or a party owns
-- param: min_articles 1 "in at least so many articles"
-- param: limit -1 "at most so many rows, -1 for all"
WITH relayed AS MATERIALIZED (
    -- The outlets that an article cites for a remark, but for those whose article it is.
    SELECT DISTINCT quotations.chain_id, quotations.article_id, citations.outlet, citations.name
    FROM citations
    JOIN quotations ON quotations.id = citations.quotation
    JOIN articles ON articles.id = quotations.article_id
    WHERE quotations.current
        AND quotations.chain_id IS NOT NULL
        AND citations.name IS NOT articles.outlet
        AND citations.name IS NOT articles.syndicated_from
),
resting AS (
    SELECT relayed.chain_id, outlets.name, relayed.name AS printed, outlets.ownership
    FROM relayed
    LEFT JOIN outlets ON outlets.outlet = relayed.outlet
    UNION
    -- An article that cites none rests on the outlet that it is taken from, or else on its publisher.
    SELECT quotations.chain_id, outlets.name, coalesce(articles.syndicated_from, articles.outlet), outlets.ownership
    FROM quotations
    JOIN articles ON articles.id = quotations.article_id
    LEFT JOIN outlets ON outlets.name = coalesce(articles.syndicated_from, articles.outlet)
    WHERE quotations.current
        AND quotations.chain_id IS NOT NULL
        AND coalesce(articles.syndicated_from, articles.outlet) IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM relayed
            WHERE relayed.chain_id = quotations.chain_id AND relayed.article_id = quotations.article_id
        )
),
owned AS (
    SELECT resting.chain_id, group_concat(coalesce(resting.name, resting.printed), ', ') AS outlets
    FROM resting
    GROUP BY resting.chain_id
    HAVING min(coalesce(resting.ownership IN ('state', 'party'), 0)) = 1
)
SELECT
    owned.outlets,
    chains.articles,
    chains.speaker,
    chains.first_published,
    chains.last_published,
    chains.chain_id,
    chains.text
FROM owned
JOIN chains ON chains.chain_id = owned.chain_id
WHERE chains.articles >= :min_articles
ORDER BY chains.articles DESC, owned.outlets, chains.chain_id
LIMIT :limit
