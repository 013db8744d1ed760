package dev.touchstone.bench.tune;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a tune run was asked, as its run folder says it. */
final class TuneConfiguration {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private TuneConfiguration() {}

    static Map<String, Object> of(TuneRequest request, TunePlan plan) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("dataset", request.dataset());
        configuration.put("grid", JSON.convertValue(plan.grid(), new TypeReference<Map<String, Object>>() {}));
        configuration.put("target", JSON.convertValue(request.target(), new TypeReference<Map<String, Object>>() {}));
        configuration.put("profile", request.profile().name().toLowerCase(Locale.ROOT));
        configuration.put("exhaustive", request.exhaustive());
        configuration.put("per_user", request.perUser());
        configuration.put("first_queries", plan.rules().firstQueries());
        configuration.put("queries", plan.rules().queries());
        configuration.put("exact_queries", plan.rules().exactQueries());
        configuration.put("rounds", plan.rules().rounds());
        configuration.put("iterations", request.profile().measurement().iterations());
        configuration.put("iteration_ms", request.profile().measurement().iterationMs());
        request.budgetSeconds().ifPresent(seconds -> configuration.put("budget_s", seconds));
        return configuration;
    }
}
