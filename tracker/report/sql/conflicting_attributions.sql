-- title: Conflicting attributions
-- about: The same words given to different speakers
-- param: min_words 4 "only wordings of at least so many words: short phrases are said by many"
-- param: limit -1 "at most so many rows, -1 for all"
WITH said AS (
    SELECT
        quotations.normal,
        quotations.speaker,
        min(quotations.text) AS text,
        count(DISTINCT quotations.article) AS articles,
        min(quotations.article) AS for_example
    FROM quotations
    WHERE quotations.current
        AND quotations.speaker NOT GLOB '[a-z]*' -- "a senior official" may be anybody
        AND length(quotations.normal) - length(replace(quotations.normal, ' ', '')) + 1 >= :min_words
    GROUP BY quotations.normal, quotations.speaker
)
SELECT
    one.speaker,
    other.speaker AS other_speaker,
    one.articles,
    other.articles AS other_articles,
    one.for_example,
    other.for_example AS other_example,
    one.text
FROM said AS one
JOIN said AS other ON other.normal = one.normal AND other.speaker > one.speaker
-- A surname and the full name that ends in it are one speaker.
WHERE lower(one.speaker) NOT LIKE '% ' || lower(other.speaker)
    AND lower(other.speaker) NOT LIKE '% ' || lower(one.speaker)
    AND lower(one.speaker) <> lower(other.speaker)
    -- One of two who said it together is no other speaker.
    AND '; ' || other.speaker || '; ' NOT LIKE '%; ' || one.speaker || '; %'
    AND '; ' || one.speaker || '; ' NOT LIKE '%; ' || other.speaker || '; %'
ORDER BY one.articles + other.articles DESC, one.text, one.speaker, other.speaker
LIMIT :limit
