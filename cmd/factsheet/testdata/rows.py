"""Rows of score.py for pairs of gold and output, and whether they hang on the order of entries.

usage: rows.py SCORE.py PAIRS.json [--unanchored]

PAIRS.json is a list of {"gold": FILE, "output": FILE, "doubtful": [ROW…]}. Written is, a pair,
{"rows": the rows as score.py --json gives them, "unsteady": the doubtful ones that come out
otherwise where the entries of the files stand in another order}.
"""
import importlib.util, json, random, sys

spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
score.ANCHORED = "--unanchored" not in sys.argv


def rows(gold, got):
    s = score.Score()
    s.add("", gold, got)
    out = {k: dict(zip(("p", "r", "f1"), (round(x, 3) for x in t.f())), tp=t.tp, fp=t.fp, fn=t.fn) for k, t in s.t.items()}
    return {k: r for k, r in out.items() if r["tp"] + r["fp"] + r["fn"]}


def shuffled(d, rnd):
    return {k: rnd.sample(v, len(v)) if isinstance(v, list) else v for k, v in d.items()}


ORDERS = 60  # how many are tried before a row is said to be steady

out = []
for pair in json.load(open(sys.argv[2])):
    gold, got, rnd = json.load(open(pair["gold"])), json.load(open(pair["output"])), random.Random(1)
    first, doubtful, unsteady = rows(gold, got), set(pair["doubtful"]), set()
    for _ in range(ORDERS):
        if doubtful == unsteady:
            break
        other = rows(shuffled(gold, rnd), shuffled(got, rnd))
        unsteady |= {k for k in doubtful if other.get(k) != first.get(k)}
    out.append({"rows": first, "unsteady": sorted(unsteady)})
print(json.dumps(out))
