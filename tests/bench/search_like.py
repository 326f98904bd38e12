"""Searches the same million titles with LIKE: fifty rows and their exact number."""

import sqlite3
import sys
import time

store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
for length in range(1, 7):
    times = []
    for thing in sys.argv[2:]:
        pattern = f"%{(thing + '管理办法')[:length]}%"
        begun = time.perf_counter()
        store.execute("SELECT count(*) FROM r_document WHERE title LIKE ?", (pattern,)).fetchone()
        rows = "SELECT title FROM r_document WHERE title LIKE ? ORDER BY _n DESC LIMIT 50"
        store.execute(rows, (pattern,)).fetchall()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    middle, high = times[len(times) // 2], times[(len(times) - 1) * 95 // 100]
    print(f"LIKE of {length} characters: median {middle:.1f} ms, 95th percentile {high:.1f} ms")
