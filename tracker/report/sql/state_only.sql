-- title: State only
-- about: Remarks for which every outlet that is named is owned by a state or a party
-- param: min_articles 1 "in at least so many articles"
-- param: limit -1 "at most so many rows, -1 for all"
WITH cited AS (
    SELECT
        quotations.chain_id,
        citations.outlet,
        coalesce(outlets.name, citations.name) AS name,
        coalesce(outlets.ownership IN ('state', 'party'), 0) AS state
    FROM quotations
    JOIN citations ON citations.quotation = quotations.id
    LEFT JOIN outlets ON outlets.outlet = citations.outlet
    WHERE quotations.current AND quotations.chain_id IS NOT NULL
    GROUP BY quotations.chain_id, citations.outlet
)
SELECT
    group_concat(cited.name, ', ') AS outlets,
    chains.articles,
    chains.speaker,
    chains.first_published,
    chains.last_published,
    chains.chain_id,
    chains.text
FROM cited
JOIN chains ON chains.chain_id = cited.chain_id
WHERE chains.articles >= :min_articles
GROUP BY chains.chain_id
HAVING min(cited.state) = 1
ORDER BY chains.articles DESC, outlets, chains.chain_id
LIMIT :limit
