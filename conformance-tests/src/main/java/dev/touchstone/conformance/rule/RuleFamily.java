package dev.touchstone.conformance.rule;

import dev.touchstone.report.conformance.RuleDescription;

/** The families of rules; a family's name is the letters its ids begin with. */
public enum RuleFamily {
    ADD("Adding"),
    UPS("Replacing under a given id"),
    GET("Getting by id"),
    SEA("Searching"),
    SCO("Scores"),
    K("The number of results"),
    FIL("Filters"),
    DEL("Deleting"),
    STA("Statistics"),
    PAG("Paging"),
    MMR("Maximal marginal relevance"),
    RTR("Round trips"),
    PAR("Parity with the file store"),
    IDX("The index is really exercised"),
    MET("Metamorphic relations"),
    ISO("Isolation"),
    CON("Concurrency"),
    DUR("Durability and faults"),
    HOS("Hostile input");

    private final String title;

    RuleFamily(String title) {
        this.title = title;
    }

    /** What the family is about, for people to read. */
    public String title() {
        return title;
    }

    /** The family of a rule. */
    public static RuleFamily of(RuleDescription rule) {
        return valueOf(rule.family());
    }
}
