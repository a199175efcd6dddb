-- title: Who feeds whom
-- about: How many quotations went from one outlet straight to another
-- param: min_quotations 2 "leave out pairs with fewer"
SELECT
    hops.giver,
    hops.taker,
    hops.relation,
    count(*) AS quotations
FROM hops
WHERE hops.current
    AND NOT hops.inherited
    AND hops.giver_kind = 'outlet'
    AND hops.taker_kind = 'outlet'
GROUP BY hops.giver, hops.taker, hops.relation
HAVING count(*) >= :min_quotations
ORDER BY quotations DESC, hops.giver, hops.taker
