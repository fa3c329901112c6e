package org.spectern.reports.experiment;

import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/**
 * What {@code spectern moments} answers.
 *
 * @param dt2 null where infinite
 */
public record MomentsAnswer(String activation, double tau, double mu, double p1, double p2, double d3, double variance,
    Double dt2) {

  public static MomentsAnswer of(Activation activation, double tau) {
    final Moments m = activation.moments(tau);
    return new MomentsAnswer(activation.name(), tau, m.mu(), m.p1(), m.p2(), m.d3(), m.variance(),
        Finite.orNull(m.dt2()));
  }

  /** For a terminal. */
  public String asText() {
    final Table table = new Table().words("moment").numbers("value").words("meaning");
    table.row("mu", Digits.of(mu), "E[s(tau xi)]");
    table.row("p1", Digits.of(p1), "E[s'] = E[xi s]/tau");
    table.row("p2", Digits.of(p2), "E[s''] = E[(xi² - 1) s]/tau²");
    table.row("d3", Digits.of(d3), "E[((s - mu)²)'']");
    table.row("variance", Digits.of(variance), "Var s: the next layer's tau²");
    table.row("dt2", dt2 == null ? "∞" : Digits.of(dt2), dt2 == null ? "E[s'²]: the activation jumps" : "E[s'²]");
    return activation + " at tau = " + Quantity.number(tau) + "\n\n" + TextTable.of(table);
  }
}
