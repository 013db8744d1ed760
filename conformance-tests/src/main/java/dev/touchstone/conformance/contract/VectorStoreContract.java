package dev.touchstone.conformance.contract;

/** Everything that every vector store must do. */
public interface VectorStoreContract
        extends AddContract,
                RefusalContract,
                UpsertContract,
                SearchContract,
                ScoreContract,
                ResultCountContract,
                FilterContract,
                FilterMatrixContract,
                MarginalRelevanceContract,
                GetContract,
                PagingContract,
                DeleteContract,
                StatisticsContract,
                IsolationContract,
                RoundTripContract,
                ParityContract,
                IndexContract,
                MetamorphicContract,
                BorrowedConnectionContract,
                ConcurrencyContract,
                DurabilityContract,
                HostileInputContract,
                HostileFilesContract {}
