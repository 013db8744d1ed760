-- What a file store knew of a document beyond its text, metadata and vector; null for documents that never were in one.
--
-- legacy_id is the document's id in the file where id could not be it: old ids may repeat. legacy holds the timestamp and
-- whatever else export gives back; in an encrypted collection it is sealed like the metadata. migration_id is derived from
-- user, collection, old id and position, and tells one entry of a file from every other. migration_run names the run that
-- inserted the row, until something replaces the document.
ALTER TABLE "${schema}".vector_documents
    ADD COLUMN legacy_id     text COLLATE "C",
    ADD COLUMN legacy        jsonb,
    ADD COLUMN migration_id  uuid,
    ADD COLUMN migration_run uuid;

CREATE INDEX vector_documents_legacy_id_idx
    ON "${schema}".vector_documents (user_id, collection_name, legacy_id) WHERE legacy_id IS NOT NULL;

-- How far each run has come with each store. next_entry moves in the transaction that inserts the entries before it.
CREATE TABLE "${schema}".migrations (
    user_id         text COLLATE "C" NOT NULL,
    collection_name text COLLATE "C" NOT NULL,
    run             uuid NOT NULL,
    vectors_sha256  text NOT NULL,
    metadata_sha256 text NOT NULL,
    encrypted       boolean NOT NULL,
    registered_key  boolean NOT NULL,
    next_entry      bigint NOT NULL DEFAULT 0,
    inserted        bigint NOT NULL DEFAULT 0,
    present         bigint NOT NULL DEFAULT 0,
    held_out        bigint NOT NULL DEFAULT 0,
    started_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    PRIMARY KEY (user_id, collection_name)
);
