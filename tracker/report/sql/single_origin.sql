-- title: Single origin
-- about: Chains that several articles repeat and that all go back to one outlet
-- param: min_articles 2 "at least so many articles"
-- param: limit -1 "at most so many rows, -1 for all"
WITH repeated AS MATERIALIZED (
    SELECT * FROM chains WHERE chains.articles >= :min_articles
),
seen AS MATERIALIZED (
    SELECT quotations.id, quotations.chain_id, quotations.article, articles.outlet, articles.syndicated_from
    FROM quotations
    JOIN repeated ON repeated.chain_id = quotations.chain_id
    JOIN articles ON articles.id = quotations.article_id
    WHERE quotations.current
),
way AS MATERIALIZED (
    -- Every outlet on the way of each appearance; `own` when it is the outlet whose article it is.
    SELECT
        seen.id,
        seen.chain_id,
        seen.article,
        stop.outlet,
        stop.position,
        coalesce(stop.outlet IN (seen.outlet, seen.syndicated_from), 0) AS own,
        -- What nobody names ends in a common noun: "Chinese state media".
        rtrim(stop.outlet, 'abcdefghijklmnopqrstuvwxyz') LIKE '% ' AS generic
    FROM seen
    JOIN (
        SELECT hops.quotation, hops.position, hops.giver AS outlet FROM hops WHERE hops.giver_kind = 'outlet'
        UNION
        SELECT hops.quotation, hops.position + 1, hops.taker FROM hops WHERE hops.taker_kind = 'outlet'
    ) AS stop ON stop.quotation = seen.id
),
furthest AS (
    SELECT way.chain_id, way.article, way.outlet, way.own, way.generic, min(way.position)
    FROM way
    GROUP BY way.id
),
origin AS (
    -- Of each article the furthest outlets that it cites, else the one that it is taken from, its own one, the article.
    SELECT furthest.chain_id, furthest.article, furthest.outlet AS name, furthest.generic
    FROM furthest
    WHERE NOT furthest.own
    UNION
    SELECT seen.chain_id, seen.article, coalesce(min(seen.syndicated_from), min(furthest.outlet), seen.article), 0
    FROM seen
    LEFT JOIN furthest ON furthest.chain_id = seen.chain_id AND furthest.article = seen.article
    GROUP BY seen.chain_id, seen.article
    HAVING coalesce(min(furthest.own), 1)
),
counted AS (
    -- "State media" is no origin beside a named outlet that is cited: it may well be that one.
    SELECT origin.chain_id, origin.name
    FROM origin
    WHERE NOT origin.generic
        OR origin.chain_id NOT IN (SELECT way.chain_id FROM way WHERE NOT way.own AND NOT way.generic)
)
SELECT
    min(counted.name) AS origin,
    repeated.articles,
    repeated.speaker,
    repeated.first_published,
    repeated.last_published,
    repeated.chain_id,
    repeated.text
FROM counted
JOIN repeated ON repeated.chain_id = counted.chain_id
GROUP BY repeated.chain_id
HAVING count(DISTINCT counted.name) = 1
ORDER BY repeated.articles DESC, origin, repeated.chain_id
LIMIT :limit
