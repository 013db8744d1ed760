-- One table of vectors of one dimension, partitioned by a hash of the user.
-- Placeholders: schema, vector_type, dimension, storage, toast_tuple_target, partitions, layout.

-- Without this, the server remarks each time that the extension is already there.
SET LOCAL client_min_messages = warning;

-- Two spaces of one database may be created at the same time; the extension is shared.
DO $body$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('touchstone: create extension vector', 0));
END $body$;
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

-- A sequence, because before PostgreSQL 17 a partitioned table has no identity column.
CREATE SEQUENCE "${schema}".vector_documents_position;

CREATE TABLE "${schema}".vector_documents (
    position        bigint NOT NULL DEFAULT nextval('"${schema}".vector_documents_position'),
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    user_id         text COLLATE "C" NOT NULL,
    collection_name text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    text            text NOT NULL,
    metadata        jsonb NOT NULL DEFAULT '{}',
    embedding       ${vector_type}(${dimension}) NOT NULL,
    PRIMARY KEY (user_id, collection_name, id)
) PARTITION BY HASH (user_id);
COMMENT ON TABLE "${schema}".vector_documents IS 'layout: ${layout}';
ALTER SEQUENCE "${schema}".vector_documents_position OWNED BY "${schema}".vector_documents.position;

-- A vector stored in its row is a vector the planner counts and a scan need not fetch; a row may then fill its page
-- before text and metadata move out of line.
ALTER TABLE "${schema}".vector_documents ALTER COLUMN embedding SET STORAGE ${storage};

DO $body$ BEGIN
    FOR number IN 0 .. ${partitions} - 1 LOOP
        EXECUTE format('CREATE TABLE "${schema}".vector_documents_p%s PARTITION OF "${schema}".vector_documents'
            ' FOR VALUES WITH (MODULUS ${partitions}, REMAINDER %s) WITH (toast_tuple_target = ${toast_tuple_target})',
            number, number);
    END LOOP;
END $body$;

CREATE INDEX vector_documents_collection_idx
    ON "${schema}".vector_documents (user_id, collection_name, position);
CREATE INDEX vector_documents_metadata_idx
    ON "${schema}".vector_documents USING gin (metadata jsonb_path_ops);
