package dev.touchstone.report.html;

import dev.touchstone.report.ReportException;
import dev.touchstone.report.chart.Charts;
import dev.touchstone.report.run.Run;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** Renders {@code report.html}: one file that loads nothing from elsewhere. */
public final class HtmlReport {
    /** The page's name inside a run folder. */
    public static final String FILE = "report.html";

    private HtmlReport() {}

    /**
     * Writes {@code report.html} from the folder's data and the charts already in it, the same bytes for the same folder.
     *
     * @return the page
     * @throws ReportException if the folder is no run or cannot be written
     */
    public static Path write(Path runFolder) {
        String page = render(Run.read(runFolder));
        Path file = runFolder.resolve(FILE);
        Path partial = runFolder.resolve("." + FILE + ".partial");
        try {
            Files.writeString(partial, page, StandardCharsets.UTF_8);
            return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ReportException("cannot write " + file + "; is the disk full?", e);
        }
    }

    /** Draws the charts and writes {@code report.html}: all of a run's presentation, from its data alone. */
    public static Path rebuild(Path runFolder) {
        Charts.render(Run.read(runFolder));
        return write(runFolder);
    }

    private static String render(Run run) {
        StringWriter out = new StringWriter();
        try {
            configuration().getTemplate("report.ftlh").process(Map.of("page", new PageBuilder(run).build()), out);
        } catch (IOException | TemplateException e) {
            throw new ReportException("the report's template does not fit this run; this is a defect of Touchstone", e);
        }
        return out.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlReport.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
        return configuration;
    }
}
