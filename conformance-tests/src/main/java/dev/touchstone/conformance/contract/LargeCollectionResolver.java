package dev.touchstone.conformance.contract;

import dev.touchstone.conformance.StoreContract;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Loads the large collection when the first rule of a test class asks for it, and hands it to the others. */
final class LargeCollectionResolver implements ParameterResolver {
    private static final Namespace LOADED = Namespace.create(LargeCollectionResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LargeCollection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        StoreContract contract = (StoreContract) context.getRequiredTestInstance();
        return context.getParent()
                .orElseThrow()
                .getStore(LOADED)
                .getOrComputeIfAbsent(
                        LargeCollection.class, key -> LargeCollection.load(contract.subject()), LargeCollection.class);
    }
}
