#!/usr/bin/env python3
"""Makes learners/src/test/resources/torch.json: inputs, outputs and gradients of PyTorch for the ops of hep.learners.

Run with a Python that has PyTorch:  python3 benchmarks/peers/learners_fixtures.py
Every case holds its inputs (examples first, then weights), the output, factors c, and the
gradients of sum(c * output) with respect to every input. All numbers are computed in 32-bit floats.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(20261122)
CASES = []


def flat(tensor):
    """Nine digits give back the same 32-bit float."""
    return [float(f"{value:.9g}") for value in tensor.detach().reshape(-1).tolist()]


def case(name, shapes, function, low=-2.0, high=2.0):
    inputs = [torch.empty(shape).uniform_(low, high).requires_grad_() for shape in shapes]
    output = function(*inputs)
    factors = torch.empty(output.shape).uniform_(-1.0, 1.0)
    (factors * output).sum().backward()
    CASES.append({
        "name": name,
        "shapes": [list(shape) for shape in shapes],
        "inputs": [flat(tensor) for tensor in inputs],
        "output": flat(output),
        "factors": flat(factors),
        "gradients": [flat(tensor.grad) for tensor in inputs],
    })


OFFSETS = [0, 3, 4, 9]
LABELS = torch.tensor([0, 2, 1, 2, 0])
WEIGHTS = torch.tensor([1.0, 0.5, -0.25, 2.0, 1.5])
TARGETS = torch.tensor([[0.0, 1.0], [1.0, 0.25], [0.0, 1.0], [0.5, 1.0], [1.0, 0.0]])


def attention(packed, heads):
    width = packed.shape[1] // 3
    results = []
    for first, last in zip(OFFSETS, OFFSETS[1:]):
        q, k, v = (part.reshape(last - first, heads, width // heads).transpose(0, 1)
                   for part in packed[first:last].split(width, dim=1))
        results.append(F.scaled_dot_product_attention(q, k, v).transpose(0, 1).reshape(last - first, width))
    return torch.cat(results)


case("linear", [(7, 20), (20, 17), (17,)], lambda x, w, b: F.linear(x, w.t(), b))
case("relu", [(5, 19)], F.relu)
case("leaky relu", [(5, 19)], lambda x: F.leaky_relu(x, 0.01))
case("sigmoid", [(5, 19)], torch.sigmoid)
case("tanh", [(5, 19)], torch.tanh)
case("softplus", [(5, 19)], F.softplus)
case("gelu", [(5, 19)], lambda x: F.gelu(x, approximate="tanh"))
case("softmax", [(5, 19)], lambda x: F.softmax(x, dim=1))
case("layer norm", [(5, 19), (19,), (19,)], lambda x, g, b: F.layer_norm(x, (19,), g, b, 1e-5))
case("batch norm", [(9, 6), (6,), (6,)], lambda x, g, b: F.batch_norm(x, None, None, g, b, True, 0.1, 1e-5))
case("cross-entropy", [(5, 3)],
     lambda x: (WEIGHTS * F.cross_entropy(x, LABELS, reduction="none", label_smoothing=0.1)).mean())
case("binary cross-entropy", [(5, 2)],
     lambda x: (WEIGHTS[:, None] * F.binary_cross_entropy_with_logits(x, TARGETS, reduction="none")).mean())
case("squared loss", [(5, 2)], lambda x: (WEIGHTS[:, None] * (x - TARGETS) ** 2).mean())
case("attention", [(9, 48)], lambda x: attention(x, 2))
case("network", [(8, 10), (10, 16), (16,), (16, 3), (3,)],
     lambda x, w1, b1, w2, b2: torch.log_softmax(F.linear(torch.tanh(F.linear(x, w1.t(), b1)), w2.t(), b2), dim=1),
     -0.5, 0.5)


def recurrent(kind, weights, packed):
    """Runs a layer over each set by itself; the weights are inputs by gates, as hep.learners keeps them."""
    results = []
    for first, last in zip(OFFSETS, OFFSETS[1:]):
        layer = kind(packed.shape[1], weights[0].shape[0], batch_first=True)
        values = {"weight_ih_l0": weights[1].t(), "weight_hh_l0": weights[0].t(), "bias_ih_l0": weights[2], "bias_hh_l0": weights[3]}
        results.append(torch.func.functional_call(layer, values, (packed[first:last].unsqueeze(0),))[0][0])
    return torch.cat(results)


case("lstm", [(9, 4), (4, 20), (20,), (5, 20)],
     lambda x, w, b, u: recurrent(torch.nn.LSTM, (u, w, b, torch.zeros(20)), x), -1.0, 1.0)
case("gru", [(9, 4), (4, 15), (15,), (5, 15), (15,)],
     lambda x, w, b, u, c: recurrent(torch.nn.GRU, (u, w, b, c), x), -1.0, 1.0)


def rnn(x, w, b, u, truncation=100):
    results = []
    for begin, end in zip(OFFSETS, OFFSETS[1:]):
        h = torch.zeros(u.shape[0])
        for step, row in enumerate(x[begin:end]):
            h = torch.tanh(row @ w + b + (h.detach() if step % truncation == 0 else h) @ u)
            results.append(h)
    return torch.stack(results)


def bidirectional(x, w1, b1, u1, w2, b2, u2):
    results = []
    for begin, end in zip(OFFSETS, OFFSETS[1:]):
        layer = torch.nn.LSTM(4, 5, batch_first=True, bidirectional=True)
        values = {}
        for ending, w, b, u in (("", w1, b1, u1), ("_reverse", w2, b2, u2)):
            values |= {f"weight_ih_l0{ending}": w.t(), f"weight_hh_l0{ending}": u.t(),
                       f"bias_ih_l0{ending}": b, f"bias_hh_l0{ending}": torch.zeros(20)}
        results.append(torch.func.functional_call(layer, values, (x[begin:end].unsqueeze(0),))[0][0])
    return torch.cat(results)


TREES = [[(None, None)] * 4 + [(0, 1), (2, 3), (5, 4)], [(None, None)] * 3 + [(1, 0), (3, 2)], [(None, None)]]


def walk(x, w, b, cell):
    """The state of the root of each tree, node by node."""
    roots, row = [], 0
    for tree in TREES:
        states = []
        for left, right in tree:
            own = torch.relu(x[row] @ w + b)
            states.append(own if left is None else cell(states[left], states[right], own))
            row += 1
        roots.append(states[-1])
    return torch.stack(roots)


def recursive(x, w, b, own_w, own_b, children):
    return walk(x, w, b, lambda l, r, u: torch.relu(torch.cat([l, r]) @ children + u @ own_w + own_b))


def gated_recursive(x, w, b, reset, reset_b, candidate, candidate_b, update, update_b):
    def cell(l, r, u):
        v = torch.cat([l, r, u])
        gates = (torch.tanh(v @ reset + reset_b) + 1) / 2
        c = torch.relu((gates * v) @ candidate + candidate_b)
        every = torch.cat([c, v])
        shares = torch.softmax((every @ update + update_b).reshape(4, -1), dim=0)
        return (shares * every.reshape(4, -1)).sum(0)
    return walk(x, w, b, cell)


case("rnn", [(9, 4), (4, 5), (5,), (5, 5)], rnn, -1.0, 1.0)
case("rnn truncated", [(9, 4), (4, 5), (5,), (5, 5)], lambda x, w, b, u: rnn(x, w, b, u, 2), -1.0, 1.0)
case("bidirectional lstm", [(9, 4), (4, 20), (20,), (5, 20), (4, 20), (20,), (5, 20)], bidirectional, -1.0, 1.0)
case("recursive", [(13, 7), (7, 9), (9,), (9, 9), (9,), (18, 9)], recursive, -0.5, 0.5)
case("gated recursive", [(13, 7), (7, 5), (5,), (15, 15), (15,), (15, 5), (5,), (20, 20), (20,)],
     gated_recursive, -0.5, 0.5)


def last(images):
    """From channels-first, as PyTorch has it, to channels-last, as hep.learners has it."""
    return images.movedim(1, -1)


def first(images):
    return images.movedim(-1, 1)


def filters(weight):
    """From (sizes, inputs, outputs) to (outputs, inputs, sizes)."""
    return weight.movedim((-1, -2), (0, 1))


def same(x, w, *sizes):
    """Zeros for as many places as pixels, the odd one behind."""
    pad = [side for size in reversed(sizes) for side in ((size - 1) // 2, size // 2)]
    convolve = F.conv3d if len(sizes) == 3 else F.conv2d
    return last(convolve(F.pad(first(x), pad), filters(w)))


def small_images(x, w, gain, shift, dense):
    y = F.conv2d(first(x), filters(w), padding=1)
    y = F.batch_norm(y, None, None, gain, shift, True, 0.1, 1e-5)
    y = F.max_pool2d(F.relu(y), 2)
    return last(y).reshape(x.shape[0], -1) @ dense


case("convolution", [(2, 6, 5, 3), (3, 3, 3, 4), (4,)],
     lambda x, w, b: last(F.conv2d(first(x), filters(w), b, stride=(2, 1), padding=(1, 0))))
case("convolution same", [(2, 4, 5, 3), (3, 2, 3, 4)], lambda x, w: same(x, w, 3, 2))
case("convolution full", [(1, 3, 4, 2), (2, 3, 2, 18)],
     lambda x, w: last(F.conv2d(first(x), filters(w), padding=(1, 2))))
case("convolution 3d", [(1, 3, 4, 3, 2), (3, 3, 3, 2, 3)], lambda x, w: same(x, w, 3, 3, 3))
case("transposed convolution", [(2, 3, 4, 3), (3, 2, 2, 3), (2,)],
     lambda x, w, b: last(F.conv_transpose2d(first(x), filters(w), b, stride=2, padding=(1, 0))))
case("max-pool", [(2, 5, 6, 3)], lambda x: last(F.max_pool2d(first(x), (3, 2), 2, (1, 1))))
case("mean-pool", [(2, 5, 6, 3)],
     lambda x: last(F.avg_pool2d(first(x), (3, 2), 2, (1, 1), count_include_pad=False)))
case("enlarge", [(2, 2, 3, 3)], lambda x: last(F.interpolate(first(x), scale_factor=2, mode="nearest")))
case("small images", [(3, 4, 4, 2), (3, 3, 2, 6), (6,), (6,), (24, 3)], small_images)


MASKS = torch.tensor([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 1.0]])
SHARES = torch.tensor([[0.5, 0.25, 0.25], [0.125, 0.5, 0.375], [0.25, 0.5, 0.25], [0.75, 0.125, 0.125], [0.25, 0.25, 0.5]])


def locally_connected(x, w, b):
    patches = F.unfold(first(x), 2, stride=(1, 2))  # images, channels x 4, places
    patches = patches.reshape(x.shape[0], x.shape[3], 4, -1).permute(0, 3, 2, 1).flatten(2)
    return torch.einsum("npk,pkf->npf", patches, w) + b


def closeness(x, groups):
    m = x.reshape(x.shape[0], groups, -1)
    return torch.exp(-(m[:, None] - m[None]).abs().sum(3)).sum(1) - 1


def biased_attention(packed, bias, heads):
    width, results, pair = packed.shape[1] // 3, [], 0
    for begin, end in zip(OFFSETS, OFFSETS[1:]):
        n = end - begin
        q, k, v = (part.reshape(n, heads, width // heads).transpose(0, 1) for part in packed[begin:end].split(width, dim=1))
        extra = bias[pair:pair + n * n].reshape(n, n, heads).movedim(2, 0)
        results.append(F.scaled_dot_product_attention(q, k, v, attn_mask=extra).transpose(0, 1).reshape(n, width))
        pair += n * n
    return torch.cat(results)


def edge_convolution(x, w, b, k):
    results = []
    for begin, end in zip(OFFSETS, OFFSETS[1:]):
        rows = x[begin:end]
        count = min(k, end - begin - 1)
        if count == 0:
            results.append(torch.zeros(end - begin, b.shape[0]))
            continue
        distance = torch.cdist(rows.detach(), rows.detach()).fill_diagonal_(1e9)
        near = distance.topk(count, largest=False).indices
        own = rows[:, None].expand(-1, count, -1)
        results.append(torch.relu(torch.cat([own, rows[near] - own], dim=2) @ w + b).mean(1))
    return torch.cat(results)


def focal(z):
    p = torch.sigmoid(z)
    right = MASKS * p + (1 - MASKS) * (1 - p)
    factor = MASKS * 0.25 + (1 - MASKS) * 0.75
    plain = F.binary_cross_entropy_with_logits(z, MASKS, reduction="none")
    return (WEIGHTS[:, None] * factor * (1 - right) ** 2 * plain).mean()


def dice(z):
    p = torch.sigmoid(z)
    return (1 - (2 * (p * MASKS).sum(0) + 1) / ((p + MASKS).sum(0) + 1)).mean()


def divergence(z):
    return (WEIGHTS * F.kl_div(F.log_softmax(z, dim=1), SHARES, reduction="none").sum(1)).mean()


def gaussian_divergence(mean, log_variance):
    made = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
    return torch.distributions.kl_divergence(made, torch.distributions.Normal(0.0, 1.0)).sum(1).mean()


def mixture(packed):
    shares, means, logs = packed.split(packed.shape[1] // 3, dim=1)
    density = torch.distributions.MixtureSameFamily(
        torch.distributions.Categorical(logits=shares), torch.distributions.Normal(means, logs.exp()))
    return -(WEIGHTS * density.log_prob(LABELS.float())).mean()


case("locally connected", [(2, 3, 4, 2), (4, 8, 3), (4, 3)], locally_connected)
case("response norm", [(2, 3, 7)], lambda x: last(F.local_response_norm(first(x), 5, 0.3, 0.75, 1.0)))
case("closeness", [(5, 6)], lambda x: closeness(x, 3))
case("attention with a bias", [(9, 48), (35, 2)], lambda x, b: biased_attention(x, b, 2))
case("embedding", [(3, 4)], lambda w: F.embedding(LABELS, w))
case("edge convolution", [(9, 3), (6, 5), (5,)], lambda x, w, b: edge_convolution(x, w, b, 2))
case("spectral norm", [(6, 4)], lambda w: w / torch.linalg.matrix_norm(w, 2))
case("focal loss", [(5, 2)], focal)
case("dice loss", [(5, 2)], dice)
case("divergence", [(5, 3)], divergence)
case("gaussian divergence", [(5, 3), (5, 3)], gaussian_divergence)
case("mixture", [(5, 9)], mixture)
case("absolute loss", [(5, 2)], lambda x: (WEIGHTS[:, None] * F.l1_loss(x, TARGETS, reduction="none")).mean())
case("discriminator", [(5, 1), (4, 1)],
     lambda real, made: F.binary_cross_entropy_with_logits(real, torch.ones(5, 1))
     + F.binary_cross_entropy_with_logits(made, torch.zeros(4, 1)))


def optimiser(name, make):
    weight = torch.empty(21).uniform_(-1.0, 1.0)
    start = flat(weight)
    weight.requires_grad_()
    steps, rule = [], make([weight])
    for _ in range(5):
        weight.grad = torch.empty(21).uniform_(-1.0, 1.0)
        gradient = flat(weight.grad)
        rule.step()
        steps.append({"gradient": gradient, "weights": flat(weight)})
    return {"name": name, "start": start, "steps": steps}


OPTIMISERS = [
    optimiser("SGD", lambda w: torch.optim.SGD(w, lr=0.1)),
    optimiser("momentum", lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9)),
    optimiser("Nesterov", lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, nesterov=True)),
    optimiser("Adam", lambda w: torch.optim.Adam(w, lr=0.01)),
    optimiser("AdamW", lambda w: torch.optim.AdamW(w, lr=0.01, weight_decay=0.1)),
    optimiser("RMSProp", lambda w: torch.optim.RMSprop(w, lr=0.01)),
]

target = pathlib.Path(__file__).resolve().parents[2] / "learners/src/test/resources/torch.json"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps({"torch": torch.__version__, "cases": CASES, "optimisers": OPTIMISERS}) + "\n")
print(f"{target}: {len(CASES)} cases, {target.stat().st_size} bytes")
