-- title: Speakers
-- about: Who is quoted, how often, in what form, and how much of it through outlets
-- param: speaker "" "part of the name"
-- param: named "" "1 for names only, 0 for the others only: a senior official, the ministry"
-- param: limit -1 "at most so many rows, -1 for all"
WITH said AS (
    SELECT
        quotations.id,
        quotations.article,
        quotations.kind,
        quotations.speaker,
        -- A source without a name stands in the article's words: it begins small, or ends in a common noun.
        quotations.speaker NOT GLOB '[a-z]*'
        AND rtrim(quotations.speaker, 'abcdefghijklmnopqrstuvwxyz') NOT LIKE '% ' AS named
    FROM quotations
    WHERE quotations.current AND quotations.speaker IS NOT NULL
)
SELECT
    said.speaker,
    CASE WHEN said.named THEN 'yes' ELSE 'no' END AS named,
    count(*) AS quotations,
    sum(said.kind = 'direct') AS direct,
    sum(said.kind = 'mixed') AS mixed,
    sum(said.kind = 'indirect') AS indirect,
    count(DISTINCT said.article) AS articles,
    sum(said.id IN (SELECT citations.quotation FROM citations)) AS via_outlets
FROM said
WHERE (:speaker = '' OR said.speaker LIKE '%' || :speaker || '%')
    AND (:named = '' OR said.named = (:named = '1'))
GROUP BY said.speaker
ORDER BY said.named DESC, quotations DESC, said.speaker
LIMIT :limit
