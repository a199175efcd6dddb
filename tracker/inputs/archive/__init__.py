"""What lies in files that hold others: web archives, zip archives, gzip?

    warc.py        web archives, record by record; flow.py for what is damaged in them, responses.py for what is a page
    coding.py      pages as their servers sent them: in pieces, packed
    zips.py        zip archives, and web archives in them
    inflate.py     gzip

Nothing is unpacked to the disk. What is damaged costs no more than itself, and what bursts is stopped.
"""
