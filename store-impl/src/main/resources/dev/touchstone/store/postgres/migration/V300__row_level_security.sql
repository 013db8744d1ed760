-- The second line of defence: PostgreSQL shows and takes only rows of the user and collection that the transaction names
-- in touchstone.user_id and touchstone.collection, whatever a statement asks for. Placeholder: schema.
--
-- COPY refuses a table with row-level security, and a detour through a temporary table costs a third of the ingest. So
-- the table of V1 becomes the only partition of a table that carries the policy: every statement names that one, and the
-- rows themselves can only be written to, by COPY, under a trigger that checks what the policy would.

ALTER TABLE "${schema}".vector_documents RENAME TO vector_documents_rows;

-- Before PostgreSQL 17 a partitioned table has no identity column.
CREATE SEQUENCE "${schema}".vector_documents_position OWNED BY "${schema}".vector_documents_rows.position;
SELECT setval('"${schema}".vector_documents_position', coalesce(max(position), 0) + 1, false)
    FROM "${schema}".vector_documents_rows;
ALTER TABLE "${schema}".vector_documents_rows ALTER COLUMN position DROP IDENTITY;
ALTER TABLE "${schema}".vector_documents_rows
    ALTER COLUMN position SET DEFAULT nextval('"${schema}".vector_documents_position');

CREATE TABLE "${schema}".vector_documents (
    LIKE "${schema}".vector_documents_rows INCLUDING DEFAULTS INCLUDING STORAGE,
    CONSTRAINT vector_documents_key PRIMARY KEY (user_id, collection_name, id)
) PARTITION BY HASH (user_id);
ALTER TABLE "${schema}".vector_documents
    ATTACH PARTITION "${schema}".vector_documents_rows FOR VALUES WITH (MODULUS 1, REMAINDER 0);

ALTER TABLE "${schema}".vector_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE "${schema}".vector_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY own_collection ON "${schema}".vector_documents USING (
    user_id = current_setting('touchstone.user_id', true)
    AND collection_name = current_setting('touchstone.collection', true)
);

-- Permissions of a partition count only where a statement names it.
REVOKE SELECT, UPDATE, DELETE ON "${schema}".vector_documents_rows FROM CURRENT_USER;

CREATE FUNCTION "${schema}".refuse_foreign_row() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'a row of another user or collection' USING ERRCODE = 'with_check_option_violation';
END
$body$;

-- AFTER, because COPY writes row by row under a BEFORE trigger; the condition is evaluated without calling the function.
CREATE TRIGGER vector_documents_own_collection
    AFTER INSERT OR UPDATE ON "${schema}".vector_documents_rows
    FOR EACH ROW WHEN (
        NEW.user_id IS DISTINCT FROM current_setting('touchstone.user_id', true)
        OR NEW.collection_name IS DISTINCT FROM current_setting('touchstone.collection', true)
    ) EXECUTE FUNCTION "${schema}".refuse_foreign_row();
