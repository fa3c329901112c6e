package org.spectern.theory.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TernaryOracleTest {
  private static final byte[][] W = {{1, -1, 0}, {0, 0, 0}, {-1, -1, 1}};

  @Test
  void productsAreThoseDoneByHand() {
    assertThat(TernaryOracle.multiply(W, new int[]{3, 5, 7})).containsExactly(-2, 0, -1);
    assertThat(TernaryOracle.multiply(W, new float[]{0.5f, -1.5f, 2})).containsExactly(2, 0, 3);
  }

  @Test
  void sumsBeyondIntAreAnErrorAndNotAWrongNumber() {
    final byte[][] ones = {{1, 1}};
    assertThatThrownBy(() -> TernaryOracle.multiply(ones, new int[]{Integer.MAX_VALUE, 1}))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void wrongShapesAndWeightsAreNamed() {
    assertThatThrownBy(() -> TernaryOracle.multiply(W, new int[2])).hasMessageContaining("row=3 x=2");
    assertThatThrownBy(() -> TernaryOracle.multiply(new byte[][]{{2}}, new int[1])).hasMessageContaining("[2]");
  }
}
