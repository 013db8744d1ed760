package dev.touchstone.conformance.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs PostgreSQL: constructors, test and lifecycle methods may take a {@link TestDatabase}.
 *
 * <p>All classes of a JVM share one server, chosen by {@code TOUCHSTONE_POSTGRES} or the first that is there. Where none
 * is, the first class fails with one line that says what is missing, and the others are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {}
