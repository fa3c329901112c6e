package org.spectern.theory.matching;

/**
 * Whether an activation with given p1 and p2 can have a given variance, with the certificates when it cannot.
 *
 * <p> Parseval: any function with these p1, p2 has Var ≥ LB = (tau~ p1)² + (tau~² p2)²/2. A function of N values
 * carries at most the fraction rho_N of its variance in that direction, so it needs Var ≥ LB/rho_N.
 *
 * @param feasible whether neither bound excludes the target: necessary, not sufficient
 * @param lowerBound LB
 * @param required LB over the target's variance: the fraction an exact match must carry
 * @param levels N, the number of distinct values
 * @param rho rho_N, in (0, 1]
 * @param levelBound LB/rho_N
 */
public record Feasibility(boolean feasible, double lowerBound, double required, int levels, double rho,
    double levelBound) {

  static Feasibility of(Target target, int levels) {
    final double rho = DirectionalFraction.of(target.first(), target.second(), levels);
    final double required = target.energy() / target.variance();
    return new Feasibility(required <= rho * (1 + 1e-12), target.energy(), required, levels, rho,
        target.energy() / rho);
  }

  /** The verdict in a sentence. */
  public String explanation() {
    if (feasible) {
      return "neither bound excludes an exact match with " + levels + " levels";
    }
    return required > 1
        ? "infeasible for any activation: Parseval's bound is %.6g times the original's variance".formatted(required)
        : "infeasible with %d levels: they carry at most %.4f of their variance where %.4f is required"
            .formatted(levels, rho, required);
  }
}
