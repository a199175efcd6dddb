-- title: Single origin
-- about: Chains that several articles repeat and that all go back to one outlet
-- param: min_articles 2 "at least so many articles"
-- param: limit -1 "at most so many rows, -1 for all"
WITH first_outlet AS (
    -- The furthest outlet upstream of each appearance; those without any name their own article.
    SELECT
        quotations.chain_id,
        quotations.article,
        coalesce(
            (
                SELECT hops.taker
                FROM hops
                WHERE hops.quotation = quotations.id AND hops.taker_kind = 'outlet'
                ORDER BY hops.position
                LIMIT 1
            ),
            quotations.article
        ) AS origin
    FROM quotations
    JOIN chains ON chains.chain_id = quotations.chain_id
    WHERE quotations.current AND chains.articles >= :min_articles
)
SELECT
    min(first_outlet.origin) AS origin,
    count(DISTINCT first_outlet.article) AS articles,
    chains.speaker,
    chains.first_published,
    chains.last_published,
    chains.chain_id,
    chains.text
FROM first_outlet
JOIN chains ON chains.chain_id = first_outlet.chain_id
GROUP BY chains.chain_id
HAVING count(DISTINCT first_outlet.origin) = 1 AND count(DISTINCT first_outlet.article) >= :min_articles
ORDER BY articles DESC, origin, chains.chain_id
LIMIT :limit
