#!/usr/bin/env python3
"""Signal against background with scikit-learn, XGBoost and PyTorch, on the split of a Kaon run.

  python3 tmva.py SIGNAL.csv BACKGROUND.csv SCORES.csv [NAME ...]

SIGNAL and BACKGROUND are the two trees, SCORES the tree `scores` of the run folder, with the inputs as observers
(`bin/kaon run macros/SignalBackground.java ... --observers NAME,...`); all three by root-to-csv.mjs. The entries of SCORES are
the test part: they are found in the two trees by their values, and the peers train on all others. Debian: python3-sklearn, python3-xgboost; PyTorch where
it is installed. Settings are the libraries' usual ones for tables of this size; early stopping uses a fifth of the training part.
"""
import csv
import sys

import numpy as np


def read(path):
    with open(path) as f:
        rows = csv.reader(f)
        names = next(rows)
        return {n: np.array(c, dtype=np.float64) for n, c in zip(names, zip(*rows))}


def matrix(table, names):
    return np.stack([table[n] for n in names], 1).astype(np.float32)


def area(scores, labels):
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    values = scores[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    ends = np.r_[starts[1:], len(values)]
    for a, b in zip(starts, ends):
        ranks[order[a:b]] = (a + b + 1) / 2
    p, n = labels.sum(), (1 - labels).sum()
    return (ranks[labels == 1].sum() - p * (p + 1) / 2) / (p * n)


def error(a, p, n):  # Hanley and McNeil, Radiology 143 (1982) 29
    q1, q2 = a / (2 - a), 2 * a * a / (1 + a)
    return np.sqrt((a * (1 - a) + (p - 1) * (q1 - a * a) + (n - 1) * (q2 - a * a)) / (p * n))


def torch_network(x, y, xt, seed):
    import torch

    torch.manual_seed(seed)
    mean, std = x.mean(0), x.std(0) + 1e-9
    x, xt = torch.tensor((x - mean) / std), torch.tensor((xt - mean) / std)
    y = torch.tensor(y, dtype=torch.float32)
    order = torch.randperm(len(x))
    kept, used = order[: len(x) // 5], order[len(x) // 5 :]
    sizes = [x.shape[1], 128, 128, 128]
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(a, b), torch.nn.ReLU(), torch.nn.Dropout(0.2)]
    net = torch.nn.Sequential(*layers, torch.nn.Linear(128, 1))
    opt = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-2)
    loss = torch.nn.BCEWithLogitsLoss()
    best, answer, since = np.inf, None, 0
    for _ in range(100):
        net.train()
        for b in used[torch.randperm(len(used))].split(128):
            opt.zero_grad()
            loss(net(x[b])[:, 0], y[b]).backward()
            opt.step()
        net.eval()
        with torch.no_grad():
            now, since = loss(net(x[kept])[:, 0], y[kept]).item(), since + 1
            if now < best:
                best, answer, since = now, net(xt)[:, 0].numpy(), 0
        if since > 12:
            break
    return answer


def main():
    signal, background, scores = (read(p) for p in sys.argv[1:4])
    names = sys.argv[4:] or [n for n in signal if n in background and n in scores and n not in ("weight", "label")]
    rows = np.concatenate([matrix(signal, names), matrix(background, names)])
    labels = np.r_[np.ones(len(signal[names[0]])), np.zeros(len(background[names[0]]))]
    kept = {}
    for row in matrix(scores, names):
        kept[row.tobytes()] = kept.get(row.tobytes(), 0) + 1
    test = np.array([row.tobytes() in kept for row in rows])
    if test.sum() != len(scores["label"]):
        sys.exit(f"{test.sum()} entries of the trees match the {len(scores['label'])} of the run's test part")
    x, y, xt, yt = rows[~test], labels[~test], rows[test], labels[test]
    results = {"Kaon": area(scores["score_signal"], (scores["label"] == 0).astype(float))}  # class 0 is signal

    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    for name, model in {
        "scikit-learn logistic regression": make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)),
        "scikit-learn MLP 100-100": make_pipeline(
            StandardScaler(), MLPClassifier((100, 100), early_stopping=True, validation_fraction=0.2, n_iter_no_change=12, max_iter=200, random_state=1)
        ),
        "scikit-learn gradient boosting": HistGradientBoostingClassifier(
            learning_rate=0.05, max_iter=1000, early_stopping=True, validation_fraction=0.2, random_state=1
        ),
    }.items():
        results[name] = area(model.fit(x, y).predict_proba(xt)[:, 1], yt)
    try:
        import xgboost

        order = np.random.default_rng(1).permutation(len(x))
        a, b = order[: len(x) // 5], order[len(x) // 5 :]
        boosted = xgboost.train(
            {"objective": "binary:logistic", "eta": 0.05, "max_depth": 4, "subsample": 0.7, "colsample_bytree": 0.7, "tree_method": "hist", "eval_metric": "logloss", "seed": 1},
            xgboost.DMatrix(x[b], y[b]), 2000, [(xgboost.DMatrix(x[a], y[a]), "kept")], early_stopping_rounds=50, verbose_eval=False,
        )
        results["XGBoost"] = area(boosted.predict(xgboost.DMatrix(xt), iteration_range=(0, boosted.best_iteration + 1)), yt)
    except ImportError:
        print("XGBoost is not installed: left out")
    try:
        results["PyTorch 128-128-128, 5 networks"] = area(np.mean([torch_network(x, y, xt, s) for s in range(1, 6)], 0), yt)
    except ImportError:
        print("PyTorch is not installed: left out")
    print(f"{len(x)} training entries, {len(xt)} test entries, {len(names)} inputs: {', '.join(names)}")
    for name, value in results.items():
        print(f"{name:34s} AUC {value:.4f} +- {error(value, yt.sum(), (1 - yt).sum()):.4f}")


main()
