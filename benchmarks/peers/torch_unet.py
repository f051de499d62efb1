"""PyTorch as a peer process of hep.benchmarks.UNetBenchmark: a training step of the same padded U-Net (arXiv 1505.04597).

Arguments: threads, batch, side, levels, first filters.
The first line written names the version and the number of weights; then each line read is "<form> <steps>" with a form of eager,
channels_last or compiled, and is answered by the nanoseconds a step, or by "unavailable" and a reason. Images are random; needs torch.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

threads, batch, side, levels, filters = (int(a) for a in sys.argv[1:6])
torch.set_num_threads(threads)
torch.manual_seed(1)


def pair(inputs, outputs):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.Conv2d(outputs, outputs, 3, padding=1), nn.ReLU())


class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [filters << level for level in range(levels + 1)]
        self.down = nn.ModuleList(pair(i, o) for i, o in zip([1] + widths, widths))
        self.up = nn.ModuleList(nn.ConvTranspose2d(2 * w, w, 2, stride=2) for w in reversed(widths[:-1]))
        self.joined = nn.ModuleList(pair(2 * w, w) for w in reversed(widths[:-1]))
        self.last = nn.Conv2d(filters, 1, 1)

    def forward(self, x):
        seen = []
        for level, step in enumerate(self.down):
            x = step(F.max_pool2d(x, 2) if level else x)
            seen.append(x)
        for up, joined, skip in zip(self.up, self.joined, reversed(seen[:-1])):
            x = joined(torch.cat([skip, up(x)], 1))
        return self.last(x)


def step(form):
    network = UNet()
    images = torch.randn(batch, 1, side, side)
    truth = (torch.rand(batch, 1, side, side) < 0.2).float()
    weights = 1 + torch.rand(batch, 1, side, side)
    if form == "channels_last":
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)

    def loss():
        return F.binary_cross_entropy_with_logits(network(images), truth, weights)

    if form == "compiled":
        loss = torch.compile(loss)

    def run():
        adam.zero_grad(set_to_none=True)
        loss().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1)
        adam.step()

    for _ in range(5):
        run()
    return run


print("PyTorch", torch.__version__, sum(p.numel() for p in UNet().parameters()), "weights", flush=True)
runs = {}
for line in sys.stdin:
    form, steps = line.split()
    try:
        run = runs.get(form) or step(form)
        runs[form] = run
        begin = time.perf_counter_ns()
        for _ in range(int(steps)):
            run()
        print((time.perf_counter_ns() - begin) / int(steps), flush=True)
    except Exception as problem:  # a form that this build cannot run is reported, not fatal
        print("unavailable", str(problem).splitlines()[0] if str(problem) else type(problem).__name__, flush=True)
