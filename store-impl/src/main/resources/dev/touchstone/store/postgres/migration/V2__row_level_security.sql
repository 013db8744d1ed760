-- The second line of defence: PostgreSQL shows and takes only rows of the user and collection that the transaction names
-- in touchstone.user_id and touchstone.collection, whatever a statement asks for. Placeholders: schema, partitions.
--
-- The policy is on the table that every statement names. COPY refuses such a table, and a detour through a temporary
-- table costs a third of the ingest: so COPY, and nothing else, names the partition, under a trigger that checks what
-- the policy would.

ALTER TABLE "${schema}".vector_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE "${schema}".vector_documents FORCE ROW LEVEL SECURITY;
CREATE POLICY own_collection ON "${schema}".vector_documents USING (
    user_id = current_setting('touchstone.user_id', true)
    AND collection_name = current_setting('touchstone.collection', true)
);

-- Permissions of a partition count only where a statement names it.
DO $body$ BEGIN
    FOR number IN 0 .. ${partitions} - 1 LOOP
        EXECUTE format('REVOKE SELECT, UPDATE, DELETE ON "${schema}".vector_documents_p%s FROM CURRENT_USER', number);
    END LOOP;
END $body$;

CREATE FUNCTION "${schema}".refuse_foreign_row() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'a row of another user or collection' USING ERRCODE = 'with_check_option_violation';
END
$body$;

-- AFTER, because COPY writes row by row under a BEFORE trigger; the condition is evaluated without calling the function.
-- Every partition gets the trigger with the table.
CREATE TRIGGER vector_documents_own_collection
    AFTER INSERT OR UPDATE ON "${schema}".vector_documents
    FOR EACH ROW WHEN (
        NEW.user_id IS DISTINCT FROM current_setting('touchstone.user_id', true)
        OR NEW.collection_name IS DISTINCT FROM current_setting('touchstone.collection', true)
    ) EXECUTE FUNCTION "${schema}".refuse_foreign_row();
