package org.spectern.kernels;

/**
 * Vose's alias table (M. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
 * Transactions on Software Engineering 17, 1991), in integers: cells of equal size, each holding a part of its own
 * outcome and the rest from one other, its alias.
 *
 * @param thresholds how much of each cell belongs to its own outcome, from 0 to less than a cell
 * @param aliases the outcome to which the rest of each cell belongs; that of a full cell is its own, and its threshold
 * 0
 */
record AliasTable(int[] thresholds, int[] aliases) {
  /**
   * Builds the table.
   *
   * @param shares of the outcomes, one for each cell; their sum is that of the cells
   * @param cell what a cell holds
   */
  static AliasTable of(final long[] shares, final int cell) {
    final long[] left = shares.clone();
    final int[] thresholds = new int[left.length];
    final int[] aliases = new int[left.length];
    final int[] small = new int[left.length];
    final int[] large = new int[left.length];
    int smalls = 0;
    int larges = 0;
    for (int outcome = left.length - 1; outcome >= 0; outcome--) {
      if (left[outcome] < cell) {
        small[smalls++] = outcome;
      } else {
        large[larges++] = outcome;
      }
    }
    while (smalls > 0) {
      final int poor = small[--smalls];
      final int rich = large[larges - 1];
      thresholds[poor] = (int) left[poor];
      aliases[poor] = rich;
      left[rich] -= cell - left[poor];
      if (left[rich] < cell) {
        larges--;
        small[smalls++] = rich;
      }
    }
    while (larges > 0) {
      final int outcome = large[--larges];
      aliases[outcome] = outcome;
    }
    return new AliasTable(thresholds, aliases);
  }
}
