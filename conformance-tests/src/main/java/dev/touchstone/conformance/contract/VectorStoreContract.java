package dev.touchstone.conformance.contract;

/** Everything that every vector store must do. */
public interface VectorStoreContract
        extends AddContract,
                SearchContract,
                FilterContract,
                DeleteContract,
                StatisticsContract,
                IsolationContract,
                RoundTripContract {}
