"""Reads a sheet with openpyxl and stores its rows with sqlite3, in one transaction."""

import sqlite3
import sys

import openpyxl

source, store = sys.argv[1:]
sheet = openpyxl.load_workbook(source, read_only=True).active
rows = sheet.iter_rows(values_only=True)
headers = next(rows)
database = sqlite3.connect(store)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=FULL")
columns = ", ".join(f'"{header}"' for header in headers)
database.execute(f"CREATE TABLE task (id INTEGER PRIMARY KEY, {columns})")
marks = ", ".join("?" for _ in headers)
with database:
    database.executemany(f"INSERT INTO task ({columns}) VALUES ({marks})", rows)
print(database.execute("SELECT count(*) FROM task").fetchone()[0])
