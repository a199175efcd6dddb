-- title: Republished
-- about: Which articles are others, republished by another outlet or revised by the same one?
-- param: kind "" "republished or revised, all without"
-- param: min_share 0 "leave out those of which a smaller share stands in the other, 0 to 1"
-- param: limit -1 "at most so many rows, -1 for all"
SELECT
    republications.article,
    republications.outlet,
    republications.kind,
    republications.original,
    republications.original_outlet,
    CASE WHEN republications.taken THEN 'yes' ELSE 'not known' END AS taken,
    republications.share,
    republications.paragraphs
FROM republications
WHERE (:kind = '' OR republications.kind = :kind)
    AND republications.share >= :min_share
ORDER BY republications.share DESC, republications.article
LIMIT :limit
