package dev.touchstone.conformance.rule;

/** How a failed SHOULD leaves JUnit. */
public final class NonBlocking {
    /** Configuration parameter under which a failed SHOULD fails its test. */
    public static final String REPORT_AS_FAILED = "touchstone.should.fails";

    /** Key of the report entry that a failed SHOULD publishes where its test may not fail. */
    public static final String ENTRY = "touchstone.should.failed";

    private NonBlocking() {}
}
