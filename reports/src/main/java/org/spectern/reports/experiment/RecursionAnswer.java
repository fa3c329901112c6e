package org.spectern.reports.experiment;

import java.util.List;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;
import org.spectern.theory.kernel.RecursionForm;

/** What {@code spectern recursion} answers. */
public record RecursionAnswer(double tau0, String form, List<Layer> layers) {

  /**
   * One layer.
   *
   * @param kappa2 null from the first layer whose activation jumps
   */
  public record Layer(int layer, String activation, double tau, double alpha1, double alpha2, double alpha3,
      double alpha4, double beta1, double beta2, double beta3, Double kappa2) {}

  public static RecursionAnswer of(List<Activation> stack, double tau0, RecursionForm form) {
    final List<LayerCoefficients> all = Recursion.of(stack, tau0, form);
    return new RecursionAnswer(tau0, form.name().toLowerCase(java.util.Locale.ROOT),
        all.subList(1, all.size()).stream().map(layer -> layer(layer, stack)).toList());
  }

  private static Layer layer(LayerCoefficients c, List<Activation> stack) {
    return new Layer(c.layer(), stack.get(c.layer() - 1).name(), c.tau(), c.alpha().alpha1(), c.alpha().alpha2(),
        c.alpha().alpha3(), c.alpha().alpha4(), c.beta1(), c.beta2(), c.beta3(), Finite.orNull(c.kappa2()));
  }

  /** For a terminal. */
  public String asText() {
    final Table table = new Table().numbers("layer").words("activation").numbers("tau").numbers("alpha1")
        .numbers("alpha2").numbers("alpha3").numbers("alpha4").numbers("beta1").numbers("beta2").numbers("beta3")
        .numbers("kappa²");
    for (final Layer layer : layers) {
      table.row(Integer.toString(layer.layer), layer.activation, Digits.of(layer.tau), Digits.of(layer.alpha1),
          Digits.of(layer.alpha2), Digits.of(layer.alpha3), Digits.of(layer.alpha4), Digits.of(layer.beta1),
          Digits.of(layer.beta2), Digits.of(layer.beta3), layer.kappa2 == null ? "∞" : Digits.of(layer.kappa2));
    }
    return "tau0 = " + Quantity.number(tau0) + ", " + form + " form\n\n" + TextTable.of(table);
  }
}
