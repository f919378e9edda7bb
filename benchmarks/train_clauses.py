"""Makes a clause model from plain text: `python benchmarks/train_clauses.py RECIPE FOLDER --out FILE`.

The recipe (`clauses/zh.json`) names the language and the files of the folder, with the source and the licence of each,
and how often it is read; all of that goes into the model. The files are UTF-8, a turn, paragraph or sentence a line,
with its marks.

The model is a logistic regression with an L1 penalty, learnt with FTRL-proximal (McMahan et al., "Ad Click Prediction:
a View from the Trenches", 2013) in batches, and then learnt once more without that penalty, with the features alone
that were left: the penalty chooses them, and makes them all too weak. Every twentieth line of a file is held out, and
precision and recall are counted there.

The same folder gives the same bytes: errors are rounded, so that neither the order of a sum nor the last bit of an
exponential matters, and the generator of random numbers is the one that numpy has promised not to change.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import orjson

sys.path.insert(0, str(Path(__file__).parent.parent))  # the script's own folder is all that Python looks into

from smartresult.word_times import character_grams, word_grams
from smartresult.word_times.clauses import fold_chinese, fold_word

Language: TypeAlias = Literal["zh", "en"]
Numbers: TypeAlias = npt.NDArray[np.int32]
Floats: TypeAlias = npt.NDArray[np.float64]
#: By template and gram, in hundredths of log odds.
Weights: TypeAlias = dict[str, dict[str, int]]

HELD_OUT: Final = 20
#: From here on a layout takes a clause end for probable.
THRESHOLD: Final = -50

#: Marks with which a clause ends, and marks of which nobody knows.
_CHINESE_MARKS: Final = re.compile(r"([，；：。！？…⋯～]|[,;:.!?~](?![A-Za-z0-9])|[、—–─])")
_UNSURE: Final = "、—–─"
_ENGLISH_MARKS: Final = re.compile("[.?!…,;:–—]")
_LONE_MARKS: Final = re.compile("[.?!…,;:–—-]")
_ABBREVIATIONS: Final = frozenset(["mr", "mrs", "ms", "dr", "prof", "st", "vs", "no", "u.s", "e.g", "i.e"])

#: What a border is.
ENDS: Final = 1
GOES_ON: Final = 0
UNSURE: Final = -1


class Settings(NamedTuple):
    """How a language is learnt."""

    #: How often a gram of one letter or word, and of more, must occur.
    least: tuple[int, int]
    #: The penalty of any weight that is not 0: the higher, the fewer are left.
    l1: float


SETTINGS: Final[Mapping[Language, Settings]] = {"zh": Settings((10, 25), 37.5), "en": Settings((12, 15), 27.0)}
#: The penalty of the square of a weight, when features are chosen and when they are learnt; and the speed of learning.
_L2: Final = (0.5, 4.0)
_SPEED: Final = 0.15
_ROUNDS: Final = 3
_BATCH: Final = 1024
#: An error is rounded to a part of this.
_STEPS: Final = 1 << 20
#: Weights below this are left out, in hundredths.
_LEAST_WEIGHT: Final = 6


class Material(NamedTuple):
    """The letters or words of lines, and what the border before each is."""

    units: list[str]
    labels: list[int]


def read_chinese(lines: Iterable[str]) -> Material:
    """Take *lines* apart into folded letters."""
    units: list[str] = []
    labels: list[int] = []
    for line in lines:
        label = ENDS
        for i, piece in enumerate(_CHINESE_MARKS.split(line)):
            if i % 2 == 0:
                if letters := fold_chinese(piece):
                    units += letters
                    labels += [label] + [GOES_ON] * (len(letters) - 1)
                    label = GOES_ON
            elif piece not in _UNSURE:
                label = ENDS
            elif label == GOES_ON:
                label = UNSURE
    return _begin(units, labels)


def read_english(lines: Iterable[str]) -> Material:
    """Take *lines* apart into folded words."""
    units: list[str] = []
    labels: list[int] = []
    for line in lines:
        label = ENDS
        for token in line.split():
            if word := fold_word(token):
                units.append(word)
                labels.append(label)
                tail = re.split(r"\w", token)[-1]
                stops = _ENGLISH_MARKS.search(tail) and not (tail == "." and word in _ABBREVIATIONS)
                label = ENDS if stops else GOES_ON
            elif _LONE_MARKS.search(token):
                label = ENDS
    return _begin(units, labels)


def _begin(units: list[str], labels: list[int]) -> Material:
    labels[:1] = [UNSURE] * len(labels[:1])  # a text begins there
    return Material(units, labels)


READERS: Final = {"zh": read_chinese, "en": read_english}


def list_features(units: Sequence[str], language: Language) -> Iterator[tuple[str, list[str]]]:
    """Each template with the gram beside each border, or "" where there is none."""
    count = len(units)
    if language == "zh":
        text = "".join(units)
        for name, (offset, length) in character_grams.TEMPLATES.items():
            yield name, _shift([text[i : i + length] for i in range(count - length + 1)], offset, count)
    else:
        for name, (kind, offset) in word_grams.TEMPLATES.items():
            found = word_grams.find_grams(units)[kind]
            grams = [gram if isinstance(gram, str) else " ".join(gram) * all(gram) for gram in found]
            yield name, _shift(grams, offset, count)


def _shift(grams: Sequence[str], offset: int, count: int) -> list[str]:
    """*grams* by the border from which they lie at *offset*."""
    return ([""] * -offset + [*grams[max(offset, 0) :]] + [""] * count)[:count]


def is_long(template: str) -> bool:
    """Whether the grams of *template* have more than one letter or word."""
    if template in character_grams.TEMPLATES:
        return character_grams.TEMPLATES[template][1] > 1
    return " " in word_grams.TEMPLATES[template][0]


def fit(rows: Numbers, labels: Floats, count: int, l1: float, l2: float) -> Floats:
    """The weights of *count* features; *rows* have the numbers of those of each border: 0 is none, 1 the constant."""
    sums, squares = np.zeros(count), np.zeros(count)
    penalties = np.full(count, l1)
    penalties[1] = 0.0
    source = np.random.RandomState(0)

    def weigh(used: Any) -> Floats:  # noqa: ANN401 - numbers of features, or a slice
        over = np.maximum(np.abs(sums[used]) - penalties[used], 0.0)
        found: Floats = -np.sign(sums[used]) * over / ((1.0 + np.sqrt(squares[used])) / _SPEED + l2)
        return found

    for _ in range(_ROUNDS):
        order = source.permutation(len(labels))
        for start in range(0, len(labels), _BATCH):
            batch = order[start : start + _BATCH]
            used, places = np.unique(rows[batch], return_inverse=True)
            places = places.reshape(len(batch), -1)
            weights = weigh(used)
            weights[used == 0] = 0.0
            guesses = 1 / (1 + np.exp(-np.clip(weights[places].sum(axis=1), -30, 30)))
            errors = np.rint((guesses - labels[batch]) * _STEPS) / _STEPS
            slopes = np.bincount(places.ravel(), np.repeat(errors, rows.shape[1]), len(used))
            grown = squares[used] + slopes**2
            sums[used] += slopes - (np.sqrt(grown) - np.sqrt(squares[used])) / _SPEED * weights
            squares[used] = grown
    weights = weigh(slice(None))
    weights[0] = 0.0
    return weights


class Numbered(NamedTuple):
    """Features as numbers: those of each border, and what those from 2 on stand for."""

    rows: Numbers
    names: list[tuple[str, str]]


def number_features(material: Material, language: Language, times: npt.NDArray[np.int64]) -> Numbered:
    """Number what occurs often enough; each border counts so many *times*."""
    names: list[tuple[str, str]] = []
    columns = []
    for name, grams in list_features(material.units, language):
        seen: dict[str, int] = {"": 0}
        codes = np.fromiter((seen.setdefault(gram, len(seen)) for gram in grams), np.int64, len(grams))
        counts = np.bincount(codes, times, len(seen))
        least = SETTINGS[language].least[is_long(name)]
        kept = sorted(gram for gram, code in seen.items() if gram and counts[code] >= least)
        numbers: Numbers = np.zeros(len(seen), np.int32)
        numbers[[seen[gram] for gram in kept]] = np.arange(len(kept)) + len(names) + 2
        columns.append(numbers[codes])
        names += [(name, gram) for gram in kept]
    columns.append(np.ones(len(material.units), np.int32))
    return Numbered(np.stack(columns, axis=1), names)


class Recipe(NamedTuple):
    """What a model is made from."""

    language: Language
    files: Mapping[str, Mapping[str, Any]]


class Judgement(NamedTuple):
    """How well a model finds the clause ends of held-out lines, in percent."""

    threshold: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def read_recipe(path: Path) -> Recipe:
    """The recipe in the file at *path*."""
    stated = orjson.loads(path.read_bytes())
    return Recipe(stated["language"], stated["files"])


def read_lines(path: Path) -> tuple[list[str], list[str]]:
    """The lines of a file to learn from, and those held out."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: expected UTF-8, got other bytes at {error.start}") from error
    lines = [line for line in text.split("\n") if line.strip()]
    return [line for i, line in enumerate(lines, 1) if i % HELD_OUT], lines[HELD_OUT - 1 :: HELD_OUT]


def train(texts: Iterable[tuple[Sequence[str], int]], language: Language) -> tuple[int, Weights]:
    """The base and the weights, from lines and how often each is read."""
    units: list[str] = []
    labels: list[int] = []
    times: list[int] = []
    for lines, often in texts:
        material = READERS[language](lines)
        units += material.units
        labels += material.labels
        times += [often] * len(material.units)
    if not set(labels) - {UNSURE}:
        raise ValueError("expected text with letters, got none")
    known = np.array(labels)
    repeated: Numbers = np.repeat(np.arange(len(units)), np.where(known == UNSURE, 0, times))
    rows, names = number_features(Material(units, labels), language, np.array(times))
    l1 = SETTINGS[language].l1
    chosen = fit(rows[repeated], known[repeated].astype(float), len(names) + 2, l1, _L2[0])
    kept = np.flatnonzero(np.abs(chosen) * 100 >= _LEAST_WEIGHT)
    kept = kept[kept > 1]
    renumbered: Numbers = np.zeros(len(chosen), np.int32)
    renumbered[1] = 1
    renumbered[kept] = np.arange(len(kept)) + 2
    learnt = fit(renumbered[rows][repeated], known[repeated].astype(float), len(kept) + 2, 0.0, _L2[1])
    base, *rounded = np.rint(learnt[1:] * 100).astype(int).tolist()
    weights: Weights = {}
    for i, weight in zip(kept.tolist(), rounded, strict=True):
        if abs(weight) >= _LEAST_WEIGHT:
            name, gram = names[i - 2]
            weights.setdefault(name, {})[gram] = weight
    return base, weights


def judge(
    base: int, weights: Weights, language: Language, lines: Sequence[str], thresholds: Iterable[int]
) -> Judgement:
    """The best of *thresholds* on held-out *lines*."""
    units, labels = READERS[language](lines)
    if language == "zh":
        scores = character_grams.score_characters("".join(units), character_grams.pack_characters(base, weights))
    else:
        scores = word_grams.score_words(units, word_grams.pack_words(base, weights))
    pairs = [(score, label) for score, label in zip(scores, labels, strict=True) if label != UNSURE]
    judgements = []
    for threshold in thresholds:
        found = [label for score, label in pairs if score > threshold]
        right = sum(found)
        ends = sum([label for _, label in pairs])
        judgements.append(Judgement(threshold, 100 * right / max(len(found), 1), 100 * right / max(ends, 1)))
    return max(judgements, key=lambda judgement: judgement.f1)


def write_model(recipe: Recipe, base: int, weights: Weights) -> bytes:
    """The file of a model, which says what it was made from."""
    about = {
        "what": "how likely a clause ends at a border, in hundredths of log odds",
        "made_by": "benchmarks/train_clauses.py",
        "language": recipe.language,
        "made_from": recipe.files,
    }
    return orjson.dumps({"about": about, "base": base, "weights": weights})


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write, and print what was found in held-out lines."""
    parser = argparse.ArgumentParser(description="Make a clause model from plain text.")
    parser.add_argument("recipe", type=Path, help="which files of the folder, and where they come from (JSON)")
    parser.add_argument("folder", type=Path, help="where these files are")
    parser.add_argument("--out", type=Path, required=True, help="the file of the model")
    options = parser.parse_args(arguments)
    try:
        recipe = read_recipe(options.recipe)
        texts = {name: read_lines(options.folder / name) for name in recipe.files}
        learnt = [(texts[name][0], about.get("times", 1)) for name, about in recipe.files.items()]
        base, weights = train(learnt, recipe.language)
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    data = write_model(recipe, base, weights)
    options.out.write_bytes(data)
    print(f"{options.out.name}: {len(data):,} bytes, {sum(map(len, weights.values())):,} weights\n")
    print("| held-out lines of | precision | recall | F1 | best F1, and at |")
    print("|---|---|---|---|---|")
    for name, (_, held_out) in texts.items():
        usual = judge(base, weights, recipe.language, held_out, [THRESHOLD])
        best = judge(base, weights, recipe.language, held_out, range(-200, 101, 25))
        figures = f"{usual.precision:.1f} | {usual.recall:.1f} | {usual.f1:.1f} | {best.f1:.1f}, {best.threshold}"
        print(f"| {name} | {figures} |")


if __name__ == "__main__":
    main()
