package dev.touchstone.conformance.run;

import dev.touchstone.conformance.StoreUnderTest;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** Hands the subject of a launcher session to the test class. */
final class SubjectResolver implements ParameterResolver {
    /** Keeps JUnit from closing the subject, which belongs to the caller. */
    private record Held(StoreUnderTest subject) {}

    static void put(LauncherSession session, StoreUnderTest subject) {
        session.getStore().put(Namespace.create(SubjectResolver.class), Held.class, new Held(subject));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StoreUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(SubjectResolver.class);
        return context.getStore(StoreScope.LAUNCHER_SESSION, namespace)
                .get(Held.class, Held.class)
                .subject();
    }
}
