"""Lines of JSON through casebook on a cluster of two workers: PAGES RECORDS.

The cluster is real: a master, two workers and their executors, each a process of its own. Prints how
many executors took part.
"""

import os
import shlex
import sys

from pyspark.sql import SparkSession

pages, records = sys.argv[1:]
casebook = shlex.quote(os.environ["CASEBOOK"])

settings = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    # Both workers are to have work, also where one is ready before the other.
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "120s",
}
builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("casebook")
for name, value in settings.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()
context = spark.sparkContext
context.setLogLevel("ERROR")

lines = context.textFile("file://" + pages, minPartitions=8)
lines.pipe(f"{casebook} parse --format ndjson -", checkCode=True).saveAsTextFile("file://" + records)

# The driver is in the list too.
print(context._jsc.sc().getExecutorMemoryStatus().size() - 1)
spark.stop()
