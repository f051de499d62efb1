"""PyTorch as a peer process of hep.benchmarks.StepBenchmark: training steps of dense networks with Adam.

Arguments: threads, batch, then the widths of the network. The first line written names the version; then each line
read is "<form> <steps>" with a form of eager, eager-fused, compiled or compiled-fused, and is answered by the
nanoseconds a step, or by "unavailable" and a reason. ReLU between the layers, softmax cross-entropy after the last.
Needs torch (its own CPU build or Debian's python3-torch).
"""

import sys
import time

import torch

threads, batch, widths = int(sys.argv[1]), int(sys.argv[2]), [int(w) for w in sys.argv[3:]]
torch.set_num_threads(threads)
torch.manual_seed(1)
x = torch.randn(batch, widths[0])
y = torch.randint(widths[-1], (batch,))


def network():
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def stepper(form):
    model = network()
    fused = form.endswith("-fused")
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, **({"fused": True} if fused else {}))
    criterion = torch.nn.CrossEntropyLoss()

    def loss_of(inputs, labels):
        return criterion(model(inputs), labels)

    if form.startswith("compiled"):
        loss_of = torch.compile(loss_of, mode="max-autotune-no-cudagraphs")

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss_of(x, y).backward()
        optimizer.step()

    for _ in range(100):
        step()
    return step


print("PyTorch", torch.__version__, flush=True)
steppers = {}
for line in sys.stdin:
    form, steps = line.split()
    try:
        step = steppers.setdefault(form, None) or stepper(form)
        steppers[form] = step
        begin = time.perf_counter_ns()
        for _ in range(int(steps)):
            step()
        print((time.perf_counter_ns() - begin) / int(steps), flush=True)
    except Exception as problem:  # a form that this build cannot run is reported, not fatal
        print("unavailable", str(problem).splitlines()[0] if str(problem) else type(problem).__name__, flush=True)
