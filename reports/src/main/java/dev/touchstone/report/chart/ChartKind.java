package dev.touchstone.report.chart;

/** The charts a run can have, in the order of its report. */
public enum ChartKind {
    RECALL("recall-qps.png", "Recall against throughput, with the Pareto frontier"),
    LATENCY("latency.png", "Search latency percentiles by setting"),
    BUILD_TIME("build-time.png", "Build time by index"),
    INDEX_SIZE("index-size.png", "Size by index"),
    INGEST("ingest.png", "Ingest rate against batch size"),
    POOL("pool.png", "Throughput against pool size");

    private final String fileName;
    private final String description;

    ChartKind(String fileName, String description) {
        this.fileName = fileName;
        this.description = description;
    }

    /** The file's name below {@code charts/}. */
    public String fileName() {
        return fileName;
    }

    /** What the chart shows, in a few words. */
    public String description() {
        return description;
    }
}
