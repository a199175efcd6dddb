-- title: Speakers
-- about: Who is quoted, how often, in what form, and through how many outlets
-- param: speaker "" "part of the name"
-- param: limit -1 "at most so many rows, -1 for all"
WITH via AS (
    SELECT citations.quotation, count(*) AS outlets
    FROM citations
    GROUP BY citations.quotation
)
SELECT
    quotations.speaker,
    count(*) AS quotations,
    sum(quotations.kind = 'direct') AS direct,
    sum(quotations.kind = 'mixed') AS mixed,
    sum(quotations.kind = 'indirect') AS indirect,
    count(DISTINCT quotations.article) AS articles,
    sum(via.outlets IS NOT NULL) AS via_outlets,
    min(articles.published) AS first_published,
    max(articles.published) AS last_published
FROM quotations
JOIN articles ON articles.id = quotations.article_id
LEFT JOIN via ON via.quotation = quotations.id
WHERE quotations.current
    AND quotations.speaker IS NOT NULL
    AND (:speaker = '' OR quotations.speaker LIKE '%' || :speaker || '%')
GROUP BY quotations.speaker
ORDER BY quotations DESC, quotations.speaker
LIMIT :limit
