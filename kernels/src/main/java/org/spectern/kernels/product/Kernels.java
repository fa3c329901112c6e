package org.spectern.kernels.product;

/**
 * One implementation of every kernel.
 *
 * @param name what it is called
 * @param bitPlanes products of bit planes
 * @param signedLists products of signed index lists
 * @param fiveTrits products of five-trit bytes
 * @param threeTrits products of three-trit codes
 * @param packing conversions of activations
 * @param seeded rows drawn from a seed
 * @param rice decoding of Golomb-Rice coded gaps
 * @param entries products of decoded entries with batches
 */
public record Kernels(String name, BitPlaneProducts bitPlanes, SignedListProducts signedLists,
    FiveTritProducts fiveTrits, ThreeTritProducts threeTrits, Packing packing,
    SeededRows seeded, RiceGaps rice, EntryProducts entries) {}
