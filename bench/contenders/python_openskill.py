"""openskill for Python: one `rate` a result, two players, with its default model and with the one nearest to Elo."""
import json
import struct
import sys
import time

from openskill.models import BradleyTerryFull, PlackettLuce

WORDS = 8
file, count = sys.argv[1], int(sys.argv[2])
with open(file, "rb") as data:
    rows = list(struct.iter_unpack(f"<{WORDS}I", data.read(count * WORDS * 4)))
meetings = [(row[2], row[3]) if row[4] % 2 == 0 else (row[3], row[2]) for row in rows]
models = {"default": PlackettLuce(), "bradley-terry": BradleyTerryFull()}

for line in sys.stdin:
    model = models[line.strip()]
    players = [model.rating() for _ in range(256)]
    rate = model.rate
    began, clock = time.thread_time(), time.perf_counter()
    for winner, loser in meetings:
        [[players[winner]], [players[loser]]] = rate([[players[winner]], [players[loser]]])
    seconds = time.thread_time() - began
    print(json.dumps({"results": count, "seconds": seconds, "clock": time.perf_counter() - clock}), flush=True)
