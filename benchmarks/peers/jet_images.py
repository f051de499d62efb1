#!/usr/bin/env python3
"""Jet images with PyTorch and scikit-learn, on the split of a Kaon run.

  python3 jet_images.py IMAGES.csv SCORES.csv [SEEDS]

IMAGES is the tree `images` by TreeToCsv.java (it may be an RNTuple), SCORES the tree `scores` of the run folder of `JetTaggers.java`
by root-to-csv.mjs.
The jets of SCORES are the test part: they are found among the images by their transverse momentum and label, and the peers train
on all others, a tenth of which chooses the epoch; figures are weighted as Kaon's. The PyTorch network is that of ImageTagger, on the pixels as they are (no turning),
each image divided by the root of the sum of its squares; the trees ask all pixels. PyTorch and scikit-learn are taken where installed.
"""
import csv
import sys

import numpy as np

PIXEL = 0.1


def images(path):
    with open(path) as f:
        names = f.readline().strip().split(",")
        rows = np.array([line.split(",") for line in f], dtype=np.float64)
    return (rows[:, 1:], rows[:, 0]) if names[0] == "label" else (rows[:, :-1], rows[:, -1])


def momenta(pixels):
    """pT of the vector sum of massless pixels, with azimuth by column."""
    side = int(round(np.sqrt(pixels.shape[1])))
    phi = (np.arange(side) - (side - 1) / 2) * PIXEL
    by_column = pixels.reshape(-1, side, side).sum(1)
    return np.hypot(by_column @ np.cos(phi), by_column @ np.sin(phi))


def figures(scores, labels, weights):
    order = np.argsort(-scores, kind="stable")
    signal, background = (np.cumsum((k * weights)[order]) / (k * weights).sum() for k in (labels, 1 - labels))
    auc = np.trapezoid(signal, background) if hasattr(np, "trapezoid") else np.trapz(signal, background)
    left = [np.interp(e, signal, background) for e in (0.3, 0.5)]
    return [auc] + [1 / b if b > 0 else np.inf for b in left]


def torch_cnn(x, y, xt, seed):
    import torch
    from torch import nn

    torch.manual_seed(seed)
    side = int(round(np.sqrt(x.shape[1])))
    x, xt = (torch.tensor(a, dtype=torch.float32).reshape(-1, 1, side, side) for a in (x, xt))
    y = torch.tensor(y, dtype=torch.float32)
    weight = torch.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    order = torch.randperm(len(x))
    kept, used = order[: len(x) // 10], order[len(x) // 10 :]
    layers, channels = [], 1
    for filters, size in ((8, 5), (16, 3), (16, 3)):
        layers += [nn.Dropout(0.1), nn.Conv2d(channels, filters, size, padding="same"), nn.ReLU(), nn.MaxPool2d(2)]
        channels = filters
    left = side // 2 // 2 // 2
    net = nn.Sequential(*layers, nn.LocalResponseNorm(5, 2.5e-3, 0.75, 2.0), nn.Flatten(), nn.Dropout(0.1),
                        nn.Linear(left * left * channels, 64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1))
    epochs, batch = 30, 128
    opt = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-4)
    steps = epochs * -(-len(used) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(opt, 1e-3, total_steps=steps, pct_start=0.2)
    bce = nn.functional.binary_cross_entropy_with_logits
    best, state = np.inf, None
    for _ in range(epochs):
        net.train()
        for part in used[torch.randperm(len(used))].split(batch):
            opt.zero_grad()
            bce(net(x[part])[:, 0], y[part], weight[part]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1)
            opt.step()
            schedule.step()
        net.eval()
        with torch.no_grad():
            loss = float(bce(net(x[kept])[:, 0], y[kept], weight[kept]))
        if loss < best:
            best, state = loss, {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(state)
    with torch.no_grad():
        return net(xt)[:, 0].numpy()


def boosting(x, y, xt, seed):
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(random_state=seed, early_stopping=True).fit(x, y).decision_function(xt)


def logistic(x, y, xt, seed):
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=2000).fit(np.sqrt(x), y).decision_function(np.sqrt(xt))


def main():
    pixels, labels = images(sys.argv[1])
    with open(sys.argv[2]) as f:
        rows = list(csv.DictReader(f))
    seeds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    pt = momenta(pixels)
    test = np.zeros(len(pt), dtype=bool)
    weights = np.ones(len(pt))
    for row in rows:
        want, signal = float(row["jet_pt"]), float(row["label"]) == 0  # class 0 of the scores is signal
        found = np.flatnonzero((np.abs(pt - want) < 1e-5 * want) & (labels == signal) & ~test)
        if len(found) == 0:
            raise SystemExit(f"no image has the transverse momentum {want}")
        test[found[0]] = True
        weights[found[0]] = float(row["weight"])
    x = pixels / np.sqrt((pixels**2).sum(1, keepdims=True))
    print(f"{(~test).sum()} images to learn from, {test.sum()} to judge by ({int(labels[test].sum())} signal)")
    for name, method in (("PyTorch CNN", torch_cnn), ("scikit-learn boosting", boosting), ("logistic regression", logistic)):
        try:
            all_seeds = [figures(method(x[~test], labels[~test], x[test], s), labels[test], weights[test]) for s in range(seeds)]
        except ImportError as e:
            print(f"{name}: left out ({e})")
            continue
        mean, scatter = np.mean(all_seeds, 0), np.std(all_seeds, 0, ddof=1 if seeds > 1 else 0)
        print(f"{name:24s} AUC {mean[0]:.4f} (seeds {scatter[0]:.4f})  1/eB at 0.3 {mean[1]:.0f}  at 0.5 {mean[2]:.1f} ({scatter[2]:.1f})")


main()
