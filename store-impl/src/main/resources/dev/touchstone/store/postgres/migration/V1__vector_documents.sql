-- One table of vectors of one dimension. Placeholders: schema, vector_type, dimension, storage, toast_tuple_target.

-- Without this, the server remarks each time that the extension is already there.
SET LOCAL client_min_messages = warning;

-- Two spaces of one database may be created at the same time; the extension is shared.
DO $body$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('touchstone: create extension vector', 0));
END $body$;
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

CREATE TABLE "${schema}".vector_documents (
    position        bigint GENERATED ALWAYS AS IDENTITY,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    user_id         text COLLATE "C" NOT NULL,
    collection_name text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    text            text NOT NULL,
    metadata        jsonb NOT NULL DEFAULT '{}',
    embedding       ${vector_type}(${dimension}) NOT NULL,
    PRIMARY KEY (user_id, collection_name, id)
);

-- A vector stored in its row is a vector the planner counts and a scan need not fetch; a row may then fill its page
-- before text and metadata move out of line.
ALTER TABLE "${schema}".vector_documents ALTER COLUMN embedding SET STORAGE ${storage};
ALTER TABLE "${schema}".vector_documents SET (toast_tuple_target = ${toast_tuple_target});

CREATE INDEX vector_documents_collection_idx
    ON "${schema}".vector_documents (user_id, collection_name, position);
CREATE INDEX vector_documents_metadata_idx
    ON "${schema}".vector_documents USING gin (metadata jsonb_path_ops);

CREATE FUNCTION "${schema}".set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$body$;
CREATE TRIGGER vector_documents_updated_at
    BEFORE UPDATE ON "${schema}".vector_documents
    FOR EACH ROW EXECUTE FUNCTION "${schema}".set_updated_at();
