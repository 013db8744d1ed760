package dev.touchstone.store.index;

/** Whether an index scan goes on when a filter leaves fewer than k rows: pgvector's {@code iterative_scan}. */
public enum IterativeScan {
    OFF("off"),
    STRICT_ORDER("strict_order"),
    RELAXED_ORDER("relaxed_order");

    private final String sql;

    IterativeScan(String sql) {
        this.sql = sql;
    }

    /** The value of the PostgreSQL setting. */
    public String sql() {
        return sql;
    }
}
