#!/usr/bin/env python3
"""CIFAR-10 as VGG19 features, in the IDX files that `bin/spectern reproduce fig4 --features DIR` reads.

Trains a VGG19 with batch normalisation on CIFAR-10's training set, then writes the flattened output of its last
convolutional block (512 values per image, taken in evaluation mode) as unsigned bytes, one scale for all of them:

    cifar10-train-features-idx2-ubyte.gz   50,000 x 512      cifar10-train-labels-idx1-ubyte.gz
    cifar10-test-features-idx2-ubyte.gz    10,000 x 512      cifar10-test-labels-idx1-ubyte.gz

The recipe: SGD with Nesterov momentum 0.9, one-cycle learning rate, batch 64, random crops and horizontal flips.
Five epochs reach about .85 on the test set, the regime of the paper's Figure 4. The bytes are value / scale, rounded and
clipped to 0 ... 255; the scale is printed, and is of no matter to Spectern, which normalises its inputs by the training
set's statistics.

Needs PyTorch and torchvision:

    pip install torch torchvision
    python3 reports/scripts/cifar10_vgg19_features.py --out cifar10-vgg19
    bin/spectern reproduce fig4 --features cifar10-vgg19
"""

import argparse
import gzip
import os
import struct
import sys
import tempfile
import time

try:
    import numpy
    import torch
    import torchvision
    from torch import nn
    from torch.utils.data import DataLoader
    from torchvision import transforms
except ImportError as missing:
    if {"-h", "--help"} & set(sys.argv):
        print(__doc__)
        sys.exit(0)
    sys.exit(f"{os.path.basename(__file__)}: needs PyTorch and torchvision, and found no {missing.name}: "
             "pip install torch torchvision")

MEAN = (0.4914, 0.4822, 0.4465)
DEVIATION = (0.2470, 0.2435, 0.2616)
FEATURES = 512
UNSIGNED_BYTE = 0x08


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", required=True, help="folder for the four IDX files; made if missing")
    parser.add_argument("--data", default=os.path.join(os.path.expanduser("~"), ".cache", "torchvision"),
                        help="where torchvision keeps CIFAR-10 (fetched if missing); default: %(default)s")
    parser.add_argument("--epochs", type=int, default=5, help="default: %(default)s")
    parser.add_argument("--batch", type=int, default=64, help="default: %(default)s")
    parser.add_argument("--rate", type=float, default=0.05, help="peak of the one-cycle learning rate; default: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    parser.add_argument("--quantile", type=float, default=0.9999,
                        help="share of the positive training features below the largest byte; default: %(default)s")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="default: %(default)s")
    options = parser.parse_args()
    if options.epochs < 1 or options.batch < 2:
        parser.error("--epochs must be at least 1 and --batch at least 2: "
                     f"epochs={options.epochs} batch={options.batch}")
    if not 0 < options.quantile <= 1:
        parser.error(f"--quantile must lie in (0, 1]: {options.quantile}")
    return options


class Vgg19(nn.Module):
    """VGG19 with batch normalisation for 32 x 32 images: five poolings leave 1 x 1 x 512, so one linear layer follows."""

    def __init__(self):
        super().__init__()
        self.features = torchvision.models.vgg19_bn(weights=None).features
        self.classifier = nn.Linear(FEATURES, 10)

    def forward(self, images):
        return self.classifier(self.features(images).flatten(1))


def loaders(options):
    plain = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)])
    varied = transforms.Compose([transforms.RandomCrop(32, padding=4), transforms.RandomHorizontalFlip(), plain])

    def images(train, transform):
        return torchvision.datasets.CIFAR10(options.data, train=train, download=True, transform=transform)

    shuffled = DataLoader(images(True, varied), options.batch, shuffle=True, drop_last=True,
                          generator=torch.Generator().manual_seed(options.seed))
    # The files keep CIFAR-10's own order.
    return shuffled, DataLoader(images(True, plain), 500), DataLoader(images(False, plain), 500)


def train(net, loader, options):
    optimiser = torch.optim.SGD(net.parameters(), lr=options.rate, momentum=0.9, nesterov=True, weight_decay=5e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, epochs=options.epochs,
                                                   steps_per_epoch=len(loader))
    loss_of = nn.CrossEntropyLoss()
    for epoch in range(options.epochs):
        net.train()
        start, total = time.time(), 0.0
        for images, labels in loader:
            optimiser.zero_grad(set_to_none=True)
            loss = loss_of(net(images.to(options.device)), labels.to(options.device))
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}/{options.epochs}: loss {total / len(loader):.4f}, {time.time() - start:.0f} s",
              file=sys.stderr, flush=True)


@torch.no_grad()
def extract(net, loader, device):
    net.eval()
    features, labels, right = [], [], 0
    for images, truth in loader:
        block = net.features(images.to(device)).flatten(1)
        right += (net.classifier(block).argmax(1).cpu() == truth).sum().item()
        features.append(block.cpu().numpy())
        labels.append(truth.numpy())
    features = numpy.concatenate(features)
    return features, numpy.concatenate(labels).astype(numpy.uint8), right / len(features)


def write_idx(path, array):
    """Writes an IDX file beside its place and moves it there; the gzip header carries no time, so equal data are equal files."""
    header = struct.pack(">HBB", 0, UNSIGNED_BYTE, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(path), delete=False) as beside:
        try:
            with gzip.GzipFile(filename="", mode="wb", fileobj=beside, mtime=0) as zipped:
                zipped.write(header + array.tobytes())
        except BaseException:
            os.unlink(beside.name)
            raise
    os.chmod(beside.name, 0o644)
    os.replace(beside.name, path)


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    os.makedirs(options.out, exist_ok=True)
    shuffled, training, testing = loaders(options)
    net = Vgg19().to(options.device)
    train(net, shuffled, options)
    scale = None
    for part, loader in (("train", training), ("test", testing)):
        features, labels, accuracy = extract(net, loader, options.device)
        if scale is None:
            scale = float(numpy.quantile(features[features > 0], options.quantile)) / 255
            print(f"value = byte x {scale!r}", file=sys.stderr)
        quantised = numpy.clip(numpy.rint(features / scale), 0, 255).astype(numpy.uint8)
        write_idx(os.path.join(options.out, f"cifar10-{part}-features-idx2-ubyte.gz"), quantised)
        write_idx(os.path.join(options.out, f"cifar10-{part}-labels-idx1-ubyte.gz"), labels)
        print(f"{part}: {len(labels)} images, the network itself scores {accuracy:.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
