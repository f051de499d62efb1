"""XGBoost (hist) as a peer process of hep.benchmarks.TreesAgainstXgboost.

Arguments: a folder with features.f32 (rows x columns, row by row, little-endian), labels.f32, and the numbers of
columns and of training rows; the rows behind those are for the test. Each line read is

    rounds depth rate lambda least_hessian bins threads

and is answered by: seconds to build the matrix, seconds to train, area under the ROC curve on the test rows.
Needs xgboost, numpy and scikit-learn (Debian: python3-xgboost, python3-sklearn).
"""

import sys
import time

import numpy as np
import xgboost as xgb
from sklearn.metrics import roc_auc_score

folder, columns, training = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
x = np.fromfile(folder + "/features.f32", dtype="<f4").reshape(-1, columns)
y = np.fromfile(folder + "/labels.f32", dtype="<f4")
test = xgb.DMatrix(x[training:])

for line in sys.stdin:
    rounds, depth, rate, lam, least, bins, threads = line.split()
    begin = time.perf_counter()
    data = xgb.DMatrix(x[:training], label=y[:training], nthread=int(threads))
    built = time.perf_counter()
    booster = xgb.train(
        {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "max_depth": int(depth),
            "eta": float(rate),
            "lambda": float(lam),
            "min_child_weight": float(least),
            "max_bin": int(bins),
            "nthread": int(threads),
            "verbosity": 0,
        },
        data,
        int(rounds),
    )
    end = time.perf_counter()
    score = booster.predict(test, output_margin=True)
    print(built - begin, end - built, roc_auc_score(y[training:], score), flush=True)
