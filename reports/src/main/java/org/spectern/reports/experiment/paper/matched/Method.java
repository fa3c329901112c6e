package org.spectern.reports.experiment.paper.matched;

import org.spectern.theory.matching.Policy;

/** How activations are matched. */
enum Method {
  SIGMA_T, SIGMA_Q, LEVELS, EXACT;

  /** @param levels N, where the method asks for it */
  Policy policy(int levels) {
    return switch (this) {
      case SIGMA_T -> new Policy.OneBit();
      case SIGMA_Q -> new Policy.SigmaQLast();
      case LEVELS -> new Policy.Levels(levels);
      case EXACT -> new Policy.Exact(levels);
    };
  }
}
