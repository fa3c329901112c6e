package org.spectern.jmh.theory;

import org.spectern.theory.matching.Policy;

/** Policies to solve for. */
public enum MatchingKind {
  ONE_BIT(new Policy.OneBit()), LEAST_VARIANCE(new Policy.LeastVarianceOneBit()), EIGHT_LEVELS(new Policy.Levels(8)),
  EIGHT_INTEGERS(new Policy.IntegerLevels(8, 31)), THREE_BITS(new Policy.Uniform(3)), EXACT(new Policy.Exact(12));

  private final Policy policy;

  MatchingKind(Policy policy) {
    this.policy = policy;
  }

  Policy policy() {
    return policy;
  }
}
