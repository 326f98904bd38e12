"""Reads a sheet with pandas and the calamine engine, and stores it with to_sql."""

import sqlite3
import sys

import pandas

source, store = sys.argv[1:]
frame = pandas.read_excel(source, engine="calamine")
database = sqlite3.connect(store)
frame.to_sql("task", database, index=False)
database.commit()
print(database.execute("SELECT count(*) FROM task").fetchone()[0])
