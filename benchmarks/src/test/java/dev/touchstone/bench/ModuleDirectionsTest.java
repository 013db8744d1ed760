package dev.touchstone.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which module may know which, and that internal packages stay internal. */
@AnalyzeClasses(packages = "dev.touchstone", importOptions = ImportOption.DoNotIncludeTests.class)
final class ModuleDirectionsTest {
    private static final String STORE = "dev.touchstone.store..";
    private static final String DATASET = "dev.touchstone.dataset..";
    private static final String REPORT = "dev.touchstone.report..";
    private static final String CONFORMANCE = "dev.touchstone.conformance..";
    private static final String BENCH = "dev.touchstone.bench..";
    private static final String INTERNAL = ".internal";

    @ArchTest
    static final ArchRule storeKnowsNoOtherModule = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATASET, REPORT, CONFORMANCE, BENCH);

    @ArchTest
    static final ArchRule datasetsNeverAskTheStore = noClasses()
            .that()
            .resideInAPackage(DATASET)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE, REPORT, CONFORMANCE, BENCH)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule reportsNeedNeitherDatabaseNorBenchmark = noClasses()
            .that()
            .resideInAPackage(REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    STORE, DATASET, CONFORMANCE, BENCH, "java.sql..", "org.postgresql..", "org.openjdk.jmh..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule conformanceKnowsNoBenchmark = noClasses()
            .that()
            .resideInAPackage(CONFORMANCE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCH);

    @ArchTest
    static final ArchRule internalPackagesAreUsedByTheirNeighboursAlone = classes()
            .that(resideInAPackage("dev.touchstone..").and(not(isGenerated())))
            .should(new ArchCondition<>("use only internal packages of their own part") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                        String owner =
                                ownerOfInternal(dependency.getTargetClass().getPackageName());
                        if (!isWithin(user.getPackageName(), owner)) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    }
                }
            });

    /** Returns the package above an internal one of ours; empty for all others, within which everything is. */
    private static String ownerOfInternal(String name) {
        int end = (name + ".").indexOf(INTERNAL + ".");
        return name.startsWith("dev.touchstone.") && end >= 0 ? name.substring(0, end) : "";
    }

    private static boolean isWithin(String name, String owner) {
        return owner.isEmpty() || name.equals(owner) || name.startsWith(owner + ".");
    }

    /** JMH writes its runners into packages of its own below a benchmark's. */
    private static DescribedPredicate<JavaClass> isGenerated() {
        return resideInAPackage("..jmh_generated..");
    }
}
