-- The layout of the documents, right after the table so that whatever follows finds it as it will stay.
-- Placeholders: schema, storage, toast_tuple_target, partitions (0 where the table is not partitioned), remark.

DO $layout$
BEGIN
    IF '${remark}' <> '' THEN
        COMMENT ON TABLE "${schema}".vector_documents IS '${remark}';
    END IF;
    IF ${partitions} = 0 THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM "${schema}".vector_documents) THEN
        RAISE EXCEPTION 'the table holds documents and cannot be partitioned';
    END IF;

    ALTER TABLE "${schema}".vector_documents RENAME TO vector_documents_model;
    CREATE TABLE "${schema}".vector_documents (
        LIKE "${schema}".vector_documents_model
            INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING STORAGE INCLUDING CONSTRAINTS
    ) PARTITION BY HASH (user_id);
    DROP TABLE "${schema}".vector_documents_model;

    FOR remainder IN 0 .. ${partitions} - 1 LOOP
        EXECUTE format('CREATE TABLE "${schema}".vector_documents_p%s PARTITION OF "${schema}".vector_documents'
            ' FOR VALUES WITH (MODULUS ${partitions}, REMAINDER %s) WITH (toast_tuple_target = ${toast_tuple_target})',
            remainder, remainder);
    END LOOP;
    ALTER TABLE "${schema}".vector_documents ALTER COLUMN embedding SET STORAGE ${storage};

    ALTER TABLE "${schema}".vector_documents
        ADD CONSTRAINT vector_documents_pkey PRIMARY KEY (user_id, collection_name, id);
    CREATE INDEX vector_documents_collection_idx
        ON "${schema}".vector_documents (user_id, collection_name, position);
    CREATE INDEX vector_documents_metadata_idx
        ON "${schema}".vector_documents USING gin (metadata jsonb_path_ops);
    CREATE TRIGGER vector_documents_updated_at
        BEFORE UPDATE ON "${schema}".vector_documents
        FOR EACH ROW EXECUTE FUNCTION "${schema}".set_updated_at();
END
$layout$;
