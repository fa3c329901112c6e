package org.spectern.theory.matching;

import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;

/**
 * One layer of a matched network.
 *
 * @param layer from 1
 * @param kind {@code sigmaT}, {@code sigmaQ} or {@code levels}
 * @param activation the matched activation, thresholds in units of the pre-activation; used centred, less
 * {@code matched.mu()}
 * @param integerLevels one integer per level, null if the policy has none
 * @param scale level k is scale · integerLevels[k]; 1 if there are no integers
 * @param tauBefore tau~_{l-1} of the new network: the scale at which the activation was matched
 * @param tau tau~_l
 * @param target moments of the original at its own tau_{l-1}
 * @param matched moments of the activation at tauBefore
 * @param residuals matched less target
 * @param feasible whether p1, p2 and the variance could all have been met, with the bounds
 * @param ridge tau~_l² - tau_l²: the multiple of the identity by which the new kernel exceeds the original's
 */
public record MatchedLayer(int layer, String kind, StepActivation activation, int[] integerLevels, double scale,
    double tauBefore,
    double tau, Moments target, Moments matched, Residuals residuals, Feasibility feasible, double ridge) {}
