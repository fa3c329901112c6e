package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class BrowserTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void needsBrowser() {
    BrowserCheck.browser();
  }

  @Test
  void everyElementIsSoundOnDeskAndPhone() throws IOException {
    final Path page = folder.resolve("demo.html");
    DemoPage.page().write(page, DemoPage.ORIGIN);
    BrowserCheck.assertSound(page, DemoPage.charts().size() + 4);
  }

  @Test
  void theCheckItselfSeesWhatIsWrong() throws IOException {
    final Path page = folder.resolve("bad.html");
    Files.writeString(page,
        """
            <!DOCTYPE html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>bad</title></head><body>
            <div style="width:3000px">wide</div>
            <svg class="chart" viewBox="0 0 100 100" width="100" height="100"><title>p</title><desc></desc>
            <text x="10" y="50">over</text><text x="12" y="52">under</text><text x="90" y="90">outside</text></svg>
            <script>null.missing;</script></body></html>""");
    final BrowserCheck.Finding finding = BrowserCheck.open(page, 390, false);
    assertThat(finding.plots()).isEqualTo(1);
    assertThat(finding.problems()).anyMatch(text -> text.contains("console") && text.contains("TypeError"))
        .anyMatch(text -> text.contains("pixels wide on a screen of 390"))
        .anyMatch(text -> text.contains("an axis without a title"))
        .anyMatch(text -> text.contains("no tick labels")).anyMatch(text -> text.contains("nothing drawn"))
        .anyMatch(text -> text.contains("no description")).anyMatch(text -> text.contains("\"under\" over \"over\""))
        .anyMatch(text -> text.contains("\"outside\" leaves the plot"));
  }

  @Test
  void picturesAreTaken() throws IOException {
    final Path page = folder.resolve("demo.html");
    final Path png = folder.resolve("demo.png");
    DemoPage.page().write(page, DemoPage.ORIGIN);
    BrowserCheck.picture(page, 390, 800, true, png);
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
  }
}
