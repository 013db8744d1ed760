-- Which key an encrypted collection is under. A collection without a row is plain.
--
-- key_id tells keys apart and is no secret; previous_key_id is set while documents are moved to a new key. secret is a
-- Fernet token under the key: it proves the key right and holds what the hashes in the documents' metadata are made with.
CREATE TABLE "${schema}".collection_keys (
    user_id         text COLLATE "C" NOT NULL,
    collection_name text COLLATE "C" NOT NULL,
    key_id          text NOT NULL,
    previous_key_id text,
    secret          text NOT NULL,
    PRIMARY KEY (user_id, collection_name)
);
