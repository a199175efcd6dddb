-- title: Problems
-- about: What could not be done, or contradicts itself, in which input?
-- param: code "" "only problems of this code, such as date-contradicted"
-- param: failed 0 "1 for inputs that yielded no article only"
-- param: limit -1 "at most so many rows, -1 for all"
SELECT
    problems.path,
    problems.code,
    problems.message,
    CASE WHEN problems.fatal THEN 'yes' ELSE 'no' END AS failed,
    problems.first_seen
FROM problems
WHERE problems.current
    AND (:code = '' OR problems.code = :code)
    AND (:failed = 0 OR problems.fatal)
ORDER BY problems.path, problems.first_seen, problems.code
LIMIT :limit
