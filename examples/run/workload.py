"""What `make run` runs on pyrite's heap: three things that real programs do with memory.

A large JSON is parsed, transformed and dropped; the sources of the standard library are compiled; graphs of
objects full of cycles are built and freed. Each step says what it did, how long it took and what the process
holds in memory afterwards. The figures depend on the machine; the results (records, files, nodes) do not.
"""

import gc
import json
import os
import random
import sys
import sysconfig
import time

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
WORDS = [f"{syllable}{number:03d}" for syllable in ("red", "green", "blue", "amber") for number in range(500)]


def resident_mb():
    """Memory of this process that is backed by real pages, in MB."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * PAGE_BYTES / 1e6


def step(title, work):
    """Runs one part of the workload and reports on it."""
    print(f"  {title} ...", flush=True)
    start = time.perf_counter()
    outcome, peak_mb = work()
    print(f"    {outcome}; {time.perf_counter() - start:.1f} s; "
          f"{peak_mb:.0f} MB at the top, {resident_mb():.0f} MB after", flush=True)


def record(number, choose):
    return {
        "id": number,
        "name": choose.choice(WORDS),
        "price": choose.random() * 1000,
        "tags": [choose.choice(WORDS) for _ in range(6)],
        "size": {"width": choose.randrange(10**6), "height": choose.randrange(10**6), "unit": "mm"},
        "text": " ".join(choose.choice(WORDS) for _ in range(12)),
        "parts": [{"key": choose.choice(WORDS), "value": choose.randrange(1 << 40)} for _ in range(4)],
    }


def transform_json(records=60_000, rounds=4):
    choose = random.Random(1)
    text = json.dumps([record(number, choose) for number in range(records)])
    peak_mb = 0.0
    for _ in range(rounds):
        parsed = json.loads(text)
        by_name = {}
        for item in parsed:
            item["volume"] = item["size"]["width"] * item["size"]["height"]
            item["tags"] = sorted(set(item["tags"]))
            by_name.setdefault(item["name"], []).append(item)
        peak_mb = max(peak_mb, resident_mb())
        again = json.dumps(by_name)
        assert len(json.loads(again)) == len(by_name)
        del parsed, by_name, item, again
    return f"{records} records, {len(text) / 1e6:.0f} MB of text, {rounds} rounds", peak_mb


def compile_standard_library():
    folder = sysconfig.get_path("stdlib")
    count = size = 0
    kept = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - {"test", "tests", "idlelib", "site-packages", "dist-packages",
                                            "lib2to3", "turtledemo", "__pycache__"})
        for name in sorted(files):
            if name.endswith(".py"):
                path = os.path.join(parent, name)
                with open(path, "rb") as file:
                    source = file.read()
                kept.append(compile(source, path, "exec", dont_inherit=True))
                count += 1
                size += len(source)
    peak_mb = resident_mb()
    kept.clear()
    gc.collect()
    return f"{count} files, {size / 1e6:.1f} MB of source", peak_mb


class Node:
    def __init__(self, number):
        self.number = number
        self.neighbours = []
        self.label = f"node {number}"


def grow_and_free_graphs(nodes=250_000, graphs=5):
    choose = random.Random(2)
    peak_mb = 0.0
    freed = 0
    for _ in range(graphs):
        graph = [Node(number) for number in range(nodes)]
        for node in graph:
            node.neighbours.extend(graph[choose.randrange(nodes)] for _ in range(3))
        peak_mb = max(peak_mb, resident_mb())
        del graph, node
        freed += gc.collect()
    assert freed >= graphs * nodes
    return f"{graphs} graphs of {nodes} nodes, {freed} objects collected", peak_mb


def main():
    print(f"CPython {sys.version.split()[0]}, {sys.executable}", flush=True)
    step("JSON: parse, transform, drop", transform_json)
    step("compile the standard library's sources", compile_standard_library)
    step("object graphs: build, link, free", grow_and_free_graphs)


if __name__ == "__main__":
    main()
