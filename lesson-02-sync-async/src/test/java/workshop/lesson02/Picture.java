package workshop.lesson02;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The table as a picture: two bar charts, both with a logarithmic axis, one above the other. */
final class Picture {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 420;

    /** Writes an SVG file. */
    static void write(List<Measured> all, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true"); // no window, no icon in a dock
        List<CategoryChart> charts = List.of(
                chart("Records a second", all, Measured::recordsPerSecond),
                chart("From send to acknowledgement, p99, in milliseconds", all, row -> Measured.millis(row.p99())));
        VectorGraphics2D graphics = new VectorGraphics2D();
        for (CategoryChart chart : charts) {
            chart.paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            Processors.get("svg")
                    .getDocument(graphics.getCommands(), new PageSize(WIDTH, (double) HEIGHT * charts.size()))
                    .writeTo(out);
        }
    }

    private static CategoryChart chart(String title, List<Measured> all, ToDoubleFunction<Measured> value) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .build();
        double least = all.stream().mapToDouble(value).min().orElseThrow();
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisMin(Math.pow(10, Math.floor(Math.log10(least)))) // a logarithmic axis can't start at 0
                .setLegendPosition(LegendPosition.InsideNW)
                .setChartTitleVisible(true);
        chart.getStyler().setDecimalPattern("#,##0.#");
        chart.getStyler().setLabelsVisible(true).setAvailableSpaceFill(0.8);
        Set<String> ways = all.stream().map(Measured::way).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Long, Map<String, Double>> byDelay = new TreeMap<>();
        all.forEach(row -> byDelay.computeIfAbsent(row.delay().toMillis(), delay -> new TreeMap<>())
                .put(row.way(), value.applyAsDouble(row)));
        byDelay.forEach((delay, values) -> chart.addSeries(
                delay == 0 ? "no delay" : String.format(Locale.ROOT, "%d ms to the broker", delay),
                List.copyOf(ways),
                ways.stream().map(values::get).map(Picture::rounded).toList()));
        return chart;
    }

    /** To as many digits as a label has room for. */
    private static double rounded(double value) {
        return value < 100 ? Math.max(0.1, Math.round(10 * value) / 10.0) : Math.round(value);
    }

    private Picture() {}
}
