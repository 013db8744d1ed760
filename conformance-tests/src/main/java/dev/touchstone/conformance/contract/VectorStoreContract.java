package dev.touchstone.conformance.contract;

/** Everything that every vector store must do. */
public interface VectorStoreContract
        extends AddContract,
                SearchContract,
                FilterContract,
                MarginalRelevanceContract,
                GetContract,
                PagingContract,
                DeleteContract,
                StatisticsContract,
                IsolationContract,
                RoundTripContract,
                ParityContract,
                MetamorphicContract {}
