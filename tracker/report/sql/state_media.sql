-- title: State media
-- about: Articles that rest on outlets that a state or a party owns, and how much of each does
-- param: min_share 0.0 "at least this share of its attributed quotations, 0 to 1"
-- param: limit -1 "at most so many rows, -1 for all"
WITH resting AS (
    -- For each attributed quotation: does it cite a state-owned outlet, and does it cite another one?
    SELECT
        quotations.id,
        quotations.article,
        max(coalesce(outlets.ownership IN ('state', 'party'), 0)) AS state,
        max(citations.outlet IS NOT NULL AND coalesce(outlets.ownership NOT IN ('state', 'party'), 1)) AS other
    FROM quotations
    LEFT JOIN citations ON citations.quotation = quotations.id
    LEFT JOIN outlets ON outlets.outlet = citations.outlet
    WHERE quotations.current AND quotations.kind <> 'unattributed'
    GROUP BY quotations.id
)
SELECT
    resting.article,
    articles.outlet,
    articles.published,
    count(*) AS quotations,
    sum(resting.state AND NOT resting.other) AS only_state,
    sum(resting.state AND resting.other) AS state_and_other,
    sum(resting.other AND NOT resting.state) AS only_other,
    sum(NOT resting.state AND NOT resting.other) AS none_cited,
    round(avg(resting.state AND NOT resting.other), 2) AS share_only_state
FROM resting
JOIN articles ON articles.article = resting.article AND articles.current
GROUP BY resting.article
HAVING sum(resting.state) > 0
    AND avg(resting.state AND NOT resting.other) >= :min_share
ORDER BY avg(resting.state AND NOT resting.other) DESC, quotations DESC, resting.article
LIMIT :limit
