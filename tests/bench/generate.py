#!/usr/bin/env python3
"""Makes large corpora and codebooks for benchmarks, from the example corpus.

  generate.py corpus OUT --megabytes 100 [--files 1] [--seed 1]
  generate.py codebook OUT --patterns 330 [--seed 1]

Equal arguments give equal bytes. The corpus keeps the example corpus's
sentences, but replaces one word in twelve by a word drawn from a larger
vocabulary with falling frequency, so that new words keep coming as they do
in real talk. The codebook mixes words, stems, phrases and proximity rules in
the proportions of docs/explanation/speed.md.
"""
import argparse
import itertools
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORD_LIST = pathlib.Path("/usr/share/dict/dutch")
WORD = re.compile(r"[^\W\d_]{4,}")


def sentences():
    with open(ROOT / "corpus" / "gold.jsonl", encoding="utf-8") as gold:
        return [" ".join(json.loads(line)["text"].split()) for line in gold]


def vocabulary(rng):
    """Words from frequent to rare: those of the corpus, then a word list's (or made-up compounds)."""
    counts = {}
    for sentence in sentences():
        for word in WORD.findall(sentence.lower()):
            counts[word] = counts.get(word, 0) + 1
    known = sorted(counts, key=lambda word: (-counts[word], word))
    if WORD_LIST.exists():
        more = [w for w in WORD_LIST.read_text(encoding="utf-8").split() if WORD.fullmatch(w)]
    else:
        more = [a + b for a, b in itertools.product(known[:600], known[:600])]
    rng.shuffle(more)
    return known, more


def lines(rng):
    material = sentences()
    known, more = vocabulary(rng)
    everything = known + more

    def other_word(match):
        if rng.random() > 1 / 6:
            return match.group()
        rank = int(len(everything) ** rng.random()) - 1
        return everything[rank]

    while True:
        for speaker, most in (("Interviewer", 2), ("Respondent", 4)):
            chosen = rng.choices(material, k=rng.randint(1, most))
            yield f"{speaker}: {WORD.sub(other_word, ' '.join(chosen))}\n"


def make_corpus(out, megabytes, files, seed):
    rng = random.Random(seed)
    source = lines(rng)
    limit = megabytes * 1_000_000 // files
    if files == 1:
        targets = [out]
        out.parent.mkdir(parents=True, exist_ok=True)
    else:
        out.mkdir(parents=True, exist_ok=True)
        targets = [out / f"interview-{number:05}.txt" for number in range(files)]
    for target in targets:
        size = 0
        with open(target, "w", encoding="utf-8", newline="\n") as file:
            while size < limit:
                line = next(source)
                size += len(line.encode())
                file.write(line)


def make_codebook(out, patterns, seed):
    rng = random.Random(seed)
    known, more = vocabulary(rng)
    # A codebook asks for words that mean something; the commonest ones stand only beside others.
    frequent, rare = known[40:400], known[400:3000] + more[:2000]

    def word():
        return rng.choice(rare)

    def common():
        return rng.choice(frequent if rng.random() < 0.5 else rare)

    def stem():
        return word()[:8].ljust(4, "e") + "*"

    def phrase():
        return " ".join(common() for _ in range(rng.randint(2, 4)))

    def proximity():
        return f"({common()}|{stem()}) {{0,{rng.randint(1, 10)}}} ({common()}|{word()}|{stem()})"

    made, seen = [], set()
    while len(made) < patterns:
        pattern = rng.choices((word, stem, phrase, proximity), (20, 18, 34, 28))[0]()
        if pattern not in seen:
            seen.add(pattern)
            made.append(pattern)
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write("codebook: {id: bench, version: 1.0.0, language: nl}\ncodes:\n")
        for number in range(0, len(made), 10):
            code = number // 10
            file.write(f"  code-{code}:\n    label: Code {code}\n    rules:\n    - id: r{code}\n      patterns: |\n")
            file.writelines(f"        {pattern}\n" for pattern in made[number:number + 10])
            file.write("      hit: |\n        een zin\n      miss: |\n        nog een zin\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    corpus = kinds.add_parser("corpus")
    corpus.add_argument("out", type=pathlib.Path)
    corpus.add_argument("--megabytes", type=int, required=True)
    corpus.add_argument("--files", type=int, default=1)
    corpus.add_argument("--seed", type=int, default=1)
    codebook = kinds.add_parser("codebook")
    codebook.add_argument("out", type=pathlib.Path)
    codebook.add_argument("--patterns", type=int, required=True)
    codebook.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.kind == "corpus":
        make_corpus(given.out, given.megabytes, given.files, given.seed)
    else:
        make_codebook(given.out, given.patterns, given.seed)


if __name__ == "__main__":
    main()
