package dev.touchstone.conformance.migration;

import dev.touchstone.conformance.python.Python;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Writes and reads {@code user_data} folders with the real Python, pickle, json, numpy and cryptography. */
final class PythonStores {
    static final String MASTER_KEY = "a master key for tests";

    private static final String PRELUDE = """
            import base64, hashlib, json, os, pickle, random, struct, sys
            import numpy as np
            from cryptography.fernet import Fernet
            root = sys.argv[1]
            MASTER = 'MASTER_KEY'
            def fernet(user):
                try: secret = base64.urlsafe_b64decode(MASTER)
                except Exception: secret = MASTER.encode()
                key = hashlib.pbkdf2_hmac('sha256', secret, user.encode(), 100000, 32)
                return Fernet(base64.urlsafe_b64encode(key))
            def folder(user, collection):
                return os.path.join(root, user, 'vector_store_' + collection)
            def store(user, collection, vectors, entries, protocol=4, encrypted=False):
                os.makedirs(folder(user, collection), exist_ok=True)
                with open(os.path.join(folder(user, collection), 'vectors.pkl'), 'wb') as f:
                    pickle.dump(vectors, f, protocol=protocol)
                text = json.dumps(entries)
                if encrypted: text = fernet(user).encrypt(text.encode()).decode()
                with open(os.path.join(folder(user, collection), 'metadata.json'), 'w') as f: f.write(text)
            def vectors(n, d, seed=1):
                r = random.Random(seed)
                return [[r.gauss(0, 1) for _ in range(d)] for _ in range(n)]
            def entries(n, key='text', **more):
                return [dict({'id': f'doc_{i}_{1700000000.25 + i}', key: f'text {i} äöü \\U0001F600',
                        'timestamp': f'2024-01-02T03:04:{i % 60:02d}.5', 'n': i, 'half': i / 2}, **more) for i in range(n)]
            def read(path, user=None):
                vs = pickle.load(open(os.path.join(path, 'vectors.pkl'), 'rb'))
                data = open(os.path.join(path, 'metadata.json'), 'rb').read()
                if user: data = fernet(user).decrypt(data)
                return vs, json.loads(data)
            def f32(v): return [struct.unpack('<f', struct.pack('<f', float(x)))[0] for x in v]
            """.replace("MASTER_KEY", MASTER_KEY);

    private final Python python;

    private PythonStores(Python python) {
        this.python = python;
    }

    /** Finds a Python with everything; where there is none the test is skipped. */
    static PythonStores find() {
        return new PythonStores(Python.having("numpy", "cryptography")
                .orElseGet(() -> Assumptions.abort("needs python3 with the packages numpy and cryptography")));
    }

    /** Runs a script in which {@code root} is the user_data folder and the helpers above are defined. */
    String run(String script, Path userData, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = userData;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return python.run(PRELUDE + script, arguments);
    }
}
