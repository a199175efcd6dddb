-- title: Timeline
-- about: What was printed when: every attributed quotation in the order of publication, the undated last
-- param: speaker "" "part of the speaker's name"
-- param: words "" "part of the quotation, as printed"
-- param: since "" "published on this day or later, as 2023-02-21"
-- param: until "" "published on this day or earlier"
-- param: limit -1 "at most so many rows, -1 for all"
SELECT
    articles.published,
    quotations.said,
    articles.outlet,
    quotations.speaker,
    (
        SELECT group_concat(cited.name, ' > ')
        FROM (
            SELECT citations.name
            FROM citations
            WHERE citations.quotation = quotations.id
            ORDER BY citations.position
        ) AS cited
    ) AS via,
    quotations.article,
    quotations.chain_id,
    quotations.text
FROM quotations
JOIN articles ON articles.id = quotations.article_id
WHERE quotations.current
    AND quotations.kind <> 'unattributed'
    AND (:speaker = '' OR quotations.speaker LIKE '%' || :speaker || '%')
    AND (:words = '' OR quotations.text LIKE '%' || :words || '%')
    AND (:since = '' OR substr(articles.published, 1, length(:since)) >= :since)
    AND (:until = '' OR substr(articles.published, 1, length(:until)) <= :until)
ORDER BY articles.published IS NULL, articles.published, quotations.article, quotations.start
LIMIT :limit
