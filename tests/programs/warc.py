"""Reads a web archive with warcio, and holds every digest in it; prints what is in it."""
import collections
import hashlib
import json
import sys

from warcio.archiveiterator import ArchiveIterator

kinds, urls, wrong = collections.Counter(), [], []
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file, no_record_parse=True):
        kinds[record.rec_type] += 1
        block = record.raw_stream.read()
        name, digest = record.rec_headers.get_header("WARC-Block-Digest").split(":")
        if hashlib.new(name, block).hexdigest() != digest:
            wrong.append(record.rec_headers.get_header("WARC-Record-ID"))
with open(sys.argv[1], "rb") as file:
    for record in ArchiveIterator(file):
        url = record.rec_headers.get_header("WARC-Target-URI")
        if record.rec_type in ("response", "revisit"):
            urls.append([record.rec_type, record.http_headers.get_statuscode(), url])
            body = record.content_stream().read()
            claimed = record.rec_headers.get_header("WARC-Payload-Digest").split(":")[1]
            if record.rec_type == "response" and hashlib.sha256(body).hexdigest() != claimed:
                wrong.append(url)
        elif record.rec_type == "request":
            assert record.http_headers.get_header("User-Agent").startswith("casebook/")
print(json.dumps({"kinds": kinds, "urls": urls, "wrong": wrong}))
