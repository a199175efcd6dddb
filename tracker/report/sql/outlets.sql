-- title: Outlets
-- about: Which outlets the quotations rest on, and how much rests on each
-- param: ownership "" "only outlets owned so: state, public, private, party"
-- param: kind "" "only outlets of this kind: agency, newspaper, broadcaster, online, magazine, social, government"
-- param: limit -1 "at most so many rows, -1 for all"
SELECT
    coalesce(outlets.name, citations.name) AS outlet,
    outlets.kind,
    outlets.ownership,
    outlets.country,
    count(DISTINCT citations.quotation) AS quotations,
    count(DISTINCT quotations.article) AS articles,
    count(DISTINCT CASE WHEN citations.inherited THEN citations.quotation END) AS inherited
FROM citations
JOIN quotations ON quotations.id = citations.quotation
LEFT JOIN outlets ON outlets.outlet = citations.outlet
WHERE quotations.current
    AND (:ownership = '' OR outlets.ownership = :ownership)
    AND (:kind = '' OR outlets.kind = :kind)
GROUP BY citations.outlet
ORDER BY quotations DESC, articles DESC, outlet
LIMIT :limit
