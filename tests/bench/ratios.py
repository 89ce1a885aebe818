#!/usr/bin/env python3
"""Times whole commands in pairs and prints ratios; see docs/explanation/speed.md.

  scripts/benchmark [--megabytes 100] [--pairs 5] [--only NAME]

The two sides of a pair run one after the other, so that whatever else the
machine does falls on both; the median of the pairs' ratios is what counts.
Seconds are printed for the curious and compared with nothing.
"""
import argparse
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "bench"
DUIDING = ROOT / "build" / "release" / "cli" / "duiding"
GENERATE = ROOT / "tests" / "bench" / "generate.py"


def generate(kind, out, *options):
    if not out.exists():
        print(f"  making {out.name} …", file=sys.stderr)
        subprocess.run([sys.executable, GENERATE, kind, out, *map(str, options)], check=True)
    return out


def dutch_locale():
    """wc counts words of a language; Debian's minimal systems know only C."""
    folder = WORK / "locale"
    if not (folder / "nl_NL.UTF-8").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", "nl_NL", "-f", "UTF-8", folder / "nl_NL.UTF-8"], check=True)
    return {**os.environ, "LOCPATH": str(folder), "LC_ALL": "nl_NL.UTF-8"}


def seconds(command, **options):
    start = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - start


def fresh(study):
    study.unlink(missing_ok=True)
    return study


def first_run(codebook, files, jobs):
    study = fresh(WORK / "first.duiding")
    return seconds([DUIDING, "code", study, "--codebook", codebook, "--jobs", jobs, *files])


def private_megabytes(codebook, file):
    """Most private memory that one first run held, from /proc while it runs."""
    study = fresh(WORK / "memory.duiding")
    process = subprocess.Popen([DUIDING, "code", study, "--codebook", codebook, "--jobs", "1", file],
                               stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            text = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text()
            private = sum(int(kb) for kb in re.findall(r"^Private_(?:Clean|Dirty): +(\d+)", text, re.M))
            clean = sum(int(kb) for kb in re.findall(r"^Private_Clean: +(\d+)", text, re.M))
            most = max(most, private - clean)
        except (OSError, ProcessLookupError):
            pass
        time.sleep(0.01)
    return most / 1000


def edited_code(codebook):
    """The same codebook with one more pattern in one code."""
    out = WORK / "edited.yaml"
    text = codebook.read_text(encoding="utf-8")
    out.write_text(text.replace("      patterns: |\n", "      patterns: |\n        discriminatie {0,3} werk\n", 1),
                   encoding="utf-8")
    return out


def per_hit_queries(files, codebook):
    """The way of tools that search each pattern in each text and ask the database at each hit
    whether it is there already: written from its description, to have a peer on this machine."""
    patterns = re.findall(r"^        (\S.*)$", codebook.read_text(encoding="utf-8"), re.M)
    words = [re.sub(r"[(){}|*]|\d+,\d+", " ", pattern).split()[0] for pattern in patterns]
    database = sqlite3.connect(":memory:")
    database.execute("create table code_text (cid, fid, pos0, pos1, seltext)")
    start = time.perf_counter()
    for code, word in enumerate(words):
        for number, file in enumerate(files):
            text = file.read_text(encoding="utf-8")
            for hit in re.finditer(re.escape(word), text, re.IGNORECASE):
                place = (code, number, hit.start(), hit.end())
                if not database.execute("select 1 from code_text where cid=? and fid=? and pos0=? and pos1=?", place).fetchone():
                    database.execute("insert into code_text values (?,?,?,?,?)", (*place, hit.group()))
                    database.commit()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    size = given.megabytes
    big = generate("corpus", WORK / f"corpus-{size}.txt", "--megabytes", size)
    many = generate("corpus", WORK / f"corpus-{size}-many", "--megabytes", size, "--files", max(1, size * 10))
    small = generate("corpus", WORK / "interviews-35", "--megabytes", 2, "--files", 35)
    books = {n: generate("codebook", WORK / f"codebook-{n}.yaml", "--patterns", n) for n in (10, 330, 1000)}
    book = books[330]
    dutch = dutch_locale()
    many_files, small_files = sorted(many.iterdir()), sorted(small.iterdir())

    def rerun(files):
        first = first_run(book, files, 1)
        return seconds([DUIDING, "code", WORK / "first.duiding", "--codebook", edited_code(book), "--jobs", 1]), first

    def tiny():
        study = fresh(WORK / "tiny.duiding")
        text = WORK / "tiny.txt"
        text.write_text("Interviewer: Hoe gaat het?\nRespondent: Het gaat goed.\n", encoding="utf-8")
        return (seconds([DUIDING, "code", study, "--codebook", books[10], text]),
                seconds(["sqlite3", ":memory:", "select 1"]))

    pairs = [
        ("one-file", f"first run, {size} MB in one file, one thread / wc -w", 5.5, 2.5,
         lambda: (first_run(book, [big], 1), seconds(["wc", "-w", big], env=dutch))),
        ("many-files", f"first run, {size} MB in {len(many_files)} files, one thread / wc -w", 5.5, 2.5,
         lambda: (first_run(book, many_files, 1), seconds(["wc", "-w", *many_files], env=dutch))),
        ("threads", "the same in one file, two threads / one thread", 0.75, 0.62,
         lambda: (first_run(book, [big], 2), first_run(book, [big], 1))),
        ("threads-many", "the same in many files, two threads / one thread", 0.75, 0.62,
         lambda: (first_run(book, many_files, 2), first_run(book, many_files, 1))),
        ("rerun", "re-run after editing one code / first run", 0.5, 0.10, lambda: rerun([big])),
        ("rerun-many", "the same, many files", 0.5, 0.10, lambda: rerun(many_files)),
        ("patterns", "1,000 patterns / 10 patterns", 4, 2,
         lambda: (first_run(books[1000], [big], 1), first_run(books[10], [big], 1))),
        ("tiny", "tiny study, whole command / sqlite3 :memory: 'select 1'", 15, 8, tiny),
        ("interviews", "35 interviews (2 MB) / a search per pattern and a query per hit", 1 / 50, 1 / 150,
         lambda: (first_run(book, small_files, 1), per_hit_queries(small_files, book))),
    ]
    print(f"{'pair':68} {'ratio':>8} {'must':>7} {'target':>7}   seconds")
    for name, what, must, target, run in pairs:
        if given.only and given.only != name:
            continue
        times = [run() for _ in range(given.pairs)]
        ratio = statistics.median(a / b for a, b in times)
        verdict = "target" if ratio <= target else "must" if ratio <= must else "MISSED"
        shown = " ".join(f"{a:.2f}/{b:.3f}" for a, b in times[:3])
        print(f"{what:68} {ratio:8.3f} {must:7.3g} {target:7.3g}   {verdict:6} {shown}", flush=True)
    if given.only in ("", "memory"):
        print(f"{'private memory of the first run, MB':68} {private_megabytes(book, big):8.0f} {150:7} {80:7}")
    shutil.rmtree(WORK / "locale", ignore_errors=True)


if __name__ == "__main__":
    main()
