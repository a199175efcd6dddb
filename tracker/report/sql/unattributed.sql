-- title: Unattributed
-- about: Words in quotation marks for which nobody is named, the most repeated first
-- param: min_words 1 "only wordings of at least so many words"
-- param: limit -1 "at most so many rows, -1 for all"
SELECT
    count(*) AS times,
    count(DISTINCT quotations.article) AS articles,
    min(quotations.kind) AS kind,
    min(quotations.article) AS for_example,
    min(quotations.text) AS text
FROM quotations
WHERE quotations.current
    AND quotations.kind <> 'indirect'
    AND quotations.speaker IS NULL
    AND length(quotations.normal) - length(replace(quotations.normal, ' ', '')) + 1 >= :min_words
GROUP BY quotations.normal
ORDER BY articles DESC, times DESC, text
LIMIT :limit
