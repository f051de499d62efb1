"""PyTorch as a peer process of hep.benchmarks.CaloGanBenchmark: the same CaloGAN (arXiv 1712.10321), one turn of the
discriminator and two of the generator.

Arguments: threads, batch, latent, base, first, second, look, third, rest (the sizes of hep.analysis.generative.CaloGanSizes).
The first line written names the version; then each line read is "<form> <cycles>" with a form of eager or compiled, and is
answered by the nanoseconds a cycle, or by "unavailable" and a reason. Showers are random; needs torch.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

threads, batch, latent, base, first, second, look, third, rest = (int(a) for a in sys.argv[1:10])
torch.set_num_threads(threads)
torch.manual_seed(1)
LAYERS = [(3, 96), (12, 12), (12, 6)]
KERNELS = 10
LEAK = 0.3


class Local(nn.Module):
    """A convolution whose filters differ from place to place: images x channels x rows x columns."""

    def __init__(self, rows, columns, kernel, inputs, filters, stride=(1, 1), padding=0, bias=True):
        super().__init__()
        self.kernel, self.stride, self.padding = kernel, stride, padding
        self.rows = (rows + 2 * padding - kernel[0]) // stride[0] + 1
        self.columns = (columns + 2 * padding - kernel[1]) // stride[1] + 1
        taps = kernel[0] * kernel[1] * inputs
        places = self.rows * self.columns
        self.weight = nn.Parameter(torch.randn(places, taps, filters) * (2 / taps) ** 0.5)
        self.bias = nn.Parameter(torch.zeros(places, 1, filters)) if bias else None

    def forward(self, x):
        patches = F.unfold(x, self.kernel, padding=self.padding, stride=self.stride).permute(2, 0, 1)
        y = torch.bmm(patches, self.weight)
        if self.bias is not None:
            y = y + self.bias
        return y.permute(1, 2, 0).reshape(x.shape[0], -1, self.rows, self.columns)


class Closeness(nn.Module):
    """Minibatch discrimination: how near the other showers are, in ten projections."""

    def __init__(self, inputs):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, KERNELS * KERNELS) * (2 / (inputs + 100)) ** 0.5)

    def forward(self, x):
        m = (x @ self.weight).view(-1, KERNELS, KERNELS)
        near = torch.exp(-(m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3)).sum(1) - 1
        return torch.tanh(near)


class GeneratorStream(nn.Module):
    def __init__(self, rows, columns):
        super().__init__()
        self.rows, self.columns = rows, columns
        self.dense = nn.Linear(latent, (rows + 2) * (columns + 2) * base)
        self.conv = nn.Conv2d(base, first, 2, padding="same")
        self.norm = nn.BatchNorm2d(first)
        self.local = Local(rows + 2, columns + 2, (2, 2), first, second)
        self.last = Local(rows + 1, columns + 1, (2, 2), second, 1, bias=False)

    def forward(self, z):
        x = self.dense(z).view(-1, base, self.rows + 2, self.columns + 2)
        x = self.norm(F.leaky_relu(self.conv(x), LEAK))
        return self.last(F.leaky_relu(self.local(x), LEAK))


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.streams = nn.ModuleList(GeneratorStream(r, c) for r, c in LAYERS)
        self.attention = nn.ModuleList(Local(r, c, (3, 3), 2, 2, padding=1) for r, c in LAYERS[1:])
        for each in self.attention:
            with torch.no_grad():
                each.bias[:, :, 1] = -10

    def forward(self, noise, part):
        z = noise * part
        images = [stream(z) for stream in self.streams]
        images[1] = self.paint(0, images[1], F.avg_pool2d(F.interpolate(images[0], scale_factor=(4, 1)), (1, 8)))
        images[2] = self.paint(1, images[2], F.avg_pool2d(images[1], (1, 2)))
        return [F.relu(image) for image in images]

    def paint(self, which, image, carried):
        both = torch.cat([image, carried], 1)
        return (self.attention[which](both).softmax(1) * both).sum(1, keepdim=True)


class DiscriminatorStream(nn.Module):
    def __init__(self, rows, columns):
        super().__init__()
        self.look = nn.Conv2d(1, look, 2, padding="same")
        blocks, norms, inputs = [], [], look
        for kernel, stride, filters in (((3, 3), (1, 2), third), ((2, 2), (1, 1), rest), ((2, 2), (1, 2), rest)):
            block = Local(rows, columns, kernel, inputs, filters, stride, 1)
            rows, columns, inputs = block.rows, block.columns, filters
            blocks.append(block)
            norms.append(nn.BatchNorm2d(filters))
        self.blocks, self.norms = nn.ModuleList(blocks), nn.ModuleList(norms)
        flat = rows * columns * rest
        self.features, self.sparsity = Closeness(flat), Closeness(1)
        self.outputs = flat + 1 + 2 * KERNELS

    def forward(self, image):
        x = F.leaky_relu(self.look(image), LEAK)
        for block, norm in zip(self.blocks, self.norms):
            x = norm(F.leaky_relu(block(x), LEAK))
        flat = x.flatten(1)
        hit = (image.detach() > 0).float().mean((1, 2, 3)).unsqueeze(1)
        return torch.cat([flat, self.features(flat), hit, self.sparsity(hit)], 1)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.streams = nn.ModuleList(DiscriminatorStream(r, c) for r, c in LAYERS)
        self.energies = Closeness(3)
        self.head = nn.Linear(sum(s.outputs for s in self.streams) + 6 + KERNELS, 1)

    def forward(self, images, asked):
        parts = [stream(image) for stream, image in zip(self.streams, images)]
        layers = torch.stack([image.sum((1, 2, 3)) for image in images], 1)
        total = layers.sum(1, keepdim=True)
        off = (total - asked).abs()
        far = 10 * (off.detach() > 5).float()
        return self.head(torch.cat(parts + [layers / 10, total / 100, off, far, self.energies(layers)], 1))


def cycle(form):
    g, d = Generator(), Discriminator()
    d_step = torch.optim.Adam(d.parameters(), lr=5e-5, betas=(0.5, 0.999))
    g_step = torch.optim.Adam(g.parameters(), lr=5e-4, betas=(0.5, 0.999))
    real = [F.relu(torch.randn(batch, 1, r, c)) for r, c in LAYERS]
    energy = torch.rand(batch, 1) * 99 + 1
    bce = F.binary_cross_entropy_with_logits

    def made():
        part = torch.rand(batch, 1) * 0.99 + 0.01
        return g(torch.randn(batch, latent), part), part * 100

    def d_loss():
        with torch.no_grad():
            images, asked = made()
        r, m = d(real, energy), d(images, asked)
        return bce(r, torch.ones_like(r)) + bce(m, torch.zeros_like(m))

    def g_loss():
        images, asked = made()
        logits = d(images, asked)
        total = sum(image.sum((1, 2, 3)) for image in images).unsqueeze(1)
        return bce(logits, torch.ones_like(logits)) + 0.05 * (total - asked).abs().mean()

    if form == "compiled":
        d_loss, g_loss = torch.compile(d_loss), torch.compile(g_loss)

    def run():
        d_step.zero_grad(set_to_none=True)
        d_loss().backward()
        d_step.step()
        d.requires_grad_(False)
        for _ in range(2):
            g_step.zero_grad(set_to_none=True)
            g_loss().backward()
            g_step.step()
        d.requires_grad_(True)

    for _ in range(5):
        run()
    return run


print("PyTorch", torch.__version__, flush=True)
runs = {}
for line in sys.stdin:
    form, cycles = line.split()
    try:
        run = runs.get(form) or cycle(form)
        runs[form] = run
        begin = time.perf_counter_ns()
        for _ in range(int(cycles)):
            run()
        print((time.perf_counter_ns() - begin) / int(cycles), flush=True)
    except Exception as problem:  # a form that this build cannot run is reported, not fatal
        print("unavailable", str(problem).splitlines()[0] if str(problem) else type(problem).__name__, flush=True)
