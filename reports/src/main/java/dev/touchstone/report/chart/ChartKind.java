package dev.touchstone.report.chart;

/** The charts a run can have, in the order of its report. */
public enum ChartKind {
    RECALL("recall-qps.png", "Recall against throughput, with the Pareto frontier"),
    LATENCY("latency.png", "Search latency percentiles by setting"),
    BUILD_TIME("build-time.png", "Build time by index"),
    INDEX_SIZE("index-size.png", "Size by index"),
    INGEST("ingest.png", "Ingest rate against batch size"),
    POOL("pool.png", "Throughput against pool size"),
    PLAN_LOAD("plan-load.png", "Latency against rate, with the knee"),
    PLAN_KNEE("plan-knee.png", "Rate at the knee against documents, with the prediction and the held-out size"),
    PLAN_P95("plan-p95.png", "Latency against documents, with the prediction and the held-out size"),
    PLAN_POOL("plan-pool.png", "Throughput against pool size, with the scalability law"),
    PLAN_INDEX_SIZE("plan-index-size.png", "Index size against documents, with the prediction and the held-out size"),
    PLAN_BUILD_TIME("plan-build-time.png", "Build time against documents, with the prediction and the held-out size"),
    PLAN_DIMENSIONS("plan-dimensions.png", "Index size against dimensions, with its cliffs"),
    SHADOW_FATES("shadow-questions.png", "What became of the questions, over the shadow period"),
    SHADOW_DIFFERENCES("shadow-differences.png", "Differences by class, over the shadow period"),
    SHADOW_LATENCY("shadow-latency.png", "Distribution of search latency in both stores"),
    SHADOW_DRIFT("shadow-drift.png", "Documents PostgreSQL was behind, over the shadow period");

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
