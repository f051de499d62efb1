"""PyTorch as a peer process of `kaon bench`: training steps of one network with Adam on random examples.

Arguments: threads, workload, batch. The first line written names the version; then each line read is "<form> <steps>"
and is answered by the nanoseconds a step, or by "unavailable" and a reason. A form is eager or compiled, then -fused for
the fused Adam, then -last for channels-last images. The batch stays in place.
"""

import random
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

threads, workload, batch = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(1)


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.head = nn.LSTM(10, 64, batch_first=True), nn.Linear(64, 3)

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])


class Block(nn.Module):
    """Layer norm, attention with four heads, residual; layer norm, 64-256-64 with GELU, residual; mean, 3 classes."""

    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(64), nn.LayerNorm(64)
        self.qkv, self.out = nn.Linear(64, 192), nn.Linear(64, 64)
        self.widen, self.narrow, self.head = nn.Linear(64, 256), nn.Linear(256, 64), nn.Linear(64, 3)

    def forward(self, x):
        b, n, w = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, 4, 16).permute(2, 0, 3, 1, 4)
        x = x + self.out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, w))
        x = x + self.narrow(F.gelu(self.widen(self.norm2(x)), approximate="tanh"))
        return self.head(x.mean(1))


class Recursive(nn.Module):
    """The simple recursive network of arXiv 1702.00748, batched by level; the levels are made once."""

    def __init__(self, levels, leaves):
        super().__init__()
        self.embed, self.node = nn.Linear(7, 40), nn.Linear(120, 40)
        self.head = nn.Sequential(nn.Linear(40, 40), nn.ReLU(), nn.Linear(40, 40), nn.ReLU(), nn.Linear(40, 1))
        self.levels, self.leaves = levels, leaves

    def forward(self, x):
        u = F.relu(self.embed(x))  # in the order of the visits
        h, first = u[: self.leaves], self.leaves
        for left, right in self.levels:
            inner = u[first : first + len(left)]
            h = torch.cat([h, F.relu(self.node(torch.cat([h[left], h[right], inner], 1)))])
            first += len(left)
        return self.head(h[self.roots])


def trees(jets):
    """Binary trees of 60 to 100 leaves, cut into levels: visits by height, children by visit."""
    draw = random.Random(1)
    heights, children, roots = [], [], []
    for _ in range(jets):
        n, pool, base = draw.randint(60, 100), [], len(heights)
        for i in range(n):
            heights.append(0), children.append(None), pool.append(base + i)
        while len(pool) > 1:
            a = pool.pop(len(pool) - 1 - min(len(pool) - 1, draw.randrange(6)))
            b = pool.pop(draw.randrange(len(pool)))
            heights.append(1 + max(heights[a], heights[b])), children.append((a, b)), pool.append(len(heights) - 1)
        roots.append(pool[0])
    order = sorted(range(len(heights)), key=lambda node: heights[node])
    visit = {node: i for i, node in enumerate(order)}
    levels = []
    for level in range(1, max(heights) + 1):
        nodes = [node for node in order if heights[node] == level]
        levels.append(tuple(torch.tensor([visit[children[node][side]] for node in nodes]) for side in (0, 1)))
    net = Recursive(levels, heights.count(0))
    net.roots = torch.tensor([visit[root] for root in roots])
    return net, len(heights)


def made():
    if workload == "mlp":
        widths = [40, 128, 128, 64, 3]
        layers = [part for pair in zip(widths, widths[1:]) for part in (nn.Linear(*pair), nn.ReLU())]
        return nn.Sequential(*layers[:-1]), torch.randn(batch, 40)
    if workload == "cnn":
        net = nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(1024, 3))  # fmt: skip
        return net, torch.randn(batch, 1, 25, 25)
    if workload == "wide":
        net = nn.Sequential(nn.Conv2d(128, 128, 3, padding=1), nn.Conv2d(128, 128, 3, padding=1))
        return net, torch.randn(batch, 128, 64, 64)
    if workload == "lstm":
        return Lstm(), torch.randn(batch, 15, 10)
    if workload == "attention":
        return Block(), torch.randn(batch, 40, 64)
    if workload == "tree":
        net, nodes = trees(batch)
        return net, torch.randn(nodes, 7)
    raise SystemExit("no workload " + workload)


def stepper(form):
    model, x = made()
    y = torch.randint(2 if workload == "tree" else 3, (batch,))
    if form.endswith("-last"):
        model, x = model.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, **({"fused": True} if "-fused" in form else {}))

    def loss_of(inputs, labels):
        outputs = model(inputs)
        if workload == "wide":
            return outputs.mean()
        if workload == "tree":
            return F.binary_cross_entropy_with_logits(outputs[:, 0], labels.float())
        return F.cross_entropy(outputs, labels)

    if form.startswith("compiled"):
        mode = "max-autotune-no-cudagraphs" if workload == "mlp" else "default"
        loss_of = torch.compile(loss_of, mode=mode)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss_of(x, y).backward()
        optimizer.step()

    end = time.perf_counter() + 1
    step()
    step()
    while time.perf_counter() < end:
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
