package dev.touchstone.report.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of {@code measurements.jsonl}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MeasuredRow.class, name = "measurement"),
    @JsonSubTypes.Type(value = VoidCell.class, name = "void")
})
sealed interface RunRow permits MeasuredRow, VoidCell {}
