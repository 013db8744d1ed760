package dev.touchstone.conformance.rule;

import dev.touchstone.conformance.Capability;
import dev.touchstone.report.conformance.RuleDescription;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads rules off contracts. */
public final class Rules {
    private Rules() {}

    /** Describes the rule a method is; empty where it is none. */
    public static Optional<RuleDescription> of(Method method) {
        return Optional.ofNullable(method.getAnnotation(Rule.class)).map(Rules::describe);
    }

    static RuleDescription describe(Rule rule) {
        RuleDescription description = new RuleDescription(
                rule.id(),
                rule.severity(),
                rule.intent(),
                rule.ifItFails(),
                Arrays.stream(rule.needs()).map(Capability::label).toList());
        RuleFamily.of(description);
        return description;
    }

    /**
     * The rules of a contract and all it extends, by id, each with its method.
     *
     * @throws IllegalArgumentException if two methods have the same id, or a rule is of no family
     */
    public static SortedMap<String, Method> of(Class<?> contract) {
        SortedMap<String, Method> rules = new TreeMap<>();
        for (Method method : contract.getMethods()) {
            of(method).ifPresent(rule -> {
                Method other = rules.put(rule.id(), method);
                if (other != null) {
                    throw new IllegalArgumentException("rule " + rule.id() + " is both " + other + " and " + method);
                }
            });
        }
        return rules;
    }

    /** Describes the rules of a contract and all it extends, by id. */
    public static List<RuleDescription> descriptions(Class<?> contract) {
        return of(contract).values().stream()
                .map(Rules::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
